"""Goals: facts about a lab that a lesson asks for, such as `web reaches db:5432`. One file per family, found by scanning.

A form is a function that is given the world and what stands in the form's places, and answers with a Finding. What it says is one
short sentence for a student, in Docker's words. A fact about something that does not exist (yet) does not hold, and says so.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from inspect import cleandoc

from cnmviz.cnm.walk import Trace
from cnmviz.cnm.world import World

from ..problems import Problem, Unreadable
from .grammar import Pattern, corrected, nearest

LONGEST = 400
"""Characters of a fact."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a fact holds, and why, in a sentence. `trace` is the walk that decided, `fix` commands that would help."""

    met: bool
    says: str
    trace: Trace | None = None
    fix: tuple[str, ...] = ()


class NotYet(Exception):
    """What a fact is about is not there, or not in a state in which the fact could hold; with the sentence that says so."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to state a fact. `usage` is how it is written, `summary` when it holds, `family` the file that it is in."""

    usage: str
    summary: str
    example: str
    family: str
    pattern: Pattern
    check: Callable[..., Finding]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as it was read: its form, and what stands in the form's places ("" where that was left out)."""

    form: Form
    values: Mapping[str, str]


FORMS: list[Form] = []


def form(
    usage: str, *, example: str, choices: Mapping[str, tuple[str, ...]] | None = None
) -> Callable[[Callable[..., Finding]], Callable[..., Finding]]:
    """Declare a form. The words in capitals are its places: the function takes them by these names, in small letters.

    `choices` are the only words that may stand in a place. The first paragraph of the docstring says when the fact holds.
    """

    def declare(check: Callable[..., Finding]) -> Callable[..., Finding]:
        pattern = Pattern.of(usage, choices or {})
        summary = " ".join(cleandoc(check.__doc__ or "").partition("\n\n")[0].split())
        FORMS.append(Form(pattern.shown, summary, example, check.__module__.rpartition(".")[2], pattern, check))
        return check

    return declare


@cache
def catalogue() -> tuple[Form, ...]:
    """All forms by family, with every file of this folder loaded."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return tuple(sorted(FORMS, key=lambda form: form.family))


@lru_cache(maxsize=4096)
def parse(fact: str) -> Fact:
    """What a fact says.

    Raises:
        Unreadable: it says nothing; with what was probably meant, or the forms that there are.
    """
    words = " ".join(fact.split())
    if len(words) > LONGEST:
        raise Unreadable(Problem(0, f"the goal is too long: at most {LONGEST} characters"))
    why = ""
    for each in catalogue():
        values = each.pattern.read(words)
        wrong = each.pattern.wrong(values) if values is not None else ""
        if values is not None and not wrong:
            return Fact(each, values)
        why = why or wrong
    raise Unreadable(Problem(0, f"`{words}`: {why}" if why else f"`{words}` is no goal: {_instead(words)}"))


def _instead(words: str) -> str:
    patterns = [each.pattern for each in catalogue()]
    better = corrected(words, patterns)
    if better and better != words:
        return f"did you mean `{better}`?"
    near = nearest(words, patterns)
    if near:
        return f"did you mean `{near.shown}`?"
    return "it is one of " + ", ".join(f"`{each.usage}`" for each in catalogue())


def check(world: World, fact: str) -> Finding:
    """Whether a fact holds in a world.

    Raises:
        Unreadable: it is no fact.
    """
    read = parse(fact)
    try:
        return read.form.check(world, **read.values)
    except NotYet as missing:
        return Finding(False, str(missing))
