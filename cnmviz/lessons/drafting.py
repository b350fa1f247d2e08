"""A lesson while it is written: the fields of a form, of which all may still be empty, and what is wrong with which of them.

Whether a field can stand in a file is asked of the reader of files, and whether the lesson holds of `checking`, so that the form
says what `check_lesson` says. Here their answers find the field they are about.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from cnmviz.console.file import Numbered, Stopped, lines_of

from . import checking, reading, writing
from .lesson import Goal, Lesson, Question, tidy
from .problems import Problem, Unreadable

PROMPT = "$ "


class Draft(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The fields of a Lesson. `start` and `solution` are lines as a person types them: comments and prompts are passed over."""

    slug: str = ""
    order: int = 0
    title: str = ""
    topic: str = ""
    about: str = ""
    minutes: int = 5
    after: tuple[str, ...] = ()
    text: str = ""
    start: tuple[str, ...] = ()
    scenario: str = ""
    questions: tuple[Question, ...] = ()
    goals: tuple[Goal, ...] = ()
    hints: tuple[str, ...] = ()
    solution: tuple[str, ...] = ()
    afterwards: str = ""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong, in words, with which field (`part`, and `at` where it is a list; a line for commands). "" is the whole."""

    words: str
    part: str = ""
    at: int = 0

    def told(self) -> dict[str, Any]:
        return {"words": self.words, "part": self.part, "at": self.at}


MISSING = {
    "title": "Give the lesson a title.",
    "topic": "Say which topic it belongs to.",
    "about": "Say in one sentence what it is about.",
    "text": "Write the text: what the student reads first.",
    "goals": "Add a goal: what has to be true in the end.",
    "solution": "Record the solution, or write its commands.",
    "hints": "Add a hint, for whoever is stuck.",
}
"""What every lesson has, and what to do where it has none yet; in the order of the form."""

_EMPTY = {
    "questions": "This question asks nothing yet.",
    "goals": "This goal says nothing yet.",
    "hints": "This hint is empty.",
}
_ORDER = (
    "start", "scenario", "solution", "title", "topic", "about", "minutes", "text", "questions", "explanations",
    "goals", "hints", "afterwards", "after", "",
)  # fmt: skip
_SAMPLE = Lesson(
    title="A", topic="A", about="A", minutes=5, text="A", goals=(Goal("no network a"),), hints=("A",), solution=("docker ps",)
)
"""A lesson in whose place one field at a time is tried."""


@dataclass(slots=True)
class Sheet:
    """A draft as a lesson, whose parts have lines of their own as in a file: a problem's line says which part it is about."""

    lesson: Lesson
    found: list[Flaw] = field(default_factory=list)
    places: list[tuple[int, str, int]] = field(default_factory=list)

    def flaw(self, problem: Problem) -> Flaw:
        """A problem of a line, at its part."""
        at = bisect(self.places, (problem.line, "\uffff", 0)) - 1
        _, part, index = self.places[at] if problem.line and at >= 0 else (0, "", 0)
        return Flaw(problem.words, part, index)


def sheet_of(draft: Draft) -> Sheet:
    """The lesson that a draft is so far; commands that are none are among what was found."""
    fields = {name: getattr(draft, name) for name in draft.__struct_fields__}
    flaws: list[Flaw] = []
    commands = {name: _commands(fields[name], name, flaws) for name in ("start", "solution")}
    fields |= {name: tuple(line.text for line in lines) for name, lines in commands.items()}
    sheet = Sheet(Lesson(**fields), flaws)
    sheet.lesson = replace(sheet.lesson, lines=_numbered(sheet, commands))
    return sheet


def _commands(lines: Iterable[str], name: str, flaws: list[Flaw]) -> list[Numbered]:
    try:
        read = lines_of("\n".join(line.replace("\n", " ") for line in lines))
    except Stopped as stopped:
        flaws.append(Flaw(" ".join(stopped.why.split()), name, max(0, stopped.line.number - 1)))
        return []
    return [Numbered(line.number, line.text.removeprefix(PROMPT)) for line in read]


def _numbered(sheet: Sheet, commands: dict[str, list[Numbered]]) -> dict[str, tuple[int, ...]]:
    """The lines of all parts, one behind the other."""
    lesson, lines, end = sheet.lesson, dict[str, tuple[int, ...]](), 1

    def give(part: str, texts: Iterable[tuple[int, str]]) -> None:
        nonlocal end
        for at, text in texts:
            sheet.places.append((end, part, at))
            lines[part] = (*lines.get(part, ()), end)
            end += text.count("\n") + 2

    for name in ("title", "after", "scenario", "text", "afterwards"):
        give(name, [(0, getattr(lesson, name) if name != "after" else "")])
    for name, listed in commands.items():
        give(name, [(line.number - 1, line.text) for line in listed])
    give("goals", [(at, goal.fact) for at, goal in enumerate(lesson.goals)])
    give("hints", list(enumerate(lesson.hints)))
    asked = ["\n".join([question.text, *(option.text for option in question.options)]) for question in lesson.questions]
    give("questions", list(enumerate(asked)))
    give("explanations", [(at, question.explanation) for at, question in enumerate(lesson.questions)])
    return lines


def written(sheet: Sheet) -> str:
    """The file of a draft, "" where it is none yet; why is among what was found then."""
    try:
        markdown = writing.write(sheet.lesson) if not sheet.found else ""
    except Unreadable as unreadable:
        sheet.found += _unwritable(sheet.lesson) or [Flaw(problem.words) for problem in unreadable.found]
        return ""
    return markdown


def flaws(sheet: Sheet) -> list[Flaw]:
    """All that keeps a draft from being a lesson that holds, in the order of the form, each once."""
    known = {(flaw.part, flaw.at) for flaw in sheet.found}
    whole = not sheet.found
    for problem in checking.found(sheet.lesson):
        flaw = sheet.flaw(problem)
        if (flaw.part and (flaw.part, flaw.at) not in known) or whole:
            sheet.found.append(flaw)
    return sorted(dict.fromkeys(sheet.found), key=lambda flaw: (_ORDER.index(flaw.part), flaw.at))


def _unwritable(lesson: Lesson) -> list[Flaw]:
    """Which fields no file can hold, and why: each is tried in a lesson that is otherwise whole."""
    found = [Flaw(words, name) for name, words in MISSING.items() if not getattr(lesson, name)]
    missing = {flaw.part for flaw in found}
    for name in ("title", "topic", "about", "minutes", "after", "text", "afterwards", "scenario", "start", "solution"):
        if name not in missing:
            found += _tried(name, 0, getattr(lesson, name))
    for name in ("questions", "goals", "hints"):
        listed = getattr(lesson, name)
        each = [flaw for at, value in enumerate(listed) for flaw in _item(name, at, value)]
        found += each or (_tried(name, 0, listed) if listed else [])
    return found


def _item(name: str, at: int, value: Any) -> Iterator[Flaw]:
    text = value.text if isinstance(value, Question) else value.fact if isinstance(value, Goal) else value
    if not tidy(text):
        yield Flaw(_EMPTY[name], name, at)
        return
    if isinstance(value, Question) and not all(option.text for option in value.options):
        yield Flaw("An answer is empty.", name, at)
        return
    yield from _tried(name, at, (value,))


def _tried(name: str, at: int, value: Any) -> list[Flaw]:
    """What the reader of files says against one field: of one thing that is wrong, the first words about it."""
    try:
        fields = {name: value} | ({"start": ()} if name == "scenario" else {})
        writing.write(replace(_SAMPLE, **fields))
    except Unreadable as unreadable:
        return [Flaw(words, name, at) for words in dict.fromkeys(problem.words for problem in unreadable.found)]
    return []


def told(draft: Draft) -> tuple[str, list[dict[str, Any]]]:
    """The file of a draft, and its flaws."""
    sheet = sheet_of(draft)
    markdown = written(sheet)
    if len(sheet.lesson.solution) > reading.MOST_COMMANDS["solution"] or len(sheet.lesson.start) > reading.MOST_COMMANDS["start"]:
        return markdown, [flaw.told() for flaw in sheet.found]
    return markdown, [flaw.told() for flaw in flaws(sheet)]
