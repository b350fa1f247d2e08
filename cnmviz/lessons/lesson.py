"""A lesson as records: a text, a lab to begin with, questions, goals, hints and a solution.

Texts are Markdown and are made tidy when the records are made, so that two lessons which say the same are equal, and what is
written to a file is read back equal. It must not know what a goal means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

_UNPRINTABLE = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What no text needs, and what would end a line for some readers and not for others."""


def clean(text: str) -> str:
    """A text whose lines end everywhere in the same way, without tabs and control characters."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4))


def tidy(text: str) -> str:
    """A clean text without blanks around it and in its empty lines."""
    return "\n".join(line if line.strip() else "" for line in clean(text).split("\n")).strip()


def flat(text: str) -> str:
    """A text as one line."""
    return " ".join(tidy(text).split())


class _Tidy:
    """A record that makes its texts tidy."""

    __slots__ = ()

    def _set(self, **fields: Any) -> None:
        for name, value in fields.items():
            object.__setattr__(self, name, value)


@dataclass(frozen=True, slots=True)
class Option(_Tidy):
    """One answer to choose."""

    text: str
    right: bool

    def __post_init__(self) -> None:
        self._set(text=tidy(self.text))


@dataclass(frozen=True, slots=True)
class Question(_Tidy):
    """What the student predicts. The first line of `text` is the question; `explanation` is shown once it was answered."""

    text: str
    options: tuple[Option, ...]
    explanation: str = ""

    def __post_init__(self) -> None:
        head, _, body = tidy(self.text).partition("\n")
        self._set(text=tidy(f"{flat(head)}\n\n{tidy(body)}"), explanation=tidy(self.explanation))

    @property
    def heading(self) -> str:
        return self.text.partition("\n")[0]

    @property
    def many(self) -> bool:
        """Whether more than one option is right."""
        return sum(option.right for option in self.options) > 1


@dataclass(frozen=True, slots=True)
class Goal(_Tidy):
    """A fact that is to hold, and what it is called for the student ("" where the fact says it all)."""

    fact: str
    words: str = ""

    def __post_init__(self) -> None:
        self._set(fact=flat(self.fact), words=flat(self.words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson(_Tidy):
    """A whole lesson. `slug` and `order` come from the file's name.

    It begins with the lab that the lines of `start` make, or that of the built-in `scenario`, or else a fresh one with one host.
    `lines` says where in the file the parts were read: numbers by the field's name.
    """

    slug: str = ""
    order: int = 0
    title: str
    topic: str
    about: str
    minutes: int
    after: tuple[str, ...] = ()
    text: str
    start: tuple[str, ...] = ()
    scenario: str = ""
    questions: tuple[Question, ...] = ()
    goals: tuple[Goal, ...]
    hints: tuple[str, ...]
    solution: tuple[str, ...]
    afterwards: str = ""
    lines: Mapping[str, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        self._set(
            title=flat(self.title),
            topic=flat(self.topic),
            about=flat(self.about),
            text=tidy(self.text),
            start=_commands(self.start),
            hints=tuple(map(tidy, self.hints)),
            solution=_commands(self.solution),
            afterwards=tidy(self.afterwards),
        )

    def line(self, part: str, at: int = 0) -> int:
        """The line of the file where a part begins; 0 where that is not known."""
        numbers = self.lines.get(part, ())
        return numbers[at] if at < len(numbers) else 0


def _commands(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for each in lines if (line := tidy(each).replace("\n", " ")))
