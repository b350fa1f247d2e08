"""JSON of somebody's, read member by member. What has another type than an engine writes is refused with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, TypeVar

from cnmviz.cnm.subnets import parse_address
from cnmviz.labs.documents import Unusable

MOST_OBJECTS = 10_000
NEXT = re.compile(r"^[ \t]*[\[{]", re.MULTILINE)
INSTANT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)")

T = TypeVar("T", str, int, bool)


class Part:
    """One JSON object and where it stands. What is missing or null is empty."""

    def __init__(self, data: Any, place: str) -> None:
        if data is not None and not isinstance(data, dict):
            raise Unusable(f"{place} is no object")
        self.data: dict[str, Any] = data or {}
        self.place = place

    def __contains__(self, name: str) -> bool:
        return name in self.data

    def part(self, name: str) -> Part:
        return Part(self.data.get(name), self._at(name))

    def parts(self, name: str) -> Iterator[tuple[str, Part]]:
        """The members of an object of objects, in their order."""
        inner = self.part(name)
        return ((key, inner.part(key)) for key in inner.data)

    def listed(self, name: str) -> list[Part]:
        return [Part(item, f"{self._at(name)}[{at}]") for at, item in enumerate(self._list(name))]

    def text(self, name: str) -> str:
        return self._typed(name, str, "")

    def address(self, name: str) -> str:
        """An address without the length of its prefix, "" where there is none."""
        text = self.text(name).partition("/")[0]
        if text and (parse_address(text) is None or str(parse_address(text)) != text):
            raise Unusable(f"{self._at(name)}: {text[:40]!r} is no address")
        return text

    def addresses(self, name: str) -> dict[str, str]:
        """Addresses by their names."""
        return {key: self.part(name).address(key) for key in self.part(name).data}

    def number(self, name: str) -> int:
        value = self._typed(name, int, 0)
        if isinstance(value, bool) or abs(value) >= 2**53:
            raise Unusable(f"{self._at(name)} is no number that an engine writes")
        return value

    def flag(self, name: str, *, otherwise: bool = False) -> bool:
        return self._typed(name, bool, otherwise)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; one text alone is a list too, as older engines write commands."""
        if isinstance(self.data.get(name), str):
            return (self.data[name],)
        found = self._list(name)
        if not all(isinstance(item, str) for item in found):
            raise Unusable(f"{self._at(name)} is no list of texts")
        return tuple(found)

    def mapping(self, name: str) -> dict[str, str]:
        found = self.part(name).data
        if not all(isinstance(value, str) for value in found.values()):
            raise Unusable(f"{self._at(name)} is no object of texts")
        return dict(found)

    def instant(self, name: str) -> int:
        """A time in microseconds since 1970, 0 where there was none yet."""
        found = INSTANT.fullmatch(self.text(name))
        if not found or found[1] < "1970":
            return 0
        try:
            seconds = datetime.fromisoformat(found[1] + found[3].replace("Z", "+00:00")).timestamp()
        except ValueError:
            return 0
        return max(0, int(seconds) * 1_000_000 + int((found[2] or "")[1:7].ljust(6, "0")))

    def _list(self, name: str) -> list[Any]:
        value = self.data.get(name)
        if value is not None and not isinstance(value, list):
            raise Unusable(f"{self._at(name)} is no list")
        return value or []

    def _typed(self, name: str, kind: type[T], otherwise: T) -> T:
        value = self.data.get(name)
        if value is None:
            return otherwise
        if not isinstance(value, kind):
            raise Unusable(f"{self._at(name)} is no {'text' if kind is str else 'number' if kind is int else 'true or false'}")
        return value

    def _at(self, name: str) -> str:
        return f"{self.place}.{name[:40]}"


def objects_in(text: str) -> list[Part]:
    """All objects of a text that holds JSON, one value after the other; what stands between them, as a prompt, is passed over.

    Raises:
        Unusable: something that begins as JSON is none.
    """
    found: list[Part] = []
    decoder = json.JSONDecoder(parse_constant=_no_number)
    match = NEXT.search(text)
    while match:
        try:
            value, end = decoder.raw_decode(text, match.end() - 1)
        except json.JSONDecodeError as wrong:
            raise Unusable(f"this is no JSON: {wrong.msg} in line {wrong.lineno}") from None
        except (RecursionError, ValueError):
            raise Unusable("this JSON is nested too deeply, or has a number without end") from None
        for item in value if isinstance(value, list) else [value]:
            found.append(Part(item, f"object {len(found) + 1}"))
            if len(found) > MOST_OBJECTS:
                raise Unusable(f"these are too many objects: at most {MOST_OBJECTS}")
        match = NEXT.search(text, end)
    return found


def _no_number(word: str) -> Any:
    raise ValueError(word)
