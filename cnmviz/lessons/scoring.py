"""Points for few commands: as few as the solution's are worth everything, each further one costs a point, one is always left."""

from __future__ import annotations

from .lesson import Lesson

MOST = 10
LEAST = 1


def par(lesson: Lesson) -> int:
    """How many commands are few: those of the solution, which has one in each line."""
    return max(1, len(lesson.solution))


def points(used: int, par: int, *, shown: bool = False) -> int:
    """What a solution with `used` commands is worth; `shown` tells that the student has looked at the lesson's own."""
    return LEAST if shown else max(LEAST, MOST - max(0, used - par))
