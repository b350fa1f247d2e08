"""Labs for the tests of what goes into files: made by lines, or by the dice of the recordings."""

from __future__ import annotations

from random import Random

from cnmviz.cnm.stage import new_world
from cnmviz.cnm.world import World
from cnmviz.console.file import lines_of, play
from cnmviz.console.perform import perform
from cnmviz.recordings.scenarios import scenario
from tests.console.prompt import START

SWARM = (
    "addhost node2",
    "docker swarm init",
    'docker --context node2 swarm join --token "$(docker swarm join-token -q worker)" node1:2377',
)
DRIVERS = (
    "-d macvlan -o parent=eth0",
    "-d macvlan -o parent=eth0 -o macvlan_mode=private",
    "-d macvlan",
    "-d ipvlan -o parent=eth0 -o ipvlan_mode=l3",
    "-d ipvlan --internal",
    "--ipv6",
)
LENGTH = 25


def lab(text: str, seed: str = "lab") -> World:
    """The lab that some lines make; each must succeed."""
    return play(new_world(seed, now=START), lines_of(text), now=START)


def random_lab(number: int, *, swarm: bool = False) -> World:
    """A lab as thirty people leave it: most commands make sense, some are refused."""
    hosts = ("node1", "node2") if swarm else ("",)
    lines = [*(SWARM if swarm else ()), *scenario(Random(number), LENGTH, hosts=hosts, drivers=() if swarm else DRIVERS)]
    world = new_world("random", now=START)
    for at, line in enumerate(lines):
        world = perform(world, line, now=START + at).world
    return world
