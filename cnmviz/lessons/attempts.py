"""Attempts begin here: from the ladder or a shared scenario, once more from the start, or as a fork of another lab."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from cnmviz.labs import making
from cnmviz.labs.models import Lab
from cnmviz.labs.prepared import Prepared

from . import counting, editions
from .lesson import Lesson
from .models import Attempt, Edition, Prediction


@dataclass(frozen=True, slots=True)
class Chosen:
    """A lesson to begin, under its key for progress ("" for none).

    `document` is the lab to begin with, should the lesson name none. Only an attempt at this very text is gone on with where it
    is `pinned`.
    """

    lesson: Lesson
    key: str
    document: str = ""
    pinned: bool = False


class TooMany(Exception):
    """Somebody made more labs than anybody needs."""


def enter(person: str, chosen: Chosen, *, anew: bool = False) -> Attempt:
    """The attempt that a person is at, or a new one; `anew` asks for a new one in any case.

    That the solution was shown is not forgotten by beginning anew.

    Raises:
        TooMany: it would be one more lab than anybody needs.
        Stopped: the lesson's start does not work.
    """
    edition = editions.edition(chosen.lesson, chosen.document)
    known = open_one(person, chosen.key)
    if known and not (anew and not untouched(known)) and not (chosen.pinned and known.edition_id != edition.pk):
        return known
    if making.too_many(person):
        raise TooMany
    lab = _lab(person, edition)
    shown = known is not None and known.shown
    return Attempt.objects.create(lab=lab, edition=edition, key=chosen.key, person=person, start_seq=lab.seq, shown=shown)


def of_lab(lab_id: int) -> Attempt | None:
    """The attempt of a lab, without the lab that it began with."""
    known = _by_lab.first(lab_id)  # most labs have none, and each page of a lab asks
    if known is None:
        return None
    return Attempt.objects.filter(pk=known.pk).select_related("lab", "edition").defer("edition__document").first()


_by_lab = Prepared(Attempt.objects.all, "lab")


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
    lab = _lab(person, attempt.edition)
    return _copy(attempt, person, lab=lab, start_seq=lab.seq, shown=attempt.shown and not attempt.done)


def go_along(attempt: Attempt, person: str, lab: Lab, at: int) -> Attempt:
    """The attempt of a lab that is a fork of another attempt's, from the step `at`: what was needed up to there counts."""
    spent = attempt.spent + max(0, counting.used(attempt.lab, after=attempt.start_seq, until=at))
    return _copy(attempt, person, lab=lab, start_seq=lab.seq, spent=spent, shown=attempt.shown)


def _lab(person: str, edition: Edition) -> Lab:
    now = making.microseconds()
    title = editions.lesson_of(edition).title
    return making.make(person, editions.world_of(edition, now=now), title=title, now=now, line=title)


def _copy(attempt: Attempt, person: str, **fields: Any) -> Attempt:
    """One more attempt at the same lesson, with what the person has asked and answered there."""
    same = {"edition": attempt.edition, "key": attempt.key, "hints": attempt.hints}
    made = Attempt.objects.create(person=person, **same, **fields)
    known = Prediction.objects.filter(attempt=attempt, person=person)
    Prediction.objects.bulk_create(
        [Prediction(attempt=made, person=person, question=each.question, chosen=each.chosen) for each in known]
    )
    return made
