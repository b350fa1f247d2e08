"""The words of what is written in a lab: names and addresses, whatever stands between them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Any

TOKEN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")


def tokens(value: Any) -> Iterator[str]:
    """All words in a value, whatever it is made of."""
    if isinstance(value, str):
        yield from TOKEN.findall(value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from tokens(key)
            yield from tokens(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from tokens(inner)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from tokens(getattr(value, field.name))
