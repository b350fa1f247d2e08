"""The JSON Schema of a lab's document, written by the entities themselves: what another program writes, so that a lab opens.

It knows each entity's fields and their types. What must hold between them (an address within its subnet, a port taken once) no
schema can say; `cnm.soundness` does when the document is opened.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import msgspec

from cnmviz.cnm.entities import KINDS
from cnmviz.labs import documents

DRAFT = "https://json-schema.org/draft/2020-12/schema"
ADDRESS = "/schema/lab.json"
REFERENCE = "#/$defs/{name}"
WHAT = (
    "A lab of cnmviz as a document: everything that is there, as plain data. Fields that are left out have their defaults. "
    'References to other entities are their ids; "" stands for none.'
)


@cache
def schema() -> dict[str, Any]:
    """As data of JSON."""
    kinds = list(KINDS.items())
    schemas, components = msgspec.json.schema_components([cls for _, cls in kinds], ref_template=REFERENCE)
    entities = {kind: {"type": "array", "items": found} for (kind, _), found in zip(kinds, schemas, strict=True)}
    whole = {
        "$schema": DRAFT,
        "$id": ADDRESS,
        "title": "Lab",
        "description": WHAT,
        "type": "object",
        "properties": {
            "format": {"const": documents.FORMAT},
            "version": {"const": documents.VERSION},
            "title": {"type": "string"},
            "draws": {"type": "integer", "minimum": 0, "description": "How often the lab's generator of ids was asked."},
            "entities": {"type": "object", "properties": entities, "required": ["host"], "additionalProperties": False},
        },
        "required": ["format", "version", "draws", "entities"],
        "additionalProperties": False,
        "$defs": {name: _closed(found) for name, found in sorted(components.items())},
    }
    return msgspec.json.decode(msgspec.json.encode(whole), type=dict[str, Any])


def _closed(found: dict[str, Any]) -> dict[str, Any]:
    """A record with no fields but its own, and its summary without the words on its parts."""
    about = found.get("description", "").partition("\n\n")[0].replace("\n", " ")
    return {**found, "description": about, "additionalProperties": False}


def text() -> str:
    """As it is published."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
