"""The metadata in front of a lesson's text: YAML between two lines of dashes. Every value is a text or a list of texts."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from cnmviz.scenarios import yaml_text
from cnmviz.scenarios.yaml_text import Malformed, Table, Value

from .lesson import Lesson, flat
from .problems import Problem, meant

LONGEST = 4096
"""Characters of the whole of it."""

LENGTHS = {"title": 80, "topic": 40, "about": 240}
"""The required texts, and how many characters each may have."""

MOST_MINUTES = 600
MOST_BEFORE = 10
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FENCE = "---"
_FIELDS = (*LENGTHS, "minutes", "after")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 .;!?'()/-]*")
"""What needs no quotes."""


@dataclass(slots=True)
class Front:
    """What the metadata say, where each field stands, and how many lines there are before the text."""

    texts: dict[str, str] = field(default_factory=dict)
    minutes: int = 1
    after: tuple[str, ...] = ()
    lines: dict[str, tuple[int, ...]] = field(default_factory=dict)
    length: int = 0


def read(lines: list[str], found: list[Problem]) -> Front:
    """The metadata at the beginning of a file; what is wrong with them is added to `found`."""
    front = Front(dict.fromkeys(LENGTHS, ""))
    if lines[:1] != [FENCE] or FENCE not in lines[1:]:
        found.append(Problem(1, f"a lesson begins with its metadata between two lines of {FENCE}: title, topic, about, minutes"))
        return front
    front.length = lines.index(FENCE, 1) + 1
    given = _table("\n".join(lines[1 : front.length - 1]), found)
    for name, value in given.items():
        front.lines[name] = (given.line_of(name),)
        _take(front, name, value, found)
    lacking = (name for name in (*LENGTHS, "minutes") if given and name not in given)
    found += [Problem(1, f"the metadata lack `{name}:`") for name in lacking]
    return front


def _table(text: str, found: list[Problem]) -> Table:
    if len(text) > LONGEST:
        found.append(Problem(1, f"the metadata are too long: at most {LONGEST} characters"))
        return Table()
    try:
        read = yaml_text.read(text, first_line=2)
    except Malformed as wrong:
        found.append(Problem(wrong.line or 1, f"the metadata cannot be read: {flat(wrong.why)} (quotes may help)"))
        return Table()
    if isinstance(read, Table) and read:
        return read
    found.append(Problem(1, "the metadata are lines such as `title: Two networks`"))
    return Table()


def _take(front: Front, name: str, value: Value, found: list[Problem]) -> None:
    line = front.lines[name][0]
    text = flat(value) if isinstance(value, str) else ""
    if name in LENGTHS:
        front.texts[name] = text
        if not text or len(text) > LENGTHS[name]:
            found.append(Problem(line, f"`{name}:` is a text of at most {LENGTHS[name]} characters"))
    elif name == "minutes":
        front.minutes = int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0
        if not 1 <= front.minutes <= MOST_MINUTES:
            found.append(Problem(line, f"`minutes:` is a number from 1 to {MOST_MINUTES}"))
    elif name == "after":
        listed = value if isinstance(value, list) else [value]
        front.after = tuple(each for each in listed if isinstance(each, str) and SLUG.fullmatch(each))
        if len(front.after) < len(listed) or len(listed) > MOST_BEFORE:
            found.append(Problem(line, f"`after:` is a list of at most {MOST_BEFORE} lessons, such as [first-network]"))
    else:
        found.append(Problem(line, f"there is no metadata called `{flat(name)[:40]}:`{meant(name, _FIELDS)}"))


def write(lesson: Lesson) -> str:
    """The metadata of a lesson."""
    fields = [f"{name}: {_quoted(getattr(lesson, name))}" for name in LENGTHS]
    fields.append(f"minutes: {lesson.minutes}")
    if lesson.after:
        fields.append(f"after: [{', '.join(map(_quoted, lesson.after))}]")
    return "\n".join([FENCE, *fields, FENCE])


def _quoted(text: str) -> str:
    """A text as YAML; JSON's quotes are YAML's too."""
    plain = _PLAIN.fullmatch(text) and text not in yaml_text.NOTHING
    return text if plain else json.dumps(text, ensure_ascii=False)
