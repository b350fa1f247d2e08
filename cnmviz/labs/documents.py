"""A lab as a document, and a document as the entities of a lab. Generic by entities.KINDS.

A document is what leaves the server and comes back: a file by itself, or inside a picture. It holds everything that is true of a
lab now, and nothing of its people and its log. Fields that have their default are left out.

What comes back was written by anybody. Its size, its counts and its types are looked at before anything is made of it, and its
sense by `cnm.soundness`; nothing is written here.
"""

from __future__ import annotations

import dataclasses
from typing import Annotated, Any, Literal, get_args, get_type_hints

import msgspec

from cnmviz.cnm.entities import KINDS, Entity
from cnmviz.cnm.soundness import flaws
from cnmviz.cnm.world import World

from . import codec, limits

FORMAT: Literal["cnmviz-lab"] = "cnmviz-lab"
VERSION: Literal[1] = 1


class Unusable(Exception):
    """Why no lab can be made of a document, in a sentence."""


class Document(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A lab outside of the server. `draws` is the state of its generator of ids, so that numbers go on."""

    format: Literal["cnmviz-lab"]
    version: Annotated[int, msgspec.Meta(ge=1)]
    title: str = ""
    draws: int
    entities: dict[str, list[msgspec.Raw]]


_decoder = msgspec.json.Decoder(Document)


def written(title: str, world: World) -> bytes:
    """A lab as a document, in JSON."""
    entities = {kind: [_sparse(entity) for entity in _in_order(world, kind)] for kind in KINDS}
    whole = {"format": FORMAT, "version": VERSION, "title": title, "draws": world.draws, "entities": entities}
    return msgspec.json.encode(whole)


def _in_order(world: World, kind: str) -> list[Entity]:
    return sorted(world.tables[kind].values(), key=lambda entity: (entity.number, entity.id))


def _sparse(entity: Entity) -> dict[str, Any]:
    defaults = DEFAULTS[entity.kind]
    return {name: value for name, value in codec.plain(entity).items() if name not in defaults or value != defaults[name]}


def _defaults(cls: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in dataclasses.fields(cls):
        if field.default is not dataclasses.MISSING:
            found[field.name] = codec.plain(field.default)
        elif field.default_factory is not dataclasses.MISSING:
            found[field.name] = codec.plain(field.default_factory())
    return found


Known = dict[str, Any]
"""The fields of a record: what is known inside the records that a field lists, None for plain values."""


def _known(cls: Any) -> Known:
    hints = get_type_hints(cls)
    found: Known = {}
    for field in dataclasses.fields(cls):
        inner = next(iter(get_args(hints[field.name])), None)
        found[field.name] = _known(inner) if dataclasses.is_dataclass(inner) else None
    return found


DEFAULTS = {kind: _defaults(cls) for kind, cls in KINDS.items()}
KNOWN = {kind: _known(cls) for kind, cls in KINDS.items()}


def read(body: bytes, seed: str) -> tuple[str, World]:
    """The title and the world of a document; `seed` is that of the new lab's generator.

    Raises:
        Unusable: it is none, or no lab can be made of it.
    """
    document = _decoded(body)
    entities = [entity for kind, some in document.entities.items() for entity in _entities(kind, some)]
    found = flaws(entities, document.draws)
    if found:
        raise Unusable(f"the lab in this file does not hold together: {found[0]}")
    return document.title, World(seed, entities, draws=document.draws)


def _decoded(body: bytes) -> Document:
    if len(body) > limits.DOCUMENT_BYTES:
        raise Unusable(f"the file is too large: at most {limits.DOCUMENT_BYTES // 1024**2} MiB")
    try:
        document = _decoder.decode(body)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as wrong:
        raise Unusable(f"this is not a lab: {_brief(wrong)}") from None
    if document.version != VERSION:
        raise Unusable(f"the file was written by a newer cnmviz (version {document.version} of its format)")
    if sum(len(some) for some in document.entities.values()) > limits.ENTITIES:
        raise Unusable(f"the lab in this file is too large: at most {limits.ENTITIES} things")
    unknown = sorted(document.entities.keys() - KINDS.keys())
    if unknown:
        raise Unusable(f"this cnmviz knows nothing of the kind {unknown[0][:40]!r}")
    return document


def _brief(wrong: Exception) -> str:
    """What is the matter, without what somebody wrote into it at length."""
    return str(wrong)[:200]


def _entities(kind: str, some: list[msgspec.Raw]) -> list[Entity]:
    found = []
    for at, raw in enumerate(some):
        try:
            data = msgspec.json.decode(raw)
            entity = msgspec.convert(data, type=KINDS[kind])
        except (msgspec.DecodeError, UnicodeError, RecursionError) as wrong:
            raise Unusable(f"{kind} number {at + 1} cannot be read: {_brief(wrong)}") from None
        unknown = _unknown(KNOWN[kind], data)
        if unknown:
            raise Unusable(f"{kind} number {at + 1} has a field that this cnmviz does not know: {unknown[:40]!r}")
        found.append(entity)
    return found


def _unknown(known: Known, data: dict[str, Any]) -> str:
    """A field of some data that its record does not have, "" where there is none."""
    for name, value in data.items():
        if name not in known:
            return name
        if inner := known[name]:
            unknown = next(filter(None, (_unknown(inner, part) for part in value)), "")
            if unknown:
                return f"{name}.{unknown}"
    return ""
