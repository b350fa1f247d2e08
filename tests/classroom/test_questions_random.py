"""Questions of many random labs: one right answer, which agrees with the walk; three to five answers, no two the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

import pytest

from cnmviz.classroom.questions import beliefs, options, truth
from cnmviz.classroom.questions.case import Case, look, read
from cnmviz.cnm.entities import Host
from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.question import packet
from cnmviz.cnm.stage import new_world, swarm_world
from cnmviz.cnm.walk import walk
from cnmviz.cnm.world import World
from cnmviz.console.perform import perform
from cnmviz.labs import prose
from cnmviz.recordings.scenarios import scenario

LENGTH = 25
QUESTIONS = 25
STAGE = (Host(id="", name="node1", interface="vdk"),)
SWARM = (
    Host(id="", name="node1", interface="v1", address="198.51.100.1/24", neighbour="198.51.100.2"),
    Host(id="", name="node2", interface="v2", address="198.51.100.2/24", neighbour="198.51.100.1"),
)
PARENTS = ("-d macvlan -o parent=vdk", "-d macvlan", "-d ipvlan -o parent=vdk -o ipvlan_mode=l3")
PLACES = ("@host", "@outside", "localhost", "127.0.0.1", "203.0.113.1", "nobody")


def world_of(number: int) -> World:
    if number % 3:
        world, lines = new_world("random", hosts=STAGE, now=0), scenario(Random(number), LENGTH, drivers=PARENTS)
    else:
        world = swarm_world("random", hosts=SWARM, now=0)
        lines = scenario(Random(number), LENGTH, hosts=("node1", "node2"))
    for at, line in enumerate(lines):
        world = perform(world, line, now=at).world
    return world


def cases(number: int) -> Iterator[Case]:
    world, dice = world_of(number), Random(number)
    names = [container.id for container in world.containers.values()] or ["@host"]
    for _ in range(QUESTIONS):
        protocol = dice.choice(("icmp", "tcp", "tcp", "udp", "name"))
        ends = dice.choice([*names, "@host", "@outside"]), dice.choice([*names, *names, *PLACES])
        port = dice.choice((80, 5432, 8080)) if protocol in ("tcp", "udp") else 0
        try:
            yield look(world, read(*ends, protocol, port), now=1)
        except Refusal:
            continue


@pytest.mark.parametrize("number", range(45))
def test_there_is_one_right_answer_among_wrong_ones(number: int) -> None:
    for case in cases(number):
        found = options.choices(case, "seed")
        said = [choice.text for choice in found]
        where = (case.asked, case.trace.verdict.key, said)
        assert 3 <= len(found) <= 5, where
        assert len({re.sub(r"\W+", " ", text).casefold() for text in said}) == len(found), where
        [right] = [choice for choice in found if choice.right]
        assert right.text.startswith("Yes: " if case.trace.ok else "No: "), where
        assert walk(case.world, packet(case.world, case.world.first_host, case.asked)).ok == case.trace.ok
        assert {choice.belief == "" for choice in found if not choice.right} == {False}
        assert len({text.partition(":")[0] for text in said}) == 2, f"yes and no are both offered: {where}"
        assert options.choices(case, "seed") == found


@pytest.mark.parametrize("number", range(6))
def test_all_that_is_said_can_be_read(number: int) -> None:
    for case in cases(number):
        for text in (truth.asked(case), truth.explained(case), *(choice.text for choice in options.choices(case, "x"))):
            assert prose.plain(prose.of(text)).strip()
            assert "`" not in prose.plain(prose.of(text))


def test_the_order_follows_the_seed() -> None:
    case = next(case for case in cases(1) if len(options.choices(case, "")) == 4)
    places = {[choice.right for choice in options.choices(case, str(seed))].index(True) for seed in range(60)}
    assert places == {0, 1, 2, 3}


def test_beliefs_have_a_truth_each() -> None:
    for one in beliefs.catalogue().values():
        assert one.key.isupper()
        assert one.truth.endswith(".")
        assert len(one.truth) < 140
