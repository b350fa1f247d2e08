"""How much there is, and whether each field can be kept: for every kind of entity alike, by the types of its fields."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields as fields_of
from dataclasses import is_dataclass
from typing import Any

from .. import limits
from .things import Things, called, quoted

MOST = {"host": limits.HOSTS, "network": limits.NETWORKS, "container": limits.CONTAINERS, "endpoint": limits.ENDPOINTS}
KEPT_ID = re.compile(r"[!-.0-~]{1,64}")
"""What a key of the database takes."""

NOT_STORED = re.compile("[\0\ud800-\udfff]")
"""The null character and half a letter."""

TEXT = 2 * limits.SETTINGS
ITEMS = 4 * limits.ITEMS
"""A container's DNS names are its aliases and a few more."""

WHOLE = 2**63
FRACTION = 1e9
LATEST_DRAW = 2**52
"""Leaves the generator room for more than any lab can draw."""


def counts(things: Things) -> Iterator[str]:
    """A lab has a host, and no more of anything than it can hold."""
    if not things.hosts:
        yield "there is no host"
    for kind, most in MOST.items():
        if len(things.tables[kind]) > most:
            yield f"there are {len(things.tables[kind])} of the kind {kind}: at most {most}"
    if not 0 <= things.draws < LATEST_DRAW:
        yield "the count of draws is out of range"


def ids(things: Things) -> Iterator[str]:
    """Each id is one, and belongs to one thing of its kind."""
    yield from (f"two things of the kind {entity.kind} have the id {quoted(entity.id)}" for entity in things.doubled)
    for entity in things:
        if not KEPT_ID.fullmatch(entity.id):
            yield f"{quoted(entity.id)} is no id of the kind {entity.kind}"


def fields(things: Things) -> Iterator[str]:
    """Every text, number and list can be stored, and none is larger than commands make them."""
    for entity in things:
        yield from (f"{called(entity)}: {why}" for why in _record(entity))


def _record(record: Any) -> Iterator[str]:
    for field in fields_of(record):
        yield from (f"{field.name} {why}" for why in _value(getattr(record, field.name)))


def _value(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from _text(value)
    elif isinstance(value, int):
        if not -WHOLE <= value < WHOLE:
            yield "is too large a number"
    elif isinstance(value, float):
        if not (math.isfinite(value) and abs(value) < FRACTION):
            yield "is too large a number"
    elif is_dataclass(value):
        yield from _record(value)
    else:
        yield from _many([*value.keys(), *value.values()] if isinstance(value, Mapping) else list(value))


def _many(values: list[Any]) -> Iterator[str]:
    if len(values) > ITEMS:
        yield f"has {len(values)} parts: at most {ITEMS}"
        return
    for value in values:
        yield from _value(value)


def _text(text: str) -> Iterator[str]:
    if len(text) > TEXT:
        yield f"is too long: at most {TEXT} characters"
    elif NOT_STORED.search(text):
        yield "has a character that cannot be stored"
