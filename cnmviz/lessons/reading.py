"""A lesson out of its Markdown file (docs/lessons.md says how one is written). Everything that is wrong is told at once.

It looks at the file alone: whether the lesson holds, its lab, goals and solution tried out, is asked of `checking`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from cnmviz.console.file import Stopped, lines_of

from . import front, goals, sections
from .lesson import Goal, Lesson, Option, Question, clean, flat, tidy
from .problems import Problem, Unreadable, meant
from .sections import Item, Section

LONGEST = 256 * 1024
"""Bytes of a file."""

MOST_LINES = 5_000
"""Of a file: what takes a second to read is no lesson."""

MOST_GOALS = 40
MOST_HINTS = 20
MOST_QUESTIONS = 20
MOST_OPTIONS = 10
MOST_COMMANDS = {"start": 500, "solution": 100}
"""Of the lab to begin with, and of the solution, which is tried without each of its lines."""

REQUIRED = ("Goals", "Hints", "Solution")
_BOX = re.compile(r"\[([ xX])\](?: +|\n|$)")
_SCENARIO = re.compile(r"scenario: *([a-z0-9-]+)")


@dataclass(slots=True)
class _Sheet:
    """What has been read so far. `lines` are the places of the parts."""

    fields: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, tuple[int, ...]] = field(default_factory=dict)
    found: list[Problem] = field(default_factory=list)

    def wrong(self, line: int, words: str) -> None:
        self.found.append(Problem(line, words))

    def bounded(self, line: int, count: int, most: int, what: str) -> bool:
        if count > most:
            self.wrong(line, f"too many {what}: {count}, at most {most}")
        return count <= most


def read(markdown: str, slug: str = "", order: int = 0) -> Lesson:
    """The lesson that a file holds.

    Raises:
        Unreadable: it holds none; with everything that is wrong.
    """
    if len(markdown.encode(errors="replace")) > LONGEST:
        raise Unreadable(Problem(0, f"the file is too large: at most {LONGEST // 1024} KiB"))
    lines = clean(markdown).split("\n")
    if len(lines) > MOST_LINES:
        raise Unreadable(Problem(0, f"the file is too long: at most {MOST_LINES} lines"))
    sheet = _Sheet()
    head = front.read(lines, sheet.found)
    lines[: head.length] = [""] * head.length
    sheet.lines |= head.lines
    _read_sections(sheet, sections.cut(lines))
    if sheet.found:
        raise Unreadable(*sorted(sheet.found, key=lambda problem: problem.line))
    fields: dict[str, Any] = {**head.texts, **sheet.fields}
    return Lesson(slug=slug, order=order, minutes=head.minutes, after=head.after, lines=sheet.lines, **fields)


def _read_sections(sheet: _Sheet, parts: list[Section]) -> None:
    text, *others = parts
    _prose(sheet, text, "text")
    if not sheet.fields["text"]:
        sheet.wrong(text.line, "there is no text before the first section: say what the lesson is about")
    known = set[str]()
    for part in others:
        if part.title in known:
            sheet.wrong(part.line, f"the section {part.title} is there twice")
        elif part.title in _READERS:
            _READERS[part.title](sheet, part)
        else:
            names = ", ".join(_READERS)
            sheet.wrong(part.line, f'no section is called "{part.title[:60]}"{meant(part.title, _READERS)}: there are {names}')
        known.add(part.title)
    for name in REQUIRED:
        if name not in known:
            sheet.wrong(0, f"the section `## {name}` is missing")


def _prose(sheet: _Sheet, part: Section, name: str) -> None:
    """A section that is text as it stands."""
    for _, token in sections.top(part.tokens):
        if token.type == "heading_open" and token.tag == "h1":
            sheet.wrong(sections.span(token)[0] + 1, "the title stands in the metadata; headings inside the text begin with ###")
    sheet.fields[name] = tidy(part.source())
    sheet.lines[name] = (part.first_line(),)


def _afterwards(sheet: _Sheet, part: Section) -> None:
    _prose(sheet, part, "afterwards")


def _start(sheet: _Sheet, part: Section) -> None:
    written = _SCENARIO.fullmatch(tidy(part.source()))
    if written:
        sheet.fields["scenario"] = written[1]
        sheet.lines["scenario"] = (part.first_line(),)
    else:
        _commands(sheet, part, "start", "a code block of commands may stand here, or the one line `scenario: NAME`")


def _solution(sheet: _Sheet, part: Section) -> None:
    _commands(sheet, part, "solution", "only a code block of commands may stand here")


def _commands(sheet: _Sheet, part: Section, name: str, otherwise: str) -> None:
    """The command lines of all code blocks of a section."""
    commands: list[str] = []
    numbers: list[int] = []
    for _, token in sections.top(part.tokens):
        begins = sections.span(token)[0] + (token.type == "fence")
        if token.type not in sections.CODE:
            sheet.wrong(begins + 1, otherwise)
            continue
        try:
            read = lines_of(token.content)
        except Stopped as stopped:
            sheet.wrong(begins + stopped.line.number, stopped.why)
            continue
        commands += [line.text.removeprefix("$ ") for line in read]
        numbers += [begins + line.number for line in read]
    if not commands:
        sheet.wrong(part.line, f"the section {part.title} has no command")
    if sheet.bounded(part.line, len(commands), MOST_COMMANDS[name], "commands"):
        sheet.fields[name], sheet.lines[name] = tuple(commands), tuple(numbers)


def _listed(sheet: _Sheet, part: Section, kind: str, otherwise: str) -> list[Item]:
    """The items of a section that holds lists alone."""
    found: list[Item] = []
    for at, token in sections.top(part.tokens):
        if token.type.endswith("_list_open") and kind in token.type:
            found += sections.items(part, at)
        else:
            sheet.wrong(sections.span(token)[0] + 1, otherwise)
    return found


def _hints(sheet: _Sheet, part: Section) -> None:
    listed = _listed(sheet, part, "", "only a numbered list of hints may stand here")
    sheet.fields["hints"] = tuple(item.text for item in listed)
    sheet.lines["hints"] = tuple(item.line for item in listed)
    sheet.bounded(part.line, len(listed), MOST_HINTS, "hints")
    for item in listed:
        if not tidy(item.text):
            sheet.wrong(item.line, "this hint is empty")
    if not listed:
        sheet.wrong(part.line, "there is no hint")


def _goals(sheet: _Sheet, part: Section) -> None:
    listed = _listed(sheet, part, "bullet", "only a list of goals may stand here: - `web reaches db:5432` What it is for.")
    read = [(item.line, goal) for item in listed if (goal := _goal(sheet, item))]
    sheet.fields["goals"] = tuple(goal for _, goal in read)
    sheet.lines["goals"] = tuple(line for line, _ in read)
    sheet.bounded(part.line, len(listed), MOST_GOALS, "goals")
    facts = [goal.fact for _, goal in read]
    for at, (line, goal) in enumerate(read):
        if goal.fact in facts[:at]:
            sheet.wrong(line, f"the goal `{goal.fact}` is there twice")
    if not listed:
        sheet.wrong(part.line, "there is no goal")


def _goal(sheet: _Sheet, item: Item) -> Goal | None:
    opened, _, rest = flat(item.text).partition("`")
    fact, closed, words = rest.partition("`")
    if opened or not closed or not fact.strip():
        sheet.wrong(item.line, "a goal begins with its fact between backticks: - `web reaches db:5432` What it is for.")
        return None
    try:
        goals.parse(fact)
    except Unreadable as unreadable:
        sheet.found += [Problem(item.line, problem.words) for problem in unreadable.found]
    return Goal(fact, words)


def _predict(sheet: _Sheet, part: Section) -> None:
    heads = [at for at, token in sections.top(part.tokens) if token.type == "heading_open" and token.tag == "h3"]
    if not heads or heads[0] > 0:
        sheet.wrong(part.line, "the section Predict consists of questions, each below its own ### heading")
    sheet.bounded(part.line, len(heads), MOST_QUESTIONS, "questions")
    questions, numbers, chosen = list[Question](), list[int](), list[int]()
    for head, following in pairwise([*heads, len(part.tokens)]):
        line = sections.span(part.tokens[head])[0] + 1
        lists = [at for at in range(head, following) if _is_choice(part, at)]
        if not lists:
            sheet.wrong(line, "this question has no options: - [x] for a right one, - [ ] for a wrong one")
            continue
        questions.append(_question(sheet, part, (head, lists[0], following)))
        numbers.append(line)
        chosen.append(sections.span(part.tokens[lists[0]])[1] + 1)
    sheet.fields["questions"] = tuple(questions)
    sheet.lines |= {"questions": tuple(numbers), "explanations": tuple(chosen)}


def _is_choice(part: Section, at: int) -> bool:
    token = part.tokens[at]
    listed = token.level == 0 and token.type == "bullet_list_open"
    return listed and any(_BOX.match(item.text) for item in sections.items(part, at))


def _question(sheet: _Sheet, part: Section, places: tuple[int, int, int]) -> Question:
    """A question by the places of its heading, its options, and what follows it, among the tokens."""
    head, choice, following = places
    begins, ends = sections.span(part.tokens[choice])
    until = sections.span(part.tokens[following])[0] if following < len(part.tokens) else part.ends
    text = f"{part.tokens[head + 1].content}\n\n{part.source(sections.span(part.tokens[head])[1], begins)}"
    listed = sections.items(part, choice)
    options = [option for item in listed if (option := _option(sheet, item))]
    sheet.bounded(begins + 1, len(listed), MOST_OPTIONS, "options")
    if not flat(part.tokens[head + 1].content):
        sheet.wrong(sections.span(part.tokens[head])[0] + 1, "this question is empty")
    return Question(text, tuple(options), part.source(ends, until))


def _option(sheet: _Sheet, item: Item) -> Option | None:
    box = _BOX.match(item.text)
    if box is None or not tidy(item.text[box.end() :]):
        sheet.wrong(item.line, "an option is `- [x] A right answer.` or `- [ ] A wrong one.`")
        return None
    return Option(item.text[box.end() :], box[1] != " ")


_READERS: dict[str, Callable[[_Sheet, Section], None]] = {
    "Start": _start,
    "Predict": _predict,
    "Goals": _goals,
    "Hints": _hints,
    "Solution": _solution,
    "Afterwards": _afterwards,
}
