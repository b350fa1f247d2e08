"""Saving keeps the lab and the words of its author, and nothing else; versions are kept; there is a limit to everything."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cnmviz.labs import carrying, documents
from cnmviz.labs import limits as lab_limits
from cnmviz.scenarios import limits, saving
from cnmviz.scenarios.models import ALPHABET, Scenario, Version, fresh_token
from cnmviz.scenarios.saving import TooMany, Unsavable

from .conftest import SHOP, Visitor, world_of


def save(person: str = "ana", **changed: Any) -> Version:
    return saving.save(person, **{"title": "A shop", "text": "It sells.", "tags": ["shop"], "world": world_of(SHOP), **changed})


def test_a_version_is_the_lab_and_what_its_author_said(db: None) -> None:
    version = save(lesson="# Learn")
    assert (version.number, version.title, version.text, version.tags, version.lesson) == (
        1,
        "A shop",
        "It sells.",
        ["shop"],
        "# Learn",
    )
    title, world = documents.read(version.document.encode(), "other")
    assert title == "A shop"
    assert world.tables == world_of(SHOP).tables
    assert json.loads(version.document).keys() == {"format", "version", "title", "draws", "entities"}
    assert version.size == len(version.document.encode())
    scenario = version.scenario
    assert (scenario.person, scenario.title, scenario.text, scenario.tags) == ("ana", "A shop", "It sells.", ["shop"])


def test_versions_are_kept_as_they_were(db: None) -> None:
    first = save()
    second = save(onto=first.scenario, title="A mall", text="", tags=["mall", "big"], world=world_of(f"{SHOP}\ndocker stop web"))
    assert (second.scenario, second.number) == (first.scenario, 2)
    assert [(one.number, one.title, one.tags) for one in Scenario.objects.get().versions.all()] == [
        (2, "A mall", ["mall", "big"]),
        (1, "A shop", ["shop"]),
    ]
    assert Scenario.objects.get().title == "A mall"
    assert Version.objects.get(number=1).document == first.document


def test_saving_the_same_twice_is_one_version(db: None) -> None:
    first = save()
    assert save(onto=first.scenario) == first
    assert save(onto=first.scenario, lesson="# Learn").number == 2
    assert save() != first, "without a scenario to go on from it is another one"


def test_two_versions_cannot_have_one_number(db: None) -> None:
    version = save()
    version.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        version.save()


def test_other_words_change_the_newest_version_alone(db: None) -> None:
    first = save()
    save(onto=first.scenario, title="Second")
    saving.describe(first.scenario, title="Better", text="More.", tags=["x"])
    assert list(Version.objects.values_list("number", "title", "text")) == [(2, "Better", "More."), (1, "A shop", "It sells.")]
    assert Scenario.objects.get().title == "Better"


def test_it_is_withdrawn_and_restored_and_deleted(db: None) -> None:
    scenario = save().scenario
    saving.withdraw(scenario)
    when = Scenario.objects.get().withdrawn
    assert when
    saving.withdraw(scenario)
    assert Scenario.objects.get().withdrawn == when
    saving.restore(scenario)
    assert Scenario.objects.get().withdrawn is None
    saving.delete(scenario)
    assert not Version.objects.exists()


def test_words_are_made_readable(db: None) -> None:
    version = save(
        title="  A\u202eshop\x00 \n two ",
        text="one\r\ntwo\x00\x1b[31m\u202e\n\tthree",
        tags=[" DNS ", "dns", "", "Ü\u200bb, lan,"],
    )
    assert version.title == "Ashop two"
    assert version.text == "one\ntwo[31m\n\tthree"
    assert version.tags == ["dns", "üb", "lan"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({"title": " \u200b "}, "Give it a name."),
        ({"title": "x" * (limits.TITLE + 1)}, "The name is too long"),
        ({"text": "x" * (limits.TEXT + 1)}, "The text is too long"),
        ({"lesson": "x" * (limits.LESSON + 1)}, "The lesson is too long"),
        ({"tags": ["x" * (limits.TAG + 1)]}, "A tag is too long"),
        ({"tags": [str(number) for number in range(limits.TAGS + 1)]}, "too many tags"),
    ],
)
def test_what_is_too_long_is_refused_and_writes_nothing(db: None, words: dict[str, Any], why: str) -> None:
    with pytest.raises(Unsavable, match=why):
        save(**words)
    assert not Scenario.objects.exists()


def test_words_that_just_fit(db: None) -> None:
    tags = [f"{number}".rjust(limits.TAG, "x") for number in range(limits.TAGS)]
    version = save(title="x" * limits.TITLE, text="x" * limits.TEXT, tags=tags, lesson="x" * limits.LESSON)
    assert (len(version.title), len(version.text), len(version.tags)) == (limits.TITLE, limits.TEXT, limits.TAGS)


def test_a_lab_that_is_too_large(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lab_limits, "DOCUMENT_BYTES", 100)
    with pytest.raises(Unsavable, match="too large"):
        save()


def test_limits_of_a_person_and_of_everybody(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    first = save()
    monkeypatch.setattr(limits, "SCENARIOS_PER_PERSON", 1)
    with pytest.raises(TooMany, match="Delete one"):
        save()
    save("ben")
    monkeypatch.setattr(limits, "VERSIONS", 1)
    with pytest.raises(TooMany, match="has 1 versions"):
        save(onto=first.scenario, title="More")
    monkeypatch.undo()
    monkeypatch.setattr(limits, "BYTES_PER_PERSON", first.size + 1)
    with pytest.raises(TooMany, match="all the room"):
        save(title="More")
    monkeypatch.undo()
    monkeypatch.setattr(limits, "SAVES_PER_DAY", 2)
    with pytest.raises(TooMany, match="today"):
        save("cleo")
    Version.objects.update(made=timezone.now() - timedelta(days=2))
    save("cleo")


def test_an_hour_of_saving(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SAVES_PER_PERSON_AND_HOUR", 2)
    first = save()
    save(onto=first.scenario, title="2")
    with pytest.raises(TooMany, match="within an hour"):
        save(onto=first.scenario, title="3")
    save("ben")
    Version.objects.update(made=timezone.now() - timedelta(hours=2))
    assert save(onto=first.scenario, title="3").number == 3


def test_a_token_cannot_be_guessed() -> None:
    tokens = {fresh_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert all(len(token) == 26 and set(token) <= set(ALPHABET) for token in tokens)
    assert len(set(ALPHABET)) ** 26 >= 2**128
    assert {letter for token in tokens for letter in token} == set(ALPHABET)


def test_a_person_takes_their_scenarios_along(ana: Visitor, ben: Visitor) -> None:
    save(ana.id)
    save(ana.id, title="Two")
    save("somebody")
    assert carrying.take(carrying.make(ben.id).code, ana.id) == ben.id
    assert sorted(Scenario.objects.filter(person=ben.id).values_list("title", flat=True)) == ["A shop", "Two"]
    assert not Scenario.objects.filter(person=ana.id).exists()
