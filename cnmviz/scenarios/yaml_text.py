"""YAML that anybody wrote, as texts, lists and mappings: the one reader of compose files and of lessons' front matter.

Every scalar stays the text that was written: `22:22` is no number to the base of sixty, and `no` is not false; only an empty
value, `~` and `null` are None. Anchors, aliases and `<<` work. No object is ever made of a tag.

The parser's events are read one by one, and all is counted as if each alias had been written out. So a text that would unfold
into something huge, or nest too deeply, is refused at the point where it would; nothing of it is built.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NoReturn, Union

import yaml

LARGEST = 1024 * 1024
"""Bytes of one text."""
MOST_NODES = 60_000
"""Scalars, lists and mappings, with what aliases repeat: five hundred services of a hundred each, and more."""
MOST_TEXT = 4 * 1024 * 1024
"""Characters of all scalars, with what aliases repeat."""
DEEPEST = 40
"""Lists and mappings inside each other."""

Value = Union[None, str, "list[Value]", "Table"]

NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
CORE = "tag:yaml.org,2002:"
PLAIN_TAGS = frozenset(CORE + name for name in ("str", "int", "float", "bool", "null", "map", "seq", "timestamp"))


class Malformed(Exception):
    """Why a text cannot be read; `line` counts from 1, and is 0 where no line is to blame."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"line {line}: {why}" if line else why)
        self.line = line
        self.why = why


class Table(dict[str, Value]):
    """A mapping that knows on which line of the text it begins, and on which each of its keys stands."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int = 0) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}

    def line_of(self, key: str) -> int:
        return self.lines.get(key, self.line)


@dataclass(slots=True)
class _Node:
    """A value, and how much it is once every alias in it is written out. `dropped`: its tag takes its key away."""

    value: Value
    line: int
    nodes: int = 1
    text: int = 0
    height: int = 1
    plain: bool = False
    dropped: bool = False


def text_of(body: bytes, *, largest: int = LARGEST) -> str:
    """The text of a file.

    Raises:
        Malformed: it is too large, or not UTF-8.
    """
    if len(body) > largest:
        raise Malformed(0, f"the file is too large: at most {largest // 1024} KiB")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Malformed(body[: wrong.start].count(b"\n") + 1, "this is not UTF-8 text") from None


def read(text: str, *, first_line: int = 1, dropping: str = "", ignoring: str = "") -> Value:
    """What a text holds.

    Args:
        text: one YAML document.
        first_line: the number of its first line, where it is part of a larger text.
        dropping: a tag such as `!reset` that takes away the key whose value has it.
        ignoring: a tag that means nothing.

    Raises:
        Malformed: it is no YAML, or too much of it.
    """
    if len(text) > LARGEST:
        raise Malformed(0, f"the text is too large: at most {LARGEST // 1024} KiB")
    return _Composer(text, first_line, dropping, ignoring).document()


class _Composer:
    """Makes values of the parser's events."""

    def __init__(self, text: str, first_line: int, dropping: str, ignoring: str) -> None:
        self._offset = first_line
        self._tags = {*PLAIN_TAGS, dropping, ignoring, "!"}
        self._dropping = dropping
        self._anchors: dict[str, _Node | None] = {}
        self._seen = 0
        self._read = 0
        self._text = text
        with self._complaining():
            self._parser = yaml.CSafeLoader(text)

    def document(self) -> Value:
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None
        root = self._node(self._next(), 1)
        self._next()
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            self._refuse(after, "a second document begins here: one document in a file can be read")
        return root.value

    def _next(self) -> Any:
        with self._complaining():
            return self._parser.get_event()

    @contextmanager
    def _complaining(self) -> Iterator[None]:
        try:
            yield
        except yaml.reader.ReaderError as wrong:
            line = self._text.count("\n", 0, wrong.position) if isinstance(wrong.position, int) else 0
            raise Malformed(line + self._offset, f"{wrong.reason} (character {wrong.character!r})") from None
        except yaml.MarkedYAMLError as wrong:
            raise self._marked(wrong) from None
        except UnicodeEncodeError:
            raise Malformed(0, "this is not UTF-8 text") from None

    def _marked(self, wrong: yaml.MarkedYAMLError) -> Malformed:
        mark = wrong.problem_mark or wrong.context_mark
        at = mark.line if mark else 0
        line = self._text.splitlines()[at : at + 1]
        why = wrong.problem or str(wrong)
        if "nesting depth" in why:
            why = f"nested too deeply: at most {DEEPEST} levels"
        if line and "\t" in line[0][: len(line[0]) - len(line[0].lstrip())]:
            why += " (a tab cannot indent YAML: use spaces)"
        return Malformed(at + self._offset, why)

    def _node(self, event: Any, depth: int) -> _Node:
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, depth)
        if depth > DEEPEST:
            self._refuse(event, f"nested too deeply: at most {DEEPEST} levels")
        if event.tag and event.tag not in self._tags:
            self._refuse(event, f"nothing is known of the tag {event.tag[:40]}")
        if event.anchor:
            self._anchors[event.anchor] = None
        self._count(event, 1, len(getattr(event, "value", "")))
        node = self._made(event, depth)
        node.dropped = bool(self._dropping) and event.tag == self._dropping
        if event.anchor:
            self._anchors[event.anchor] = node
        return node

    def _made(self, event: Any, depth: int) -> _Node:
        if isinstance(event, yaml.ScalarEvent):
            plain = event.implicit[0]
            empty = event.value in NOTHING if plain else event.tag == f"{CORE}null"
            return _Node(None if empty else event.value, self._line(event), text=len(event.value), plain=plain)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth)
        return self._mapping(event, depth)

    def _alias(self, event: Any, depth: int) -> _Node:
        if event.anchor not in self._anchors:
            self._refuse(event, f"unknown anchor '{event.anchor[:40]}' referenced")
        node = self._anchors[event.anchor]
        if node is None:
            self._refuse(event, f"anchor '{event.anchor[:40]}' value contains itself")
        if depth + node.height - 1 > DEEPEST:
            self._refuse(event, f"nested too deeply: at most {DEEPEST} levels")
        self._count(event, node.nodes, node.text)
        return _Node(node.value, self._line(event), node.nodes, node.text, node.height)

    def _sequence(self, event: Any, depth: int) -> _Node:
        items: list[Value] = []
        whole = _Node(items, self._line(event))
        while not isinstance(inner := self._next(), yaml.SequenceEndEvent):
            node = self._node(inner, depth + 1)
            self._grow(whole, node)
            items.append(node.value)
        return whole

    def _mapping(self, event: Any, depth: int) -> _Node:
        table = Table(self._line(event))
        whole = _Node(table, table.line)
        merged: list[Table] = []
        while not isinstance(inner := self._next(), yaml.MappingEndEvent):
            key = self._key(inner, table, depth)
            node = self._node(self._next(), depth + 1)
            self._grow(whole, node)
            if key == "<<" and inner.implicit[0]:
                table.lines[key] = self._line(inner)
                merged = self._merged(inner, node)
            else:
                table.lines[key] = self._line(inner)
                table[key] = node.value
            if node.dropped:
                table.pop(key, None)
        _merge(table, merged)
        return whole

    def _key(self, event: Any, table: Table, depth: int) -> str:
        node = self._node(event, depth + 1)
        if node.value is not None and not isinstance(node.value, str):
            self._refuse(event, "a key must be a text")
        key = node.value if isinstance(node.value, str) else str(getattr(event, "value", ""))
        if key in table.lines:
            self._refuse(event, f'mapping key "{key[:80]}" already defined at line {table.lines[key]}')
        return key

    def _merged(self, event: Any, node: _Node) -> list[Table]:
        """The mappings behind a `<<`."""
        several = node.value if isinstance(node.value, list) else [node.value]
        tables = [one for one in several if isinstance(one, Table)]
        if len(tables) < len(several):
            self._refuse(event, "map merge requires map or sequence of maps as the value")
        return tables

    def _grow(self, whole: _Node, part: _Node) -> None:
        whole.nodes += part.nodes
        whole.text += part.text
        whole.height = max(whole.height, part.height + 1)

    def _count(self, event: Any, nodes: int, text: int) -> None:
        """So much more is in the text, where aliases are written out."""
        self._seen += nodes
        self._read += text
        if self._seen > MOST_NODES:
            self._refuse(event, f"too much is in this text: at most {MOST_NODES} values, with what its anchors repeat")
        if self._read > MOST_TEXT:
            self._refuse(event, f"too much is in this text: at most {MOST_TEXT} characters, with what its anchors repeat")

    def _line(self, event: Any) -> int:
        return int(event.start_mark.line) + self._offset

    def _refuse(self, event: Any, why: str) -> NoReturn:
        raise Malformed(self._line(event), why)


def _merge(table: Table, merged: list[Table]) -> None:
    """What is written in a mapping itself comes before what it merges, and of that the first comes first."""
    table.lines.pop("<<", None)
    for other in merged:
        for key, value in other.items():
            if key not in table and key not in table.lines:
                table[key] = value
                table.lines[key] = other.line_of(key)
