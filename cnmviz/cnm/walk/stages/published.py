"""Published ports and the host's own processes: who takes a packet for an address of the host (docker-facts 7.1, 7.4).

A DNAT rule serves what comes from outside or from the host itself. docker-proxy listens beside it and serves the rest: what comes
from a bridge, from 127.0.0.1, or by IPv6 for a container without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...drivers import driver_of
from ...entities import Binding, Container, Endpoint, Host
from ...routes import HOST, Namespace, address_number, bare, is_local, is_loopback, route_to
from ..places import place_of
from ..trace import Action, Symptom, verdict
from .origin import PAUSED

if TYPE_CHECKING:
    from ..walker import Walker

PORT_NOT_PUBLISHED = verdict(
    "PORT_NOT_PUBLISHED", "No container publishes this port there, and nothing of the host listens on it.", Symptom.REFUSED
)


def translate(walker: Walker, host: Host) -> None:
    """DNAT: rewrite a packet for a published port, unless it comes from a bridge (docker-facts 7.1)."""
    address = walker.packet.destination
    if walker.entered is not None or is_loopback(address) or not _is_host_address(walker, host, address):
        return
    for endpoint, binding in _published(walker, host, address):
        inner = endpoint.address if address_number(address)[0] == 4 else endpoint.address6
        if not inner:
            continue
        before = walker.header
        walker.translate(host, "DNAT", destination=inner, port=binding.port)
        name = walker.world.containers[endpoint.container].name
        text = f"Port {binding.host_port} is published by {name}: the destination becomes {inner}:{binding.port}."
        entity = place_of(endpoint)
        rule = {"chain": "nat DOCKER", "line": _dnat(walker, endpoint, binding, inner)}
        walker.step(Action.TRANSLATED, "dnat", text, entity, before=before, after=walker.header, **rule)
        return


def _dnat(walker: Walker, endpoint: Endpoint, binding: Binding, inner: str) -> str:
    """The rule of a published port, as iptables prints it (docker-facts 7.1)."""
    network = walker.world.networks[endpoint.network]
    bound = f"-d {binding.host_ip} " if binding.host_ip and address_number(binding.host_ip)[1] else ""
    to = f"[{inner}]" if ":" in inner else inner
    matched = f"{bound}! -i {driver_of(network).device(network)} -p {binding.proto} --dport {binding.host_port}"
    return f"{matched} -j DNAT --to-destination {to}:{binding.port}"


def deliver(walker: Walker, namespace: Namespace) -> None:
    """A packet for the host itself: the kernel answers pings, docker-proxy and host-network processes take connections."""
    packet, host = walker.packet, namespace.host
    place = place_of(host)
    if packet.protocol == "icmp":
        text = f"{packet.destination} is an address of {host.name}, and its kernel answers the ping."
        walker.step(Action.DELIVERED, "kernel-answers", text, place)
        walker.answer(namespace)
        return
    for endpoint, binding in _published(walker, host, packet.destination):
        _proxy(walker, namespace, endpoint, binding)
        return
    listener = _listener(walker, host)
    if listener is None:
        text = f"On {host.name}, {packet.port}/{packet.protocol} of {packet.destination} is neither published nor listened on."
        walker.drop(PORT_NOT_PUBLISHED, "no-listener", text, place)
    if listener.status == "paused":
        text = f"The kernel accepts the connection, but {listener.name} is paused and never answers."
        walker.drop(PAUSED, "paused", text, place_of(listener))
    text = f"{listener.name} lives in the namespace of {host.name} and listens on {packet.port}/{packet.protocol} there."
    walker.step(Action.DELIVERED, "listener", text, place_of(listener))
    walker.answer(namespace)


def _proxy(walker: Walker, namespace: Namespace, endpoint: Endpoint, binding: Binding) -> None:
    """docker-proxy takes the connection and opens its own to the container (docker-facts 7.1)."""
    host, inner = namespace.host, endpoint.address or endpoint.address6
    route = route_to(walker.world, namespace, inner)
    source = (route.source if route else "") or bare(host.address)
    name, before = walker.world.containers[endpoint.container].name, walker.header
    walker.translate(host, "docker-proxy", source=source, destination=inner, port=binding.port)
    walker.proxied = binding.proto == "tcp"
    text = (
        f"docker-proxy takes it at port {binding.host_port} and connects itself from {source} to {name}'s {inner}:{binding.port}."
    )
    entity = place_of(endpoint)
    walker.step(Action.TRANSLATED, "docker-proxy", text, entity, before=before, after=walker.header)
    walker.send(namespace)


def _published(walker: Walker, host: Host, address: str) -> Iterator[tuple[Endpoint, Binding]]:
    """The endpoints of this host that have taken the packet's port on this address of it."""
    packet = walker.packet
    for id_ in walker.world.ids("host-port", packet.protocol, str(packet.port)):
        endpoint = walker.world.endpoints[id_]
        if walker.world.sandboxes[endpoint.sandbox].host != host.id:
            continue
        for binding in endpoint.bindings:
            if (binding.proto, binding.host_port) == (packet.protocol, packet.port) and _covers(binding.host_ip, address):
                yield endpoint, binding


def _covers(bound: str, address: str) -> bool:
    """Whether a binding to `bound` serves `address`: the same one, or all of its family."""
    if not bound:
        return True
    version, number = address_number(bound)
    return version == address_number(address)[0] and (number == 0 or bound == address)


def _is_host_address(walker: Walker, host: Host, address: str) -> bool:
    return is_local(walker.world, Namespace(HOST, host.id, host), address)


def _listener(walker: Walker, host: Host) -> Container | None:
    """The container on the host network that listens on the packet's port; a paused one last."""
    wanted = f"{walker.packet.port}/{walker.packet.protocol}"
    networks = (network for network in walker.world.networks.values() if network.host == host.id)
    shared = (network for network in networks if driver_of(network).capabilities.shares_host)
    endpoints = (endpoint for network in shared for endpoint in walker.world.endpoints_on(network.id))
    inhabitants = (container for endpoint in endpoints for container in walker.world.containers_in(endpoint.sandbox))
    listeners = [container for container in inhabitants if wanted in container.listens]
    return min(listeners, key=lambda container: container.status == "paused", default=None)
