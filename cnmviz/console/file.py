"""A file of commands, as a shell reads it: what a scenario begins with, what a lesson's solution is, what was exported.

Lines are joined at a backslash, comments and empty lines are passed over, and each line is done on the world that the one before
it left. The first that fails ends it: nobody wants a lab in which half of the lines are missing.

The lab's own commands, which bash does not know, stand in such a file behind `#:` (`#: addhost node2`). To bash they are
comments, so the file runs on a real engine too. What a script says to bash alone (`set -euo pipefail`) is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..cnm.world import World
from .line import LONGEST_LINE
from .perform import perform

MOST_LINES = 5_000
"""Commands of one file."""

OWN = "#:"
"""What a command of the lab begins with, that is a comment to bash."""

ENDS = re.compile(r"\r\n|\r|\n")
"""The ends of lines to a shell, which knows nothing of Unicode's."""

SETTINGS = re.compile(r"set(\s+([-+][A-Za-z]+|pipefail|errexit|nounset|posix|xtrace))+")
"""How bash is to run a script; nothing in a lab depends on it."""

BETWEEN = 1_000_000
"""Microseconds from one command to the next."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A command line, and the number of the line of the file where it begins (from 1)."""

    number: int
    text: str


class Stopped(Exception):
    """A line that did not succeed; `why` is what the console printed."""

    def __init__(self, line: Numbered, why: str) -> None:
        super().__init__(f"line {line.number}: {line.text[:200]}: {why}")
        self.line = line
        self.why = why


def lines_of(text: str) -> list[Numbered]:
    """The command lines of a file.

    Raises:
        Stopped: there are too many, or one is too long.
    """
    found: list[Numbered] = []
    for line in _joined(text):
        if _passed_over(line.text):
            continue
        found.append(line)
        if len(line.text) > LONGEST_LINE:
            raise Stopped(line, f"the line is too long: {len(line.text)} characters, at most {LONGEST_LINE}")
        if len(found) > MOST_LINES:
            raise Stopped(line, f"too many commands: at most {MOST_LINES} in one file")
    return found


def _passed_over(text: str) -> bool:
    return not text or text.startswith("#") or SETTINGS.fullmatch(text) is not None


def _joined(text: str) -> Iterator[Numbered]:
    """The lines of a text; one that ends in a backslash goes on in the next. A comment never does, so neither does `#:`."""
    begun, parts = 0, list[str]()
    for number, raw in enumerate(ENDS.split(text), 1):
        begun = begun or number
        if not parts and raw.lstrip().startswith(OWN):
            yield Numbered(number, raw.lstrip().removeprefix(OWN).strip())
            begun = 0
            continue
        if raw.endswith("\\") and not raw.lstrip().startswith("#"):
            parts.append(raw[:-1])
            continue
        yield Numbered(begun, "".join([*parts, raw]).strip())
        begun, parts = 0, []
    if parts:
        yield Numbered(begun, "".join(parts).strip())


def play(world: World, lines: list[Numbered], *, now: int) -> World:
    """The world after some lines, each a second after the one before.

    Raises:
        Stopped: one did not succeed.
    """
    for at, line in enumerate(lines):
        done = perform(world, line.text, now=now + at * BETWEEN)
        if done.text.exit:
            raise Stopped(line, (done.text.stderr or done.text.stdout).strip()[:500] or f"exit status {done.text.exit}")
        world = done.world
    return world
