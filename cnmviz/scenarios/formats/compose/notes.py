"""Sentences about what a file says that a lab has nothing for: one for each kind of thing, with who has it."""

from __future__ import annotations

from collections.abc import Iterable

MOST = 60
"""Sentences; files that are written to annoy have more."""
NAMED = 8
"""Names in one sentence."""


class Notes:
    """Collects sentences in the order in which they came up."""

    def __init__(self) -> None:
        self._said: dict[str, dict[str, None]] = {}

    def say(self, sentence: str) -> None:
        """A sentence by itself."""
        self._said.setdefault(sentence, {})

    def of(self, sentence: str, who: str) -> None:
        """The same sentence of one more; all who share it stand behind it."""
        self._said.setdefault(sentence, {})[who] = None

    def means_nothing(self, key: str, who: str) -> None:
        self.of(f"`{key}` means nothing in a lab and was passed over", who)

    def all(self) -> tuple[str, ...]:
        sentences = [f"{text}: {listed(who)}" if who else text for text, who in self._said.items()]
        more = len(sentences) - MOST
        return (*sentences[:MOST], *([f"and {more} more of these"] if more > 0 else []))


def listed(names: Iterable[str]) -> str:
    """A few names, and how many more there are."""
    all_ = list(names)
    more = len(all_) - NAMED
    return ", ".join(all_[:NAMED]) + (f" and {more} more" if more > 0 else "")
