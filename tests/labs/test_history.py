"""Undo and redo: of one's own steps, never through somebody else's work, and nothing is taken out of the log."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cnmviz.labs import history, requests, rows
from cnmviz.labs.history import Stacks, stacks
from cnmviz.labs.models import Entry, Lab

from .conftest import Somebody, make_lab, somebody


def test_undo_takes_back_my_own_latest_step(ana: Somebody, ben: Somebody, world: Any, log: Any) -> None:
    ana.types("docker network create front")
    before = world()
    ana.types("docker network create back")
    ben.types("docker network create other")
    receipt = ana.undo()
    assert (receipt.ok, receipt.line) == (True, "docker network create back")
    assert {network.name for network in world().networks.values()} == {"bridge", "host", "none", "front", "other"}
    assert before.networks.items() <= world().networks.items()
    entry = Entry.objects.get(seq=receipt.seq)
    assert (entry.source, entry.undoes, entry.line) == ("undo", 3, "docker network create back")
    assert log()[-1] == (5, "Ana", "docker network create back")


def test_redo_brings_it_back_with_the_same_id(ana: Somebody, world: Any) -> None:
    ana.types("docker network create front")
    done = world()
    assert ana.undo().ok
    assert ana.redo().ok
    assert world() == done
    assert ana.undo().ok
    assert ana.redo().ok
    assert world() == done


def test_several_steps_back_and_forth(ana: Somebody, world: Any) -> None:
    states = [world()]
    for name in ("a", "b", "c"):
        ana.types(f"docker network create {name}")
        states.append(world())
    for state in reversed(states[:-1]):
        assert ana.undo().ok
        assert world() == state
    assert ana.undo().error == "there is nothing of yours to undo"
    for state in states[1:]:
        assert ana.redo().ok
        assert world() == state
    assert ana.redo().error == "there is nothing of yours to redo"


def test_a_new_step_ends_redo(ana: Somebody) -> None:
    ana.types("docker network create a")
    ana.undo()
    ana.types("docker network create b")
    assert ana.redo().error == "there is nothing of yours to redo"


def test_i_cannot_undo_what_others_did(ana: Somebody, ben: Somebody) -> None:
    ana.types("docker network create a")
    assert ben.undo().error == "there is nothing of yours to undo"


@pytest.mark.parametrize(
    ("mine", "theirs", "error"),
    [
        (
            ["docker network create front"],
            ["docker run -d --name web --network front nginx"],
            "cannot undo 'docker network create front': container web uses network front;"
            " Ben did 'docker run -d --name web --network front nginx' afterwards",
        ),
        (
            ["docker network create front"],
            ["docker create --name web --network front nginx"],
            "cannot undo 'docker network create front': container web uses network front;"
            " Ben did 'docker create --name web --network front nginx' afterwards",
        ),
        (
            ["docker run -d --name web nginx"],
            ["docker stop web"],
            "cannot undo 'docker run -d --name web nginx': container web was changed; Ben did 'docker stop web' afterwards",
        ),
        (
            ["docker run -d --name web nginx"],
            ["docker rm -f web"],
            "cannot undo 'docker run -d --name web nginx': container web was removed; Ben did 'docker rm -f web' afterwards",
        ),
        (
            ["docker create --name web nginx", "docker rm web"],
            ["docker create --name web httpd"],
            "cannot undo 'docker rm web': container web has the name web now;"
            " Ben did 'docker create --name web httpd' afterwards",
        ),
        (
            ["docker network create --subnet 10.9.0.0/24 a", "docker network rm a"],
            ["docker network create --subnet 10.9.0.0/16 b"],
            "cannot undo 'docker network rm a': network b has the subnet 10.9.0.0/16 now;"
            " Ben did 'docker network create --subnet 10.9.0.0/16 b' afterwards",
        ),
        (
            ["docker run -d --name web -p 8080:80 nginx", "docker stop web"],
            ["docker run -d --name api -p 8080:80 --network bridge nginx"],
            "cannot undo 'docker stop web': endpoint api has the address 172.17.0.2 now;"
            " Ben did 'docker run -d --name api -p 8080:80 --network bridge nginx' afterwards",
        ),
        (
            ["docker network create front", "docker run -d --name web -p 8080:80 --network front nginx", "docker stop web"],
            ["docker run -d --name api -p 8080:80 nginx"],
            "cannot undo 'docker stop web': endpoint api has the host port 8080 now;"
            " Ben did 'docker run -d --name api -p 8080:80 nginx' afterwards",
        ),
        (
            ["docker network create front", "docker run -d --name web nginx", "docker network connect front web",
             "docker network disconnect front web"],
            ["docker network rm front"],
            "cannot undo 'docker network disconnect front web': network front was removed;"
            " Ben did 'docker network rm front' afterwards",
        ),
    ],
)  # fmt: skip
def test_undo_never_goes_through_the_work_of_others(
    ana: Somebody, ben: Somebody, world: Any, log: Any, mine: list[str], theirs: list[str], error: str
) -> None:
    for person, lines in ((ana, mine), (ben, theirs)):
        for line in lines:
            assert person.types(line).ok, line
    before, entries = world(), log()
    receipt = ana.undo()
    assert (receipt.ok, receipt.error) == (False, error)
    assert (world(), log()) == (before, entries)


def test_what_stood_in_the_way_may_be_taken_back_first(ana: Somebody, ben: Somebody, world: Any) -> None:
    before = world()
    ana.types("docker network create front")
    ben.types("docker run -d --name web --network front nginx")
    assert not ana.undo().ok
    assert ben.undo().ok
    assert ana.undo().ok
    assert world() == before


def test_the_person_named_is_the_one_who_did_it_last(ana: Somebody, ben: Somebody, cleo: Somebody) -> None:
    ana.types("docker run -d --name web nginx")
    ben.types("docker stop web")
    cleo.types("docker start web")
    assert ana.undo().error.endswith("Cleo did 'docker start web' afterwards")


def test_redo_is_refused_where_others_built_meanwhile(ana: Somebody, ben: Somebody) -> None:
    ana.types("docker network create front")
    ana.undo()
    ben.types("docker network create front")
    assert ana.redo().error == (
        "cannot redo 'docker network create front': network front has the name front now;"
        " Ben did 'docker network create front' afterwards"
    )


def test_a_repeated_undo_is_answered_and_not_repeated(ana: Somebody) -> None:
    ana.types("docker network create a")
    ana.types("docker network create b")
    assert ana.does("undo", ref="u1") == ana.does("undo", ref="u1")
    assert Lab.objects.get().seq == 4


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], Stacks((), ())),
        ([(2, "console", None), (3, "picture", None)], Stacks((2, 3), ())),
        ([(2, "console", None), (3, "console", None), (4, "undo", 3)], Stacks((2,), (4,))),
        ([(2, "console", None), (3, "undo", 2), (4, "redo", 3)], Stacks((2,), ())),
        ([(2, "console", None), (3, "undo", 2), (4, "console", None)], Stacks((4,), ())),
        ([(2, "console", None), (3, "undo", 2), (4, "redo", 3), (5, "undo", 2)], Stacks((), (5,))),
    ],
)
def test_what_can_be_undone_and_redone(steps: Any, expected: Stacks) -> None:
    assert stacks(steps) == expected


NAMES = st.sampled_from(["a", "b", "c"])
LINES = st.one_of(
    st.builds("docker network create {}".format, NAMES),
    st.builds("docker network rm {}".format, NAMES),
    st.builds("docker run -d --name {} --network {} nginx".format, NAMES, NAMES),
    st.builds("docker run -d --name {} -p 8080:80 nginx".format, NAMES),
    st.builds("docker network connect {} {}".format, NAMES, NAMES),
    st.builds("docker network disconnect {} {}".format, NAMES, NAMES),
    st.builds("docker stop {}".format, NAMES),
    st.builds("docker start {}".format, NAMES),
    st.builds("docker rm -f {}".format, NAMES),
    st.builds("docker rename {} {}".format, NAMES, NAMES),
)
STEPS = st.lists(st.tuples(st.integers(0, 2), st.one_of(LINES, st.sampled_from(["undo", "redo"]))), max_size=14)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_laws_of_undo_with_several_people(transactional_db: None, steps: list[tuple[int, str]]) -> None:
    """Rows, log and cache tell one story; an undo changes only what its person's own step had changed, and redo reverts it."""
    Entry.objects.all().delete()
    Lab.objects.all().delete()
    requests._buckets.clear()
    lab = make_lab()
    everybody = [somebody(lab, name) for name in ("Ana", "Ben", "Cleo")]
    for who, step in steps:
        person = everybody[who]
        before = history.replay(lab)
        receipt = person.does(step) if step in ("undo", "redo") else person.types(step)
        assert "the server failed" not in receipt.error
        after = history.replay(lab)
        assert receipt.seq or after == before
        if step in ("undo", "redo") and receipt.ok:
            _only_the_own_step(lab, receipt.seq)
            assert person.does("redo" if step == "undo" else "undo").ok
            assert history.replay(lab) == before
            assert person.does(step).ok
            assert history.replay(lab) == after
    assert rows.load(Lab.objects.get()) == history.replay(lab)


def _only_the_own_step(lab: Lab, seq: int) -> None:
    """Everything an undo or redo touched was touched by the step of the same person that it takes back, the other way round."""
    entry = Entry.objects.get(lab=lab, seq=seq)
    undone = Entry.objects.get(lab=lab, seq=entry.undoes)
    assert undone.member == entry.member
    there = {(change["kind"], change["id"]): (change["before"], change["after"]) for change in undone.changes}
    back = {(change["kind"], change["id"]): (change["after"], change["before"]) for change in entry.changes}
    assert back == there


def test_a_step_without_changes_is_no_step_to_take_back(ana: Somebody, world: Any, log: Any) -> None:
    """What `run --rm` made is gone already; it stands in the log, and neither undo nor redo stops at it."""
    ana.types("docker network create front")
    done = world()
    assert ana.types("docker run --rm alpine hostname").ok
    receipt = ana.undo()
    assert (receipt.ok, receipt.line) == (True, "docker network create front")
    assert ana.types("docker run --rm alpine hostname").ok
    receipt = ana.redo()
    assert (receipt.ok, receipt.line) == (True, "docker network create front")
    assert world().networks == done.networks
    assert [line for _, _, line in log()].count("docker run --rm alpine hostname") == 2


def test_moving_a_thing_is_a_step_like_any_other(ana: Somebody, ben: Somebody, world: Any) -> None:
    ana.types("docker run -d --name web nginx")
    ana.does("place", spots=["web=10,20"])
    assert [(one.x, one.y) for one in world().positions.values()] == [(10, 20)]
    ana.undo()
    assert world().positions == {}
    ana.redo()
    ben.types("place web=30,40")
    refused = ana.undo()
    assert (refused.ok, refused.error) == (
        False,
        "cannot undo 'place web=10,20': the place of container web was changed; Ben did 'place web=30,40' afterwards",
    )


def test_a_container_that_comes_back_stands_where_it_stood(ana: Somebody, world: Any) -> None:
    ana.types("docker run -d --name web nginx")
    ana.types("place web=10,20")
    ana.types("docker rm -f web")
    ana.undo()
    [container] = world().containers
    assert [one.x for one in world().positions.values() if one.id == container] == [10]
