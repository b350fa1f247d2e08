"""Two places that share no network where they may talk: plug one into the other's, or both into a new one."""

from __future__ import annotations

from collections.abc import Iterator

from ..commands import Command
from ..dns import serves_names
from ..drivers import driver_of
from ..entities import Container, Network
from . import Case, Commands, remedy, request

ON_PARENT = ("HOST_EXCLUDED", "SIBLINGS_APART", "PARENT_UNREACHABLE")
"""What networks on an interface of the host bring with them; another network goes round it."""


@remedy("ISOLATED", "NO_SHARED_NETWORK", "NO_NAME_SERVICE", "NO_ENDPOINT", "INTERNAL", "NO_ROUTE", "ICC_DISABLED", *ON_PARENT)
def join(case: Case) -> Iterator[Commands]:
    """Connect one end to a network of the other."""
    for one, other in ((case.source, case.target), (case.target, case.source)):
        if one and other:
            mine = {network.id for network in case.networks(one)}
            for network in case.networks(other):
                if network.id not in mine and driver_of(network).capabilities.addresses:
                    yield (*_leave_none(case, one), _connect(network.name, one))


@remedy("ISOLATED", "NO_SHARED_NETWORK", "NO_NAME_SERVICE", "NO_ENDPOINT", "INTERNAL", "ICC_DISABLED", *ON_PARENT)
def meet(case: Case) -> Iterator[Commands]:
    """Connect both to a third network, an existing one or a new one."""
    source, target = case.source, case.target
    if source is None or target is None or source.sandbox == target.sandbox:
        return
    away = (*_leave_none(case, source), *_leave_none(case, target))
    existing = [network.name for network in case.world.networks.values() if _open(network) and network.host == case.host.id]
    for name in existing:
        members = [end for end in (source, target) if name not in {network.name for network in case.networks(end)}]
        yield (*away, *(_connect(name, end) for end in members))
    new = _unused_name(case, f"{source.name}-{target.name}")
    yield (*away, request("network create", name=new), _connect(new, source), _connect(new, target))


@remedy("INTERNAL", "NO_ENDPOINT", "NO_ROUTE", *ON_PARENT)
def go_out(case: Case) -> Iterator[Commands]:
    """Connect the sender to a network that has a way out."""
    if case.source is None:
        return
    mine = {network.id for network in case.networks(case.source)}
    for network in case.world.networks.values():
        outward = driver_of(network).capabilities.addresses and not network.internal
        if outward and network.host == case.host.id and network.id not in mine:
            yield (*_leave_none(case, case.source), _connect(network.name, case.source))


@remedy("NO_ENDPOINT", *ON_PARENT)
def give_endpoint(case: Case) -> Iterator[Commands]:
    """Plug the far end into some network, where the sender reaches all of them."""
    target = case.target
    for network in case.world.networks.values():
        if target and driver_of(network).capabilities.addresses and network.host == case.host.id:
            yield (*_leave_none(case, target), _connect(network.name, target))


def _connect(network: str, container: Container) -> Command:
    return request("network connect", network=network, container=container.name)


def _leave_none(case: Case, container: Container) -> Commands:
    """A container on a network without addresses has to leave it first (docker-facts 2.3)."""
    alone = [network for network in case.networks(container) if not driver_of(network).capabilities.addresses]
    return tuple(request("network disconnect", network=network.name, container=container.name) for network in alone)


def _open(network: Network) -> bool:
    """Whether containers may find each other on a network by name."""
    return serves_names(network) and driver_of(network).capabilities.addresses


def _unused_name(case: Case, wanted: str) -> str:
    names = {network.name for network in case.world.networks.values()}
    candidates = (wanted, *(f"{wanted}-{number}" for number in range(2, len(names) + 3)))
    return next(name for name in candidates if name not in names)
