"""A lesson's text as it was begun: stored once for everybody, read back as a Lesson."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from cnmviz.cnm.world import World
from cnmviz.labs import limits, making

from . import reading, starting, writing
from .lesson import Lesson
from .models import Edition


def edition(lesson: Lesson) -> Edition:
    """The row of a lesson's text, made where there is none."""
    markdown = writing.write(lesson)
    digest = hashlib.sha256(markdown.encode()).hexdigest()
    known, _ = Edition.objects.get_or_create(digest=digest, defaults={"markdown": markdown})
    return known


def lesson_of(known: Edition) -> Lesson:
    """What an edition says. Its slug and its place on the ladder are those of the attempt's key."""
    return _read(known.digest, known.markdown)


@lru_cache(limits.HOT_LESSONS)
def _read(digest: str, markdown: str) -> Lesson:
    return reading.read(markdown)


def world_of(lesson: Lesson, *, now: int) -> World:
    """A new lab to begin a lesson in.

    Raises:
        Stopped: a line of the lesson's start does not succeed.
    """
    return starting.world_of(lesson, making.fresh_seed(), now)
