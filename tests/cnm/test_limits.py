"""What a shared lab refuses because it would be too much."""

from __future__ import annotations

import pytest

from cnmviz.cnm import limits
from cnmviz.cnm.commands import run
from cnmviz.cnm.commands.network import CreateNetwork
from cnmviz.cnm.stage import new_world
from tests.cnm.lab import Lab

LONG = "x" * 300


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (f"run -d --name {LONG} nginx", "invalid container name: longer than 255 characters"),
        (f"run -d --network {LONG} nginx", "invalid network name: longer than 255 characters"),
        (f"run -d -h {LONG} nginx", "invalid hostname: longer than 255 characters"),
        ("run -d -p 1-65535:1-65535 nginx", "no room for more published ports for a container: at most 256"),
        ("run -d --expose 1-65535 nginx", "no room for more exposed ports for a container: at most 256"),
        ("run -d -l 'a\0b' nginx", "invalid labels: contains a NUL character"),
        ("network create 'a\0b'", "invalid name: contains a NUL character"),
        (f"network connect {LONG} web", "invalid network name: longer than 255 characters"),
        ("kill -s 99999999999999999999 web", "Invalid signal: 99999999999999999999"),
        ("network prune -f --filter until=99999999999999999999h", "parsing time"),
        ("run -d --network 'name=a\nb=c' nginx", "invalid field"),
    ],
)
def test_one_setting_is_too_large(line: str, text: str) -> None:
    lab = Lab("run -d --name web nginx")
    before = lab.world
    assert text in lab.refuse(line)
    assert lab.world == before


def test_one_network_too_many() -> None:
    world = new_world("seed", now=0)
    for number in range(limits.NETWORKS - 3):
        subnet = f"10.{number // 250}.{number % 250}.0/24"
        world = run(world, CreateNetwork(name=f"n{number}", subnet=(subnet,)), now=0).world
    refused = run(world, CreateNetwork(name="last"), now=0)
    assert refused.error is not None
    assert (refused.error.message, refused.changes) == ("no room for more networks: at most 1000", ())


def test_one_network_too_many_for_a_container() -> None:
    lab = Lab("create --name web nginx", *(f"network connect n{number} web" for number in range(limits.ATTACHMENTS - 1)))
    text = "Error response from daemon: no room for more networks for a container: at most 64\n"
    assert lab.refuse("network connect last web") == text
