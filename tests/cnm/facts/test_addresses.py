"""Subnets and addresses: what a network may be made with, and what its endpoints get (docker-facts 3.7, 3.8, 4)."""

from __future__ import annotations

import pytest

from tests.cnm.lab import Lab

DAEMON = "Error response from daemon: "
CONFIG = f"{DAEMON}invalid network config:\n"
OVERLAP = f"{DAEMON}invalid pool request: Pool overlaps with other one on this address space"


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ("--gateway 10.1.0.1", "every ip-range or gateway must have a corresponding subnet"),
        ("--ip-range 10.1.0.0/24", "every ip-range or gateway must have a corresponding subnet"),
        ("--subnet 10.1.0.0/16 --subnet 10.1.1.0/24", "multiple overlapping subnet configuration is not supported"),
        ("--subnet 10.1.0.0/24 --ip-range 10.2.0.0/24", "no matching subnet for range 10.2.0.0/24"),
        ("--subnet 10.1.0.0/24 --gateway 10.2.0.1", "no matching subnet for gateway 10.2.0.1"),
        ("--subnet 10.1.0.0/24 --aux-address a=10.2.0.1", "no matching subnet for aux-address 10.2.0.1"),
        ("--subnet 10.0.0.5/24", f"{CONFIG}invalid subnet 10.0.0.5/24: it should be 10.0.0.0/24"),
        ("--subnet 10.0.0.0/24 --ip-range 10.0.0.5/28", f"{CONFIG}invalid ip-range 10.0.0.5/28: it should be 10.0.0.0/28"),
        (
            "--subnet 10.0.0.0/24 --ip-range 10.0.0.0/16",
            f"{CONFIG}invalid ip-range 10.0.0.0/16: CIDR block is bigger than its parent subnet 10.0.0.0/24",
        ),
        ("--subnet 10.5.0.0/24 --gateway 10.5.0.0", f"{DAEMON}failed to allocate gateway (10.5.0.0): Address already in use"),
        (
            "--subnet 10.5.0.0/24 --aux-address a=10.5.0.1",
            f"{DAEMON}failed to allocate secondary ip address (a:10.5.0.1): Address already in use",
        ),
        ("--subnet 10.9.1.0/24", OVERLAP),
        ("--subnet 10.0.0.0/8", OVERLAP),
        ("--subnet 172.17.0.0/16", OVERLAP),
        ("-d macvlan --subnet 10.9.0.0/24", OVERLAP),
        ("--subnet 10.1.0.0/24 --subnet 10.2.0.0/24", f"{DAEMON}bridge driver doesn't support multiple subnets"),
        ("--ipv4=false", f"{DAEMON}IPv4 or IPv6 must be enabled"),
    ],
)
def test_a_network_that_cannot_be(flags: str, said: str) -> None:
    lab = Lab("network create --subnet 10.9.0.0/16 taken")
    assert lab.refuse(f"network create {flags} n1") == f"{said}\n"
    assert lab.run("network ls --format {{.Name}}").split() == ["bridge", "host", "none", "taken"]


@pytest.mark.parametrize(
    ("flags", "gateway", "first"),
    [
        ("--subnet 10.5.0.0/24", "10.5.0.1", "10.5.0.2"),
        ("--subnet 10.5.0.0/24 --gateway 10.5.0.2", "10.5.0.2", "10.5.0.1"),
        ("--subnet 10.5.0.0/16 --ip-range 10.5.5.0/24", "10.5.5.0", "10.5.5.1"),
        ("--subnet 10.5.0.0/24 --aux-address a=10.5.0.2 --aux-address b=10.5.0.3", "10.5.0.1", "10.5.0.4"),
        ("--subnet 10.5.0.0/30", "10.5.0.1", "10.5.0.2"),
        ("--subnet 10.5.0.0/31", "10.5.0.0", "10.5.0.1"),
    ],
)
def test_the_gateway_and_the_first_address(flags: str, gateway: str, first: str) -> None:
    lab = Lab(f"network create {flags} n1", "run -d --name aa --network n1 nginx")
    endpoint = lab.endpoint("aa", "n1")
    assert endpoint is not None
    assert (endpoint.gateway, endpoint.address) == (gateway, first)


@pytest.mark.parametrize("flags", ["--subnet 10.5.0.0/30", "--subnet 10.5.0.0/31"])
def test_a_tiny_subnet_has_room_for_one(flags: str) -> None:
    lab = Lab(f"network create {flags} n1", "run -d --name aa --network n1 nginx")
    assert f"no available IPv4 addresses on this network's address pools: n1 ({lab.network('n1').id})" in lab.refuse(
        "run -d --name bb --network n1 nginx"
    )


def test_thirty_user_bridges_then_none_and_a_freed_subnet_is_the_next() -> None:
    lab = Lab(*(f"network create n{number}" for number in range(30)))
    subnets = [lab.network(f"n{number}").pools[0].subnet for number in (0, 13, 14, 29)]
    assert subnets == ["172.18.0.0/16", "172.31.0.0/16", "192.168.0.0/20", "192.168.240.0/20"]
    assert lab.refuse("network create more") == f"{DAEMON}all predefined address pools have been fully subnetted\n"
    lab.run("network rm n3")
    lab.run("network create more")
    assert lab.network("more").pools[0].subnet == "172.21.0.0/16"


def test_an_address_is_configuration_and_claimed_at_each_start() -> None:
    lab = Lab(
        "network create --subnet 10.5.0.0/24 n1", "run -d --name aa --network n1 nginx",
        "run -d --name bb --network n1 --ip 10.5.0.9 nginx", "stop -t 0 aa bb",
        "run -d --name cc --network n1 nginx", "run -d --name dd --network n1 --ip 10.5.0.9 nginx",
    )  # fmt: skip
    assert "failed to set up container networking: Address already in use" in lab.refuse("start bb")
    lab.run("start aa")
    assert (lab.addresses("cc"), lab.addresses("aa")) == ({"n1": "10.5.0.2"}, {"n1": "10.5.0.3"})
    lab.run("rm -f dd")
    lab.run("start bb")
    assert lab.addresses("bb") == {"n1": "10.5.0.9"}


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ("--network n1 --ip 10.9.0.1", "no configured subnet or ip-range contain the IP address 10.9.0.1"),
        (
            "--network auto --ip 172.18.0.9",
            "user specified IP address is supported only when connecting to networks with user configured subnets",
        ),
        ("--ip 172.17.0.9", "user specified IP address is supported on user defined networks only"),
        (
            "--network n1 --ip 0.0.0.0",
            "* invalid IPv4 address: 0.0.0.0\n* no configured subnet or ip-range contain the IP address 0.0.0.0",
        ),
    ],
)
def test_settings_that_do_not_fit_are_refused_before_anything_is_made(flags: str, said: str) -> None:
    lab = Lab("network create --subnet 10.5.0.0/24 n1", "network create auto")
    found = lab.refuse(f"run -d --name aa {flags} nginx")
    network = flags.split()[1] if "--network" in flags else "bridge"
    assert found.startswith(f"docker: {DAEMON}invalid config for network {network}: invalid endpoint settings:\n{said}\n")
    assert lab.world.containers == {}


@pytest.mark.parametrize("address", ["10.5.0.0", "10.5.0.1", "10.5.0.255", "10.5.0.7", "10.5.0.9"])
def test_taken_addresses_leave_a_created_container(address: str) -> None:
    lab = Lab(
        "network create --subnet 10.5.0.0/24 --aux-address a=10.5.0.7 n1", "run -d --name bb --network n1 --ip 10.5.0.9 nginx"
    )
    assert "Address already in use" in lab.refuse(f"run -d --name aa --network n1 --ip {address} nginx")
    assert (lab.exit, lab.container("aa").status) == (125, "created")
