"""Who is here and where: merged per tick, never stored, across windows and processes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cnmviz.labs import limits, presence
from cnmviz.labs.messages import Person, SendPresence
from cnmviz.labs.models import Entry, Lab, Member
from cnmviz.labs.presence import People

from .conftest import Somebody
from .sockets import Browser

ANA = Person(id="a", name="Ana", colour="#111111")
BEN = Person(id="b", name="Ben", colour="#222222")


class Network:
    """Several processes that hear each other."""

    def __init__(self, size: int) -> None:
        self.processes = [People(self.tell) for _ in range(size)]

    async def tell(self, message: dict[str, Any]) -> None:
        for people in self.processes:
            people.heard(json.loads(json.dumps(message)))

    async def tick(self) -> list[dict[str, Any]]:
        for people in self.processes:
            await people.publish()
        return [json.loads(text)["people"] if (text := people.news()) else {} for people in self.processes]


async def test_windows_add_up_over_processes() -> None:
    network = Network(2)
    one, two = network.processes
    one.came(ANA)
    one.came(ANA)
    two.came(ANA)
    two.came(BEN)
    await network.tick()
    expected = {"a": 3, "b": 1}
    assert [{p.id: p.here for p in people.everybody()} for people in network.processes] == [expected, expected]
    one.left("a")
    two.left("b")
    news = await network.tick()
    assert news[0] == news[1] == {"a": {"name": "Ana", "colour": "#111111", "here": 2}, "b": None}


async def test_only_the_last_place_of_a_tick_is_told() -> None:
    network = Network(2)
    one = network.processes[0]
    one.came(ANA)
    await network.tick()
    for x in range(10):
        one.moved("a", SendPresence(cursor=(x, x), selection=("network:1",)))
    news = await network.tick()
    assert news[1]["a"] == {"name": "Ana", "colour": "#111111", "here": 1, "cursor": [9, 9], "selection": ["network:1"]}
    assert await network.tick() == [{}, {}]


async def test_a_process_that_comes_later_learns_who_is_there() -> None:
    network = Network(1)
    network.processes[0].came(ANA)
    await network.tick()
    late = People(network.tell)
    network.processes.append(late)
    await late.greet()
    await network.tick()
    assert [person.id for person in late.everybody()] == ["a"]


async def test_the_people_of_a_process_that_died_are_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network(2)
    network.processes[1].came(ANA)
    await network.tick()
    monkeypatch.setattr(presence, "SILENT_SECONDS", -1)
    survivor = network.processes[0]
    assert json.loads(survivor.news())["people"] == {"a": None}
    assert survivor.everybody() == []


def test_the_tick_grows_with_what_presence_costs() -> None:
    people = People(None)  # type: ignore[arg-type]
    people.took(0.05)
    assert people.pause == 0.5
    people.took(0.0001)
    assert people.pause == limits.PRESENCE_SECONDS


async def test_a_cursor_reaches_the_others_and_no_table(lab: Lab, ana: Somebody, ben: Somebody) -> None:
    async with Browser("BCDF", ana.id) as one, Browser("BCDF", ben.id) as two:
        await one.send({"type": "presence", "cursor": [1.5, 2], "selection": ["container:x"]})
        while "cursor" not in (person := (await two.next("presence"))["people"].get(ana.id, {})):
            pass
    assert person == {"name": "Ana", "colour": "#0b7285", "here": 1, "cursor": [1.5, 2.0], "selection": ["container:x"]}
    assert await Entry.objects.acount() == 1


async def test_what_is_in_somebodys_hand_is_seen_and_put_down(lab: Lab, ana: Somebody, ben: Somebody) -> None:
    async with Browser("BCDF", ana.id) as one, Browser("BCDF", ben.id) as two:
        await one.send({"type": "presence", "drag": {"keys": ["container:x"], "by": [40, -8.5]}})
        while not (drag := (await two.next("presence"))["people"].get(ana.id, {}).get("drag")):
            pass
        assert drag == {"keys": ["container:x"], "by": [40.0, -8.5]}
        await one.send({"type": "presence"})
        while "drag" not in (person := (await two.next("presence"))["people"].get(ana.id, {})):
            pass
        assert person["drag"] is None


async def test_who_leaves_is_gone_for_the_others(lab: Lab, ana: Somebody, ben: Somebody) -> None:
    async with Browser("BCDF", ana.id) as one:
        async with Browser("BCDF", ben.id):
            while ben.id not in (await one.next("presence"))["people"]:
                pass
        while (await one.next("presence"))["people"].get(ben.id, "unchanged") is not None:
            pass


async def test_a_person_can_be_called_something_else(lab: Lab, ana: Somebody, ben: Somebody) -> None:
    async with Browser("BCDF", ana.id) as one, Browser("BCDF", ben.id) as two:
        await one.send({"type": "presence", "name": "  <b>Ana\u202e   Lovelace</b> "})
        while (await two.next("presence"))["people"].get(ana.id, {}).get("name") != "<b>Ana Lovelace</b>":
            pass
    assert (await Member.objects.aget(person=ana.id)).name == "<b>Ana Lovelace</b>"


@pytest.mark.parametrize(
    "message",
    [
        {"cursor": [1]},
        {"cursor": ["a", 1]},
        {"selection": ["x" * 101]},
        {"drag": {"keys": ["x"] * 51, "by": [0, 0]}},
        {"name": "x" * 41},
        {"mood": 1},
    ],
)
async def test_presence_that_makes_no_sense_is_refused(lab: Lab, ana: Somebody, message: dict[str, Any]) -> None:
    async with Browser("BCDF", ana.id) as browser:
        await browser.send({"type": "presence", **message})
        assert "the message cannot be read" in (await browser.next("refused"))["why"]
