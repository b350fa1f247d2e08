"""Hosts, the swarm and networks, in the order in which they came.

A swarm begins with a network of its own and gives each member one; at that moment, among the other networks, it is begun again. A
member joins by the manager's name, which a real engine has to know too, with the token that the manager tells.
"""

from __future__ import annotations

from collections.abc import Callable

from cnmviz.cnm import swarm
from cnmviz.cnm.commands.swarm import PORT
from cnmviz.cnm.entities import Host, Network
from cnmviz.cnm.gateway import GATEWAY_BRIDGE
from cnmviz.cnm.world import World

from .networks import creating, made_by_engine
from .rehearsal import Rehearsal, Trial
from .words import quote

Step = tuple[int, Callable[[], None]]
"""Something to be written, and the number by which it comes."""


def write(rehearsal: Rehearsal, world: World, asked: frozenset[str]) -> None:
    """The lines of everything but containers. Networks of `asked`, by id, ask for their subnet."""
    steps: list[Step] = [(host.number, lambda host=host: _add(rehearsal, host)) for host in _others(world)]  # type: ignore[misc]
    steps += [(_joined(world, host), lambda host=host: _join(rehearsal, world, host)) for host in _members(world)]  # type: ignore[misc]
    steps += [
        (network.number, lambda network=network: _create(rehearsal, world, network, network.id in asked))  # type: ignore[misc]
        for network in world.networks.values()
        if not made_by_engine(network)
    ]
    for _, step in sorted(steps, key=lambda pair: pair[0]):
        step()


def _others(world: World) -> list[Host]:
    return [host for host in world.hosts.values() if host.id != world.first_host.id]


def _add(rehearsal: Rehearsal, host: Host) -> None:
    if refused := rehearsal.own(["addhost", host.name]):
        rehearsal.note(f"host {host.name}", refused)


def _members(world: World) -> list[Host]:
    return [host for host in world.hosts.values() if host.role]


def _joined(world: World, host: Host) -> int:
    """When a host came into the swarm: its bridge was made then, and no host joins before there is a manager."""
    bridges = (world.networks[id_].number for id_ in world.ids("network-name", host.id, GATEWAY_BRIDGE))
    came = next(bridges, host.number)
    first = swarm.manager(world)
    return came if first is None or first.id == host.id else max(came, _joined(world, first) + 1)


def _join(rehearsal: Rehearsal, world: World, host: Host) -> None:
    first = swarm.manager(world)
    if first is None or first.id == host.id:
        refused = rehearsal.write([rehearsal.docker(host, ["swarm", "init"])])
    else:
        token = rehearsal.docker(first, ["swarm", "join-token", "-q", host.role])
        address = quote(f"{first.name}:{PORT}")
        refused = rehearsal.write([f'{rehearsal.docker(host, ["swarm", "join", "--token"])} "$({token})" {address}'])
    if refused:
        rehearsal.note(f"host {host.name} in the swarm", refused)


def _create(rehearsal: Rehearsal, world: World, network: Network, asks: bool) -> None:
    """Docker's choice, as long as it is the same; otherwise what it chose is asked for."""
    trials = [_trial(rehearsal, world, network, asks=ask) for ask in ((True,) if asks else (False, True))]
    fitting = (trial for trial in trials if not trial.refused and _pools(trial.world, network) == _wanted(network))
    kept = next(fitting, None) or next((trial for trial in trials if not trial.refused), None)
    if kept is None:
        rehearsal.note(f"network {network.name}", trials[0].refused)
    else:
        rehearsal.keep(kept)


def _trial(rehearsal: Rehearsal, world: World, network: Network, *, asks: bool) -> Trial:
    host = world.hosts.get(network.host) or swarm.manager(world) or world.first_host
    return rehearsal.try_out([rehearsal.docker(host, creating(world, network, asks=asks))])


def _pools(made: World, network: Network) -> list[tuple[str, str]]:
    newest = max(made.networks.values(), key=lambda one: one.number)
    return _wanted(newest) if newest.name == network.name else []


def _wanted(network: Network) -> list[tuple[str, str]]:
    """Subnets and gateways of IPv4; those of IPv6 follow from the host's id."""
    return [(pool.subnet, pool.gateway) for pool in network.pools if ":" not in pool.subnet]
