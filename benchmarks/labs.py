"""Labs of a given size, built by the commands that a person would type."""

from __future__ import annotations

from cnmviz.cnm.stage import new_world
from cnmviz.cnm.world import World
from cnmviz.console.perform import perform

NOW = 1_767_225_600_000_000
PER_NETWORK = 20
"""Containers that share a network."""


def typed(world: World, *lines: str) -> World:
    """The world after some lines.

    Raises:
        RuntimeError: one of them was refused.
    """
    for line in lines:
        performed = perform(world, line, now=NOW)
        if performed.text.exit:
            raise RuntimeError(f"{line}: {performed.text.stderr}")
        world = performed.world
    return world


def lab_of(containers: int, *, networks: int = 0) -> World:
    """A lab whose containers have one endpoint each, on networks with names `net0`, `net1`, ..."""
    count = networks or max(1, containers // PER_NETWORK)
    world = new_world("benchmark", now=NOW)
    for number in range(count):
        world = typed(world, f"docker network create --subnet {subnet(number)} net{number}")
    for number in range(containers):
        world = typed(world, f"docker run -d --name box{number} --network net{number % count} nginx")
    return world


def varied_lab(containers: int) -> World:
    """A lab as a class makes it: also internal networks, containers on two networks, published ports, stopped containers."""
    count = max(2, containers // PER_NETWORK)
    world = new_world("benchmark", now=NOW)
    for number in range(count):
        internal = "--internal " if number % 10 == 9 else ""
        world = typed(world, f"docker network create {internal}--subnet {subnet(number)} net{number}")
    for number in range(containers):
        publish = f"-p {10_000 + number}:80 " if number % 9 == 0 else ""
        image = ("nginx", "redis", "alpine sleep 1000")[number % 3]
        world = typed(world, f"docker run -d --name box{number} --network net{number % count} {publish}{image}")
        if number % 5 == 0:
            world = typed(world, f"docker network connect net{(number + 1) % count} box{number}")
        if number % 50 == 49:
            world = typed(world, f"docker stop box{number}")
    return world


def subnet(number: int) -> str:
    """A /22 of its own for each network."""
    return f"10.{number // 64}.{number % 64 * 4}.0/22"
