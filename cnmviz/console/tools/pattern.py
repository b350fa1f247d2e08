"""Regular expressions for `grep` that cannot run away: sets of places instead of trying one way after another.

Known are letters, `.`, `[...]`, `*`, `+`, `?`, `|`, groups, `^`, `$`; in basic form `+ ? | ( )` are special behind a backslash.
Each part of a pattern turns the places where it can begin into those where it can end, so time grows with the line alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

LONGEST = 200
"""Characters of a pattern."""

DEEPEST = 10
"""Groups inside groups."""

LINE = 2000
"""Characters of a line that are looked at."""

Places = frozenset[int]
Part = Callable[[str, Places], Places]

SPECIAL = "+?|()"


class BadPattern(Exception):
    """A pattern that cannot be read."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One letter of a pattern: `special` where it is not itself."""

    letter: str
    special: bool = False


def compiled(pattern: str, *, extended: bool = False, fixed: bool = False, words: bool = False) -> Callable[[str], bool]:
    """A test of lines.

    Raises:
        BadPattern: it is too long or malformed.
    """
    if len(pattern) > LONGEST:
        raise BadPattern
    signs = [Sign(letter) for letter in pattern] if fixed else _signs(pattern, extended)
    reader = _Reader(signs)
    part = reader.alternatives()
    if reader.at < len(signs):
        raise BadPattern

    def test(line: str) -> bool:
        text = line[:LINE]
        starts = frozenset(range(len(text) + 1))
        starts = _edges(text, starts) if words else starts
        ends = part(text, starts)
        return bool(_edges(text, ends) if words else ends)

    return test


def _signs(pattern: str, extended: bool) -> list[Sign]:
    signs, at = [], 0
    while at < len(pattern):
        letter = pattern[at]
        if letter == "\\" and at + 1 < len(pattern):
            at += 1
            signs.append(Sign(pattern[at], pattern[at] in SPECIAL and not extended))
        else:
            signs.append(Sign(letter, letter in ".*^$[" or (letter in SPECIAL and extended)))
        at += 1
    return signs


class _Reader:
    def __init__(self, signs: list[Sign]) -> None:
        self.signs = signs
        self.at = 0
        self.depth = 0

    def _special(self, letters: str) -> bool:
        return self.at < len(self.signs) and self.signs[self.at].special and self.signs[self.at].letter in letters

    def alternatives(self) -> Part:
        self.depth += 1
        if self.depth > DEEPEST:
            raise BadPattern
        choices = [self._sequence()]
        while self._special("|"):
            self.at += 1
            choices.append(self._sequence())
        self.depth -= 1
        return lambda text, places: frozenset().union(*(choice(text, places) for choice in choices))

    def _sequence(self) -> Part:
        parts: list[Part] = []
        while self.at < len(self.signs) and not self._special("|)"):
            part = self._single()
            while self._special("*+?"):
                part = _repeated(part, self.signs[self.at].letter)
                self.at += 1
            parts.append(part)

        def sequence(text: str, places: Places) -> Places:
            for part in parts:
                places = part(text, places)
            return places

        return sequence

    def _single(self) -> Part:
        sign = self.signs[self.at]
        self.at += 1
        if not sign.special or sign.letter in "*+?":
            return _letter(lambda letter: letter == sign.letter)
        if sign.letter == "(":
            inner = self.alternatives()
            if not self._special(")"):
                raise BadPattern
            self.at += 1
            return inner
        if sign.letter == "[":
            return self._set()
        if sign.letter == ".":
            return _letter(lambda letter: True)
        return _start if sign.letter == "^" else _end

    def _set(self) -> Part:
        """`[a-z0-9]`, `[^x]`; a bracket that stands first is itself."""
        letters = "".join(sign.letter for sign in self.signs[self.at :])
        negated = letters.startswith("^")
        end = letters.find("]", 1 + negated)
        if end < 0:
            raise BadPattern
        self.at += end + 1
        body = letters[negated:end]
        known = set[str]()
        at = 0
        while at < len(body):
            if body[at + 1 : at + 2] == "-" and at + 2 < len(body):
                known.update(map(chr, range(ord(body[at]), min(ord(body[at + 2]), 0x250) + 1)))
                at += 3
            else:
                known.add(body[at])
                at += 1
        return _letter(lambda letter: (letter in known) != negated)


def _letter(test: Callable[[str], bool]) -> Part:
    return lambda text, places: frozenset(at + 1 for at in places if at < len(text) and test(text[at]))


def _start(text: str, places: Places) -> Places:
    return places & {0}


def _end(text: str, places: Places) -> Places:
    return places & {len(text)}


def _repeated(part: Part, how: str) -> Part:
    def repeated(text: str, places: Places) -> Places:
        if how == "?":
            return places | part(text, places)
        found = new = part(text, places)
        while new:
            new = part(text, new) - found
            found |= new
        return found if how == "+" else found | places

    return repeated


def _edges(text: str, places: Places) -> Places:
    """The places where a word begins or ends."""

    def inside(at: int) -> bool:
        return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")

    return frozenset(at for at in places if inside(at - 1) != inside(at))
