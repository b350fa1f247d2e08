"""Networks that only hold settings, and those made from them."""

from __future__ import annotations

import pytest

from tests.cnm.lab import Lab

DAEMON = "Error response from daemon: "


def configured() -> Lab:
    return Lab(
        "network create --config-only --subnet 10.7.0.0/24 --gateway 10.7.0.254 -o com.docker.network.bridge.enable_icc=false cfg",
        "network create --config-from cfg n1",
    )


def test_a_network_takes_its_settings_from_a_configuration() -> None:
    lab = configured()
    network = lab.network("n1")
    assert [(pool.subnet, pool.gateway) for pool in network.pools] == [("10.7.0.0/24", "10.7.0.254")]
    assert network.options == {"com.docker.network.bridge.enable_icc": "false"}
    assert (network.config_from, lab.network("cfg").driver) == ("cfg", "null")
    lab.run("run -d --name web --network n1 nginx")
    assert lab.addresses("web") == {"n1": "10.7.0.1"}


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("network create --config-from nope n2", 'configuration network "nope" does not exist'),
        ("network create --config-from n1 n2", 'configuration network "n1" does not exist'),
        (
            "network create --config-from cfg --subnet 10.8.0.0/24 n2",
            "user-specified configurations are not supported if the network depends on a configuration network",
        ),
        (
            "network create --config-only --internal n2",
            "configuration network can only contain network specific fields. "
            "Network operator fields like [ ingress | internal | attachable | scope ] are not supported.",
        ),
        ("network create --config-from cfg n2", "invalid pool request: Pool overlaps with other one on this address space"),
        ("network rm cfg", 'configuration network "cfg" is in use\nexit status 1'),
    ],
)
def test_what_is_refused(line: str, text: str) -> None:
    assert configured().refuse(line) == f"{DAEMON}{text}\n"


def test_a_configuration_carries_no_endpoint() -> None:
    text = "failed to set up container networking: cannot create endpoint on configuration-only network"
    assert configured().refuse("run -d --name web --network cfg nginx").startswith(f"docker: {DAEMON}{text}\n")


def test_it_can_be_removed_when_nothing_is_made_from_it() -> None:
    lab = configured()
    for line in ("network rm n1", "network rm cfg"):
        lab.run(line)
    assert (lab.exit, len(lab.world.networks)) == (0, 3)


def test_a_subnet_of_the_family_that_is_off_may_have_host_bits() -> None:
    lab = Lab("network create --config-only --subnet 2001:db8::1/64 cfg")
    assert [pool.subnet for pool in lab.network("cfg").pools] == ["2001:db8::/64"]
