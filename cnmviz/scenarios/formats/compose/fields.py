"""A value of a compose file with its path and its line, read as what it is meant to be, or refused in Compose's words."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NoReturn

from cnmviz.scenarios.yaml_text import Table, Value

from .. import Unusable

TRUE = frozenset(("true", "yes", "on", "y", "1"))
FALSE = frozenset(("false", "no", "off", "n", "0"))
NUMBER = re.compile(r"[+-]?[0-9]{1,18}(\.0+)?")


@dataclass(frozen=True, slots=True)
class Field:
    """A value, where it stands (`services.web.ports`), and on which line (0 where nobody knows)."""

    value: Value
    path: str
    line: int = 0

    def refuse(self, why: str) -> NoReturn:
        """Raise Unusable with the line and the path in front."""
        self.complain(f"{self.path[:200]} {why}")

    def complain(self, sentence: str) -> NoReturn:
        """Raise Unusable with the line in front."""
        raise Unusable(f"line {self.line}: {sentence}"[:1000] if self.line else sentence[:1000])

    def text(self) -> str:
        """A scalar; what is empty is no text."""
        if isinstance(self.value, (list, Table)):
            self.refuse("must be a string")
        return self.value or ""

    def boolean(self) -> bool:
        word = self.text().lower()
        if word not in TRUE | FALSE:
            self.refuse("must be a boolean")
        return word in TRUE

    def number(self) -> int:
        if not NUMBER.fullmatch(text := self.text()):
            self.refuse("must be a integer")
        return int(text.partition(".")[0])

    def items(self) -> Iterator[Field]:
        """The values of a list; of what is empty, none."""
        if self.value is None:
            return
        if not isinstance(self.value, list):
            self.refuse("must be a array")
        for at, value in enumerate(self.value):
            line = value.line if isinstance(value, Table) else self.line
            yield Field(value, f"{self.path}.{at}", line)

    def texts(self) -> tuple[str, ...]:
        """A list of scalars."""
        return tuple(item.text() for item in self.items())

    def one_or_more(self) -> tuple[str, ...]:
        """A scalar, or a list of them."""
        if isinstance(self.value, list):
            return self.texts()
        return (self.text(),) if self.value is not None else ()

    def words(self) -> tuple[str, ...] | None:
        """A command line, as a list or as one text that a shell would split; None where it is empty."""
        if self.value is None:
            return None
        if isinstance(self.value, list):
            return self.texts()
        try:
            return tuple(shlex.split(self.text()))
        except ValueError as wrong:
            self.refuse(f"invalid command line string: {wrong}")

    def table(self) -> Fields:
        """A mapping; what is empty is an empty one."""
        if self.value is not None and not isinstance(self.value, Table):
            self.refuse("must be a mapping")
        return Fields(self.value if isinstance(self.value, Table) else Table(self.line), self.path, self.line)

    def pairs(self) -> dict[str, str | None]:
        """A mapping of scalars, or a list of `key=value`; None for a key that has no value."""
        if isinstance(self.value, list):
            split = (text.partition("=") for text in self.texts())
            return {key: value if equals else None for key, equals, value in split}
        return {key: None if inner.value is None else inner.text() for key, inner in self.table().all()}

    def settings(self) -> Mapping[str, str]:
        """As `pairs`, where a key without a value has an empty one."""
        return {key: value or "" for key, value in self.pairs().items()}


class Fields:
    """A mapping of a compose file."""

    def __init__(self, table: Table, path: str, line: int = 0) -> None:
        self.keys = table
        self.path = path
        self.line = line or table.line

    def get(self, key: str) -> Field:
        """The value of a key; where there is none, it is empty."""
        path = f"{self.path}.{key}" if self.path else key
        return Field(self.keys.get(key), path, self.keys.line_of(key))

    def all(self) -> Iterator[tuple[str, Field]]:
        for key in self.keys:
            yield key, self.get(key)

    def has(self, key: str) -> bool:
        return self.keys.get(key) is not None

    def only(self, known: frozenset[str]) -> None:
        """Refuse a key that is not known; extensions begin with `x-`."""
        for key, field in self.all():
            if key not in known and not key.startswith("x-"):
                where = f"line {field.line}: " if field.line else ""
                path = f"{self.path[:200]} " if self.path else ""
                raise Unusable(f"{where}{path}additional properties '{key[:80]}' not allowed")
