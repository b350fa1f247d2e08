"""Files of commands: what is read, what is passed over, and where one stops."""

from __future__ import annotations

import pytest

from cnmviz.cnm.stage import new_world
from cnmviz.console.file import MOST_LINES, Numbered, Stopped, lines_of, play
from tests.console.prompt import START


def test_comments_and_empty_lines_are_no_commands() -> None:
    assert lines_of("#!/bin/sh\n\n# two networks\ndocker network create a\n  docker network create b  \n") == [
        Numbered(4, "docker network create a"),
        Numbered(5, "docker network create b"),
    ]


def test_a_backslash_joins_lines_and_the_number_is_the_first_ones() -> None:
    assert lines_of("# first\ndocker run -d \\\n  --name web \\\n  nginx\n") == [
        Numbered(2, "docker run -d   --name web   nginx")
    ]


def test_a_backslash_at_the_end_of_the_file_joins_nothing() -> None:
    assert lines_of("docker ps \\") == [Numbered(1, "docker ps")]


def test_a_comment_goes_no_further_than_its_line() -> None:
    assert lines_of("# not here \\\ndocker ps") == [Numbered(2, "docker ps")]


def test_what_stands_behind_a_marked_comment_is_a_command_of_the_lab() -> None:
    assert lines_of("#: addhost node2\n# : not this\n  #:place web=120,80\n#:\n") == [
        Numbered(1, "addhost node2"),
        Numbered(3, "place web=120,80"),
    ]


def test_a_marked_comment_ends_with_its_line_as_comments_do() -> None:
    assert lines_of("#: addhost node2 \\\ndocker ps") == [Numbered(1, "addhost node2 \\"), Numbered(2, "docker ps")]


def test_lines_end_where_they_end_to_a_shell() -> None:
    assert lines_of("docker ps\r\ndocker ps -q\r# one\u2028two\ndocker run 'a\u2028b\x85c'") == [
        Numbered(1, "docker ps"),
        Numbered(2, "docker ps -q"),
        Numbered(4, "docker run 'a\u2028b\x85c'"),
    ]


def test_within_a_line_that_goes_on_nothing_is_marked() -> None:
    assert lines_of("docker run \\\n#: addhost node2") == [Numbered(1, "docker run #: addhost node2")]


@pytest.mark.parametrize("line", ["set -e", "set -euo pipefail", "set -eu -o pipefail", "set +x", "set -o errexit"])
def test_what_is_said_to_bash_alone_is_passed_over(line: str) -> None:
    assert lines_of(f"#!/usr/bin/env bash\n{line}\ndocker ps") == [Numbered(3, "docker ps")]


def test_settings_with_more_behind_them_are_not_passed_over() -> None:
    assert lines_of("set -e; docker ps") == [Numbered(1, "set -e; docker ps")]


def test_commands_of_the_lab_and_of_docker_play_together() -> None:
    lines = lines_of("set -e\n#: addhost node2\ndocker --context node2 run -d --name web nginx\n#: place node2/web=10,20\n")
    world = play(new_world("file", now=START), lines, now=START)
    web = world.container(world.host_named("node2").id, "web")
    assert (world.positions[web.id].x, world.positions[web.id].y) == (10, 20)


def test_each_line_sees_what_the_one_before_left() -> None:
    lines = lines_of("docker network create shop\ndocker run -d --name web --network shop nginx")
    world = play(new_world("file", now=START), lines, now=START)
    web = world.container(world.first_host.id, "web")
    assert (web.status, web.network_mode, web.created) == ("running", "shop", START + 1_000_000)


def test_the_first_line_that_fails_ends_it_with_its_number_and_dockers_words() -> None:
    lines = lines_of("docker network create shop\n\ndocker run -d --network shpo nginx\ndocker network create later")
    with pytest.raises(Stopped, match="line 3") as stopped:
        play(new_world("file", now=START), lines, now=START)
    assert "network shpo not found" in stopped.value.why


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(Stopped, match=f"at most {MOST_LINES}"):
        lines_of("docker ps\n" * (MOST_LINES + 1))


def test_a_line_that_is_too_long_is_refused() -> None:
    with pytest.raises(Stopped, match="too long"):
        lines_of("docker run " + "x" * 9000)
