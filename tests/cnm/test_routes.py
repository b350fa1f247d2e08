"""Interfaces, routes and neighbours of a namespace, as `ip` shows them (recordings handmade/two-homed, host-network)."""

import pytest

from cnmviz.cnm.interfaces import Interface, interfaces, neighbours
from cnmviz.cnm.routes import HOST, Namespace, Route, look_up, namespace_of, route_lines, routes
from tests.cnm.lab import Lab


def namespace(lab: Lab, container: str) -> Namespace:
    found = namespace_of(lab.world, lab.container(container))
    assert found is not None
    return found


def lines(lab: Lab, container: str, version: int = 4) -> list[str]:
    return route_lines(routes(lab.world, namespace(lab, container), version))


def test_the_default_route_follows_the_network_whose_name_sorts_first() -> None:
    lab = Lab("network create zebra", "network create alpha", "run -d --name web --network zebra nginx")
    assert lines(lab, "web") == ["default via 172.18.0.1 dev eth0 ", "172.18.0.0/16 dev eth0 scope link  src 172.18.0.2 "]
    lab.run("network connect alpha web")
    assert lines(lab, "web") == [
        "default via 172.19.0.1 dev eth1 ",
        "172.18.0.0/16 dev eth0 scope link  src 172.18.0.2 ",
        "172.19.0.0/16 dev eth1 scope link  src 172.19.0.2 ",
    ]


@pytest.mark.parametrize(
    ("priority", "default"), [("1", "default via 172.18.0.1 dev eth1 "), ("-1", "default via 172.19.0.1 dev eth0 ")]
)
def test_priority_decides_before_the_name(priority: str, default: str) -> None:
    lab = Lab("network create zebra", "network create alpha", "run -d --name web --network alpha nginx")
    lab.run(f"network connect --gw-priority {priority} zebra web")
    assert lines(lab, "web")[0] == default


def test_an_internal_network_gives_no_default_route() -> None:
    lab = Lab("network create --internal vault", "network create edge", "run -d --name db --network vault nginx")
    assert lines(lab, "db") == ["172.18.0.0/16 dev eth0 scope link  src 172.18.0.2 "]
    lab.run("network connect edge db")
    assert lines(lab, "db")[0] == "default via 172.19.0.1 dev eth1 "


def test_a_container_of_the_host_sees_the_routes_of_the_host() -> None:
    lab = Lab("network create front", "run -d --name own --network host nginx")
    device = f"br-{lab.network('front').id[:12]}"
    assert lines(lab, "own") == [
        "default via 203.0.113.2 dev vdk ",
        "172.17.0.0/16 dev docker0 scope link  src 172.17.0.1 ",
        f"172.18.0.0/16 dev {device} scope link  src 172.18.0.1 ",
        "203.0.113.0/24 dev vdk scope link  src 203.0.113.1 ",
    ]


def test_an_isolated_bridge_has_no_address_on_the_host() -> None:
    lab = Lab("network create --internal -o com.docker.network.bridge.gateway_mode_ipv4=isolated alone")
    host = Namespace(HOST, lab.world.first_host.id, lab.world.first_host)
    assert [route.destination for route in routes(lab.world, host)] == ["default", "172.17.0.0/16", "203.0.113.0/24"]
    assert [found.addresses for found in interfaces(lab.world, host)[3:]] == [()]


def test_stopped_containers_have_no_namespace() -> None:
    lab = Lab("create --name web nginx")
    assert namespace_of(lab.world, lab.container("web")) is None


def test_interfaces_carry_both_families() -> None:
    lab = Lab("network create --ipv6 --subnet fd00:6::/64 six", "run -d --name web --network six nginx")
    endpoint = lab.endpoint("web", "six")
    assert endpoint is not None
    assert interfaces(lab.world, namespace(lab, "web")) == [
        Interface("lo", ("127.0.0.1/8", "::1/128"), mtu=65536, broadcast=False),
        Interface("eth0", ("172.18.0.2/16", "fd00:6::2/64"), endpoint.mac),
    ]
    assert [route.destination for route in routes(lab.world, namespace(lab, "web"), 6)] == ["default", "fd00:6::/64"]


def test_neighbours_are_the_gateway_and_the_peers() -> None:
    lab = Lab("network create app", *(f"run -d --name {name} --network app nginx" for name in ("web", "db")))
    assert [(found.address, found.device) for found in neighbours(lab.world, namespace(lab, "web"))] == [
        ("172.18.0.1", "eth0"),
        ("172.18.0.3", "eth0"),
    ]


def test_the_longest_prefix_wins() -> None:
    table = [Route("default", "a"), Route("10.0.0.0/8", "b"), Route("10.1.0.0/16", "c"), Route("10.1.0.0/24", "d")]
    found = [look_up(table, address) for address in ("9.9.9.9", "10.9.0.1", "10.1.9.1", "10.1.0.9")]
    assert [route.device for route in found if route] == ["a", "b", "c", "d"]
    assert look_up(table[1:], "9.9.9.9") is None
