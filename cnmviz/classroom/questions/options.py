"""The answers to choose from: the right one, and wrong ones that somebody would give who believes what is not so. Pure.

The same question of the same moment has the same answers in the same order, in every process and after every restart.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from . import beliefs, truth
from .beliefs import Belief
from .case import Case

MOST_WRONG = 3
"""With the right one, four answers: what can be read in a class within a moment."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer, as Markdown. `belief` is the key of what is believed by those who choose it, "" for the right one."""

    text: str
    right: bool
    belief: str = ""


def choices(case: Case, seed: str) -> list[Choice]:
    """The answers to a case, in the order in which they are shown."""
    dice = Random(seed)  # noqa: S311 (the same order for everybody, not a secret)
    right = truth.right(case)
    wrong = _wrong(case, right, dice)
    found = [Choice(right, True), *wrong]
    dice.shuffle(found)
    return found


def _wrong(case: Case, right: str, dice: Random) -> list[Choice]:
    """Up to three: what fits this case before what fits all, and where it can be, one that says the same for a false reason."""
    held = list(beliefs.catalogue().values())
    dice.shuffle(held)
    held.sort(key=lambda one: one.common)
    told: dict[str, Belief] = {}
    for one in held:
        said = one.plausible(case)
        if said and said != right:
            told.setdefault(said, one)
    against = [said for said, one in told.items() if one.says != case.trace.ok]
    alike = [said for said, one in told.items() if one.says == case.trace.ok]
    kept = [*against[: MOST_WRONG - bool(alike)], *alike[:1]]
    kept += [said for said in told if said not in kept][: MOST_WRONG - len(kept)]
    return [Choice(said, False, told[said].key) for said in kept]
