"""A measured figure, and how figures are taken and printed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """`value` and `baseline` have the same unit; `ratio` is the one over the other."""

    benchmark: str
    case: str
    value: float
    unit: str
    baseline: float
    ratio: float


def row(benchmark: str, case: str, value: float, unit: str, baseline: float) -> Row:
    return Row(benchmark, case, _rounded(value), unit, _rounded(baseline), _rounded(value / baseline) if baseline else 0.0)


def _rounded(number: float) -> float:
    return float(f"{number:.4g}")


def timed(work: Callable[[], object]) -> float:
    """Seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turns(works: dict[str, Callable[[], object]], *, rounds: int) -> dict[str, float]:
    """The median seconds of each work; every round does each of them once."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            taken[name].append(timed(work))
    return {name: median(times) for name, times in taken.items()}


def table(rows: Iterable[Row]) -> Iterator[str]:
    """The rows as lines of text."""
    yield f"{'benchmark':<10} {'case':<22} {'value':>10} {'unit':<12} {'baseline':>10} {'ratio':>9}"
    for each in rows:
        yield f"{each.benchmark:<10} {each.case:<22} {each.value:>10g} {each.unit:<12} {each.baseline:>10g} {each.ratio:>9g}"
