"""Attempts begin here: from the ladder or a shared scenario, once more from the start, or as a fork of another lab."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from cnmviz.labs import making
from cnmviz.labs.models import Lab

from . import counting, editions
from .lesson import Lesson
from .models import Attempt, Prediction


@dataclass(frozen=True, slots=True)
class Chosen:
    """A lesson to begin, under its key for progress ("" for none)."""

    lesson: Lesson
    key: str


class TooMany(Exception):
    """Somebody made more labs than anybody needs."""


def enter(person: str, chosen: Chosen, *, anew: bool = False) -> Attempt:
    """The attempt that a person is at, or a new one; `anew` asks for a new one in any case.

    Raises:
        TooMany: it would be one more lab than anybody needs.
        Stopped: the lesson's start does not work.
    """
    known = open_one(person, chosen.key)
    if known and (not anew or untouched(known)):
        return known
    if making.too_many(person):
        raise TooMany
    return begin(person, chosen)


def begin(person: str, chosen: Chosen) -> Attempt:
    """A new lab from a lesson's start, with the lesson attached.

    Raises:
        Stopped: the lesson's start does not work.
    """
    edition = editions.edition(chosen.lesson)
    lab = _lab(person, chosen.lesson)
    return Attempt.objects.create(lab=lab, edition=edition, key=chosen.key, person=person, start_seq=lab.seq)


def open_one(person: str, key: str) -> Attempt | None:
    """A person's newest attempt at a lesson, unless that is done or the lesson is only tried."""
    if not key:
        return None
    newest = Attempt.objects.filter(person=person, key=key).select_related("lab").first()
    return newest if newest and not newest.done else None


def newest_of(person: str) -> dict[str, Attempt]:
    """A person's newest attempt at each lesson that has a key, the one begun last first; by one query."""
    latest = (
        Attempt.objects.filter(person=person).exclude(key="").order_by().values("key").annotate(last=Max("pk")).values("last")
    )
    return {attempt.key: attempt for attempt in Attempt.objects.filter(pk__in=latest).select_related("lab")}


def untouched(attempt: Attempt) -> bool:
    """Whether nobody did anything in an attempt's lab yet."""
    return attempt.lab.seq == attempt.start_seq and not attempt.spent


def again(attempt: Attempt, person: str) -> Attempt:
    """The same attempt in a new lab from the start: its commands count anew, its hints and answers stay.

    So does it that the solution was shown, until the goals are met once; whoever does the lesson again then is counted in full.
    """
    lab = _lab(person, editions.lesson_of(attempt.edition))
    return _copy(attempt, person, lab=lab, start_seq=lab.seq, shown=attempt.shown and not attempt.done)


def go_along(attempt: Attempt, person: str, lab: Lab, at: int) -> Attempt:
    """The attempt of a lab that is a fork of another attempt's, from the step `at`: what was needed up to there counts."""
    spent = attempt.spent + max(0, counting.used(attempt.lab, after=attempt.start_seq, until=at))
    return _copy(attempt, person, lab=lab, start_seq=lab.seq, spent=spent, shown=attempt.shown)


def _lab(person: str, lesson: Lesson) -> Lab:
    now = making.microseconds()
    return making.make(person, editions.world_of(lesson, now=now), title=lesson.title, now=now, line=lesson.title)


def _copy(attempt: Attempt, person: str, **fields: Any) -> Attempt:
    """One more attempt at the same lesson, with what the person has asked and answered there."""
    same = {"edition": attempt.edition, "key": attempt.key, "hints": attempt.hints}
    made = Attempt.objects.create(person=person, **same, **fields)
    known = Prediction.objects.filter(attempt=attempt, person=person)
    Prediction.objects.bulk_create(
        [Prediction(attempt=made, person=person, question=each.question, chosen=each.chosen) for each in known]
    )
    return made
