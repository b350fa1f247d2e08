"""A lab's standing is found out once for each step, however many ask, and whoever else is at work meanwhile."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cnmviz.labs import limits
from cnmviz.lessons import goals, standing
from cnmviz.lessons.models import Progress

from .conftest import SOLUTION, Student


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The facts that were looked at, each time; each look takes a moment."""
    looked: list[str] = []
    check = goals.check

    def slowly(world: Any, fact: str) -> goals.Finding:
        looked.append(fact)
        time.sleep(0.05)
        return check(world, fact)

    monkeypatch.setattr(goals, "check", slowly)
    return looked


def at_once(number: int, do: Callable[[int], Any]) -> list[Any]:
    """What several threads get that do something at the same moment."""
    together = threading.Barrier(number)
    got: list[Any] = [None] * number

    def one(at: int) -> None:
        together.wait(10)
        try:
            got[at] = do(at)
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=[at]) for at in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return got


def test_a_step_is_looked_at_once(ana: Student, asked: list[str]) -> None:
    ana.starts()
    assert ana.asks("check") == ana.asks("check")
    assert len(asked) == 2, "two goals"
    ana.types(SOLUTION[0])
    ana.asks("check")
    assert len(asked) == 4


def test_a_class_that_asks_at_once_is_one_look(ana: Student, student: Callable[[str], Student], asked: list[str]) -> None:
    ana.starts()
    ana.types(*SOLUTION)
    everybody = [student(f"person-{n}") for n in range(8)]
    for each in everybody:
        each.opens(f"/lab/{ana.lab.code}/")
    answers = at_once(len(everybody), lambda at: everybody[at].asks("check"))
    assert [answer["done"] for answer in answers] == [True] * len(everybody)
    assert len(asked) == 2
    assert Progress.objects.count() == len(everybody)


def test_two_checks_at_once_write_one_progress(ana: Student, asked: list[str]) -> None:
    ana.starts()
    ana.types(*SOLUTION)
    answers = at_once(6, lambda _: ana.asks("check"))
    assert {answer["best"]["points"] for answer in answers} == {10}
    assert Progress.objects.count() == 1


def test_what_fails_is_tried_again(ana: Student, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt = ana.starts()
    with monkeypatch.context() as broken:
        broken.setattr(goals, "check", lambda world, fact: 1 / 0)
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                standing.of(attempt)
    assert standing.of(attempt).seq == 1


def test_so_many_labs_are_remembered(ana: Student, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "HOT_LABS", 2)
    attempts = [ana.starts(slug) for slug in ("first", "second", "third")]
    for attempt in attempts:
        standing.of(attempt)
    assert len(standing._known) == 2
    looked = len(asked)
    standing.of(attempts[-1])
    assert len(asked) == looked
    standing.of(attempts[0])
    assert len(asked) > looked


def test_a_check_costs_the_same_number_of_queries_whatever_was_done(ana: Student) -> None:
    ana.starts()
    ana.asks("check")
    with CaptureQueriesContext(connection) as known:
        ana.asks("check")
    for n in range(20):
        ana.types(f"docker network create n{n}")
    with CaptureQueriesContext(connection) as after_many:
        assert ana.asks("check")["used"] == 20
    assert len(after_many) == len(known) + 1 <= 7, "one more that counts"
