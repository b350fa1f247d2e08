"""A lab as a document in JSON: all that is true of it, without loss. Its schema is docs/lab.schema.json."""

from __future__ import annotations

import re

from cnmviz.cnm.world import World
from cnmviz.labs import documents
from cnmviz.scenarios.texts import beginning_of

from . import Asked, Format, Reading, Writing

MARK = re.compile(rf'\{{.*?"format"\s*:\s*"{documents.FORMAT}"', re.DOTALL)


def recognises(body: bytes, name: str) -> bool:
    return MARK.match(beginning_of(body)) is not None or MARK.match(_end(body)) is not None


def _end(body: bytes) -> str:
    """Where the members of an object come in another order, what tells it may stand at the end."""
    tail = body[-200:].decode(errors="ignore")
    return "{" + tail if body.lstrip()[:1] == b"{" and '"entities"' in body[:200].decode(errors="ignore") else ""


def read(body: bytes, asked: Asked) -> Reading:
    title, world = documents.read(body, asked.seed)
    return Reading(title=title, world=world)


def write(title: str, world: World) -> Writing:
    return Writing(body=documents.written(title, world))


FORMAT = Format(
    name="json",
    label="Lab (JSON)",
    suffixes=(".json",),
    media_type="application/json",
    order=30,
    recognises=recognises,
    read=read,
    write=write,
)
