"""`extends`: a service takes over what another of the same file says. What it says itself comes on top.

Mappings grow together, lists are put behind one another, and single values, `command` and `entrypoint` are replaced. Another file
that is extended is not here: that is told.
"""

from __future__ import annotations

from cnmviz.scenarios.yaml_text import MOST_NODES, Table, Value

from .. import Unusable
from .fields import Fields
from .notes import Notes

LONG = 64
"""Characters of a text that weigh as much as another value."""
REPLACED = frozenset(("command", "entrypoint", "healthcheck", "logging"))
PAIRED = frozenset(("environment", "labels", "annotations", "sysctls", "extra_hosts"))
"""Mappings that may be written as lists of `key=value`."""
NAMED = frozenset(("networks", "depends_on"))
"""Mappings that may be written as lists of keys."""


class Extending:
    """The services of a file with everything that they extend; `name` is what errors call the file."""

    def __init__(self, services: Fields, notes: Notes, name: str) -> None:
        self._services = services
        self._notes = notes
        self._name = name
        self._done: dict[str, Table] = {}
        self._room = 2 * MOST_NODES
        self._weights: dict[int, int] = {}

    def service(self, name: str, below: tuple[str, ...] = ()) -> Table:
        """One service, whole.

        Raises:
            Unusable: what it extends is not there, or extends it.
        """
        if name in self._done:
            return self._done[name]
        fields = self._services.get(name).table()
        base = self._base(name, fields, (*below, name))
        self._done[name] = fields.keys if base is None else self._merged(base, fields.keys)
        return self._done[name]

    def _base(self, name: str, fields: Fields, below: tuple[str, ...]) -> Table | None:
        field = fields.get("extends")
        if field.value is None:
            return None
        if isinstance(field.value, str):
            other, file = field.value, ""
        else:
            other, file = field.table().get("service").text(), field.table().get("file").text()
        if not other:
            raise Unusable(f"line {field.line}: extends.{name}.service is required")
        if file:
            self._notes.of(f"what is extended of {file[:80]} is not here", name)
            return None
        if other not in self._services.keys:
            raise Unusable(f'line {field.line}: cannot extend service "{name}" in {self._name}: service "{other[:80]}" not found')
        if other in below:
            circle = " -> ".join([*below[below.index(other) :], other])
            raise Unusable(f"line {field.line}: circular reference: {circle[:500]}")
        if len(below) > 50:
            raise Unusable(f"line {field.line}: services extend one another too deeply: at most 50")
        return self.service(other, below)

    def _merged(self, base: Table, own: Table) -> Table:
        whole = Table(own.line)
        whole.lines = {**base.lines, **own.lines}
        for key in dict.fromkeys((*base, *own)):
            mine, theirs = own.get(key), base.get(key)
            self._spend(1 + self._weight(theirs))
            both = mine is not None and theirs is not None
            whole[key] = self._together(key, theirs, mine) if both else theirs if mine is None else mine
        whole["extends"] = base.get("extends")
        return whole

    def _weight(self, value: Value) -> int:
        """How much is in a value, a long text counting for several; each list and mapping is counted once and then known."""
        if not isinstance(value, (list, Table)):
            return len(value or "") // LONG
        if id(value) not in self._weights:
            inner = value.values() if isinstance(value, Table) else value
            self._weights[id(value)] = len(value) + sum(map(self._weight, inner))
        return self._weights[id(value)]

    def _together(self, key: str, base: Value, own: Value) -> Value:
        if key in REPLACED:
            return own
        if key in PAIRED or key in NAMED:
            return self._table(_as_table(base, key), _as_table(own, key))
        if isinstance(base, list) and isinstance(own, list):
            return [*base, *own]
        if isinstance(base, Table) and isinstance(own, Table):
            return self._table(base, own)
        return own

    def _table(self, base: Table, own: Table) -> Table:
        whole = Table(own.line)
        whole.lines = {**base.lines, **own.lines}
        for key in dict.fromkeys((*base, *own)):
            mine, theirs = own.get(key), base.get(key)
            if isinstance(mine, Table) and isinstance(theirs, Table):
                whole[key] = self._table(theirs, mine)
            else:
                whole[key] = theirs if mine is None else mine
        return whole

    def _spend(self, nodes: int) -> None:
        """Services that extend long ones again and again are not written out for ever."""
        self._room -= nodes
        if self._room < 0:
            raise Unusable(f"too much is in this file: at most {2 * MOST_NODES} values, with what services extend")


def _as_table(value: Value, key: str) -> Table:
    """A list of `key=value`, or of keys, as a mapping."""
    if isinstance(value, Table):
        return value
    table = Table()
    for text in value if isinstance(value, list) else []:
        if not isinstance(text, str):
            continue
        name, equals, rest = text.partition("=") if key in PAIRED else (text, "", "")
        if key == "extra_hosts" and not equals:
            name, equals, rest = text.partition(":")
        table[name] = rest if equals else None
    return table
