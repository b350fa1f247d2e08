"""What people believe about container networks and what is not so: where the wrong answers of a question come from.

One family is one file in this folder, found by scan. A belief is a function of a case that returns the answer somebody would give
who holds it, as Markdown, or "" where nobody would give it there. What it says (`yes` or `no`) is part of the declaration. It is
offered where the truth says the other, for then it is wrong whatever its reason; where the truth says the same, only if it is
declared `strict`: its function then looks that the reason is false there too.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from ..case import Case

Answer = Callable[[Case], str]


@dataclass(frozen=True, slots=True)
class Belief:
    """Something that is believed. `truth` is the rule that it misunderstands, in a sentence.

    One that is `common` fits nearly every case and comes last.
    """

    key: str
    says: bool
    truth: str
    common: bool
    strict: bool
    answer: Answer

    def plausible(self, case: Case) -> str:
        """The wrong answer that goes with it, "" where there is none."""
        said = self.answer(case) if self.strict or self.says != case.trace.ok else ""
        return f"{'Yes' if self.says else 'No'}: {said}" if said else ""


BELIEFS: dict[str, Belief] = {}


def belief(key: str, says: str, truth: str, *, common: bool = False, strict: bool = False) -> Callable[[Answer], Answer]:
    """Declare a belief; `says` is `yes` or `no`."""

    def declare(answer: Answer) -> Answer:
        if key in BELIEFS:
            raise ValueError(f"two beliefs are called {key}")
        BELIEFS[key] = Belief(key, {"yes": True, "no": False}[says], truth, common, strict, answer)
        return answer

    return declare


@cache
def catalogue() -> Mapping[str, Belief]:
    """All beliefs by key, with every file of this folder loaded."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return dict(sorted(BELIEFS.items()))
