"""Endpoints come and go: a sandbox is plugged into a network and unplugged (docker-facts 1, life cycle).

Addresses, MAC addresses and DNS names are settled here, at the join. Afterwards the caller lets the published ports follow
the default route (`ports.program`). It must not decide whether a container may be connected; that is the commands' part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from . import ipam, limits, settings, swarm
from .draft import Draft
from .drivers import driver_of
from .entities import Attachment, Container, Endpoint, Network
from .errors import Refusal, conflict, forbidden, not_found, server_error
from .world import World

IFNAME = "com.docker.network.endpoint.ifname"
IFACE_PREFIX = "com.docker.network.container_iface_prefix"


def network_of(world: World, container: Container, attachment: Attachment) -> Network:
    """The network that a container remembers: by its id once it was attached, by its name before (docker-facts 6.4).

    Raises:
        Refusal: it is gone, or not known on the container's host.
    """
    if not attachment.network_id:
        return world.network(container.host, attachment.network)
    network = world.networks.get(attachment.network_id)
    if network is None or not network.present(container.host):
        raise not_found(f"network {attachment.network_id} not found")
    return network


def joinable(world: World, container: Container, attachment: Attachment) -> Network:
    """The network that a container is to be plugged into. On a host in the swarm, the manager is asked for what is not local.

    Raises:
        Refusal: there is none, the swarm gives no access to it, or the container is on it already (recording
            swarm-random/random-001).
    """
    try:
        network: Network | None = network_of(world, container, attachment)
    except Refusal:
        if not world.hosts[container.host].role:
            raise
        network = None
    if network is None or network.host == "":
        network = swarm.attach(world, attachment.network_id or attachment.network)
        if endpoint_of(world, container, network.id):
            raise conflict(f"{container.name} is already attached to network {network.name}")
    return network


def dns_names(container: Container, attachment: Attachment) -> tuple[str, ...]:
    """Name, aliases, short id, hostname, without repetitions (docker-facts 5.2), once they are given."""
    if not attachment.named:
        return ()
    names = (attachment.named, *attachment.aliases, container.id[:12], container.hostname)
    return tuple(dict.fromkeys(name for name in names if name))


def named(container: Container, attachment: Attachment, network: Network) -> Attachment:
    """The attachment as it is once Docker has looked its network up: DNS names on all but the predefined networks."""
    name = container.name if settings.user_defined(network.name) else attachment.named
    return replace(attachment, network=network.name, named=name)


def attach(draft: Draft, container: Container, attachment: Attachment) -> Container:
    """Make the endpoint of one attachment in the container's sandbox, and remember the network's id.

    Ports are not programmed yet.

    Raises:
        Refusal: the network is gone, the settings do not fit it, or it has no address to give.
    """
    network = joinable(draft, container, attachment)
    if network.config_only:
        raise forbidden("cannot create endpoint on configuration-only network")
    attachment = replace(named(container, attachment, network), network_id=network.id)
    settings.check(network, attachment)
    if endpoint_of(draft, container, network.id):
        raise forbidden(f"endpoint with name {container.name} already exists in network {network.name}")
    limits.room(draft.endpoints, limits.ENDPOINTS, "endpoints")
    driver = driver_of(network)
    endpoint = driver.create_endpoint(draft, network, _endpoint(draft, container, network, attachment))
    draft.put(endpoint)
    driver.join(draft, network, endpoint)
    if settings.user_defined(network.name):
        draft.put(replace(draft.sandboxes[container.sandbox], embedded_dns=True))
    container = with_attachment(container, attachment)
    draft.put(container)
    return container


def _endpoint(draft: Draft, container: Container, network: Network, attachment: Attachment) -> Endpoint:
    address, prefix = ipam.claim(draft, network, 4, attachment.ip)
    address6, prefix6 = ipam.claim(draft, network, 6, attachment.ip6)
    plugged = bool(address or address6)
    return Endpoint(
        id=draft.fresh_id(),
        network=network.id,
        sandbox=container.sandbox,
        container=container.id,
        name=container.name,
        interface=interface_name(draft, container, network, attachment.driver_opts) if plugged else "",
        address=address,
        prefix=prefix,
        address6=address6,
        prefix6=prefix6,
        gateway=_gateway(network, address),
        gateway6=_gateway(network, address6),
        mac=(attachment.mac or draft.fresh_mac()) if plugged else "",
        aliases=attachment.aliases,
        dns_names=dns_names(container, attachment),
        links=attachment.links,
        gw_priority=attachment.gw_priority,
        options=attachment.driver_opts,
        number=draft.fresh_number(),
    )


def _gateway(network: Network, address: str) -> str:
    pool = ipam.pool_of(network, address) if address and driver_of(network).offers_gateway(network) else None
    return pool.gateway if pool else ""


def interface_name(draft: Draft, container: Container, network: Network, options: Mapping[str, str]) -> str:
    """The lowest free number behind the network's prefix (docker-facts 6.1), unless the endpoint asks for a name."""
    taken = {endpoint.interface for endpoint in draft.endpoints_in(container.sandbox)}
    asked = options.get(IFNAME, "")
    if asked in taken:
        raise Refusal(f'error creating network interface: "{asked}" already exists in this sandbox')
    prefix = network.options.get(IFACE_PREFIX) or "eth"
    numbered = (f"{prefix}{number}" for number in range(len(taken) + 1))
    return asked or next(name for name in numbered if name not in taken)


def with_attachment(container: Container, attachment: Attachment) -> Container:
    """The container with one attachment new or changed, in its place."""
    others = {other.network: other for other in container.attachments}
    if attachment.network not in others:
        limits.room(others, limits.ATTACHMENTS, "networks for a container")
    others[attachment.network] = attachment
    return replace(container, attachments=tuple(others.values()))


def without_attachment(container: Container, network: str) -> Container:
    return replace(container, attachments=tuple(other for other in container.attachments if other.network != network))


def endpoint_of(world: World, container: Container, network: str) -> Endpoint | None:
    """The endpoint by which a container is plugged into a network now."""
    if not container.sandbox:
        return None
    endpoints = world.endpoints_in(container.sandbox)
    return next((one for one in endpoints if one.network == network and one.container == container.id), None)


def detach(draft: Draft, endpoint: Endpoint) -> None:
    """Remove an endpoint; its address and its host ports are free again. Ports are not programmed yet."""
    network = draft.networks[endpoint.network]
    driver_of(network).leave(draft, network, endpoint)
    draft.drop(endpoint)


def rename(draft: Draft, container: Container) -> None:
    """Carry a container's new name to its endpoints; the new DNS names hold on every network (recording handmade2/link-rules).

    A container without endpoints keeps its old DNS names until it starts (Engine 28.5, daemon/rename.go).

    Raises:
        Refusal: it remembers a network where it has no endpoint.
    """
    sandbox = draft.sandboxes.get(container.sandbox)
    if sandbox is None or sandbox.container != container.id:
        draft.put(container)
        return
    plugged = {endpoint.network for endpoint in draft.endpoints_in(sandbox.id) if endpoint.listed}
    for attachment in container.attachments:
        if network_of(draft, container, attachment).id not in plugged:
            raise server_error(f"no endpoint attached to network {attachment.network} found")
    attachments = tuple(replace(attachment, named=container.name) for attachment in container.attachments)
    container = replace(container, attachments=attachments)
    draft.put(container)
    by_network = {attachment.network_id: attachment for attachment in attachments}
    for endpoint in draft.endpoints_in(container.sandbox):
        if endpoint.container == container.id and endpoint.network in by_network:
            names = dns_names(container, by_network[endpoint.network])
            draft.put(replace(endpoint, name=container.name, dns_names=names))
