"""Variables in the values of a compose file: `$A`, `${A:-default}`, `${A:?error}`, and `$$` for a dollar.

A lab has no environment, so every variable is unset: its default stands for it, or nothing does. Which ones were empty is told.
"""

from __future__ import annotations

import re
from typing import NoReturn

from cnmviz.scenarios.yaml_text import Table, Value

from .fields import Field

PLAIN = re.compile(r"\$(?:(?P<dollar>\$)|(?P<name>[_a-zA-Z][_a-zA-Z0-9]*)|(?P<brace>\{))?")
BRACED = re.compile(r"(?P<name>[_a-zA-Z][_a-zA-Z0-9]*)(?P<operator>:?[-+?])?", re.DOTALL)
BRACE = re.compile(r"\$\{|\}")
DEEPEST = 10
"""Defaults inside defaults."""


class Variables:
    """Puts values in the place of variables; `empty` are those that had none."""

    def __init__(self) -> None:
        self.empty: dict[str, None] = {}
        self._known: dict[str, str] = {}

    def filled(self, field: Field) -> Value:
        """A value with every variable in it replaced. Keys are left as they are.

        Raises:
            Unusable: a text is no template, or a variable is required.
        """
        value = field.value
        if isinstance(value, str):
            return self._text(value, field) if "$" in value else value
        if isinstance(value, list):
            return [self.filled(item) for item in field.items()]
        if isinstance(value, Table):
            table = Table(value.line)
            table.lines = value.lines
            for key, inner in field.table().all():
                table[key] = self.filled(inner)
            return table
        return None

    def _text(self, text: str, field: Field) -> str:
        """What aliases repeat is worked out once."""
        if text not in self._known:
            self._known[text] = self._replaced(text, field, 0)
        return self._known[text]

    def _replaced(self, text: str, field: Field, depth: int) -> str:
        parts, at = list[str](), 0
        while found := PLAIN.search(text, at):
            parts.append(text[at : found.start()])
            at = found.end()
            if found["dollar"]:
                parts.append("$")
            elif found["name"]:
                parts.append(self._unset(found["name"]))
            elif found["brace"]:
                end = _closing(text, at)
                if end < 0:
                    self._refuse(text, field)
                parts.append(self._braced(text[at:end], text, field, depth))
                at = end + 1
            else:
                parts.append("$")
        return "".join([*parts, text[at:]])

    def _braced(self, inside: str, text: str, field: Field, depth: int) -> str:
        """What stands between braces, where the variable is never set."""
        found = BRACED.match(inside)
        if found is None or depth > DEEPEST or (not found["operator"] and found.end() < len(inside)):
            self._refuse(text, field)
        rest, operator = inside[found.end() :], found["operator"] or ""
        if operator.endswith("-"):
            return self._replaced(rest, field, depth + 1)
        if operator.endswith("+"):
            return ""
        if operator.endswith("?"):
            reason = f": {self._replaced(rest, field, depth + 1)}" if rest else ""
            field.refuse(f"needs an environment: required variable {found['name']} is missing a value{reason}")
        return self._unset(found["name"])

    def _unset(self, name: str) -> str:
        self.empty[name] = None
        return ""

    def _refuse(self, text: str, field: Field) -> NoReturn:
        escape = "You may need to escape any $ with another $"
        field.refuse(f'has an invalid interpolation format. {escape}: Invalid template: "{text[:80]}"')


def _closing(text: str, at: int) -> int:
    """Where the brace closes that opened before `at`; -1 where it never does."""
    depth = 1
    for found in BRACE.finditer(text, at):
        depth += 1 if found[0] == "${" else -1
        if depth == 0:
            return found.start()
    return -1
