"""The labs that are drawn: a swarm whose hosts have networks of their own, some networks spanning neighbouring hosts.

Every container is made on a network of its host; every fourth is on a second one, every tenth on a network of the swarm, some
publish ports and a few are stopped. Names are as long as people make them. The same sizes give the same lab.
"""

from __future__ import annotations

from cnmviz.cnm.entities import Host
from cnmviz.cnm.stage import swarm_world
from cnmviz.cnm.world import World

from ..labs import NOW, subnet, typed

ROLES = ("web", "api", "orders-db", "cache", "worker", "gateway-proxy", "mail")
SPANNING = 4
"""One network of so many belongs to the swarm."""


def swarm(containers: int, *, hosts: int, networks: int) -> World:
    """A lab of a size; each network of the swarm is used on two hosts."""
    machines = [Host(id="", name=f"node{number + 1}", address=f"203.0.113.{number + 2}/24") for number in range(hosts)]
    world = swarm_world("picture", hosts=machines, now=NOW)
    spanning = networks // SPANNING
    local = networks - spanning
    for number in range(spanning):
        world = typed(world, f"docker network create -d overlay --attachable span{number}")
    for number in range(local):
        world = typed(world, f"docker --context node{number % hosts + 1} network create --subnet {subnet(number)} net{number}")
    for number in range(containers):
        world = typed(world, *_one(number, hosts=hosts, local=local, spanning=spanning))
    return world


def _one(number: int, *, hosts: int, local: int, spanning: int) -> list[str]:
    """The lines that make a container, on the host where its first network is."""
    home = number % local
    machine = home % hosts
    name = f"{ROLES[number % len(ROLES)]}-{number}"
    docker = f"docker --context node{machine + 1}"
    publish = f"-p {10_000 + number}:80 " if number % 7 == 0 else ""
    lines = [f"{docker} run -d --name {name} --network net{home} {publish}nginx"]
    second = (home + hosts * (1 + number // local % 2)) % local
    if number % 4 == 0 and second % hosts == machine and second != home:
        lines.append(f"{docker} network connect net{second} {name}")
    if number % 10 == 0 and spanning:
        lines.append(f"{docker} network connect span{(machine + number // 10 % 2) % spanning} {name}")
    if number % 40 == 39:
        lines.append(f"{docker} stop {name}")
    return lines
