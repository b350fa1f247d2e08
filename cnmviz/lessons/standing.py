"""How a lab stands: which goals its newest step meets, and how many commands it took. Found out once for each step.

A class in one lab asks after each frame, all at the same moment: the first who asks works it out, the others wait for that one. What
is kept is the newest standing of the labs that were asked about last, in this process.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from concurrent.futures import Future
from dataclasses import dataclass

import msgspec

from cnmviz.cnm.world import World
from cnmviz.labs import limits, results, worlds
from cnmviz.labs.models import Lab

from . import editions, goals, points
from .lesson import Goal
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


Key = tuple[int, int, str]

_known: OrderedDict[Key, tuple[int, Future[Standing]]] = OrderedDict()
_lock = threading.Lock()


def of(attempt: Attempt) -> Standing:
    """How an attempt's lab stands now."""
    lab, world = worlds.read(attempt.lab_id)
    key = (attempt.pk, lab.pk, lab.seed)
    with _lock:
        seq, known = _known.get(key, (0, None))
        if known and seq >= lab.seq:
            mine = None
        else:
            mine = _known[key] = (lab.seq, Future())
            _known.move_to_end(key)
            while len(_known) > limits.HOT_LABS:
                _known.popitem(last=False)
    if mine is None:
        assert known
        return known.result(PATIENCE)
    return _found_out(key, mine, known, attempt, lab, world)


def _found_out(
    key: Key, mine: tuple[int, Future[Standing]], before: Future[Standing] | None, attempt: Attempt, lab: Lab, world: World
) -> Standing:
    """Work out a standing for everybody who waits for it; what fails is forgotten, and fails for them too."""
    try:
        found = _standing(attempt, lab, world, before)
    except BaseException as wrong:
        with _lock:
            if _known.get(key) is mine:
                del _known[key]
        mine[1].set_exception(wrong)
        raise
    mine[1].set_result(found)
    return found


def _standing(attempt: Attempt, lab: Lab, world: World, before: Future[Standing] | None) -> Standing:
    lesson = editions.lesson_of(attempt.edition)
    found = [_answer(world, goal) for goal in lesson.goals]
    met = all(each["met"] for each in found)
    return Standing(lab.seq, _used(attempt, lab, before), met, msgspec.Raw(msgspec.json.encode(found)))


def _used(attempt: Attempt, lab: Lab, before: Future[Standing] | None) -> int:
    """The commands so far: those that were counted last, and what came since."""
    counted, since = attempt.spent, attempt.start_seq
    if before and before.done() and not before.exception():
        counted, since = before.result().used, before.result().seq
    return counted + points.used(lab, after=since, until=lab.seq)


def _answer(world: World, goal: Goal) -> dict[str, object]:
    found = goals.check(world, goal.fact)
    trace = results.attached(found.trace).get("trace") if found.trace else None
    return {"fact": goal.fact, "met": found.met, "says": found.says, "trace": trace, "fix": list(found.fix)}


def forget() -> None:
    """What a restart of the server does."""
    with _lock:
        _known.clear()
