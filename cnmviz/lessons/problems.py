"""What is wrong with a lesson, in words for the person who writes it, and where: all of it at once, never the first alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Problem:
    """`line` is the line of the file, from 1; 0 where there is none."""

    line: int
    words: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.words}" if self.line else self.words


class Unreadable(Exception):
    """A text is no lesson, or a fact is no goal."""

    def __init__(self, *found: Problem) -> None:
        super().__init__("; ".join(map(str, found)))
        self.found = found

    @property
    def problems(self) -> list[str]:
        return [str(problem) for problem in self.found]


def meant(word: str, known: Iterable[str]) -> str:
    """A hint at the known word that was probably meant, to stand behind a sentence; "" where none is near."""
    by_lower = {each.lower(): each for each in known}
    near = get_close_matches(word.lower(), by_lower, 1, 0.6)
    return f" (did you mean {by_lower[near[0]]}?)" if near else ""
