"""How a fact is written: literal words, and places in capitals. Also what was probably meant by what cannot be read.

A pattern is written as it is shown to people: `SOURCE cannot reach TARGET [because VERDICT]`; what stands in brackets may be left
out, `(s)` and `(es)` at the end of a word too. What may stand in a place is said by its name, in `places`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from . import places

_LIKE = 0.65
"""How alike a fact and a form must be for one to be a hint at the other."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """`shown` is how it is written, `choices` the only words of some places."""

    shown: str
    expression: re.Pattern[str]
    skeletons: tuple[tuple[str, ...], ...]
    choices: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, usage: str, choices: Mapping[str, tuple[str, ...]]) -> Pattern:
        """The pattern of a usage line."""
        parts = [_expression(word, choices) for word in usage.split()]
        expression = re.compile("".join(parts).removeprefix(" "), re.IGNORECASE)
        shown = re.sub(r"[A-Z]+", lambda found: "|".join(choices.get(found[0], (found[0],))), usage)
        return cls(shown, expression, tuple(_skeletons(usage, choices)), choices)

    def read(self, words: str) -> dict[str, str] | None:
        """What stands in the places of a fact; None where it is of another form."""
        found = self.expression.fullmatch(words)
        return {name: text or "" for name, text in found.groupdict().items()} if found else None

    def wrong(self, values: Mapping[str, str]) -> str:
        """Why something cannot stand in its place; "" where all can."""
        checked = (places.wrong(name.upper(), text) for name, text in values.items() if text and name.upper() not in self.choices)
        return next(filter(None, checked), "")


def _expression(word: str, choices: Mapping[str, tuple[str, ...]]) -> str:
    """A word of a usage line as a regular expression, with the blank before it. Brackets stay around what may be left out."""
    name = word.strip("[]")
    if name.isupper():
        options = choices.get(name)
        inner = "|".join(re.escape(option) for option in sorted(options, key=len, reverse=True)) if options else r"\S+"
        text = f" (?P<{name.lower()}>{inner})"
    else:
        text = " " + re.escape(name).replace(r"\(s\)", "s?").replace(r"\(es\)", "(?:es)?")
    return ("(?:" if word.startswith("[") else "") + text + (")?" if word.endswith("]") else "")


def _skeletons(usage: str, choices: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The words of a usage line without, and with, what may be left out; a place is a capital word."""
    for text in dict.fromkeys((re.sub(r" ?\[[^]]*\]", "", usage), usage)):
        words = re.sub(r"[\[\]()]", "", text).split()
        named = [name for name in words if name in choices]
        for option in choices[named[0]] if named else ("",):
            yield tuple(part for word in words for part in (option.split() if word in choices else [word]))


def corrected(words: str, patterns: Sequence[Pattern]) -> str:
    """A fact with its literal words put right, where that makes it one; "" where it does not."""
    known = {word for pattern in patterns for skeleton in pattern.skeletons for word in skeleton if not word.isupper()}
    given = words.split()
    near = [[*get_close_matches(word.lower(), known, 3, 0.7), word] for word in given]
    one = (" ".join([*given[:at], right, *given[at + 1 :]]) for at, options in enumerate(near) for right in options)
    all_ = " ".join(options[0] for options in near)
    return next((attempt for attempt in (*one, all_) if _reads(attempt, patterns)), "")


def _reads(words: str, patterns: Sequence[Pattern]) -> bool:
    return any((values := pattern.read(words)) is not None and not pattern.wrong(values) for pattern in patterns)


def nearest(words: str, patterns: Iterable[Pattern]) -> Pattern | None:
    """The form that is most like a fact, if one is."""
    given = words.lower().split()
    scored = [
        (_likeness(given, skeleton), -len(skeleton), at, pattern)
        for at, pattern in enumerate(patterns)
        for skeleton in pattern.skeletons
    ]
    score, _, _, best = max(scored, key=lambda row: row[:3])
    return best if score >= _LIKE else None


def _likeness(given: Sequence[str], skeleton: Sequence[str]) -> float:
    """From 0 to 1; a word that stands in no literal's place may be anything, but there has to be one word that is the form's."""
    literals = [word for word in skeleton if not word.isupper()]
    masked = [word if word in literals else "" for word in given]
    form = [word if word in literals else "" for word in skeleton]
    shared = sum(1 for word in masked if word)
    return SequenceMatcher(None, masked, form, autojunk=False).ratio() * (0.6 + 0.4 * shared / len(literals)) if shared else 0.0
