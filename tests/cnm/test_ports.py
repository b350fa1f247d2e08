"""Published ports: what is bound, who has it already, and how it follows the default route."""

from __future__ import annotations

import pytest

from cnmviz.cnm.hostports import EPHEMERAL
from tests.cnm.lab import Lab


def refusal(lab: Lab, line: str) -> str:
    """What `docker run` says behind the endpoint's id."""
    text = lab.refuse(line)
    assert "driver failed programming external connectivity on endpoint" in text
    return text.partition("): ")[2].partition("\n")[0]


@pytest.mark.parametrize(
    ("flags", "bound"),
    [
        ("-p 8080:80", ["0.0.0.0:8080->80/tcp", ":::8080->80/tcp"]),
        ("-p 127.0.0.1:8080:80", ["127.0.0.1:8080->80/tcp"]),
        ("-p [::1]:8080:80", ["::1:8080->80/tcp"]),
        ("-p 5353:53/udp", ["0.0.0.0:5353->53/udp", ":::5353->53/udp"]),
        ("-p published=8080,target=81,protocol=udp", ["0.0.0.0:8080->81/udp", ":::8080->81/udp"]),
        ("-p 127.0.0.1:9000-9001:80-81", ["127.0.0.1:9000->80/tcp", "127.0.0.1:9001->81/tcp"]),
        ("-p 8000-8010:80", ["0.0.0.0:8000->80/tcp", ":::8000->80/tcp"]),
        ("-p 127.0.0.1:8080:80 -p 203.0.113.1:8080:80", ["127.0.0.1:8080->80/tcp", "203.0.113.1:8080->80/tcp"]),
        ("", []),
    ],
)
def test_what_an_option_binds(flags: str, bound: list[str]) -> None:
    lab = Lab(f"run -d --name web {flags} nginx")
    assert lab.bindings("web") == bound


def test_a_range_gives_the_first_port_that_is_free() -> None:
    lab = Lab("run -d --name one -p 8000-8001:80 nginx", "run -d --name two -p 8000-8001:80 nginx")
    assert lab.bindings("two") == ["0.0.0.0:8001->80/tcp", ":::8001->80/tcp"]
    assert refusal(lab, "run -d --name three -p 8000-8001:80 nginx") == "all ports are allocated"


def test_publish_all_takes_any_port_of_the_ephemeral_range_for_each_exposed_one() -> None:
    lab = Lab("run -d --name web -P --expose 90-91/udp nginx", "run -d --name idle -P alpine sleep 99")
    endpoint = lab.endpoint("web", "bridge")
    assert endpoint is not None
    assert [(one.port, one.proto) for one in endpoint.bindings[::2]] == [(80, "tcp"), (90, "udp"), (91, "udp")]
    assert all(EPHEMERAL[0] <= one.host_port <= EPHEMERAL[1] for one in endpoint.bindings)
    assert [one.host_port for one in endpoint.bindings[::2]] == [one.host_port for one in endpoint.bindings[1::2]]
    assert lab.bindings("idle") == []


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("-p 8080:80", "-p 8080:81", "Bind for 0.0.0.0:8080 failed: port is already allocated"),
        ("-p 8080:80", "-p 127.0.0.1:8080:81", "Bind for 0.0.0.0:8080 failed: port is already allocated"),
        ("-p 127.0.0.1:8080:80", "-p 8080:81", "Bind for 127.0.0.1:8080 failed: port is already allocated"),
        ("-p [::1]:8080:80", "-p 8080:81", "Bind for ::1:8080 failed: port is already allocated"),
        ("", "-p 8080:80 -p 8080:81", "Bind for 0.0.0.0:8080 failed: port is already allocated"),
        (
            "",
            "-p 192.0.2.77:8081:80",
            "failed to bind host port for 192.0.2.77:8081:172.17.0.3:80/tcp: cannot assign requested address",
        ),
    ],
)
def test_a_port_is_bound_once(first: str, second: str, text: str) -> None:
    lab = Lab(f"run -d --name web {first} nginx")
    assert refusal(lab, f"run -d --name other {second} nginx") == text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("-p 8080:80", "-p 8080:80/udp"),
        ("-p 127.0.0.1:8080:80", "-p 203.0.113.1:8080:80"),
        ("-p 127.0.0.1:8080:80", "-p [::]:8080:80"),
        ("-p 8080:80", "-p 8081:80"),
    ],
)
def test_but_these_go_together(first: str, second: str) -> None:
    assert Lab(f"run -d --name web {first} nginx", f"run -d --name other {second} nginx").bindings("other") != []


def test_a_program_of_the_host_has_its_port_too() -> None:
    lab = Lab("run -d --name hh --network host redis")
    text = "failed to bind host port for 0.0.0.0:6379:172.17.0.2:80/tcp: address already in use"
    assert refusal(lab, "run -d --name web -p 6379:80 nginx") == text


def test_and_cannot_listen_where_a_container_is_published() -> None:
    lab = Lab("run -d --name web -p 6379:80 nginx", "run -d --name hh --network host redis")
    assert (lab.container("hh").status, lab.container("hh").exit_code) == ("exited", 1)


def test_stopping_frees_a_port() -> None:
    lab = Lab("run -d --name one -p 8080:80 nginx", "stop one", "run -d --name two -p 8080:80 nginx")
    assert lab.refuse("start one").startswith("Error response from daemon: failed to set up container networking: driver failed")


def test_ports_follow_the_default_route() -> None:
    lab = Lab("network create zebra", "network create alpha", "run -d --name web --network zebra -p 8080:80 nginx")
    carriers = []
    for line in ("network connect alpha web", "network disconnect alpha web", "network connect --gw-priority -1 alpha web"):
        lab.run(line)
        carriers.append([lab.world.networks[one.network].name for one in lab.world.endpoints.values() if one.bindings])
    assert carriers == [["alpha"], ["zebra"], ["zebra"]]


def test_an_internal_network_publishes_nothing() -> None:
    lab = Lab("network create --internal vault", "network create front", "run -d --name web --network vault -p 8080:80 nginx")
    assert lab.bindings("web") == []
    lab.run("network connect front web")
    assert lab.bindings("web") == ["0.0.0.0:8080->80/tcp", ":::8080->80/tcp"]


def test_a_routed_network_opens_the_containers_own_port() -> None:
    lab = Lab(
        "network create -o com.docker.network.bridge.gateway_mode_ipv4=routed r1", "run -d --name web --net r1 -p 8080:80 nginx"
    )
    assert lab.bindings("web") == ["0.0.0.0:0->80/tcp", ":::8080->80/tcp"]


def test_the_networks_own_default_address() -> None:
    lab = Lab(
        "network create -o com.docker.network.bridge.host_binding_ipv4=127.0.0.1 n1", "run -d --name web --net n1 -p 80:80 nginx"
    )
    assert lab.bindings("web") == ["127.0.0.1:80->80/tcp"]
