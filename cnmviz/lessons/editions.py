"""A lesson's text as it was begun: stored once for everybody, read back as a Lesson, and the lab that it begins with."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from cnmviz.cnm.world import World
from cnmviz.labs import documents, limits, making

from . import reading, starting, writing
from .lesson import Lesson
from .models import Edition


def edition(lesson: Lesson, document: str = "") -> Edition:
    """The row of a lesson's text, made where there is none. `document` is a lab to begin with, should the lesson name none."""
    markdown = writing.write(lesson)
    needed = "" if lesson.start or lesson.scenario else document
    digest = hashlib.sha256(f"{markdown}\0{needed}".encode()).hexdigest()
    known, _ = Edition.objects.get_or_create(digest=digest, defaults={"markdown": markdown, "document": needed})
    return known


def lesson_of(known: Edition) -> Lesson:
    """What an edition says. Its slug and its place on the ladder are those of the attempt's key."""
    return _read(known.digest, known.markdown)


@lru_cache(limits.HOT_LESSONS)
def _read(digest: str, markdown: str) -> Lesson:
    return reading.read(markdown)


def world_of(known: Edition, *, now: int) -> World:
    """A new lab to begin a lesson in.

    Raises:
        Stopped: a line of the lesson's start does not succeed.
    """
    seed = making.fresh_seed()
    if known.document:
        return documents.read(known.document.encode(), seed)[1]
    return starting.world_of(lesson_of(known), seed, now)
