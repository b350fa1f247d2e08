"""The world at an earlier moment: found from the nearest side, and asked about without a lock."""

from __future__ import annotations

from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.world import World
from cnmviz.labs import history, limits, requests, worlds
from cnmviz.labs.messages import SendCommand
from cnmviz.labs.models import Entry, Lab

from .conftest import Somebody, forget, make_lab, somebody
from .sockets import Browser
from .test_history import STEPS


def build(person: Somebody, *lines: str) -> None:
    for line in lines:
        assert person.types(line).ok, line


def two_moments(ana: Somebody) -> None:
    """Step 4: web and db have a network in common. Step 5: they have none."""
    build(
        ana,
        "docker network create front",
        "docker run -d --name web --network front nginx",
        "docker run -d --name db --network front nginx",
        "docker network disconnect front db",
    )


def same(one: World, other: World) -> bool:
    """Equal in everything, the generator and the indexes included; an index may keep an empty place."""

    def indexes(world: World) -> tuple[Any, ...]:
        return {name: table for name, table in world.index.items() if table}, {
            key: held for key, held in world.taken.items() if held
        }

    return one == other and one.draws == other.draws and indexes(one) == indexes(other)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, asked=st.lists(st.integers(0, 20), max_size=6))
def test_every_moment_is_found_from_either_side(transactional_db: None, steps: list[tuple[int, str]], asked: list[int]) -> None:
    """Taking entries back from the newest world, going on from the empty one, or from a moment that is kept: one world."""
    Entry.objects.all().delete()
    Lab.objects.all().delete()
    forget()
    lab = make_lab()
    everybody = [somebody(lab, name) for name in ("Ana", "Ben", "Cleo")]
    for who, step in steps:
        everybody[who].does(step) if step in ("undo", "redo") else everybody[who].types(step)
    lab, newest = worlds.read(lab.pk)
    replayed = {at: history.replay(lab, until=at) for at in range(1, lab.seq + 1)}
    for at, expected in replayed.items():
        assert same(history._travelled(lab, newest, lab.seq, at), expected)
    for number in asked:
        at = 1 + number % lab.seq
        assert same(history.world_at(lab, newest, at), replayed[at])
    assert same(newest, replayed[lab.seq])
    assert len(worlds._past) <= limits.PAST_WORLDS


def test_the_shorter_way_is_taken_and_a_moment_is_kept(ana: Somebody, lab: Lab) -> None:
    build(ana, *(f"docker network create n{n}" for n in range(9)))
    lab, newest = worlds.read(lab.pk)

    def read(at: int) -> int:
        """How many entries were read to find a moment."""
        with CaptureQueriesContext(connection) as queries:
            history.world_at(lab, newest, at)
        spans = [query["sql"] for query in queries if '"changes"' in query["sql"]]
        assert len(queries) in (0, 2)
        return len(spans)

    assert worlds.nearest(lab, newest, 9)[0] == 10
    assert worlds.nearest(lab, newest, 2)[0] == 0
    assert [read(8), read(8), read(10)] == [1, 0, 0]
    assert worlds.nearest(lab, newest, 7)[0] == 8
    assert worlds.nearest(lab, newest, 2)[0] == 0


def test_few_past_worlds_are_kept(ana: Somebody, lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    build(ana, *(f"docker network create n{n}" for n in range(6)))
    monkeypatch.setattr(limits, "PAST_WORLDS", 2)
    lab, newest = worlds.read(lab.pk)
    for at in (2, 3, 4, 3):
        history.world_at(lab, newest, at)
    assert [at for _, _, at in worlds._past] == [4, 3], "the one that was asked for longest ago is forgotten"


@pytest.mark.parametrize("at", [0, -1, 3, 10**30])
def test_there_is_no_such_moment(ana: Somebody, lab: Lab, at: int) -> None:
    build(ana, "docker network create front")
    with pytest.raises(Refusal, match=rf"there is no step {at}: this lab has the steps 1 to 2"):
        history.world_at(*worlds.read(lab.pk), at)


# Questions


def test_a_question_is_answered_for_the_moment_it_asks_about(ana: Somebody) -> None:
    two_moments(ana)
    ways = [ana.does("reach", source="web", target="db", at=at).trace for at in (0, 5, 4)]
    assert [way and way["verdict"]["ok"] for way in ways] == [False, False, True]
    assert ana.does("reach", source="web", target="db", at=3).trace["verdict"]["key"] == "NO_SUCH_NAME"  # type: ignore[index]
    places = {at: len(ana.does("matrix", at=at).matrix["places"]) for at in (2, 3, 4)}  # type: ignore[index]
    assert places == {2: 2, 3: 3, 4: 4}


def test_whatever_reads_can_be_asked_about_the_past(ana: Somebody) -> None:
    two_moments(ana)
    assert "db" not in ana.does("ps", at=3).output.stdout  # type: ignore[union-attr]
    args = {"container": "web", "first": "ping", "arguments": ["-c", "1", "db"]}
    ping = {at: requests.data(ana.member, SendCommand(ref="r", name="exec", args=args, at=at), now=9) for at in (0, 4)}
    assert [answer.output and answer.output.exit for answer in ping.values()] == [1, 0]


@pytest.mark.parametrize("name", ["undo", "redo", "network create"])
def test_the_past_cannot_be_changed(ana: Somebody, world: Any, name: str) -> None:
    build(ana, "docker network create front", "docker network create back")
    before = world()
    args = {"name": "third"} if name == "network create" else {}
    receipt = ana.does(name, at=2, **args)
    assert not receipt.ok
    assert receipt.error == f"{name} changes the lab, and what was at step 2 can be asked about but not changed"
    assert world() == before


def test_a_moment_that_is_not_there_is_refused_in_plain_words(ana: Somebody) -> None:
    receipt = ana.does("matrix", at=9)
    assert (receipt.ok, receipt.error) == (False, "there is no step 9: this lab has the steps 1 to 1")


def test_asking_about_the_past_takes_no_lock_and_writes_nothing(ana: Somebody) -> None:
    two_moments(ana)
    with CaptureQueriesContext(connection) as queries:
        assert ana.does("reach", source="web", target="db", at=4).ok
    assert [query["sql"].split()[0] for query in queries] == ["SELECT"] * 3


@pytest.mark.asyncio
async def test_the_socket_takes_the_moment_and_refuses_one_before_all_time(lab: Lab, ana: Somebody) -> None:
    await sync_to_async(two_moments)(ana)
    async with Browser("BCDF", ana.id) as browser:
        question = {"type": "command", "name": "reach", "args": {"source": "web", "target": "db"}}
        verdicts = []
        for at in (4, 5):
            await browser.send(question | {"ref": f"r{at}", "at": at})
            verdicts.append((await browser.next("receipt"))["trace"]["verdict"]["ok"])
        assert verdicts == [True, False]
        await browser.send(question | {"ref": "r", "at": -1})
        refused = await browser.next("refused")
        assert refused["ref"] == "r"
        await browser.send(question | {"ref": "s", "at": 99})
        assert (await browser.next("receipt"))["error"] == "there is no step 99: this lab has the steps 1 to 5"
