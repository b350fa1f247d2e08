"""How a lab stands: which goals its newest step meets, and how many commands it took. Found out once for each step.

A class in one lab asks after each frame, all at the same moment: the first who asks works it out, the others wait for that one.
What is kept is the newest standing of the labs that were asked about last, in this process.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from concurrent.futures import Future
from dataclasses import dataclass, field

import msgspec

from cnmviz.cnm.world import World
from cnmviz.labs import limits, results, worlds
from cnmviz.labs.models import Lab

from . import counting, editions, goals
from .models import Attempt

PATIENCE = 30
"""Seconds that one who asks waits for another who asked the same before."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`goals` is the answer about each goal, in JSON, encoded once."""

    seq: int
    used: int
    met: bool
    goals: msgspec.Raw


@dataclass(frozen=True, slots=True)
class _Step:
    """A lab at one step, whose standing is being found out or known; `before` is what was known of an earlier one."""

    lab: Lab
    world: World
    before: Standing | None
    standing: Future[Standing] = field(default_factory=Future)


_known: OrderedDict[tuple[int, int, str], _Step] = OrderedDict()
_lock = threading.Lock()


def of(attempt: Attempt) -> Standing:
    """How an attempt's lab stands now."""
    lab, world = worlds.read(attempt.lab_id)
    key = (attempt.pk, lab.pk, lab.seed)
    with _lock:
        known = _known.get(key)
        if known is None or known.lab.seq < lab.seq:
            mine = _known[key] = _Step(lab, world, _found(known))
            _known.move_to_end(key)
            while len(_known) > limits.HOT_LABS:
                _known.popitem(last=False)
        else:
            mine = None
    if mine is None:
        assert known
        return known.standing.result(PATIENCE)
    try:
        mine.standing.set_result(_standing(attempt, mine))
    except BaseException as wrong:
        # It is forgotten, so that the next who asks tries again; those who wait already get the same failure.
        with _lock:
            if _known.get(key) is mine:
                del _known[key]
        mine.standing.set_exception(wrong)
    return mine.standing.result()


def _found(step: _Step | None) -> Standing | None:
    """What is known of a step, if somebody has found it out already."""
    done = step and step.standing.done() and not step.standing.exception()
    return step.standing.result() if step and done else None


def _standing(attempt: Attempt, step: _Step) -> Standing:
    lesson = editions.lesson_of(attempt.edition)
    found = [answer(step.world, goal.fact) for goal in lesson.goals]
    met = all(each["met"] for each in found)
    return Standing(step.lab.seq, _used(attempt, step), met, msgspec.Raw(msgspec.json.encode(found)))


def _used(attempt: Attempt, step: _Step) -> int:
    """The commands so far: those that were counted last, and what came since."""
    counted, since = (step.before.used, step.before.seq) if step.before else (attempt.spent, attempt.start_seq)
    return counted + counting.used(step.lab, after=since, until=step.lab.seq)


def answer(world: World, fact: str) -> dict[str, object]:
    """What is said about a goal: whether it is met and why, with the walk that decided, as a receipt has it."""
    found = goals.check(world, fact)
    trace = results.attached(found.trace).get("trace") if found.trace else None
    return {"fact": fact, "met": found.met, "says": found.says, "trace": trace, "fix": list(found.fix)}


def forget() -> None:
    """What a restart of the server does."""
    with _lock:
        _known.clear()
