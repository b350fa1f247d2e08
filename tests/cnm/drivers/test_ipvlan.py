"""ipvlan: one MAC address for all, told apart by their addresses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cnm.lab import STAGE, Lab
from tests.cnm.walk.questions import rules, trace, verdict

L2 = "network create -d ipvlan --subnet 203.0.113.0/24 --gateway 203.0.113.2 -o parent=vdk iv"
L3 = "network create -d ipvlan --subnet 172.28.220.0/24 --subnet 172.28.230.0/24 -o parent=vdk -o ipvlan_mode=l3 iv"


def test_l2_is_on_the_wire_with_the_parents_mac_address() -> None:
    lab = Lab(L2, *(f"run -d --name {name} --network iv --ip 203.0.113.{at} nginx" for at, name in enumerate(("aa", "bb"), 60)))
    assert [verdict(lab, "aa", target) for target in ("bb:80", "@outside", "@host")] == [
        "DELIVERED",
        "DELIVERED",
        "HOST_EXCLUDED",
    ]
    assert len({endpoint.mac for endpoint in lab.world.endpoints.values()}) == 1


def test_l3_routes_between_its_subnets_and_out_of_the_device() -> None:
    lab = Lab(
        L3, "run -d --name aa --network iv --ip 172.28.220.10 nginx", "run -d --name bb --network iv --ip 172.28.230.10 nginx"
    )
    assert lab.run("exec aa ip route").splitlines()[0] == "default dev eth0 scope link "
    assert verdict(lab, "aa", "172.28.230.10:80") == "DELIVERED"
    assert verdict(lab, "aa", "@host") == "HOST_EXCLUDED"
    assert verdict(lab, "@outside", "172.28.220.10") == "DELIVERED"
    out = trace(lab, "aa", "@outside")
    assert out.ok
    assert rules(out)[:3] == ["aa: route", "iv: parent-route arp", "outside: neighbour neighbour-answers"]


@pytest.mark.parametrize(("flag", "expected"), [("bridge", "DELIVERED"), ("private", "SIBLINGS_APART")])
def test_flags(flag: str, expected: str) -> None:
    lab = Lab(
        f"network create -d ipvlan -o ipvlan_flag={flag} iv", *(f"run -d --name {n} --network iv nginx" for n in ("aa", "bb"))
    )
    assert verdict(lab, "aa", "bb") == expected


def test_one_network_per_parent() -> None:
    lab = Lab(L2)
    used = f"network dm-{lab.network('iv').id[:12]} is already using parent interface vdk"
    assert (
        lab.refuse("network create -d ipvlan --subnet 10.9.0.0/24 -o parent=vdk other") == f"Error response from daemon: {used}\n"
    )
    lab.run("network create -d ipvlan --subnet 10.9.0.0/24 -o parent=vdk.7 other")


def test_what_the_kernel_cannot_make_fails_at_the_start() -> None:
    lab = Lab(L2, hosts=(replace(STAGE, unsupported=("ipvlan",)),))
    refused = lab.refuse("run -d --name aa --network iv nginx")
    assert "failed to set up container networking: failed to create the ipvlan port: operation not supported" in refused
    assert lab.container("aa").status == "created"


def test_macvlan_and_ipvlan_do_not_share_a_parent_in_use() -> None:
    lab = Lab(L2, "network create -d macvlan --subnet 10.9.0.0/24 -o parent=vdk mv", "run -d --name aa --network mv nginx")
    assert "failed to create the ipvlan port: device or resource busy" in lab.refuse("run -d --name bb --network iv nginx")
    lab.run("rm -f aa")
    lab.run("start bb")
    assert lab.container("bb").status == "running"


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ("-o ipvlan_mode=l4", "requested ipvlan mode 'l4' is not valid, 'l2' mode is the ipvlan driver default"),
        ("-o ipvlan_flag=x", "requested ipvlan flag 'x' is not valid, 'bridge' flag is the ipvlan driver default"),
        ("-o parent=lo", "loopback interface is not a valid ipvlan parent link"),
    ],
)
def test_refusals(options: str, text: str) -> None:
    assert Lab().refuse(f"network create -d ipvlan {options} iv") == f"Error response from daemon: {text}\n"
