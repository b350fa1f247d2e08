"""Several hosts: each has its own networks, names, addresses and ports."""

from __future__ import annotations

from cnmviz.cnm.entities import Host
from tests.cnm.lab import Lab
from tests.cnm.walk.questions import trace, verdict

HOSTS = (Host(id="", name="node1"), Host(id="", name="node2", address="203.0.113.9/24"))


def two() -> Lab:
    return Lab(
        "network create front",
        "run -d --name web --network front -p 8080:80 nginx",
        "--context node2 network create front",
        "--context node2 run -d --name web --network front -p 8080:80 nginx",
        hosts=HOSTS,
    )


def test_names_addresses_and_host_ports_are_taken_per_host() -> None:
    lab = two()
    found = {lab.world.hosts[owner.host].name: owner for owner in lab.world.containers.values()}
    assert sorted(found) == ["node1", "node2"]
    assert {owner.name for owner in found.values()} == {"web"}
    assert [one.address for one in lab.world.endpoints.values()] == ["172.18.0.2", "172.18.0.2"]
    assert all(one.bindings for one in lab.world.endpoints.values())


def test_each_command_sees_its_own_host_only() -> None:
    lab = two()
    lab.run("--context node2 rm -f web")
    assert lab.run("ps --format '{{.Names}}'") == "web\n"
    assert lab.run("--context node2 ps -a --format '{{.Names}}'") == ""
    assert lab.refuse("--context node2 stop web") == "Error response from daemon: No such container: web\n"
    assert lab.run("--context node2 network prune -f").startswith("Deleted Networks:\nfront\n")
    assert lab.run("network ls -q -f type=custom").strip() == lab.network("front").id[:12]


def test_an_unknown_context() -> None:
    assert 'context "node3" does not exist' in two().refuse("--context node3 ps")


def test_a_question_finds_containers_of_other_hosts_by_name() -> None:
    lab = two()
    lab.run("--context node2 run -d --name far nginx")
    assert verdict(lab, "far", "@node1") == "DELIVERED"
    assert trace(lab, "web", "far").packet.aim == next(one.id for one in lab.world.containers.values() if one.name == "far")
    assert trace(lab, "web", "@host").packet.origin.id == lab.container("web").id
