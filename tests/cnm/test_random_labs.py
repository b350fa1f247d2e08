"""Random labs, made by the operations of the recordings: nothing fails, Docker's words alone refuse, the lab stays sound.

The suite tries 1,500 commands; `LAB_COMMANDS=10000` in the environment tries as many as it says.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnmviz.cnm.entities import Host
from cnmviz.cnm.stage import new_world, swarm_world
from cnmviz.cnm.world import World
from cnmviz.console.perform import perform
from cnmviz.recordings.scenarios import scenario
from tests.cnm import invariants
from tests.cnm.docker_says import docker_says

COMMANDS = int(os.environ.get("LAB_COMMANDS", "1500"))
LENGTH = 25
RECORDINGS = Path(__file__).parent.parent / "recordings"
ALONE = (Host(id="", name="node1", interface="vdk"),)
SWARM = (
    Host(id="", name="node1", interface="v1", address="198.51.100.1/24", neighbour="198.51.100.2"),
    Host(id="", name="node2", interface="v2", address="198.51.100.2/24", neighbour="198.51.100.1"),
)
PARENTS = (
    "-d macvlan -o parent=vdk",
    "-d macvlan -o parent=vdk -o macvlan_mode=private",
    "-d macvlan",
    "-d ipvlan -o parent=vdk -o ipvlan_mode=l3",
    "-d ipvlan --internal",
    "--ipv6",
)

seed = st.integers(0, 2**32)


def try_out(lines: list[str], world: World) -> None:
    invariants.hold(world)
    for at, line in enumerate(lines):
        done = perform(world, line, now=at)
        world = done.world
        assert done.text.exit == 0 or docker_says(done.text.stderr), (lines[: at + 1], done.text)
        invariants.hold(world)


@given(seed)
@settings(max_examples=COMMANDS * 2 // 3 // LENGTH, deadline=None)
def test_on_one_host(number: int) -> None:
    try_out(scenario(Random(number), LENGTH, drivers=PARENTS), new_world("random", hosts=ALONE, now=0))


@given(seed)
@settings(max_examples=COMMANDS // 3 // LENGTH, deadline=None)
def test_in_a_swarm(number: int) -> None:
    try_out(scenario(Random(number), LENGTH, hosts=("node1", "node2")), swarm_world("random", hosts=SWARM, now=0))


@pytest.mark.parametrize("folder", ["random", "swarm-random"])
def test_everything_that_a_recorded_engine_refused_is_docker_s(folder: str) -> None:
    steps = [step for file in sorted((RECORDINGS / folder).glob("*.json")) for step in json.loads(file.read_text())["steps"]]
    refused = [step["stderr"] for step in steps if step["exit"]]
    said = [stderr.replace("<id>", "0" * 64) for stderr in refused]
    assert len(said) > 10
    assert [stderr for stderr in map(_with_ids, refused) if not docker_says(stderr)] == []


def _with_ids(stderr: str) -> str:
    """A recorded text with an id where the recording has a token."""
    short = re.sub(r'id:"<[^>]*>"', f'id:"{"0" * 12}"', stderr)
    return re.sub(r"<(container|network):[^>]*>|<id>", "0" * 64, short)
