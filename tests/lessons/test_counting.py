"""Commands count while they are in effect and change the topology, whoever does them and whatever road they take."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cnmviz.lessons import counting, standing

from .conftest import SOLUTION, Student


def used(student: Student) -> int:
    return int(student.asks("check")["used"])


def test_the_lab_that_a_lesson_begins_with_costs_nothing(ana: Student) -> None:
    ana.starts("second")
    assert used(ana) == 0


def test_each_command_that_changes_something_counts(ana: Student) -> None:
    ana.starts()
    ana.types(*SOLUTION)
    assert used(ana) == 2


@pytest.mark.parametrize(
    "line",
    [
        "docker ps",
        "docker network inspect bridge",
        "docker run --rm nginx true",
        "place host:node1=10,10",
        "$ place host:node1=20,10",
        "arrange",
        "reach web outside",
    ],
)
def test_looking_and_placing_cost_nothing(ana: Student, line: str) -> None:
    ana.starts()
    ana.types("docker run -d --name web nginx")
    ana.at_work.types(line)
    assert used(ana) == 1


def test_a_container_called_place_is_a_container(ana: Student) -> None:
    ana.starts()
    ana.types("docker run -d --name place nginx", "docker rm -f place", "addhost place")
    assert used(ana) == 3


def test_what_is_grouped_and_taken_apart_costs_nothing(ana: Student) -> None:
    ana.starts()
    ana.types("docker run -d --name web nginx", "docker run -d --name db nginx", "group web db", "ungroup web")
    assert used(ana) == 2


def test_what_is_refused_costs_nothing(ana: Student) -> None:
    ana.starts()
    assert not ana.at_work.types("docker network rm front").ok
    assert not ana.at_work.types("docker frobnicate").ok
    assert used(ana) == 0


def test_an_undo_takes_its_step_out_and_a_redo_puts_it_back(ana: Student) -> None:
    ana.starts()
    ana.types(*SOLUTION)
    counts = []
    for step in ("undo", "undo", "redo", "undo", "redo", "redo"):
        assert ana.at_work.does(step).ok
        counts.append(used(ana))
    assert counts == [1, 0, 1, 0, 1, 2]


def test_an_undo_of_placing_takes_nothing_out(ana: Student) -> None:
    ana.starts()
    ana.types("docker network create front", "place network:front=10,10")
    assert ana.at_work.does("undo").ok
    assert used(ana) == 1
    assert ana.at_work.does("redo").ok
    assert used(ana) == 1
    assert ana.at_work.does("undo").ok
    assert ana.at_work.does("undo").ok
    assert used(ana) == 0


def test_the_count_is_the_same_after_a_restart(ana: Student) -> None:
    ana.starts()
    ana.types(*SOLUTION)
    ana.at_work.does("undo")
    before = used(ana)
    standing.forget()
    assert used(ana) == before == 1


def test_a_gesture_counts_as_its_line(ana: Student) -> None:
    ana.starts()
    assert ana.at_work.does("network create", name="front").ok
    assert used(ana) == 1


def test_a_line_with_several_commands_counts_each(ana: Student) -> None:
    ana.starts()
    ana.types("docker network create front && docker network create back; docker network ls")
    assert used(ana) == 2
    ana.types("docker network rm $(docker network ls -q --filter name=ack) front")
    assert used(ana) == 3


def test_what_everybody_does_counts(ana: Student, ben: Student) -> None:
    ana.starts()
    ben.opens(f"/lab/{ana.lab.code}/")
    ana.types(SOLUTION[0])
    ben.types(SOLUTION[1])
    assert used(ana) == used(ben) == 2
    ben.at_work.does("undo")
    assert used(ana) == 1


def test_one_query_counts_what_came_since(ana: Student) -> None:
    attempt = ana.starts()
    for n in range(5):
        ana.types(f"docker network create n{n}")
    ana.lab.refresh_from_db()
    with CaptureQueriesContext(connection) as queries:
        assert counting.used(ana.lab, after=attempt.start_seq, until=ana.lab.seq) == 5
        assert counting.used(ana.lab, after=3, until=5) == 2
    assert len(queries) == 2
