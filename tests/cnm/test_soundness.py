"""What commands lead to is sound, and every check of soundness catches something that is not.

The broken labs (broken.py) are one good lab in which one thing was written otherwise, as somebody might in a file.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnmviz.cnm import limits
from cnmviz.cnm.soundness import STAGES, flaws
from cnmviz.cnm.soundness.things import Things
from cnmviz.cnm.stage import new_world, swarm_world
from cnmviz.cnm.world import World
from cnmviz.console.perform import perform
from cnmviz.recordings.recording import Recording, files, read
from cnmviz.recordings.scenarios import scenario
from cnmviz.recordings.stage import world_for
from cnmviz.recordings.terminal import Terminal

from .broken import BROKEN, good_lab, written
from .test_laws import lines
from .test_random_labs import ALONE, PARENTS, SWARM

RECORDINGS = [read(path) for path in files([Path(__file__).parent.parent / "recordings"])]


def sound(world: World) -> bool:
    found = flaws(world, world.draws)
    assert found == []
    return True


@given(lines)
@settings(max_examples=60, deadline=None)
def test_every_world_that_commands_lead_to_is_sound(typed: list[str]) -> None:
    world = new_world("law", now=0)
    assert sound(world)
    for at, text in enumerate(typed):
        world = perform(world, f"docker {text}", now=at).world
        assert sound(world)


@given(st.integers(0, 2**32))
@settings(max_examples=20, deadline=None)
def test_every_driver_and_every_swarm_is_sound(number: int) -> None:
    alone = scenario(Random(number), 25, drivers=PARENTS), new_world("random", hosts=ALONE, now=0)
    swarm = scenario(Random(number), 25, hosts=("node1", "node2")), swarm_world("random", hosts=SWARM, now=0)
    for typed, start in (alone, swarm):
        world = start
        for at, line in enumerate(typed):
            world = perform(world, line, now=at).world
            assert sound(world)


@pytest.mark.parametrize("recording", RECORDINGS[::9], ids=lambda recording: f"{recording.path.parent.name}-{recording.name}")
def test_where_the_recordings_lead_to_is_sound(recording: Recording) -> None:
    terminal = Terminal(world_for(recording))
    for step in recording.steps:
        terminal.type(step.command)
        assert sound(terminal.world)


@pytest.fixture(scope="module")
def good() -> World:
    lab = good_lab()
    assert sound(lab)
    return lab


@pytest.mark.parametrize("name", BROKEN)
def test_what_no_command_leads_to_is_told_in_a_sentence(good: World, name: str) -> None:
    broken, sentence = BROKEN[name]
    found = flaws(written(good, broken), max(good.draws, 1000))
    assert any(sentence in flaw for flaw in found), found


def test_every_check_catches_something(good: World) -> None:
    caught = set()
    for broken, _ in BROKEN.values():
        things = Things(written(good, broken), max(good.draws, 1000))
        stage = next(stage for stage in STAGES if any(flaw for check in stage for flaw in check(things)))
        caught |= {check for check in stage if any(check(things))}
    counts = STAGES[0][0]
    assert {check for stage in STAGES for check in stage} - caught == {counts}


def test_a_lab_has_a_host_and_no_more_than_it_can_hold(good: World) -> None:
    assert flaws([], 0) == ["there is no host"]
    network = good.network(good.first_host.id, "front")
    many = [replace(network, id=f"{n}", name=f"n{n}") for n in range(limits.NETWORKS + 1)]
    assert flaws([*good, *many], good.draws) == ["there are 1016 of the kind network: at most 1000"]
    assert flaws(good, -1) == flaws(good, 2**53) == ["the count of draws is out of range"]


def test_an_id_belongs_to_one_thing(good: World) -> None:
    web = good.container(good.first_host.id, "web")
    assert flaws([*good, web], good.draws) == [f'two things of the kind container have the id "{web.id[:40]}…"']


def test_a_sentence_shows_nothing_that_cannot_be_read(good: World) -> None:
    web = good.container(good.first_host.id, "web")
    [flaw] = flaws([replace(web, name="\u202e\n" + "x" * 100) if one is web else one for one in good], good.draws)
    assert flaw == f'container "\ufffd\ufffd{"x" * 38}…": that is no name for a container'
    assert flaws([replace(one, name="\n") if one.kind == "container" else one for one in good], good.draws)
