"""What there is, and how it is plugged together: facts that no packet is needed for."""

from __future__ import annotations

import pytest

from cnmviz.scenarios import builtin

from .lab import finding, lab, met

HOLDING = [
    "network front exists",
    "network bridge exists",
    "no network side",
    "network back is internal",
    "network front is not internal",
    "network front is not attachable",
    "network back uses bridge",
    "network none uses null",
    "network back has subnet 172.30.0.0/16",
    "container web is running",
    "container ended is stopped",
    "container frozen is paused",
    "container later is created",
    "no container nobody",
    "web runs nginx",
    "web runs nginx:alpine",
    "web runs docker.io/library/nginx:alpine",
    "web is on front",
    "web is on back",
    "later is on back",
    "ended is on back",
    "sidecar is on back",
    "loner is on none",
    "native is on host",
    "db is not on front",
    "db is not on nowhere",
    "db has address 172.30.0.10 on back",
    "web has 2 endpoints",
    "db has 1 endpoint",
    "loner has 1 endpoint",
    "web leaves through front",
    "stranger leaves through bridge",
    "sidecar shares the sandbox of web",
    "web shares the sandbox of sidecar",
    "web publishes 80",
    "web publishes 80/tcp",
    "web publishes 8080:80",
    "web publishes 0.0.0.0:8080:80",
    "web publishes 8000-8100:80",
    "api2 publishes 127.0.0.1:9000:80",
    "api2 publishes 53/udp",
    "db publishes nothing",
    "loner publishes nothing",
]

FAILING = {
    "network side exists": "There is no network side yet.",
    "no network back": "The network back is still there.",
    "network back is not internal": "The network back is internal: that is settled when it is created.",
    "network front is internal": "The network front is not internal: that is settled when it is created.",
    "network front is attachable": "The network front is not attachable: that is settled when it is created.",
    "network side is internal": "There is no network side yet.",
    "network back uses macvlan": "The network back uses the driver bridge, not macvlan.",
    "network back has subnet 10.0.0.0/8": "The network back has the subnet 172.30.0.0/16, not 10.0.0.0/8.",
    "network host has subnet 10.0.0.0/8": "The network host has no subnet, not 10.0.0.0/8.",
    "container later is running": "later is created, not running.",
    "container ended is running": "ended is stopped, not running.",
    "container nobody is running": "There is no container nobody yet.",
    "no container ended": "The container ended is still there; it is stopped.",
    "web runs httpd": "web runs nginx:alpine, not httpd.",
    "web runs nginx:1": "web runs nginx:alpine, not nginx:1.",
    "db is on front": "db is on back, not on front.",
    "db is on side": "There is no network side yet.",
    "web is not on back": "web is still on back.",
    "nobody is not on back": "There is no container nobody yet.",
    "db has address 172.30.0.11 on back": "db has the address 172.30.0.10 on back, not 172.30.0.11.",
    "db has address 172.30.0.10 on front": "db is not on front, so it has no address there.",
    "loner has address 172.30.0.10 on none": "loner has no address on none, not 172.30.0.10.",
    "ended has address 172.30.0.11 on back": "ended is stopped: it has no sandbox and no endpoint before it runs.",
    "web has 1 endpoint": "web has 2 endpoints, on front and back, not 1.",
    "later has 1 endpoint": "later is created, but not started: it has no sandbox and no endpoint before it runs.",
    "web leaves through back": "web leaves through front, not back.",
    "db leaves through back": "db has no default route: none of its networks offers a gateway.",
    "db shares the sandbox of web": "db has a sandbox of its own, not that of web.",
    "web shares the sandbox of web": "web has a sandbox of its own, not that of web.",
    "web publishes 443": "web publishes 8080:80, not 443.",
    "web publishes 8081:80": "web publishes 8080:80, not 8081:80.",
    "web publishes 8080:80/udp": "web publishes 8080:80, not 8080:80/udp.",
    "web publishes 127.0.0.1:8080:80": "web publishes 8080:80, not 127.0.0.1:8080:80.",
    "sidecar publishes 80": "sidecar publishes nothing, not 80.",
    "later publishes 80": "later is created, but not started: it has no sandbox and no endpoint before it runs.",
    "web publishes nothing": "web still publishes 8080:80.",
}


@pytest.mark.parametrize("fact", HOLDING)
def test_it_holds(fact: str) -> None:
    found = finding(fact)
    assert found.met, found.says


@pytest.mark.parametrize("fact", FAILING)
def test_it_does_not_hold_and_says_why(fact: str) -> None:
    found = finding(fact)
    assert (found.met, found.says, found.trace, found.fix) == (False, FAILING[fact], None, ())


def test_what_a_container_publishes_beside_loopback() -> None:
    assert "127.0.0.1:9000:80" in finding("api2 publishes 80:80").says


def test_a_container_that_left_its_last_network() -> None:
    world = lab("docker network disconnect bridge stranger\n")
    assert finding("stranger is on front", world).says == "stranger is on no network."
    assert met("stranger has 0 endpoints", world)


def test_a_network_of_the_whole_swarm() -> None:
    world = builtin.world_of(builtin.catalogue()["overlay"], "seed", 0)
    [overlay] = [network.name for network in world.networks.values() if network.driver == "overlay" and not network.ingress]
    assert met(f"network {overlay} uses overlay", world)
    assert met(f"network {overlay} is attachable", world)
    ends = [container.name for container in world.containers.values() if met(f"{container.name} is on {overlay}", world)]
    assert len({world.hosts[container.host].name for container in world.containers.values() if container.name in ends}) > 1
    for one in ends:
        assert all(met(f"{one} reaches {other}", world) and met(f"{one} resolves {other}", world) for other in ends)
    assert met(f"{ends[0]} has 2 endpoints", world)
    assert met(f"{ends[0]} leaves through docker_gwbridge", world)
