"""The stage of a new lab: as in the recordings, and with more hosts."""

from __future__ import annotations

from cnmviz.cnm.entities import Host, Pool
from cnmviz.cnm.stage import BRIDGE_OPTIONS, new_world


def test_one_host_with_the_three_predefined_networks() -> None:
    world = new_world("seed", now=7)
    host = world.first_host
    assert (host.name, host.address, host.neighbour, host.resolver) == ("node1", "203.0.113.1/24", "203.0.113.2", "192.0.2.53")
    found = {network.name: (network.driver, network.pools) for network in world.networks.values()}
    pool = Pool(subnet="172.17.0.0/16", gateway="172.17.0.1", gateway_asked=True)
    assert found == {"bridge": ("bridge", (pool,)), "host": ("host", ()), "none": ("null", ())}
    assert all(network.predefined and network.created == 7 for network in world.networks.values())
    assert world.network(host.id, "bridge").options == BRIDGE_OPTIONS


def test_every_host_has_its_own() -> None:
    world = new_world("seed", hosts=[Host(id="", name="a"), Host(id="", name="b", address="203.0.113.9/24")], now=0)
    assert [host.name for host in sorted(world.hosts.values(), key=lambda host: host.number)] == ["a", "b"]
    assert len(world.networks) == 6
    first, second = (world.network(world.host_named(name).id, "bridge") for name in ("a", "b"))
    assert (first.pools, first.id == second.id) == (second.pools, False)


def test_the_same_seed_gives_the_same_world() -> None:
    assert new_world("seed", now=0) == new_world("seed", now=0)
    assert new_world("seed", now=0) != new_world("other", now=0)
