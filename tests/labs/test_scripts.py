"""A line with several commands: each is a step of its own, and a line that is sent again does only what was not done."""

from __future__ import annotations

from typing import Any

import pytest

from cnmviz.labs import limits
from cnmviz.labs.models import Lab

from .conftest import Somebody

TWO = "docker network create a && docker network create b"


def test_each_command_is_an_entry_and_the_line_has_one_answer(ana: Somebody, log: Any) -> None:
    answer = ana.types(TWO, "r1")
    assert (answer.ref, answer.ok, answer.seq, answer.line) == ("r1", True, 3, TWO)
    assert answer.output is not None
    assert len(answer.output.stdout.split()) == 2
    assert log() == [(2, "Ana", "docker network create a"), (3, "Ana", "docker network create b")]


def test_each_command_is_undone_by_itself(ana: Somebody, log: Any) -> None:
    ana.types(TWO)
    assert ana.undo().line == "docker network create b"
    assert ana.undo().line == "docker network create a"


def test_a_line_that_is_sent_again_is_answered_and_not_repeated(ana: Somebody, log: Any) -> None:
    first = ana.types(TWO, "r1")
    assert ana.types(TWO, "r1") == first
    assert len(log()) == 2


def test_a_line_that_broke_off_is_taken_up_where_it_ended(ana: Somebody, log: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ENTRIES", 2)
    broken = ana.types(TWO, "r1")
    assert (broken.ok, broken.error) == (False, "this lab's log is full: it has 2 steps")
    monkeypatch.setattr(limits, "ENTRIES", 100)
    whole = ana.types(TWO, "r1")
    assert (whole.ok, whole.seq) == (True, 3)
    assert [line for _, _, line in log()] == ["docker network create a", "docker network create b"]


def test_what_was_removed_is_not_looked_for_again(ana: Somebody, log: Any) -> None:
    ana.types("docker run -d --name web nginx")
    ana.types("docker run -d --name db nginx")
    line = "docker rm -f $(docker ps -aq)"
    first = ana.types(line, "r1")
    assert (first.ok, first.seq) == (True, 4)
    assert ana.types(line, "r1") == first
    assert log()[2:] == [(4, "Ana", line)], "it stands in the log as it was written"


def test_a_script_that_only_reads_makes_no_entry(ana: Somebody, log: Any) -> None:
    answer = ana.types("docker network ls -q | wc -l")
    assert answer.output is not None
    assert (answer.ok, answer.seq, answer.output.stdout) == (True, 0, "3\n")
    assert log() == []


def test_a_script_that_fails_says_why(ana: Somebody) -> None:
    answer = ana.types("docker network rm nope && docker network create a")
    assert (answer.ok, answer.error) == (False, "Error response from daemon: network nope not found\nexit status 1")
    program = ana.types("docker run -d --name web nginx >/dev/null && docker exec web ping -c 1 nobody")
    assert (program.ok, program.error, program.output and program.output.exit) == (True, "", 1)
    assert not ana.types("docker ps && nosuch").ok


def test_a_question_at_the_end_of_a_line_brings_the_way(ana: Somebody) -> None:
    answer = ana.types("docker run -d --name web nginx && reach web @outside")
    assert answer.trace is not None
    assert (answer.trace["verdict"]["ok"], answer.trace["packet"]["origin"]["name"]) == (True, "web")


def test_each_command_counts_against_the_rate(ana: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "COMMANDS_AT_ONCE", 3)
    monkeypatch.setattr(limits, "COMMANDS_PER_SECOND", 0)
    assert "too many commands" in ana.types("docker network create a; docker network create b; docker network create c").error


def test_a_script_in_a_lab_that_was_deleted_meanwhile(ana: Somebody, lab: Lab) -> None:
    lab.entries.all().delete()
    lab.delete()
    assert ana.types(TWO).error == "this lab does not exist any more"
