"""The metadata in front of a lesson's text: YAML between two lines of dashes. Every value is a text or a list of texts."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

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
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.;!?'()/-]*")
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
    given = _composed("\n".join(lines[1 : front.length - 1]), found)
    for name, (line, node) in given.items():
        front.lines[name] = (line,)
        _take(front, name, node, found)
    lacking = (name for name in (*LENGTHS, "minutes") if given and name not in given)
    found += [Problem(1, f"the metadata lack `{name}:`") for name in lacking]
    return front


def _composed(text: str, found: list[Problem]) -> dict[str, tuple[int, Node]]:
    """The fields with their lines. Nothing is constructed, so that neither types nor aliases of YAML mean anything."""
    if len(text) > LONGEST:
        found.append(Problem(1, f"the metadata are too long: at most {LONGEST} characters"))
        return {}
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        words = flat(getattr(error, "problem", None) or "it is no YAML")
        found.append(Problem(mark.line + 2 if mark else 1, f"the metadata cannot be read: {words} (quotes may help)"))
        return {}
    except RecursionError:
        root = None
    if not isinstance(root, MappingNode):
        found.append(Problem(1, "the metadata are lines such as `title: Two networks`"))
        return {}
    fields: dict[str, tuple[int, Node]] = {}
    for key, value in root.value:
        name, line = str(key.value), key.start_mark.line + 2
        if name in fields:
            found.append(Problem(line, f"`{name}:` is there twice"))
        fields[name] = (line, value)
    return fields


def _take(front: Front, name: str, node: Node, found: list[Problem]) -> None:
    line = front.lines[name][0]
    text = flat(str(node.value)) if isinstance(node, ScalarNode) else ""
    if name in LENGTHS:
        front.texts[name] = text
        if not text or len(text) > LENGTHS[name]:
            found.append(Problem(line, f"`{name}:` is a text of at most {LENGTHS[name]} characters"))
    elif name == "minutes":
        front.minutes = int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0
        if not 1 <= front.minutes <= MOST_MINUTES:
            found.append(Problem(line, f"`minutes:` is a number from 1 to {MOST_MINUTES}"))
    elif name == "after":
        front.after = tuple(_texts(node))
        if len(front.after) > MOST_BEFORE or not all(map(SLUG.fullmatch, front.after)):
            found.append(Problem(line, f"`after:` is a list of at most {MOST_BEFORE} lessons, such as [first-network]"))
    else:
        found.append(Problem(line, f"there is no metadata called `{flat(name)[:40]}:`{meant(name, _FIELDS)}"))


def _texts(node: Node) -> list[str]:
    """The texts of a list, or of one text alone; "" stands for what is none."""
    nodes = node.value if isinstance(node, SequenceNode) else [node]
    return [str(each.value) if isinstance(each, ScalarNode) else "" for each in nodes]


def write(lesson: Lesson) -> str:
    """The metadata of a lesson."""
    fields = [f"{name}: {_quoted(getattr(lesson, name))}" for name in LENGTHS]
    fields.append(f"minutes: {lesson.minutes}")
    if lesson.after:
        fields.append(f"after: [{', '.join(map(_quoted, lesson.after))}]")
    return "\n".join([FENCE, *fields, FENCE])


def _quoted(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and "," not in text else json.dumps(text, ensure_ascii=False)
