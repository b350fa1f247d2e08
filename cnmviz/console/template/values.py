"""The values a template works on, and how Go prints them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


class Struct(dict[str, Any]):
    """A Go struct: its fields in order. `go_type` is what an error calls it; methods are callables among the fields.

    With `strict` an unknown field is an error about a type, as for the rows of a list; otherwise about a map, because
    `docker inspect` looks a second time in the raw JSON.
    """

    def __init__(self, fields: Mapping[str, Any], go_type: str = "") -> None:
        super().__init__(fields)
        self.go_type = go_type


def to_json(value: Any, indent: int | None = None) -> str:
    """JSON as Go writes it: struct fields in order, map keys sorted, non-ASCII letters as they are."""
    separators = (",", ":") if indent is None else (",", ": ")
    return json.dumps(_plain(value), ensure_ascii=False, indent=indent, separators=separators)


def _plain(value: Any) -> Any:
    if isinstance(value, Struct):
        return {name: _plain(item) for name, item in value.items() if not callable(item)}
    if isinstance(value, Mapping):
        return {name: _plain(value[name]) for name in sorted(value)}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


def go_print(value: Any, inner: bool = False) -> str:
    """A value as Go's %v prints it."""
    if value is None or isinstance(value, (bool, float)):
        return _scalar(value, inner)
    if isinstance(value, Struct):
        return "{" + " ".join(go_print(item, True) for item in value.values() if not callable(item)) + "}"
    if isinstance(value, Mapping):
        return "map[" + " ".join(f"{name}:{go_print(value[name], True)}" for name in sorted(value)) + "]"
    if isinstance(value, (list, tuple)):
        return "[" + " ".join(go_print(item, True) for item in value) + "]"
    return str(value)


def _scalar(value: bool | float | None, inner: bool) -> str:
    if value is None:
        return "<nil>" if inner else "<no value>"
    return f"{value:g}" if isinstance(value, float) else str(value).lower()


def is_true(value: Any) -> bool:
    """Go's idea of a true value in `if`: not empty; a struct always is."""
    return isinstance(value, Struct) or bool(value)


def type_name(value: Any) -> str:
    """What Go calls the value's type in an error."""
    if isinstance(value, Struct) and value.go_type:
        return value.go_type
    names: dict[type, str] = {bool: "bool", int: "int", str: "string", float: "float64"}
    for kind, name in names.items():
        if isinstance(value, kind):
            return name
    if value is None:
        return "<nil>"
    return "map[string]interface {}" if isinstance(value, Mapping) else "[]interface {}"
