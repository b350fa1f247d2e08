"""THE TURN TO WRITE: SQLite has one writer at a time, and waiting for it here is fair and without SQLite's sleeps.

Whoever opens a transaction takes the turn first, around it: whoever waits for a turn must not hold the database. Nor may whoever
has it wait for others to write; what is to be waited for comes `after`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection

Call = Callable[[], object]

_turn = threading.RLock()


class _Mine(threading.local):
    """How often this thread has taken the turn, and what it does when it gives it back."""

    def __init__(self) -> None:
        self.depth = 0
        self.later: list[Call] = []


_mine = _Mine()


@contextmanager
def in_turn() -> Iterator[None]:
    """Write alone in this process; within a turn, one more is the same one. Other databases do without."""
    if connection.vendor != "sqlite":
        yield
        return
    try:
        with _turn:
            _mine.depth += 1
            try:
                yield
            finally:
                _mine.depth -= 1
    finally:
        while _mine.later and not _mine.depth:
            _mine.later.pop(0)()


def after(call: Call) -> None:
    """Call something once this thread does not hold the turn: now, or when it gives it back."""
    if _mine.depth:
        _mine.later.append(call)
    else:
        call()
