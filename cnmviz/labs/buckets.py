"""How often somebody may do something: a leaking bucket for each of many keys, in this process."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Hashable

from . import limits


class Buckets:
    """One bucket for each key; the ones that were used longest ago are forgotten."""

    def __init__(self) -> None:
        self._levels: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def full(self, key: Hashable, *, per_second: float, at_once: float) -> bool:
        """Whether this is once too often; where it is not, it is counted."""
        now = time.monotonic()
        with self._lock:
            level, then = self._levels.pop(key, (0.0, now))
            level = max(0.0, level - (now - then) * per_second)
            full = level + 1 > at_once
            self._levels[key] = (level if full else level + 1, now)
            while len(self._levels) > limits.COUNTED_MEMBERS:
                self._levels.popitem(last=False)
        return full

    def clear(self) -> None:
        """As a new process has them."""
        with self._lock:
            self._levels.clear()
