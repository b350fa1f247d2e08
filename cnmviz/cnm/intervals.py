"""A set of whole numbers that stays small however many it holds, because neighbours are kept as one interval.

Addresses are handed out lowest first (docker-facts 4.2), so a full /16 is one pair of numbers and the next free address is
found without looking at the taken ones.
"""

from __future__ import annotations

from bisect import bisect_right

Intervals = tuple[tuple[int, int], ...]
"""Sorted, disjoint, not adjacent: (first, last), both included."""


def _index(intervals: Intervals, number: int) -> int:
    """Where the interval that contains `number` stands, or would stand behind."""
    return bisect_right(intervals, number, key=lambda pair: pair[0]) - 1


def contains(intervals: Intervals, number: int) -> bool:
    at = _index(intervals, number)
    return at >= 0 and number <= intervals[at][1]


def add(intervals: Intervals, number: int) -> Intervals:
    """The set with `number`, which must not be in it yet."""
    at = _index(intervals, number)
    low = high = number
    start, stop = at + 1, at + 1
    if at >= 0 and intervals[at][1] == number - 1:
        low, start = intervals[at][0], at
    if stop < len(intervals) and intervals[stop][0] == number + 1:
        high, stop = intervals[stop][1], stop + 1
    return (*intervals[:start], (low, high), *intervals[stop:])


def remove(intervals: Intervals, number: int) -> Intervals:
    """The set without `number`, which must be in it."""
    at = _index(intervals, number)
    low, high = intervals[at]
    parts = tuple(pair for pair in ((low, number - 1), (number + 1, high)) if pair[0] <= pair[1])
    return (*intervals[:at], *parts, *intervals[at + 1 :])


def first_free(intervals: Intervals, low: int, high: int) -> int | None:
    """The lowest number from `low` to `high` that is not in the set."""
    at = _index(intervals, low)
    candidate = intervals[at][1] + 1 if at >= 0 and intervals[at][1] >= low else low
    return candidate if candidate <= high else None
