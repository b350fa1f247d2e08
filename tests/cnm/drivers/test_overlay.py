"""overlay: one network over the hosts of a swarm, and docker_gwbridge as the hidden way out of it."""

from __future__ import annotations

import pytest

from cnmviz.cnm.entities import Host
from tests.cnm.lab import Lab
from tests.cnm.walk.questions import rules, trace, verdict

HOSTS = (
    Host(id="", name="node1", interface="v1", address="198.51.100.1/24", neighbour="198.51.100.2"),
    Host(id="", name="node2", interface="v2", address="198.51.100.2/24", neighbour="198.51.100.1"),
)
APP = "network create -d overlay --attachable app"
ACROSS = (APP, "run -d --name web --network app nginx", "--context node2 run -d --name db --network app nginx")


def swarm(*lines: str) -> Lab:
    return Lab(*lines, hosts=HOSTS, swarm=True)


def address(lab: Lab, name: str) -> dict[str, str]:
    """The addresses of a container of any host, by network."""
    owner = next(container for container in lab.world.containers.values() if container.name == name)
    return {lab.world.networks[one.network].name: one.address for one in lab.world.endpoints_in(owner.sandbox)}


def test_addresses_are_serial_and_each_host_has_a_load_balancer() -> None:
    lab = swarm(*ACROSS, "run -d --name api --network app nginx")
    assert [address(lab, name)["app"] for name in ("web", "db", "api")] == ["10.0.1.2", "10.0.1.4", "10.0.1.6"]
    assert [place.address for place in lab.network("app").engines] == ["10.0.1.3", "10.0.1.5"]
    lab.run("restart -t 0 api")
    assert address(lab, "api")["app"] == "10.0.1.7"


def test_addresses_come_back_after_the_last_one() -> None:
    lab = swarm("network create -d overlay --attachable --subnet 10.9.0.0/29 small", "run -d --name aa --network small nginx")
    given = [address(lab, "aa")["small"]]
    for _ in range(3):
        lab.run("restart -t 0 aa")
        given.append(address(lab, "aa")["small"])
    assert given == ["10.9.0.2", "10.9.0.4", "10.9.0.6", "10.9.0.3"]


def test_packets_travel_between_hosts_inside_of_others() -> None:
    found = trace(swarm(*ACROSS), "web", "db:80")
    assert rules(found)[:6] == [
        "web: embedded-dns route", "app: overlay", "node1: vxlan-out", "node2: vxlan-in", "app: overlay", "db: endpoint listener",
    ]  # fmt: skip
    wrapped = next(step for hop in found.hops for step in hop.steps if step.rule == "vxlan-out")
    assert (wrapped.detail["destination"], wrapped.detail["port"], wrapped.detail["vxlan"]) == ("198.51.100.2", 4789, "4097")


def test_on_one_host_they_do_not() -> None:
    lab = swarm(*ACROSS, "run -d --name api --network app nginx")
    assert rules(trace(lab, "web", "api"))[:3] == ["web: embedded-dns route", "app: overlay", "api: endpoint kernel-answers"]


def test_two_overlays_are_apart_and_hosts_outside_of_both() -> None:
    lab = swarm(*ACROSS, "network create -d overlay --attachable other", "run -d --name far --network other nginx")
    assert verdict(lab, "web", "far") != "DELIVERED"
    assert verdict(lab, "@host", "10.0.1.2") == "EXITED"
    assert verdict(lab, "web", "172.18.0.4") == "ICC_DISABLED"
    assert verdict(lab, "web", "198.51.100.2") == "DELIVERED"


def test_published_ports_are_on_the_hidden_bridge_of_the_own_host() -> None:
    lab = swarm(APP, "run -d --name web --network app -p 8080:80 nginx", "--context node2 run -d --name one nginx")
    assert lab.bindings("web") == ["0.0.0.0:8080->80/tcp", ":::8080->80/tcp"]
    assert verdict(lab, "@node2", "198.51.100.1:8080") == "DELIVERED"
    assert verdict(lab, "@node2", "198.51.100.2:8080") == "PORT_NOT_PUBLISHED"


def test_the_hidden_way_out_follows_what_is_needed() -> None:
    lab = swarm(APP, "network create back", "run -d --name web --network app nginx")
    assert address(lab, "web") == {"app": "10.0.1.2", "docker_gwbridge": "172.18.0.3"}
    lab.run("network connect back web")
    assert address(lab, "web") == {"app": "10.0.1.2", "back": "172.19.0.2"}
    lab.run("network disconnect back web")
    assert address(lab, "web") == {"app": "10.0.1.2", "docker_gwbridge": "172.18.0.3"}
    assert "web is not connected" not in lab.run("network disconnect app web")
    assert address(lab, "web") == {}


def test_it_cannot_be_taken_off_by_hand() -> None:
    lab = swarm(APP, "run -d --name web --network app nginx")
    refused = lab.refuse("network disconnect docker_gwbridge web")
    assert refused.endswith("is not connected to network docker_gwbridge\n")
    assert "gateway_ingress-sbox" in lab.refuse("network rm docker_gwbridge")


def test_an_internal_overlay_has_none() -> None:
    lab = swarm(APP.replace("app", "--internal app"), "run -d --name web --network app -p 8080:80 nginx")
    assert address(lab, "web") == {"app": "10.0.1.2"}
    assert verdict(lab, "web", "@outside") == "INTERNAL"


def test_a_worker_knows_a_network_while_a_container_there_is_on_it() -> None:
    lab = swarm(APP)
    listed = "--context node2 network ls -f driver=overlay --format '{{.Name}}'"
    assert lab.run(listed) == "ingress\n"
    lab.run("--context node2 run -d --name db --network app nginx")
    assert lab.run(listed) == "app\ningress\n"
    lab.run("--context node2 rm -f db")
    assert lab.run(listed) == "ingress\n"
    assert lab.run("network ls -f driver=overlay --format '{{.Name}}'") == "app\ningress\n"


def test_subnets_that_are_taken_are_never_given() -> None:
    lab = swarm(APP, "network create -d overlay --attachable --subnet 10.0.1.0/25 late")
    assert lab.run("network inspect late -f '{{.Driver}}|{{json .IPAM.Config}}'") == "|null\n"
    assert "context deadline exceeded" in lab.refuse("run -d --name web --network late nginx")


def test_a_failed_start_spends_its_addresses() -> None:
    lab = swarm(APP, "run -d --name web --network app -p 8080:80 nginx")
    assert "endpoint join on GW Network failed" in lab.refuse("run -d --name twin --network app -p 8080:80 nginx")
    lab.run("run -d --name api --network app nginx")
    assert address(lab, "api")["app"] == "10.0.1.5"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("--context node2 network create -d overlay x", "This node is not a swarm manager."),
        ("network create -d overlay --attachable app", "network with name app already exists"),
        ("network create app", "network with name app already exists"),
        ("network create -d overlay --scope local x", "cannot downgrade network scope for overlay networks"),
        ("network create -d overlay --ipv4=false x", "IPv4 cannot be disabled in a Swarm scoped network"),
        ("network create -d overlay --ingress x", "AlreadyExists desc = ingress network ("),
        ("network create -d overlay --ingress --attachable x", "ingress network cannot be attachable"),
        ("network rm app", "is in use by task "),
        ("--context node2 network rm app", "Worker nodes can't be used to view or modify cluster state."),
        ("network connect app web", "web is already attached to network app"),
        ("network connect nowhere web", "NotFound desc = network nowhere not found"),
        ("network connect ingress web", "PermissionDenied desc = network ingress not manually attachable"),
        ("run -d --name xx --network nowhere nginx", "Could not attach to network nowhere: rpc error: code = NotFound"),
    ],
)
def test_refusals(line: str, text: str) -> None:
    assert text in swarm(*ACROSS).refuse(line)


def test_the_routing_mesh_goes_only_after_a_yes() -> None:
    lab = swarm()
    assert lab.run("network rm ingress").endswith("Are you sure you want to continue? [y/N] ")
    assert lab.run("network ls -f name=ingress -q")


def test_without_a_swarm_there_is_none() -> None:
    assert "This node is not a swarm manager." in Lab().refuse("network create -d overlay app")
