"""Entities, changes and commands as plain JSON data, and back. Generic: the dataclasses' own fields and types are the schema.

A change that was stored years ago may lack fields that were added since; they get their defaults. Unknown fields are dropped
on the way in from our own store, and refused where a client sends them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from cnmviz.cnm.draft import Change
from cnmviz.cnm.entities import KINDS, Entity


def plain(value: Any) -> Any:
    """Any record of ours as JSON data: dataclasses become objects, tuples lists."""
    return msgspec.to_builtins(value, str_keys=True)


def entity(kind: str, data: dict[str, Any]) -> Entity:
    return msgspec.convert(data, type=KINDS[kind])


def pack(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Changes as they are stored and sent."""
    return [
        {
            "kind": change.kind,
            "id": change.id,
            "before": None if change.before is None else plain(change.before),
            "after": None if change.after is None else plain(change.after),
        }
        for change in changes
    ]


def unpack(packed: Sequence[dict[str, Any]]) -> tuple[Change, ...]:
    return tuple(
        Change(
            item["kind"],
            item["id"],
            None if item["before"] is None else entity(item["kind"], item["before"]),
            None if item["after"] is None else entity(item["kind"], item["after"]),
        )
        for item in packed
    )
