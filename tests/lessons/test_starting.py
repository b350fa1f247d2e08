"""The lab that a lesson begins with, and points for few commands."""

from __future__ import annotations

import pytest

from cnmviz.console.file import Stopped
from cnmviz.lessons import scoring, starting

from .written import lesson, line_of, shop

NOW = 1_700_000_000_000_000
START = "docker run -d --name db postgres"


def test_a_lab_of_lines() -> None:
    world = starting.world_of(lesson(), "seed", NOW)
    assert [container.name for container in world.containers.values()] == ["db"]
    assert starting.world_of(lesson(), "seed", NOW).tables == world.tables
    assert starting.world_of(lesson(), "other", NOW).tables != world.tables


def test_the_lab_is_as_old_as_its_lines_at_most() -> None:
    world = starting.world_of(lesson((START, f"#: addhost node2\n{START}")), "seed", NOW)
    assert all(NOW - 3_000_000 < container.created <= NOW for container in world.containers.values())
    assert len(world.hosts) == 2


def test_a_lab_of_a_scenario() -> None:
    world = starting.world_of(lesson((f"```sh\n{START}\n```", "scenario: three-tiers")), "seed", NOW)
    assert {container.name for container in world.containers.values()} == {"web", "app", "db", "cache"}
    assert max(container.created for container in world.containers.values()) <= NOW


def test_a_fresh_lab() -> None:
    world = starting.world_of(lesson((f"## Start\n\n```sh\n{START}\n```\n", "")), "seed", NOW)
    assert [host.name for host in world.hosts.values()] == ["node1"]
    assert not world.containers


def test_a_lab_that_cannot_be_made_says_which_line() -> None:
    again = f"{START}  # again"
    with pytest.raises(Stopped) as stopped:
        starting.world_of(lesson((START, f"{START}\n{again}")), "seed", NOW)
    assert stopped.value.line.number == line_of(shop((START, f"{START}\n{again}")), again)


@pytest.mark.parametrize(("used", "points"), [(0, 10), (1, 10), (3, 10), (4, 9), (5, 8), (11, 2), (12, 1), (400, 1)])
def test_points_are_for_few_commands(used: int, points: int) -> None:
    par = scoring.par(lesson())
    assert par == 3
    assert scoring.points(used, par) == points


def test_a_solution_that_was_shown_is_worth_one_point() -> None:
    assert scoring.points(3, 3, shown=True) == 1
