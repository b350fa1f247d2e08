"""Connecting and disconnecting, of running and of stopped containers."""

from __future__ import annotations

import pytest

from tests.cnm.lab import Lab

DAEMON = "Error response from daemon: "
SHARED = f"{DAEMON}container sharing network namespace with another container or host cannot be connected to any other network\n"
PRIVATE = f"{DAEMON}container cannot be connected to multiple networks with one of the networks in private (none) mode\n"


def two_networks() -> Lab:
    return Lab("network create n1", "network create n2", "run -d --name web --network n1 nginx")


def test_a_running_container_gets_an_endpoint_at_once() -> None:
    lab = two_networks()
    lab.run("network connect --alias db --alias store n2 web")
    endpoint = lab.endpoint("web", "n2")
    assert endpoint is not None
    assert (endpoint.interface, endpoint.address, endpoint.gateway) == ("eth1", "172.19.0.2", "172.19.0.1")
    assert endpoint.dns_names == ("web", "db", "store", lab.container("web").id[:12])


def test_the_lowest_free_interface_is_taken_again() -> None:
    lab = two_networks()
    for line in ("network connect n2 web", "network disconnect n1 web", "network connect bridge web"):
        lab.run(line)
    assert {one.interface: one.address for one in lab.world.endpoints_in(lab.container("web").sandbox)} == {
        "eth0": "172.17.0.2",
        "eth1": "172.19.0.2",
    }


def test_an_endpoint_can_be_given_its_address_and_its_interface() -> None:
    lab = Lab("network create --subnet 10.5.0.0/24 n1", "run -d --name web nginx")
    lab.run("network connect --ip 10.5.0.77 --driver-opt com.docker.network.endpoint.ifname=lan0 n1 web")
    endpoint = lab.endpoint("web", "n1")
    assert endpoint is not None
    assert (endpoint.address, endpoint.interface) == ("10.5.0.77", "lan0")


def test_what_a_running_container_is_refused() -> None:
    lab = two_networks()
    id_ = lab.container("web").id
    assert lab.refuse("network connect n1 web") == f"{DAEMON}endpoint with name web already exists in network n1\n"
    assert lab.refuse("network connect nowhere web") == f"{DAEMON}network nowhere not found\n"
    assert lab.refuse("network connect n1 nobody") == f"{DAEMON}No such container: nobody\n"
    assert lab.refuse("network disconnect n2 web") == f"{DAEMON}container {id_} is not connected to network n2\n"
    assert lab.refuse("network connect none web") == PRIVATE
    text = "cannot connect container to host network - container must be created in host network mode"
    assert lab.refuse("network connect host web") == f"{DAEMON}{text}\n"
    assert lab.refuse("network connect --alias x bridge web") == (
        f"{DAEMON}invalid endpoint settings:\nnetwork-scoped alias is supported only for containers in user defined networks\n"
    )


def test_a_container_without_own_namespace_is_connected_to_nothing_else() -> None:
    lab = two_networks()
    lab.run("run -d --name hh --network host redis")
    lab.run("run -d --name follower --network container:web alpine sleep 100")
    assert lab.refuse("network connect n2 hh") == SHARED
    assert lab.refuse("network connect n2 follower") == SHARED
    text = "cannot disconnect container from host network - container was created in host network mode"
    assert lab.refuse("network disconnect host hh") == f"{DAEMON}{text}\n"


def test_the_way_out_of_none_is_to_disconnect_first() -> None:
    lab = Lab("network create n1", "run -d --name web --network none nginx")
    assert lab.refuse("network connect n1 web") == PRIVATE
    lab.run("network disconnect none web")
    lab.run("network connect n1 web")
    assert lab.addresses("web") == {"n1": "172.18.0.2"}


def test_a_stopped_container_only_remembers() -> None:
    lab = two_networks()
    lab.run("stop web")
    lab.run("network connect nowhere web")
    lab.run("network connect n2 web")
    lab.run("network connect --alias ignored n2 web")
    assert [one.network for one in lab.container("web").attachments] == ["n1", "nowhere", "n2"]
    assert lab.container("web").attachments[-1].aliases == ()
    text = f"{DAEMON}failed to set up container networking: network nowhere not found\nError: failed to start containers: web\n"
    assert lab.refuse("start web") == text
    lab.run("network disconnect nowhere web")
    lab.run("start web")
    assert lab.addresses("web") == {"n1": "172.18.0.2", "n2": "172.19.0.2"}


def test_what_a_stopped_container_is_refused() -> None:
    lab = two_networks()
    lab.run("stop web")
    id_ = lab.container("web").id
    assert lab.refuse("network disconnect n2 web") == f"{DAEMON}container {id_} is not connected to the network n2\n"


def test_a_container_can_lose_its_last_network_and_stays_without() -> None:
    lab = two_networks()
    for line in ("network disconnect n1 web", "restart web"):
        lab.run(line)
    assert (lab.container("web").status, lab.addresses("web")) == ("running", {})
    lab.run("network connect n1 web")
    assert lab.addresses("web") == {"n1": "172.18.0.2"}


@pytest.mark.parametrize(
    ("flags", "text"),
    [
        ("--ip 10.9.0.9", "user specified IP address is supported only when connecting to networks with user configured subnets"),
        (
            "--ip 0.0.0.0",
            "* invalid IPv4 address: 0.0.0.0\n* user specified IP address is supported only when connecting to networks",
        ),
        (
            "--ip fd00::1",
            "* invalid IPv4 address: fd00::1\n* user specified IP address is supported only when connecting to networks",
        ),
    ],
)
def test_an_address_needs_a_subnet_that_a_person_chose(flags: str, text: str) -> None:
    lab = two_networks()
    assert lab.refuse(f"network connect {flags} n2 web").startswith(f"{DAEMON}invalid endpoint settings:\n{text}")


def test_when_ports_cannot_move_along_the_endpoint_stays_but_the_network_forgets_it() -> None:
    """Recordings random/random-056 and random-014: it is plugged in, yet unlisted, and its address may be given away."""
    lab = Lab("network create --internal vault", "network create aaa", "run -d -p 8080:80 --name first nginx")
    lab.run("run -d -p 8080:80 --name web --network vault nginx")
    assert lab.refuse("network connect aaa web").endswith("Bind for 0.0.0.0:8080 failed: port is already allocated\n")
    assert lab.addresses("web") == {"vault": "172.18.0.2", "aaa": "172.19.0.2"}
    assert [one.network for one in lab.container("web").attachments] == ["vault", "aaa"]
    lab.run("run -d --name next --network aaa nginx")
    assert lab.addresses("next") == {"aaa": "172.19.0.2"}
    lab.run("rm -f next")
    lab.run("network rm aaa")
    assert lab.exit == 0
    assert lab.addresses("web") == {"vault": "172.18.0.2"}
