"""Compose files: what `docker compose up` would make of one, and a lab as a file that makes it again.

`reading` and the modules under it follow docker compose v2 (docker-facts 9.8 and 10): `loading` makes a `Project` of the text,
`making` a lab of the project. `writing` goes the other way.
"""

from __future__ import annotations

import re

from .. import Format
from .loading import USUAL
from .reading import read
from .writing import write

SUFFIXES = (".yaml", ".yml")
TOP = re.compile(rb"^(services|networks)[ \t]*:", re.MULTILINE)
BEGINNING = 64 * 1024


def recognises(body: bytes, name: str) -> bool:
    """By its name, or by a `services:` at the beginning of a line near its beginning."""
    file = name.replace("\\", "/").rpartition("/")[2]
    if USUAL.fullmatch(file) or file.lower().endswith(SUFFIXES):
        return True
    return TOP.search(body[:BEGINNING]) is not None


FORMAT = Format(
    name="compose",
    label="Compose file",
    suffixes=SUFFIXES,
    media_type="application/yaml",
    order=60,
    recognises=recognises,
    read=read,
    write=write,
)
