"""A lab as a compose file, which `docker compose` (v2) and Debian's `docker-compose` (1.29) both accept.

The file is read again before it is handed out, and the lab that comes of it is compared with the one that was written. Where
Docker would choose other addresses, they are asked for; what remains different is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cnmviz.cnm.entities import Container, Network
from cnmviz.cnm.world import World
from cnmviz.scenarios.likeness import differences
from cnmviz.scenarios.likeness.of_networks import picked

from .. import Asked, Unusable, Writing
from . import of_network, of_service
from .attaching import Refused
from .dump import dump
from .loading import MOST_CONTAINERS
from .model import EXTENSION
from .naming import Naming
from .notes import MOST, listed
from .reading import read

SPECIFICATION = "3.9"
"""Without a service, Debian's docker-compose takes a file for one of the first version, unless it says another."""
PASSES = 12
"""Files that are tried. Each asks for more addresses than the one before, or starts one container less."""


@dataclass(frozen=True, slots=True)
class _Trial:
    """A file so far: `pinned` are the networks, by id, in which every address is asked for, `held` and `dropped` services.

    A service that is held is not started, because the engine would refuse it now; one that is dropped is not even created.
    """

    pinned: frozenset[str] = frozenset()
    held: Mapping[str, str] = field(default_factory=dict)
    dropped: Mapping[str, str] = field(default_factory=dict)


def write(title: str, world: World) -> Writing:
    """The file of a lab, and what it cannot say."""
    naming = Naming(world, title)
    trial, following = _Trial(), _Trial()
    again: World | Unusable = world
    for _ in range(PASSES):
        trial = following
        body = _body(title, naming, trial)
        again = _read_back(body)
        following = _next(trial, world, again, naming)
        if following == trial:
            break
    return Writing(body=body, notes=(*_told(naming), *_remaining(world, again, trial, naming)))


def _read_back(body: bytes) -> World | Unusable:
    """The lab that comes of a file, or why none does."""
    try:
        return read(body, Asked(seed="compose", now=0)).world
    except Unusable as refused:
        return refused


def _next(trial: _Trial, world: World, again: World | Unusable, naming: Naming) -> _Trial:
    """What to try after a file; the same once it is as good as it gets."""
    if isinstance(again, World):
        return replace(trial, pinned=trial.pinned | _loose(world, again))
    everywhere = frozenset(one.id for one in naming.networks)
    if everywhere != trial.pinned:
        return replace(trial, pinned=everywhere)
    if not isinstance(again, Refused) or not again.what.startswith("service "):
        return trial
    name = again.what.removeprefix("service ")
    if name in trial.held:
        return replace(trial, dropped={**trial.dropped, name: str(again)})
    return replace(trial, held={**trial.held, name: str(again)})


def _remaining(world: World, again: World | Unusable, trial: _Trial, naming: Naming) -> Iterator[str]:
    """What the last file does otherwise than the lab."""
    for why in trial.dropped.values():
        yield f"left out, because it cannot be made again: {why}"
    for name, why in trial.held.items():
        if name not in trial.dropped:
            yield f"not started by cnmviz, because it cannot be started again: {why}"
    if isinstance(again, World):
        yield from (f"the file makes another lab in this: {difference}" for difference in _left(world, again, naming)[:MOST])
    else:
        yield f"the file cannot be read back into a lab: {again}"


def _body(title: str, naming: Naming, trial: _Trial) -> bytes:
    networks = {
        naming.network_key(one.id, one.name): of_network.entry(
            one, naming.network_key(one.id, one.name), naming.project, _own(naming, one.id), pinned=one.id in trial.pinned
        )
        for one in naming.networks
    }
    networks |= {key: {"external": True, "name": name} for name, key in naming.missing.items()}
    own = {
        "title": title[:200],
        "project": naming.project,
        "missing": list(naming.missing.values()),
        **naming.placed(naming.host.id),
    }
    document: dict[str, Any] = {
        "version": "" if naming.containers else SPECIFICATION,
        "services": {
            name: of_service.entry(one, naming, trial.pinned, held=name in trial.held)
            for one in naming.containers
            if (name := naming.service(one)) not in trial.dropped
        },
        "networks": networks,
        EXTENSION: {key: value for key, value in own.items() if value} | naming.swarm(),
    }
    return dump({key: value for key, value in document.items() if value or key == "services"}).encode()


def _own(naming: Naming, id_: str) -> dict[str, Any]:
    """What `x-cnmviz` says of a network: its place, and that it is wanted although no service is on it."""
    return {**({} if id_ in naming.used else {"used": True}), **naming.placed(id_)}


def _loose(world: World, again: World) -> frozenset[str]:
    """The networks, by their ids in `world`, that gave other addresses."""
    found = {_key(again, plug.container, plug.network): plug.address for plug in again.endpoints.values()}
    other = {
        plug.network
        for plug in world.endpoints.values()
        if found.get(_key(world, plug.container, plug.network), plug.address) != plug.address
        and not world.networks[plug.network].predefined
    }
    return frozenset(other | _moved(world, again))


def _moved(world: World, again: World) -> set[str]:
    """The networks that have other subnets."""
    found = {one.name: _subnets(one) for one in again.networks.values()}
    return {one.id for one in world.networks.values() if one.name in found and found[one.name] != _subnets(one)}


def _subnets(network: Network) -> list[str]:
    return [pool.subnet for pool in network.pools if not picked(pool)]


def _key(world: World, container: str, network: str) -> tuple[str, str]:
    return world.containers[container].name, world.networks[network].name


def _left(world: World, again: World, naming: Naming) -> list[str]:
    """What is different, of the one host that the file is about."""
    others = [host.name for host in world.hosts.values() if host.id != naming.host.id]
    of_others = tuple(f"{kind}{name}" for name in others for kind in ("host ", "network ", "container ", ""))
    return [one for one in differences(world, again) if not one.startswith(of_others)]


def _told(naming: Naming) -> Iterator[str]:
    """What docker compose does otherwise than the lab, because it has no words for it."""
    world = naming.world
    others = [host.name for host in world.hosts.values() if host.id != naming.host.id]
    if others:
        yield f"a compose file is about one engine, {naming.host.name}; these hosts were left out: {listed(others)}"
    if naming.host.role:
        yield "docker compose makes no swarm: start it with docker swarm init before"
    if len(naming.containers) > MOST_CONTAINERS:
        yield f"a file of more than {MOST_CONTAINERS} containers is not read back"
    for sentence, who in _unsaid(naming):
        if who:
            yield f"{sentence}: {listed(who)}"


def _unsaid(naming: Naming) -> Iterator[tuple[str, list[str]]]:
    def those(fits: Any) -> list[str]:
        return [one.name for one in naming.containers if fits(one)]

    yield "docker compose starts these, which do not run", those(lambda one: one.status in ("created", "exited"))
    yield "docker compose does not pause these", those(lambda one: one.status == "paused")
    yield "docker compose does not remove these when they end (--rm)", those(lambda one: one.auto_remove)
    yield "the priority of a gateway is only in x-cnmviz, because docker-compose 1.29 refuses gw_priority", those(_has_priority)
    yield (
        "a MAC address on a second network is only in x-cnmviz",
        those(lambda one: any(each.mac for each in one.attachments[1:])),
    )
    yield "options of one endpoint are only in x-cnmviz", those(lambda one: any(each.driver_opts for each in one.attachments))
    yield "networks beside the default one are only in x-cnmviz", those(_is_on_more)
    yield "these networks are gone, and docker compose wants them to be there", list(naming.missing)
    unused = [one.name for one in naming.networks if one.id not in naming.used]
    yield "docker compose makes no network that no service is on", unused


def _has_priority(one: Container) -> bool:
    return any(each.gw_priority for each in one.attachments)


def _is_on_more(one: Container) -> bool:
    return one.network_mode == "bridge" and len(one.attachments) > 1
