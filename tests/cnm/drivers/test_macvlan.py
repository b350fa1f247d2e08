"""macvlan: on the wire behind the host's interface, next to everybody but the own host."""

from __future__ import annotations

import pytest

from cnmviz.cnm.entities import Host
from tests.cnm.lab import Lab
from tests.cnm.walk.questions import rules, trace, verdict

WIRE = "--subnet 203.0.113.0/24 --gateway 203.0.113.2 -o parent=vdk"
TWO = (
    f"network create -d macvlan {WIRE} mv",
    "run -d --name aa --network mv --ip 203.0.113.50 -p 8080:80 nginx",
    "run -d --name bb --network mv --ip 203.0.113.51 nginx",
)
HOSTS = (
    Host(id="", name="node1", interface="vdk"),
    Host(id="", name="node2", interface="vdk", address="203.0.113.3/24"),
)


def test_who_reaches_whom() -> None:
    lab = Lab(*TWO)
    asked = [("aa", "bb:80"), ("aa", "@outside:80"), ("@outside", "aa:80"), ("aa", "@host"), ("@host", "aa:80")]
    found = [verdict(lab, source, target) for source, target in asked]
    assert found == ["DELIVERED", "DELIVERED", "DELIVERED", "HOST_EXCLUDED", "HOST_EXCLUDED"]
    assert rules(trace(lab, "aa", "bb"))[:3] == ["aa: embedded-dns route", "mv: arp parent", "bb: endpoint kernel-answers"]


def test_published_ports_have_no_effect() -> None:
    lab = Lab(*TWO)
    assert lab.bindings("aa") == []
    assert verdict(lab, "@outside", "203.0.113.1:8080") == "PORT_NOT_PUBLISHED"


@pytest.mark.parametrize(
    ("mode", "expected"), [("bridge", "DELIVERED"), ("private", "SIBLINGS_APART"), ("vepa", "SIBLINGS_APART")]
)
def test_modes(mode: str, expected: str) -> None:
    first, *others = TWO
    lab = Lab(first.replace("parent=vdk", f"parent=vdk -o macvlan_mode={mode}"), *others)
    assert verdict(lab, "aa", "bb") == expected
    assert verdict(lab, "@outside", "bb") == "DELIVERED"


def test_passthru_gives_the_parent_to_one_container_and_one_network() -> None:
    lab = Lab("network create -d macvlan --subnet 203.0.113.0/24 -o parent=vdk -o macvlan_mode=passthru mv")
    lab.run("run -d --name aa --network mv nginx")
    assert "failed to create the macvlan port: invalid argument" in lab.refuse("run -d --name bb --network mv nginx")
    used = f"macvlan network {lab.network('mv').id} is already using parent interface vdk"
    assert f"{used} in mode passthru\n" in lab.refuse("network create -d macvlan -o parent=vdk other")
    lab.run("rm -f aa")
    lab.run("network rm mv")
    lab.run("network create -d macvlan -o parent=vdk shared")
    assert "cannot use mode passthru" in lab.refuse("network create -d macvlan -o parent=vdk -o macvlan_mode=passthru mv")


def test_a_vlan_is_a_wire_of_its_own_that_other_hosts_share() -> None:
    lab = Lab(
        "network create -d macvlan --subnet 10.9.0.0/24 --ip-range 10.9.0.0/28 -o parent=vdk.10 mv",
        "run -d --name aa --network mv nginx",
        "--context node2 network create -d macvlan --subnet 10.9.0.0/24 --ip-range 10.9.0.16/28 -o parent=vdk.10 mv",
        "--context node2 run -d --name bb --network mv --ip 10.9.0.20 nginx",
        "--context node2 network create -d macvlan --subnet 10.9.0.0/24 --ip-range 10.9.0.32/28 -o parent=vdk.11 other",
        "--context node2 run -d --name cc --network other --ip 10.9.0.40 nginx",
        hosts=HOSTS,
    )
    assert verdict(lab, "aa", "10.9.0.20:80") == "DELIVERED"
    assert verdict(lab, "aa", "10.9.0.40") == "NO_NEIGHBOUR"
    assert verdict(lab, "aa", "@outside") == "PARENT_UNREACHABLE"


def test_other_hosts_on_the_wire_reach_a_container_and_are_reached() -> None:
    lab = Lab(*TWO, hosts=HOSTS)
    assert (verdict(lab, "@node2", "203.0.113.50:80"), verdict(lab, "aa", "203.0.113.3")) == ("DELIVERED", "DELIVERED")


def test_without_a_parent_there_is_no_way_out() -> None:
    lab = Lab("network create -d macvlan mv", *(f"run -d --name {name} --network mv nginx" for name in ("aa", "bb")))
    assert verdict(lab, "aa", "bb:80") == "DELIVERED"
    assert verdict(lab, "aa", "@outside") == "NO_ROUTE"
    assert lab.run("exec aa ip route") == "172.18.0.0/16 dev eth0 scope link  src 172.18.0.2 \n"


def test_the_gateway_is_kept_but_not_listed() -> None:
    lab = Lab("network create -d macvlan --subnet 10.9.0.0/24 -o parent=vdk mv", "run -d --name aa --network mv nginx")
    assert lab.addresses("aa") == {"mv": "10.9.0.2"}
    assert lab.run("network inspect mv -f '{{json .IPAM.Config}}'") == '[{"Subnet":"10.9.0.0/24"}]\n'


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ("-o parent=lo", "loopback interface is not a valid macvlan parent link"),
        ("-o parent=eth9", "invalid subinterface vlan name eth9, example formatting is eth0.10"),
        ("-o parent=eth9.10", "-o parent interface was not found on the host: eth9"),
        ("-o parent=vdk.5000", "vlan id must be between 1-4094, received: 5000"),
        ("-o parent=vdk.ten", "unable to parse a valid vlan id from: ten (ex. eth0.10 for vlan 10)"),
        ("-o macvlan_mode=loud", "requested macvlan mode 'loud' is not valid, 'bridge' mode is the macvlan driver default"),
    ],
)
def test_refusals(options: str, text: str) -> None:
    lab = Lab()
    assert lab.refuse(f"network create -d macvlan {options} mv") == f"Error response from daemon: {text}\n"


def test_a_size_of_packets_that_is_no_number_is_left_alone() -> None:
    lab = Lab("network create -d macvlan -o com.docker.network.driver.mtu=abc wire", "run -d --name web --network wire nginx")
    assert "mtu 1500" in lab.run("exec web ip addr")
