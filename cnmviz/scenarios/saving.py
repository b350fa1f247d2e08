"""Labs are saved as scenarios here, and scenarios changed: the only writer of their rows.

What is kept is the lab's document and the words that its author gave: nothing of the lab's people, its log and its past. Who may
do what is asked before (`rights.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, TypedDict

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from cnmviz.cnm.world import World
from cnmviz.labs import documents, people
from cnmviz.labs import limits as lab_limits
from cnmviz.labs.models import Lab
from cnmviz.labs.prepared import Prepared

from . import limits
from .models import Scenario, Tie, Version


class Unsavable(Exception):
    """Why a lab cannot be saved like this, in a sentence."""


class TooMany(Unsavable):
    """It would be more than anybody needs."""


class Words(TypedDict):
    """What an author says of a scenario, by the names of its columns."""

    title: str
    text: str
    tags: list[str]


@transaction.atomic
def save(
    person: str,
    *,
    title: str,
    text: str,
    tags: Iterable[str],
    world: World,
    lesson: str = "",
    onto: Scenario | None = None,
) -> Version:
    """A new scenario of a lab, or one more version of `onto`, whose title, text and tags then change as well.

    What does not differ from the newest version is no new one.

    Raises:
        Unsavable: a word is missing, or something is too long.
    """
    words = _words(title, text, tags)
    lesson = _text(lesson, limits.LESSON, "The lesson")
    document = documents.written(words["title"], world).decode()
    size = len(document.encode())
    if size > lab_limits.DOCUMENT_BYTES:
        raise Unsavable(f"This lab is too large to be saved: at most {lab_limits.DOCUMENT_BYTES // 1024**2} MiB.")
    scenario = _begun(person, words) if onto is None else Scenario.objects.select_for_update().get(pk=onto.pk)
    newest = scenario.versions.first()
    if newest and (newest.document, newest.lesson, newest.title, newest.text, newest.tags) == (document, lesson, *words.values()):
        return newest
    _make_room(scenario, size, newest.number if newest else 0)
    for name, value in words.items():
        setattr(scenario, name, value)
    scenario.save()
    number = newest.number + 1 if newest else 1
    return Version.objects.create(scenario=scenario, number=number, document=document, size=size, lesson=lesson, **words)


def _begun(person: str, words: Words) -> Scenario:
    if Scenario.objects.filter(person=person).count() >= limits.SCENARIOS_PER_PERSON:
        raise TooMany(f"You have {limits.SCENARIOS_PER_PERSON} scenarios. Delete one that nobody needs, and save again.")
    return Scenario.objects.create(person=person, **words)


def _make_room(scenario: Scenario, size: int, versions: int) -> None:
    """Raise where a person, or everybody together, saves more than anybody needs."""
    if versions >= limits.VERSIONS:
        raise TooMany(f"This scenario has {limits.VERSIONS} versions. Save the lab as a new scenario.")
    now = timezone.now()
    mine = Version.objects.filter(scenario__person=scenario.person)
    if mine.filter(made__gt=now - timedelta(hours=1)).count() >= limits.SAVES_PER_PERSON_AND_HOUR:
        raise TooMany("You saved very often within an hour. Come back later.")
    if Version.objects.filter(made__gt=now - timedelta(days=1)).count() >= limits.SAVES_PER_DAY:
        raise TooMany("Too many scenarios were saved here today. Come back tomorrow.")
    if (mine.aggregate(all=Sum("size"))["all"] or 0) + size > limits.BYTES_PER_PERSON:
        raise TooMany("Your scenarios take all the room there is for one person. Delete one that nobody needs, and save again.")


@transaction.atomic
def describe(scenario: Scenario, *, title: str, text: str, tags: Iterable[str]) -> None:
    """Other words for a scenario and its newest version; the older ones keep theirs.

    Raises:
        Unsavable: as `save`.
    """
    words = _words(title, text, tags)
    locked = Scenario.objects.select_for_update().get(pk=scenario.pk)
    for row in (locked, locked.versions.first()):
        for name, value in words.items():
            setattr(row, name, value)
        if row:
            row.save(update_fields=[*words])


def withdraw(scenario: Scenario) -> None:
    """Nobody but its author sees it from now on."""
    Scenario.objects.filter(pk=scenario.pk, withdrawn=None).update(withdrawn=timezone.now())


def restore(scenario: Scenario) -> None:
    """Everybody who has the link sees it again."""
    Scenario.objects.filter(pk=scenario.pk).update(withdrawn=None)


def delete(scenario: Scenario) -> None:
    """It is gone with all its versions. Labs that were made from it stay."""
    scenario.delete()


def tie(lab: Lab, scenario: Scenario) -> None:
    """Remember that a lab was saved as a scenario, or made from it."""
    Tie.objects.update_or_create(lab=lab, scenario=scenario)


def go_along(*, origin: Lab, lab: Lab, **_: Any) -> None:
    """A lab that goes on from another one belongs to the same scenarios."""
    for scenario in Scenario.objects.filter(ties__lab=origin).order_by("ties__at"):
        tie(lab, scenario)


def tied(lab: Lab, person: str) -> Scenario | None:
    """The scenario of a person that saving this lab again may go on from."""
    return _tied.first(person, lab.pk)


_tied = Prepared(lambda: Scenario.objects.order_by("-ties__at"), "person", "ties__lab")


def hand_over(old: str, new: str, **_: Any) -> None:
    """All scenarios of one person are another's, who is the same one on another device."""
    Scenario.objects.filter(person=old).update(person=new)


def _words(title: str, text: str, tags: Iterable[str]) -> Words:
    """Title, text and tags as they are kept.

    Raises:
        Unsavable: there is no title, or something is too long.
    """
    name = people.readable(title, limits.TITLE + 1)
    if not name:
        raise Unsavable("Give it a name.")
    if len(name) > limits.TITLE:
        raise Unsavable(f"The name is too long: at most {limits.TITLE} letters.")
    return {"title": name, "text": _text(text, limits.TEXT, "The text"), "tags": _tags(tags)}


def _text(text: str, most: int, what: str) -> str:
    """A text of several lines, without control letters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(letter for letter in lines if letter in "\n\t" or letter.isprintable() or letter.isspace()).strip()
    if len(kept) > most:
        raise Unsavable(f"{what} is too long: at most {most:,} letters.")
    return kept


def _tags(tags: Iterable[str]) -> list[str]:
    """Small letters, each once, in the order in which they were given. A comma separates them, wherever they come from."""
    each = (tag for some in tags for tag in some.split(","))
    found = list(dict.fromkeys(filter(None, (people.readable(tag, limits.TAG + 1).lower() for tag in each))))
    if len(found) > limits.TAGS:
        raise Unsavable(f"These are too many tags: at most {limits.TAGS}.")
    if any(len(tag) > limits.TAG for tag in found):
        raise Unsavable(f"A tag is too long: at most {limits.TAG} letters.")
    return found
