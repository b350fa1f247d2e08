"""Short options of small programs, as getopt reads them: `-c1`, `-c 1`, `-qc1`; options may follow arguments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


class OptionError(Exception):
    """An option that is unknown, lacks its value, or whose value (`value` is True) is no number."""

    def __init__(self, message: str, *, value: bool = False) -> None:
        super().__init__(message)
        self.value = value


@dataclass(frozen=True, slots=True)
class Options:
    """The options that were given, by letter (or long name), with the last value of each."""

    values: dict[str, str]

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str, otherwise: str = "") -> str:
        return self.values.get(name, otherwise)

    def number(self, name: str, otherwise: int) -> int:
        """A whole number of seconds, bytes or packets.

        Raises:
            OptionError: it is none.
        """
        text = self.values.get(name)
        if text is None:
            return otherwise
        if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]+)?", text):
            raise OptionError(f"invalid number '{text}'", value=True)
        return int(float(text))

    @classmethod
    def read(
        cls, arguments: Sequence[str], *, with_value: str = "", alone: str = "", long: dict[str, str] | None = None
    ) -> tuple[Options, list[str]]:
        """Options and the words that are none.

        Args:
            arguments: all words behind the program's name.
            with_value: the letters that take a value.
            alone: the letters that do not.
            long: long names, each with the letter it stands for; `=name` takes a value and has no letter.

        Raises:
            OptionError: in getopt's words.
        """
        values: dict[str, str] = {}
        words: list[str] = []
        rest = list(arguments)
        while rest:
            word = rest.pop(0)
            if word == "--":
                words += rest
                break
            if word.startswith("--"):
                _long(word, rest, values, with_value, long or {})
            elif word.startswith("-") and len(word) > 1:
                _short(word[1:], rest, values, with_value, alone)
            else:
                words.append(word)
        return cls(values), words


def _short(letters: str, rest: list[str], values: dict[str, str], with_value: str, alone: str) -> None:
    while letters:
        letter, letters = letters[0], letters[1:]
        if letter in with_value:
            if not letters and not rest:
                raise OptionError(f"option requires an argument -- '{letter}'")
            values[letter] = letters or rest.pop(0)
            return
        if letter not in alone:
            raise OptionError(f"unrecognized option: {letter}")
        values[letter] = ""


def _long(word: str, rest: list[str], values: dict[str, str], with_value: str, long: dict[str, str]) -> None:
    name, given, value = word.removeprefix("--").partition("=")
    if name not in long:
        raise OptionError(f"unrecognized option: {name}")
    meaning = long[name]
    if not (meaning in with_value or meaning.startswith("=")):
        values[meaning] = ""
        return
    if not given and not rest:
        raise OptionError(f"option requires an argument -- '{name}'")
    values[meaning.removeprefix("=")] = value if given else rest.pop(0)
