"""Varied labs: the same lab to everybody who builds and sends packets in it, but for names and addresses."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnmviz.classroom.copies.pleasant import NAMES
from cnmviz.classroom.copies.varying import plan, varied
from cnmviz.cnm.entities import Host
from cnmviz.cnm.matrix import Survey
from cnmviz.cnm.soundness import flaws
from cnmviz.cnm.stage import new_world, swarm_world
from cnmviz.cnm.world import World
from cnmviz.console.perform import perform
from cnmviz.recordings.scenarios import scenario
from cnmviz.scenarios import builtin

QUESTIONS = (("icmp", 0), ("tcp", 80), ("tcp", 8080))
SWARM = (
    Host(id="", name="node1", interface="v1", address="198.51.100.1/24", neighbour="198.51.100.2"),
    Host(id="", name="node2", interface="v2", address="198.51.100.2/24", neighbour="198.51.100.1"),
)

seed = st.integers(0, 2**32)


def typed(world: World, *lines: str) -> World:
    for at, line in enumerate(lines):
        world = perform(world, line, now=at).world
    return world


def holds(world: World, varying: str) -> None:
    """What is true of every variation."""
    variation = plan(world, varying)
    other = variation.of(world)
    assert flaws(other, other.draws) == []
    assert variation.back().of(other) == world
    assert varied(world, varying) == other
    assert set(variation.names).isdisjoint(variation.names.values())
    for asked in QUESTIONS:
        one, two = Survey.of(world).matrix(*asked), Survey.of(other).matrix(*asked)
        assert [place.id for place in one.places] == [place.id for place in two.places]
        assert one.cells == two.cells


@given(seed, st.text(max_size=8))
@settings(max_examples=25, deadline=None)
def test_a_random_lab_stays_sound_reaches_alike_and_can_be_turned_back(number: int, varying: str) -> None:
    holds(typed(new_world("vary", now=0), *scenario(Random(number), 25)), varying)


@given(seed, st.text(max_size=8))
@settings(max_examples=10, deadline=None)
def test_so_does_one_of_a_swarm(number: int, varying: str) -> None:
    world = swarm_world("vary", hosts=SWARM, now=0)
    holds(typed(world, *scenario(Random(number), 20, hosts=("node1", "node2"))), varying)


@pytest.mark.parametrize("slug", [*builtin.catalogue()])
def test_so_does_everything_that_came_with_the_product(slug: str) -> None:
    holds(builtin.world_of(builtin.catalogue()[slug], "vary", 10**15), "somebody")


LAB = (
    "docker network create --subnet 172.30.0.0/24 front",
    "docker network create back",
    "docker run -d --name db --network back --network-alias store postgres",
    "docker run -d --name web --network front --ip 172.30.0.9 -e DB_HOST=db --add-host old:172.30.0.9 -p 8080:80 nginx",
    "docker network connect back web",
)


def test_names_and_addresses_change_wherever_they_are_written() -> None:
    world = typed(new_world("vary", now=0), *LAB)
    variation = plan(world, "Ana")
    assert set(variation.names) == {"front", "back", "db", "web"}
    assert set(variation.names.values()) <= set(NAMES)
    other = variation.of(world)
    web = next(one for one in other.containers.values() if one.name == variation.names["web"])
    address = web.attachments[0].ip
    assert address.endswith(".9")
    assert not address.startswith("172.30.0.")
    assert web.env == (f"DB_HOST={variation.names['db']}",)
    assert web.extra_hosts == (f"old:{address}",)
    asked = perform(other, f"docker exec {web.name} ping -c 1 {variation.names['db']}", now=9)
    assert asked.text.exit == 0
    assert perform(other, f"docker exec {web.name} ping -c 1 store", now=9).text.exit == 0
    assert perform(other, f"docker exec {web.name} ping -c 1 db", now=9).text.exit != 0


def test_everybody_gets_others_and_always_the_same() -> None:
    world = typed(new_world("vary", now=0), *LAB)
    assert len({repr(sorted(plan(world, f"student {number}").names.items())) for number in range(20)}) == 20
    assert varied(world, "Ana") == varied(world, "Ana")


def test_what_something_else_is_called_keeps_its_name() -> None:
    world = typed(new_world("vary", now=0), "docker run -d --name nginx nginx", "docker run -d --name http alpine sleep 99")
    assert plan(world, "Ana").names == {}


def test_a_varied_lab_can_be_built_on() -> None:
    world = varied(typed(new_world("vary", now=0), *LAB), "Ana")
    after = perform(world, "docker network create more", now=9)
    assert after.text.exit == 0
    assert flaws(after.world, after.world.draws) == []
