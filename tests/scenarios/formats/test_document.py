"""Labs as JSON: they come back whole, and the published schema says what they look like."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnmviz.cnm.entities import KINDS
from cnmviz.scenarios import formats, schema
from cnmviz.scenarios.formats import Asked, document
from tests.cnm.broken import good_lab
from tests.console.prompt import START
from tests.scenarios.labs import lab, random_lab
from tests.scenarios.recipe.test_recipe import HOSTS, PICTURE, VARIED

PUBLISHED = json.loads((Path(__file__).parents[3] / "docs" / "lab.schema.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(PUBLISHED)


@given(st.integers(0, 2**32), st.booleans())
@settings(max_examples=20, deadline=None)
def test_any_lab_comes_back_entity_by_entity_and_fits_the_schema(number: int, swarm: bool) -> None:
    world = random_lab(number, swarm=swarm)
    body = document.write("Any", world).body
    VALIDATOR.validate(json.loads(body))
    reading = formats.read(body, Asked(seed="again", now=START))
    assert (reading.title, reading.notes, reading.world.tables) == ("Any", (), world.tables)


@pytest.mark.parametrize("text", [VARIED, HOSTS, PICTURE, ""])
def test_what_a_lab_can_hold_fits_the_schema(text: str) -> None:
    VALIDATOR.validate(json.loads(document.write("A lab", lab(text)).body))


def test_everything_that_is_sound_fits_the_schema() -> None:
    VALIDATOR.validate(json.loads(document.write("Good", good_lab()).body))


def _broken(change: Any) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(document.write("A lab", lab(VARIED)).body)
    change(whole)
    return whole


@pytest.mark.parametrize(
    "change",
    [
        lambda whole: whole.pop("draws"),
        lambda whole: whole.update(format="drawing"),
        lambda whole: whole.update(version=2),
        lambda whole: whole.update(people=[]),
        lambda whole: whole["entities"].pop("host"),
        lambda whole: whole["entities"].update(volume=[]),
        lambda whole: whole["entities"]["network"][0].update(colour="red"),
        lambda whole: whole["entities"]["network"][0].pop("id"),
        lambda whole: whole["entities"]["container"][0].update(status=7),
        lambda whole: whole["entities"]["container"][0].update(command="sh"),
        lambda whole: whole["entities"]["network"][3]["pools"][0].update(evil=1),
        lambda whole: whole["entities"]["endpoint"].append(None),
    ],
)
def test_what_is_no_document_does_not_fit(change: Any) -> None:
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(_broken(change))


def test_the_schema_is_one_and_knows_every_kind() -> None:
    jsonschema.Draft202012Validator.check_schema(PUBLISHED)
    assert schema.schema() == PUBLISHED
    assert PUBLISHED["properties"]["entities"]["properties"].keys() == KINDS.keys()
    assert all(about["description"] for about in PUBLISHED["$defs"].values())


def test_a_document_is_recognised_whatever_comes_first_in_it() -> None:
    whole = json.loads(document.write("A lab", lab(VARIED)).body)
    turned = dict(reversed(whole.items()))
    for one in (json.dumps(whole), json.dumps(turned), json.dumps(whole, indent=2)):
        assert formats.recognised(one.encode(), "").name == "json"
