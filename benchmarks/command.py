"""What one command through the door costs, by the size of the lab.

`endpoints-N`: the median time of a command that changes something, in a lab of N endpoints, against a bare INSERT and commit in
the same database. `growth-N`: the same against the lab of 50 endpoints. `statements-N`: SQL statements, against those in the
smallest lab.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from statistics import median

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from cnmviz.console import parse
from cnmviz.labs import dispatch, people, requests

from .labs import NOW, lab_of
from .rows import Row, row, timed

SIZES = (10, 50, 500, 5000)
ROUNDS = 25
SCRIPT = (
    "docker run -d --name probe --network net0 nginx",
    "docker network connect bridge probe",
    "docker network disconnect bridge probe",
    "docker rm -f probe",
)


def run() -> Iterator[Row]:
    labs = {size: _Lab(size) for size in SIZES}
    bare = _Bare()
    times: dict[int, list[float]] = {size: [] for size in SIZES}
    baseline: list[float] = []
    for _ in range(ROUNDS):
        for line in SCRIPT:
            baseline.append(timed(bare.insert))
            for size, lab in labs.items():
                times[size].append(lab.timed(line))
    cost = {size: median(taken) for size, taken in times.items()}
    statements = {size: lab.statements() for size, lab in labs.items()}
    for size in SIZES:
        yield row("command", f"endpoints-{size}", cost[size] * 1000, "ms", median(baseline) * 1000)
    for size in SIZES:
        yield row("command", f"growth-{size}", cost[size] * 1000, "ms", cost[50] * 1000)
    for size in SIZES:
        yield row("command", f"statements-{size}", statements[size], "statements", statements[SIZES[0]])


class _Lab:
    """A lab in the database, and somebody who works in it."""

    def __init__(self, size: int) -> None:
        self._refs = itertools.count()
        lab = dispatch.open_lab(f"BENCH{size}", lab_of(size), title="benchmark", now=NOW)
        self._member = people.member(lab, "somebody")

    def timed(self, line: str) -> float:
        return timed(lambda: self._do(line))

    def _do(self, line: str) -> None:
        ref = f"r{next(self._refs)}"
        receipt = requests.command(self._member, parse(line).command, host="", text=line, source="console", ref=ref, now=NOW)
        if not receipt.ok:
            raise RuntimeError(f"{line}: {receipt.error}")

    def statements(self) -> int:
        """The most SQL statements that a command of the script takes."""
        most = 0
        for line in SCRIPT:
            with CaptureQueriesContext(connection) as queries:
                self._do(line)
            most = max(most, len(queries))
        return most


class _Bare:
    """One INSERT and commit, on the same connection."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, line TEXT)")

    def insert(self) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bare (line) VALUES ('docker network connect bridge probe')")
