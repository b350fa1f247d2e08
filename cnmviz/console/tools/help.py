"""`help` in a container's shell: which programs there are, and about the words that belong to the host's prompt."""

from __future__ import annotations

from collections.abc import Sequence

from ...cnm.draft import Executed
from .. import grammar, manual
from . import catalogue, tool
from .seat import Seat

ELSEWHERE = "\nIt is typed at the host's own prompt, where exit leads.\n"


@tool("help")
def help_(seat: Seat, arguments: Sequence[str]) -> Executed:
    if not arguments:
        return Executed(f"Programs here: {' '.join(sorted(name for name in catalogue() if name.isalnum()))}\n")
    if arguments[0] in grammar.standing_alone() or arguments[0] == "docker":
        printed = manual.about(list(arguments)).text.printed()
        return Executed(printed.stdout + ELSEWHERE, printed.stderr, printed.exit) if seat.container else printed
    known = arguments[0] in catalogue()
    why = f"help: {arguments[0]}: try {arguments[0]} --help" if known else f"help: no help topics match '{arguments[0]}'"
    return Executed(stderr=f"{why}\n", exit=0 if known else 1)
