"""`docker network create`: subnets, gateways, options, and every refusal in Docker's words."""

from __future__ import annotations

import pytest

from cnmviz.cnm.entities import Host
from tests.cnm.lab import Lab

OVERLAPS = "Error response from daemon: invalid pool request: Pool overlaps with other one on this address space\n"


def subnets(lab: Lab, name: str) -> list[tuple[str, str]]:
    return [(pool.subnet, pool.gateway) for pool in lab.network(name).pools]


def test_networks_get_the_lowest_free_subnet_and_its_first_address_as_gateway() -> None:
    lab = Lab("network create one", "network create two", "network rm one", "network create three")
    assert subnets(lab, "three") == [("172.18.0.0/16", "172.18.0.1")]
    assert subnets(lab, "two") == [("172.19.0.0/16", "172.19.0.1")]


def test_after_thirty_networks_the_default_pools_are_used_up() -> None:
    lab = Lab(*(f"network create n{number}" for number in range(30)))
    assert subnets(lab, "n13") == [("172.31.0.0/16", "172.31.0.1")]
    assert subnets(lab, "n14") == [("192.168.0.0/20", "192.168.0.1")]
    assert subnets(lab, "n29") == [("192.168.240.0/20", "192.168.240.1")]
    text = "Error response from daemon: all predefined address pools have been fully subnetted\n"
    assert lab.refuse("network create n30") == text


def test_a_subnet_that_the_host_itself_is_on_is_not_given_out() -> None:
    lab = Lab("network create one", hosts=(Host(id="", name="node1", address="172.18.5.5/16", resolver="172.19.0.53"),))
    assert subnets(lab, "one") == [("172.20.0.0/16", "172.20.0.1")]


def test_but_a_person_may_ask_for_it() -> None:
    lab = Lab("network create --subnet 203.0.113.0/24 lan")
    assert subnets(lab, "lan") == [("203.0.113.0/24", "203.0.113.1")]


@pytest.mark.parametrize(
    ("flags", "text"),
    [
        ("--subnet 10.1.2.3/16", "invalid network config:\ninvalid subnet 10.1.2.3/16: it should be 10.1.0.0/16"),
        ("--subnet 10.300.0.0/16", "invalid network config:\ninvalid subnet 10.300.0.0/16: invalid CIDR block notation"),
        (
            "--subnet 10.0.0.0/255.0.0.0",
            "invalid network config:\ninvalid subnet 10.0.0.0/255.0.0.0: invalid CIDR block notation",
        ),
        (
            "--subnet 10.1.0.0/24 --ip-range 10.1.0.9/29",
            "invalid network config:\ninvalid ip-range 10.1.0.9/29: it should be 10.1.0.8/29",
        ),
        (
            "--subnet 10.1.0.0/24 --ip-range 10.1.0.0/16",
            "invalid network config:\ninvalid ip-range 10.1.0.0/16: CIDR block is bigger than its parent subnet 10.1.0.0/24",
        ),
        (
            "--subnet 10.1.0.7/24 --ip-range 10.1.0.9/29",
            "invalid network config:\n* invalid subnet 10.1.0.7/24: it should be 10.1.0.0/24\n"
            "* invalid ip-range 10.1.0.9/29: it should be 10.1.0.8/29",
        ),
        ("--subnet 10.1.0.0/24 --gateway 10.1.0.255", "failed to allocate gateway (10.1.0.255): Address already in use"),
        (
            "--subnet 10.1.0.0/24 --aux-address a=10.1.0.1",
            "failed to allocate secondary ip address (a:10.1.0.1): Address already in use",
        ),
        ("--subnet 10.1.0.0/24 --subnet 10.2.0.0/24", "bridge driver doesn't support multiple subnets"),
        ("--ipv4=false", "IPv4 or IPv6 must be enabled"),
        ("--ingress", "Ingress network can only be global scope network"),
        ("--scope swarm", "cannot create a swarm scoped network when swarm is not active"),
        ("-d nope", 'plugin "nope" not found'),
        ("-d host", 'only one instance of "host" network is allowed'),
        (
            "-o com.docker.network.bridge.enable_icc=maybe",
            'failed to parse com.docker.network.bridge.enable_icc value: maybe (strconv.ParseBool: parsing "maybe": invalid syntax)',
        ),
        (
            "-o com.docker.network.bridge.gateway_mode_ipv4=open",
            "failed to parse com.docker.network.bridge.gateway_mode_ipv4 value: open (unknown gateway mode open)",
        ),
        (
            "-o com.docker.network.bridge.gateway_mode_ipv4=isolated",
            "gateway mode 'isolated' can only be used for an internal network",
        ),
        ("-o com.docker.network.driver.mtu=-1", "invalid MTU number: -1"),
    ],
)
def test_the_daemon_refuses(flags: str, text: str) -> None:
    lab = Lab()
    before = lab.world
    assert lab.refuse(f"network create {flags} n1") == f"Error response from daemon: {text}\n"
    assert lab.exit == 1
    assert lab.world == before


@pytest.mark.parametrize(
    ("flags", "text"),
    [
        ("--gateway 10.1.0.1", "every ip-range or gateway must have a corresponding subnet"),
        ("--ip-range 10.1.0.0/24", "every ip-range or gateway must have a corresponding subnet"),
        ("--subnet 10.1.0.0/24 --gateway 10.2.0.1", "no matching subnet for gateway 10.2.0.1"),
        ("--subnet 10.1.0.0/24 --ip-range 10.2.0.0/25", "no matching subnet for range 10.2.0.0/25"),
        ("--subnet 10.1.0.0/24 --aux-address a=10.2.0.1", "no matching subnet for aux-address 10.2.0.1"),
        ("--subnet 10.1.0.0/16 --subnet 10.1.2.0/24", "multiple overlapping subnet configuration is not supported"),
        ("--subnet nonsense --gateway 10.1.0.1", "invalid subnet: invalid CIDR address: nonsense"),
        (
            "--subnet 10.1.0.0/24 --subnet 10.2.0.0/24 --gateway 10.1.0.1 --gateway 10.1.0.2",
            "cannot configure multiple gateways (10.1.0.2, 10.1.0.1) for the same subnet (10.1.0.0/24)",
        ),
    ],
)
def test_the_command_line_refuses(flags: str, text: str) -> None:
    assert Lab().refuse(f"network create {flags} n1") == f"{text}\n"


@pytest.mark.parametrize("subnet", ["10.30.1.0/24", "10.0.0.0/8", "172.17.0.0/16", "0.0.0.0/0"])
def test_a_subnet_that_overlaps_another_network_is_refused(subnet: str) -> None:
    lab = Lab("network create --subnet 10.30.0.0/16 first")
    assert lab.refuse(f"network create --subnet {subnet} second") == OVERLAPS


def test_its_neighbour_is_not() -> None:
    lab = Lab("network create --subnet 10.30.0.0/16 first", "network create --subnet 10.31.0.0/16 second")
    assert subnets(lab, "second") == [("10.31.0.0/16", "10.31.0.1")]


def test_with_an_ip_range_the_overlap_is_found_by_the_driver() -> None:
    lab = Lab("network create --subnet 10.30.0.0/16 first")
    text = lab.refuse("network create --subnet 10.30.0.0/16 --ip-range 10.30.5.0/24 second")
    assert text.endswith("networks have overlapping IPv4\n")
    assert f"conflicts with network {lab.network('first').id} (br-{lab.network('first').id[:12]})" in text


def test_two_bridges_cannot_have_one_device_name() -> None:
    lab = Lab("network create -o com.docker.network.bridge.name=br0 first")
    text = lab.refuse("network create -o com.docker.network.bridge.name=br0 second")
    assert text.endswith("networks have same bridge name\n")


def test_without_a_gateway_the_range_gives_it() -> None:
    lab = Lab("network create --subnet 10.80.0.0/16 --ip-range 10.80.5.0/24 n1")
    assert subnets(lab, "n1") == [("10.80.0.0/16", "10.80.5.0")]


def test_ipv6_networks_have_a_block_of_the_hosts_own() -> None:
    lab = Lab("network create --ipv6 n1", "network create --ipv6 --ipv4=false n2")
    (four, six), (alone,) = lab.network("n1").pools, lab.network("n2").pools
    assert four.subnet == "172.18.0.0/16"
    assert six.subnet.startswith("fd")
    assert six.gateway == six.subnet.removesuffix("/64") + "1"
    assert alone.subnet == six.subnet.removesuffix("::/64") + ":1::/64"


def test_an_isolated_bridge_has_no_address() -> None:
    lab = Lab(
        "network create --internal -o com.docker.network.bridge.gateway_mode_ipv4=isolated n1", "run -d --name web --net n1 nginx"
    )
    assert subnets(lab, "n1") == [("172.18.0.0/16", "")]
    assert lab.addresses("web") == {"n1": "172.18.0.1"}


@pytest.mark.parametrize("name", ["'a b'", "a/b", ".dot", "_under", "OK", "-- -x"])
def test_network_names_are_free(name: str) -> None:
    assert Lab(f"network create {name}").exit == 0


@pytest.mark.parametrize("name", ["bridge", "host", "none", "default"])
def test_but_for_the_predefined_ones(name: str) -> None:
    text = f"Error response from daemon: operation is not permitted on predefined {name} network\n"
    assert Lab().refuse(f"network create {name}") == text


def test_a_name_is_used_once() -> None:
    lab = Lab("network create front")
    assert lab.refuse("network create front") == "Error response from daemon: network with name front already exists\n"
    assert lab.refuse("network create ''") == "Error response from daemon: invalid name: name is empty\n"


def test_a_name_of_ten_thousand_characters_is_refused() -> None:
    assert Lab().refuse(f"network create {'x' * 8000}").startswith("Error response from daemon: invalid name: longer than 255")
