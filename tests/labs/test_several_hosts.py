"""A lab of several hosts in a swarm, through the door: every step is in the rows, and can be taken back."""

from __future__ import annotations

from typing import Any

from cnmviz.labs import worlds
from cnmviz.labs.models import Lab

from .conftest import Somebody

STEPS = (
    "docker network create -d overlay --attachable app",
    "docker run -d --name web --network app -p 8080:80 nginx",
    "docker --context node2 run -d --name db --network app nginx",
    "docker --context node2 run -d --name twin --network app -p 8080:80 nginx",
    "docker network create -d macvlan --subnet 203.0.113.0/24 -o parent=eth0 mv",
    "docker network connect mv web",
    "docker --context node2 rm -f db",
)


def into_swarm(ana: Somebody) -> None:
    assert ana.types("addhost node2").ok
    assert ana.types("docker swarm init").ok
    token = ana.types("docker swarm join-token -q worker").output
    assert token
    assert ana.types(f"docker --context node2 swarm join --token {token.stdout.strip()} 203.0.113.1:2377").ok


def test_every_step_is_in_the_rows(ana: Somebody, lab: Lab, world: Any) -> None:
    into_swarm(ana)
    for line in STEPS:
        assert ana.types(line).ok, line
        assert worlds.kept(Lab.objects.get(pk=lab.pk)) == world()
    assert sorted(network.name for network in world().networks.values() if network.host == "") == ["app", "ingress"]
    assert [host.role for host in world().hosts.values()] == ["manager", "worker"]


def test_all_of_it_can_be_undone(ana: Somebody, world: Any) -> None:
    before = world()
    into_swarm(ana)
    for line in STEPS:
        assert ana.types(line).ok, line
    for _ in range(len(STEPS) + 3):
        assert ana.undo().ok
    assert world().tables == before.tables
