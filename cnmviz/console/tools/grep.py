"""`grep`, mostly behind a pipe."""

from __future__ import annotations

from collections.abc import Sequence

from ...cnm.draft import Executed
from . import tool
from .options import OptionError, Options
from .pattern import BadPattern, compiled
from .seat import Seat

USAGE = "Usage: grep [-ivcnqwEF] PATTERN [FILE]...\n"


@tool("grep", "egrep")
def grep(seat: Seat, arguments: Sequence[str]) -> Executed:
    """Exit status 1 where no line is selected."""
    try:
        options, words = Options.read(arguments, with_value="e", alone="icvqnwEF")
    except OptionError as error:
        return Executed(stderr=f"grep: {error}\n{USAGE}", exit=2)
    if "e" not in options and not words:
        return Executed(stderr=USAGE, exit=2)
    pattern = options.text("e") if "e" in options else words.pop(0)
    missing = [name for name in words if seat.file(name) is None]
    if missing:
        return Executed(stderr=f"grep: {missing[0]}: No such file or directory\n", exit=2)
    try:
        lines = _selected("".join(seat.file(name) or "" for name in words) if words else seat.stdin, pattern, options)
    except BadPattern:
        return Executed(stderr=f"grep: bad regex '{pattern[:100]}'\n", exit=2)
    return _printed(lines, options)


def _selected(text: str, pattern: str, options: Options) -> list[tuple[int, str]]:
    fold = "i" in options
    test = compiled(pattern.lower() if fold else pattern, extended="E" in options, fixed="F" in options, words="w" in options)
    numbered = enumerate(text.splitlines(), start=1)
    return [(at, line) for at, line in numbered if test(line.lower() if fold else line) != ("v" in options)]


def _printed(lines: list[tuple[int, str]], options: Options) -> Executed:
    status = 0 if lines else 1
    if "q" in options:
        return Executed(exit=status)
    if "c" in options:
        return Executed(f"{len(lines)}\n", exit=status)
    return Executed("".join(f"{f'{at}:' if 'n' in options else ''}{line}\n" for at, line in lines), exit=status)
