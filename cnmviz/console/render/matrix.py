"""`matrix`: everyone to everyone as a table; a row is who asks, a column who is asked."""

from __future__ import annotations

from collections import Counter

from ...cnm.commands import Command
from ...cnm.draft import Outcome
from ...cnm.matrix import Matrix
from ...cnm.walk import verdicts
from ..text import Text
from . import renders

WIDEST = 30
"""Columns that are still readable; a larger matrix is summed up."""

SAME = "-"
YES = "yes"


@renders(Matrix)
def matrix(command: Command, outcome: Outcome, answer: Matrix) -> Text:
    size = len(answer.places)
    what = f"{answer.protocol} {answer.port}" if answer.port else answer.protocol
    head = f"Who reaches whom ({what}); a row is who asks.\n\n"
    if size > WIDEST:
        return Text(f"{head}{_summary(answer)}\nThe lab has {size} places: ask for one pair with `reach FROM TO`.\n")
    names = [_name(place.kind, place.name) for place in answer.places]
    cells = [[_cell(answer.cell(row, column)) for column in range(size)] for row in range(size)]
    widths = [max(len(name), *(len(row[at]) for row in cells)) for at, name in enumerate(names)]
    first = max(map(len, names), default=0)
    lines = [" " * first + "  " + "  ".join(name.ljust(width) for name, width in zip(names, widths, strict=True))]
    for name, row in zip(names, cells, strict=True):
        lines.append(f"{name:{first}}  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))
    table = "".join(f"{line.rstrip()}\n" for line in lines)
    return Text(f"{head}{table}{_legend(answer)}")


def _name(kind: str, name: str) -> str:
    return name if kind == "container" else f"@{name}"


def _cell(key: str) -> str:
    """The shape tells yes from no without colour."""
    if not key:
        return SAME
    return YES if verdicts()[key].ok else key


def _counts(answer: Matrix) -> Counter[str]:
    size = len(answer.places)
    return Counter(answer.cell(row, column) for row in range(size) for column in range(size) if row != column)


def _legend(answer: Matrix) -> str:
    keys = sorted(key for key in _counts(answer) if not verdicts()[key].ok)
    return "\n" + "".join(f"{key}: {verdicts()[key].sentence}\n" for key in keys) if keys else ""


def _summary(answer: Matrix) -> str:
    return "".join(f"{number:6}  {_cell(key)}\n" for key, number in _counts(answer).most_common())
