"""The swarm of a lab: which of its networks a host knows, and how a container that stands alone is attached to one.

A manager knows every network of the swarm; a worker knows one while a container there is on it (docker-facts 3.5). By itself an
engine knows only what is present on it (`Network.present`). Texts: recordings swarm/overlay-rules, swarm-random/random-001.
"""

from __future__ import annotations

from dataclasses import replace

from . import ipam
from .draft import Draft
from .entities import EngineEndpoint, Host, Network
from .errors import Refusal, conflict, forbidden, not_found
from .world import World

MANAGER, WORKER = "manager", "worker"
NO_SWARM = (
    'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" '
    "to connect this node to swarm and try again."
)
"""Workers say it too (recording swarm/overlay-rules)."""

WORKERS_MAY_NOT = (
    "This node is not a swarm manager. Worker nodes can't be used to view or modify cluster state. "
    "Please run this command on a manager node or promote the current node to a manager."
)
UNALLOCATED = (
    "attaching to network failed, make sure your network options are correct and check manager logs: context deadline exceeded"
)


def manager(world: World) -> Host | None:
    """The swarm's first manager, None where there is no swarm."""
    managers = (host for host in world.hosts.values() if host.role == MANAGER)
    return min(managers, key=lambda host: host.number, default=None)


def check_manager(host: Host) -> None:
    """Raise Docker's refusal of what only a manager does."""
    if host.role != MANAGER:
        raise forbidden(NO_SWARM)


def knows(host: Host, network: Network) -> bool:
    """Whether a host lists a network."""
    return network.present(host.id) or (network.host == "" and host.role == MANAGER)


def network(world: World, host: Host, reference: str) -> Network:
    """A network as `docker network inspect` and `rm` find it: the host's own, or on a manager any of the swarm.

    Raises:
        Refusal: unknown or ambiguous.
    """
    try:
        return world.network(host.id, reference)
    except Refusal as refusal:
        found = _of_swarm(world, reference)
        if refusal.status != 404 or found is None or host.role != MANAGER:
            raise
        return found


def _of_swarm(world: World, reference: str) -> Network | None:
    named = [world.networks[id_] for id_ in world.ids("network-name", "", reference)]
    matching = (one for one in world.networks.values() if one.host == "" and reference and one.id.startswith(reference))
    return next(iter(named), None) or next(matching, None)


def attach(world: World, reference: str) -> Network:
    """Ask the manager to let a container onto a network of the swarm.

    Raises:
        Refusal: there is none, or it takes no container that stands alone.
    """
    found = _of_swarm(world, reference)
    where = f"Could not attach to network {reference}: rpc error: code ="
    if found is None:
        raise not_found(f"{where} NotFound desc = network {reference} not found")
    if not found.attachable:
        raise forbidden(f"{where} PermissionDenied desc = network {found.name} not manually attachable")
    if not found.pools:
        raise conflict(UNALLOCATED)
    return found


def appear(draft: Draft, network: Network, host: Host, sandbox: str) -> None:
    """Make a network present on a host: its engine takes an address of it, unless it has one already."""
    if network.present(host.id):
        return
    address, _ = ipam.claim(draft, network, 4, "")
    place = EngineEndpoint(id=draft.fresh_id(), host=host.id, name=f"{network.name}-endpoint", sandbox=sandbox, address=address)
    fresh = draft.networks[network.id]
    draft.put(replace(fresh, engines=(*fresh.engines, place)))


def vanish(draft: Draft, network: Network, host: Host) -> None:
    """Take a network from a host where nobody uses it any more; the address is not given again at once."""
    draft.put(replace(network, engines=tuple(place for place in network.engines if place.host != host.id)))
