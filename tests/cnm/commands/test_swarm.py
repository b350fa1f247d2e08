"""`addhost`, `docker swarm` and `docker node`: one more machine, and into the swarm with it."""

from __future__ import annotations

import shlex

import pytest

from cnmviz.console.perform import Performed, perform
from tests.cnm.lab import Lab
from tests.cnm.walk.questions import verdict


def with_hosts(*names: str) -> Lab:
    lab = Lab()
    for name in names:
        lab.world = add(lab, name).world
    return lab


def add(lab: Lab, name: str) -> Performed:
    return perform(lab.world, shlex.join(["addhost", "--", name]), now=lab.now)


def joined() -> Lab:
    lab = with_hosts("node2")
    lab.run("swarm init")
    token = lab.run("swarm join-token -q worker").strip()
    lab.run(f"--context node2 swarm join --token {token} 203.0.113.1:2377")
    return lab


def test_a_host_more_has_its_own_address_and_networks() -> None:
    made = add(Lab(), "node2")
    assert made.text.stdout == "node2 is at 203.0.113.3/24: docker --context node2 ps\n"
    lab = with_hosts("node2", "node3")
    assert lab.run("--context node2 network ls --format '{{.Name}}'") == "bridge\nhost\nnone\n"
    asked = [("@node2", "@node3"), ("@node3", "203.0.113.1"), ("@outside", "@node2"), ("@node2", "@outside:80")]
    assert [verdict(lab, source, target) for source, target in asked] == ["DELIVERED"] * 4


@pytest.mark.parametrize("name", ["Node", "a b", "host", "outside", "-x", "x" * 64])
def test_names_that_are_none(name: str) -> None:
    lab = Lab()
    refused = add(lab, name)
    assert (refused.world, refused.text.exit) == (lab.world, 1)
    assert "is no name for a host" in refused.text.stderr


def test_it_is_refused_twice_and_beyond_the_limit() -> None:
    lab = with_hosts(*(f"node{at}" for at in range(2, 17)))
    assert add(lab, "node2").text.stderr == "there is a host node2 already\n"
    assert "no room for more hosts" in add(lab, "node17").text.stderr


def test_into_the_swarm() -> None:
    lab = joined()
    assert lab.stdout == "This node joined a swarm as a worker.\n"
    listed = lab.run("node ls --format '{{.Hostname}} {{.Self}} {{.ManagerStatus}}'").splitlines()
    assert sorted(listed) == ["node1 * Leader", "node2   "]
    assert [host.role for host in lab.world.hosts.values()] == ["manager", "worker"]
    assert lab.run("--context node2 network ls --format '{{.Name}} {{.Scope}}'").splitlines() == [
        "bridge local", "docker_gwbridge local", "host local", "ingress swarm", "none local",
    ]  # fmt: skip


def test_the_mesh_has_a_place_on_every_host() -> None:
    lab = joined()
    ingress = next(network for network in lab.world.networks.values() if network.ingress)
    assert [place.address for place in ingress.engines] == ["10.0.0.2", "10.0.0.3"]
    bridges = [network for network in lab.world.networks.values() if network.name == "docker_gwbridge"]
    assert [(one.pools[0].subnet, one.engines[0].name, one.engines[0].address) for one in bridges] == [
        ("172.18.0.0/16", "gateway_ingress-sbox", "172.18.0.2")
    ] * 2


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("swarm init", "This node is already part of a swarm."),
        ("--context node2 swarm join --token x 203.0.113.1:2377", "This node is already part of a swarm."),
        ("--context node2 node ls", "Worker nodes can't be used to view or modify cluster state."),
        ("swarm join-token boss", 'unknown role "boss"'),
    ],
)
def test_refusals_in_a_swarm(line: str, text: str) -> None:
    assert text in joined().refuse(line)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("node ls", "This node is not a swarm manager."),
        ("swarm join-token worker", "This node is not a swarm manager."),
        ("swarm join --token x 203.0.113.77:2377", "connect: no route to host"),
        ("swarm join --token x 203.0.113.1:2377", "connect: connection refused"),
        ("swarm init --advertise-addr 10.1.1.1", "advertise address must be a non-zero IP address"),
    ],
)
def test_refusals_outside_of_one(line: str, text: str) -> None:
    assert text in Lab().refuse(line)
