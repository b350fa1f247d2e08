"""Words of a command line, so that bash and the lab's console read them back as they were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

PLAIN = re.compile(r"[A-Za-z0-9_@%+=:,./-]+")
BREAKS = re.compile(r"[\r\n]+")
"""What ends a line for somebody who reads a script; no word of a line can hold it."""


def quote(word: str) -> str:
    word = BREAKS.sub(" ", word)
    return word if PLAIN.fullmatch(word) else "'" + word.replace("'", "'\"'\"'") + "'"


def each(flag: str, values: Iterable[str]) -> list[str]:
    """One flag for each value."""
    return [word for value in values for word in (flag, value)]


def pairs(flag: str, mapping: Mapping[str, str]) -> list[str]:
    """One flag for each `key=value`."""
    return each(flag, (f"{key}={value}" for key, value in mapping.items()))
