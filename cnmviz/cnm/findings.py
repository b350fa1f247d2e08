"""What walks between kinds of place have found, kept from one world to the next.

A finding is true in every world, because a kind says all that a walk depends on; where it does not (`Kind.exact`), nothing is
kept. Rows and columns are numbered as their kinds turn up, so that a table only ever grows at its ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from .kinds import Kind, Question, Shape

Ask = Callable[[int, int], str]
"""Walks between members of a row and of a column; "" where that would be one place and itself."""


@dataclass(slots=True)
class Side:
    """One side of a table: numbers by everything that distinguishes its kinds, shapes and networks by number."""

    numbers: dict[Shape, int] = field(default_factory=dict)
    shapes: list[Shape] = field(default_factory=list)
    networks: list[tuple[str, ...]] = field(default_factory=list)

    def number(self, shape: Shape, networks: tuple[str, ...], apart: object) -> int:
        key = (shape, networks, apart)
        if key not in self.numbers:
            self.numbers[key] = len(self.shapes)
            self.shapes.append(shape)
            self.networks.append(networks)
        return self.numbers[key]


@dataclass(slots=True)
class Table:
    """The verdicts of one question: `rows` are senders, `columns` receivers; "" is not known.

    `seen` is up to which column each row has been filled in, `gaps` the columns before it that could not be.
    """

    question: Question
    rows: Side = field(default_factory=Side)
    columns: Side = field(default_factory=Side)
    cells: list[list[str]] = field(default_factory=list)
    patterns: dict[Shape, str] = field(default_factory=dict)
    seen: list[int] = field(default_factory=list)
    gaps: list[set[int]] = field(default_factory=list)

    def row(self, kind: Kind) -> int:
        number = self.rows.number(kind.shape, kind.networks, (kind.exact, kind.private))
        if number == len(self.cells):
            self.cells.append([])
            self.seen.append(0)
            self.gaps.append(set())
        return number

    def column(self, kind: Kind, name: str) -> int:
        """`name` sets those apart who are found by somebody in a way of his own."""
        shape = (*kind.shape, kind.ports.asked(self.question))
        return self.columns.number(shape, kind.networks, (kind.exact, name))

    def fill(self, rows: Iterable[int], ask: Ask) -> None:
        """Find out what is not known yet."""
        width = len(self.columns.shapes)
        for row in rows:
            cells = self.cells[row]
            cells.extend([""] * (width - len(cells)))
            wanted = [*self.gaps[row], *range(self.seen[row], width)]
            for column in wanted:
                cells[column] = self._find(row, column, ask)
            self.gaps[row] = {column for column in wanted if not cells[column]}
            self.seen[row] = width

    def _find(self, row: int, column: int, ask: Ask) -> str:
        """Two kinds meet like two others of the same shapes if their networks coincide in the same places."""
        ours, theirs = self.rows.networks[row], self.columns.networks[column]
        meeting = tuple(theirs.index(network) if network in theirs else -1 for network in ours)
        pattern = (self.rows.shapes[row], self.columns.shapes[column], meeting)
        verdict = self.patterns.get(pattern, "")
        if not verdict and (verdict := ask(row, column)):
            self.patterns[pattern] = verdict
        return verdict
