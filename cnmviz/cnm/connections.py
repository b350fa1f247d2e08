"""Connecting a container to a network and taking it off again, with what Docker refuses (docker-facts 2.3).

A container that runs gets or loses an endpoint; one that does not only remembers.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from . import gwbridge, ports, settings
from .draft import Draft
from .drivers import driver_of
from .endpoints import attach, detach, endpoint_of, joinable, named, network_of, with_attachment, without_attachment
from .entities import Attachment, Container, Network
from .errors import Refusal, server_error
from .gateway import is_hidden
from .lifecycle import ALIVE
from .world import World

SHARED = "container sharing network namespace with another container or host cannot be connected to any other network"
PRIVATE = "container cannot be connected to multiple networks with one of the networks in private (none) mode"
TO_HOST = "cannot connect container to host network - container must be created in host network mode"
FROM_HOST = "cannot disconnect container from host network - container was created in host network mode"


def connect(draft: Draft, container: Container, reference: str, attachment: Attachment) -> None:
    """Connect a container to a network.

    Where it runs and gets no endpoint, as an address is taken, it remembers the network all the same (Engine 28.5,
    daemon/container_operations.go).

    Raises:
        Refusal: in Docker's words.
    """
    if container.status not in ALIVE:
        _remember(draft, container, reference, attachment)
        return
    if container.network_mode.startswith("container:"):
        raise Refusal(SHARED)
    network = joinable(draft, container, replace(attachment, network=reference))
    attachment = named(container, attachment, network)
    settings.check(network, attachment)
    new = _check(draft, container, network)
    try:
        with draft.attempt():
            container = attach(draft, container, attachment)
    except Refusal as refusal:
        if not new:
            raise
        draft.put(with_attachment(container, attachment))
        draft.keep(refusal)
        return
    gwbridge.settle(draft, container)
    try:
        with draft.attempt():
            ports.program(draft, container)
    except Refusal as refusal:
        _strand(draft, container, network)
        draft.keep(refusal)


def _strand(draft: Draft, container: Container, network: Network) -> None:
    """Leave an endpoint whose ports were refused where it is, forgotten by its network (recording random/random-056)."""
    endpoint = endpoint_of(draft, container, network.id)
    if endpoint is not None:
        draft.put(replace(endpoint, listed=False, dns_names=()))


def _remember(draft: Draft, container: Container, reference: str, attachment: Attachment) -> None:
    """A container that does not run takes a network on its list; one that does not exist yet just by its name."""
    try:
        network = draft.network(container.host, reference)
    except Refusal:
        draft.put(with_attachment(container, replace(attachment, network=reference)))
        return
    attachment = named(container, attachment, network)
    settings.check(network, attachment)
    if _check(draft, container, network):
        draft.put(with_attachment(container, attachment))


def _check(draft: Draft, container: Container, network: Network) -> bool:
    """Whether this network is new to the container.

    Raises:
        Refusal: the kinds of network do not go together.
    """
    if container.network_mode != "host" and driver_of(network).capabilities.shares_host:
        raise Refusal(TO_HOST)
    for other in container.attachments:
        known = _known(draft, container, other)
        if known is None:
            continue
        if known.id == network.id:
            return False
        if driver_of(known).capabilities.shares_host:
            raise Refusal(SHARED)
        if not all(driver_of(one).capabilities.sociable for one in (known, network)):
            raise Refusal(PRIVATE)
    return True


def _known(world: World, container: Container, attachment: Attachment) -> Network | None:
    try:
        return network_of(world, container, attachment)
    except Refusal:
        return None


def disconnect(draft: Draft, container: Container, reference: str, *, force: bool) -> None:
    """Take a container off a network. Ports that its next gateway cannot bind are given up without a word.

    Raises:
        Refusal: in Docker's words.
    """
    try:
        network: Network | None = draft.network(container.host, reference)
    except Refusal:
        if container.status in ALIVE and not force:
            raise
        network = None
    name = network.name if network else reference
    if container.status not in ALIVE or network is None:
        _forget(draft, container, name)
    elif container.network_mode == "host" and driver_of(network).capabilities.shares_host:
        raise Refusal(FROM_HOST)
    else:
        endpoint = endpoint_of(draft, container, network.id)
        if endpoint is None or is_hidden(endpoint, draft.networks):
            raise server_error(f"container {container.id} is not connected to network {name}")
        detach(draft, endpoint)
        container = without_attachment(container, name)
        draft.put(container)
        gwbridge.settle(draft, container)
        with suppress(Refusal), draft.attempt():
            ports.program(draft, container)


def _forget(draft: Draft, container: Container, name: str) -> None:
    if not any(attachment.network == name for attachment in container.attachments):
        raise server_error(f"container {container.id} is not connected to the network {name}")
    draft.put(without_attachment(container, name))
