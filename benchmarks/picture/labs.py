"""The labs that are drawn: a swarm whose hosts have networks of their own, some networks spanning neighbouring hosts.

Every container is made on a network of its host; about every fourth is on a second one, every tenth on a network of the swarm,
some publish ports and a few are stopped. Names are as long as people make them.
"""

from __future__ import annotations

from random import Random

from cnmviz.cnm.entities import Host
from cnmviz.cnm.stage import swarm_world
from cnmviz.cnm.world import World

from ..labs import NOW, subnet, typed

ROLES = ("web", "api", "orders-db", "cache", "worker", "gateway-proxy", "mail")
SPANNING = 4
"""One network of so many belongs to the swarm."""


def swarm(containers: int, *, hosts: int, networks: int, seed: int = 0) -> World:
    """A lab of a size. The same seed gives the same lab."""
    dice = Random(seed)
    machines = [Host(id="", name=f"node{number + 1}", address=_address(number)) for number in range(hosts)]
    world = swarm_world("picture", hosts=machines, now=NOW)
    spanning = networks // SPANNING
    local = networks - spanning
    for number in range(spanning):
        world = typed(world, f"docker network create -d overlay --attachable span{number}")
    for number in range(local):
        world = typed(world, f"docker --context node{number % hosts + 1} network create --subnet {subnet(number)} net{number}")
    for number in range(containers):
        machine = dice.randrange(local) % hosts
        world = typed(world, *_one(dice, number, machine, own=range(machine, local, hosts), spanning=spanning))
    return world


def _address(number: int) -> str:
    return f"203.0.{113 + number // 200}.{2 + number % 200}/16"


def _one(dice: Random, number: int, machine: int, *, own: range, spanning: int) -> list[str]:
    """The lines that make a container on a host, some of whose own networks it joins."""
    name = f"{ROLES[number % len(ROLES)]}-{number}"
    docker = f"docker --context node{machine + 1}"
    home, *others = dice.sample(own, k=len(own))
    publish = f"-p {10_000 + number}:80 " if dice.random() < 1 / 7 else ""
    lines = [f"{docker} run -d --name {name} --network net{home} {publish}nginx"]
    if others and dice.random() < 1 / 4:
        lines.append(f"{docker} network connect net{others[0]} {name}")
    if spanning and dice.random() < 1 / 10:
        lines.append(f"{docker} network connect span{(machine + dice.randrange(2)) % spanning} {name}")
    if dice.random() < 1 / 40:
        lines.append(f"{docker} stop {name}")
    return lines
