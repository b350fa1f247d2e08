"""Each entity by itself: names as Docker allows them, addresses that are addresses, ports and states within their range."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from ipaddress import IPv6Network

from .. import images, limits, names
from ..commands.add_host import NAME as HOST_NAME
from ..commands.add_host import RESERVED as NO_HOST_NAMES
from ..commands.picture import FARTHEST
from ..drivers import Driver, catalogue
from ..entities import Binding, Container, Endpoint, Host, Network, Pool, Position, Publish
from ..errors import Refusal
from ..hostports import span
from ..publish import PROTOCOLS
from ..subnets import overlap, parse_address, parse_subnet
from ..swarm import MANAGER, WORKER
from .things import Things, called, quoted

MAC = re.compile(r"([0-9a-f]{2}:){5}[0-9a-f]{2}")
INTERFACE = re.compile(r"[!-.0-~]{1,15}")
PORT = re.compile(rf"[0-9]{{1,5}}/({'|'.join(PROTOCOLS)})")
HOST_PORT = re.compile(r"([0-9]{1,5}(-[0-9]{1,5})?)?")
STATUSES = ("created", "running", "paused", "exited")
PLACED = ("host", "network", "container")
SCOPES = ("local", "swarm")
HIGHEST_PORT = 65535
HIGHEST_IPV4 = 2**32 - 1


def hosts(things: Things) -> Iterator[str]:
    for host in things.hosts.values():
        yield from (f"{called(host)}: {why}" for why in _host(host))


def networks(things: Things) -> Iterator[str]:
    for network in things.networks.values():
        yield from (f"{called(network)}: {why}" for why in _network(network))


def sandboxes(things: Things) -> Iterator[str]:
    yield from (f"{called(one)}: it has no namespace" for one in things.sandboxes.values() if not one.namespace)


def containers(things: Things) -> Iterator[str]:
    for container in things.containers.values():
        yield from (f"{called(container)}: {why}" for why in _container(container))


def endpoints(things: Things) -> Iterator[str]:
    for endpoint in things.endpoints.values():
        yield from (f"{called(endpoint)}: {why}" for why in _endpoint(endpoint))


def positions(things: Things) -> Iterator[str]:
    """What they are the places of may be gone; what is there is of the kind that they say."""
    for position in things.positions.values():
        if not (_is_place(position, things.draws) and _is_of_its_kind(things, position)):
            yield f"{called(position)}: that is no place in the picture"


def _is_place(position: Position, draws: int) -> bool:
    """Containers alone have a rank, which counts them; a group has a number that was drawn."""
    return (
        position.of in PLACED
        and max(abs(position.x), abs(position.y)) <= FARTHEST
        and 0 <= position.rank <= (limits.CONTAINERS if position.of == Container.kind else 0)
        and 0 <= position.group <= draws
    )


def _is_of_its_kind(things: Things, position: Position) -> bool:
    there = [kind for kind in PLACED if position.id in things.tables[kind]]
    return not there or position.of in there


def _host(host: Host) -> Iterator[str]:
    if not HOST_NAME.fullmatch(host.name) or host.name in NO_HOST_NAMES:
        yield "that is no name for a host"
    if not INTERFACE.fullmatch(host.interface):
        yield f"{quoted(host.interface)} is no name for an interface"
    if not _is_interface(host.address):
        yield f"{quoted(host.address)} is no IPv4 address with the length of its prefix"
    for text in (host.neighbour, host.resolver):
        if not is_address(text, 4):
            yield f"{quoted(text)} is no IPv4 address"
    if host.ula and not _is_local_block(host.ula):
        yield f"{quoted(host.ula)} is no block of IPv6 addresses for networks"
    if host.role not in ("", MANAGER, WORKER):
        yield f"{quoted(host.role)} is no role in a swarm"


def is_address(text: str, version: int) -> bool:
    """Whether a text is an address in its usual spelling."""
    address = parse_address(text)
    return address is not None and address.version == version and str(address) == text


def _is_interface(text: str) -> bool:
    address, slash, prefix = text.partition("/")
    return bool(slash) and is_address(address, 4) and bool(re.fullmatch("[1-9]|[12][0-9]|3[01]", prefix))


def _is_local_block(text: str) -> bool:
    block = parse_subnet(text)
    return isinstance(block, IPv6Network) and str(block) == text and block.prefixlen <= 64


def _network(network: Network) -> Iterator[str]:
    if not network.name.strip() or len(network.name) > limits.NAME:
        yield "that is no name for a network"
    driver = catalogue().get(network.driver)
    if driver is None:
        yield f"there is no driver {quoted(network.driver)}"
    elif not network.config_only:
        yield from _settings(driver, network)
    if network.scope not in SCOPES or (network.scope == "swarm") != (network.host == ""):
        yield "it belongs either to one host or to the swarm"
    if not 0 <= network.cursor <= HIGHEST_IPV4:
        yield "its latest address is out of range"
    if network.created < 0:
        yield "it was created before time began"
    for pool in network.pools:
        yield from _pool(pool)
    for place in network.engines:
        if not is_address(place.address, 4):
            yield f"{quoted(place.address)} is no IPv4 address"


def _settings(driver: Driver, network: Network) -> Iterator[str]:
    try:
        driver.check_settings(network)
    except Refusal as refusal:
        yield refusal.message


def _pool(pool: Pool) -> Iterator[str]:
    subnet = parse_subnet(pool.subnet)
    if subnet is None or str(subnet) != pool.subnet:
        yield f"{quoted(pool.subnet)} is no subnet"
        return
    block = parse_subnet(pool.ip_range) if pool.ip_range else subnet
    if block is None or not overlap(block, subnet) or block.prefixlen < subnet.prefixlen:
        yield f"the range {quoted(pool.ip_range)} is not part of {pool.subnet}"
    for text in filter(None, (pool.gateway, *pool.aux.values())):
        address = parse_address(text)
        if address is None or address.version != subnet.version or address not in subnet:
            yield f"{quoted(text)} is not an address of {pool.subnet}"


def _container(container: Container) -> Iterator[str]:
    if not names.ALLOWED.fullmatch(container.name) or len(container.name) > limits.NAME or container.name[0] == "/":
        yield "that is no name for a container"
    if not _is_image(container.image):
        yield f"there is no image {quoted(container.image)}"
    if container.status not in STATUSES:
        yield f"{quoted(container.status)} is no state of a container"
    if not 0 <= container.exit_code <= 255:
        yield "its exit status is not a number from 0 to 255"
    if not container.network_mode:
        yield "it has no network mode"
    if len(container.hostname) > limits.NAME or len(container.domainname) > limits.NAME:
        yield "its host name is too long"
    if min(container.created, container.started, container.finished) < 0:
        yield "it was there before time began"
    yield from _attachments(container)
    yield from _ports((*container.exposed, *container.listens))
    for publish in container.publish:
        yield from _publish(publish)
    yield from (f"{quoted(link)} is no link" for link in container.links if link.count(":") != 2)


def _is_image(reference: str) -> bool:
    try:
        images.find(reference)
    except Refusal:
        return False
    return True


def _attachments(container: Container) -> Iterator[str]:
    if len(container.attachments) > limits.ATTACHMENTS:
        yield f"it remembers more than {limits.ATTACHMENTS} networks"
    if len({attachment.network for attachment in container.attachments}) < len(container.attachments):
        yield "it remembers a network twice"
    for attachment in container.attachments:
        if not attachment.network:
            yield "it remembers a network without a name"
        if attachment.mac and not MAC.fullmatch(attachment.mac):
            yield f"{quoted(attachment.mac)} is no MAC address"


def _ports(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        if not PORT.fullmatch(text) or int(text.partition("/")[0]) > HIGHEST_PORT:
            yield f"{quoted(text)} is no port"


def _publish(publish: Publish) -> Iterator[str]:
    if publish.proto not in PROTOCOLS or not 0 <= publish.port <= HIGHEST_PORT:
        yield f"{publish.port}/{quoted(publish.proto)} is no port"
    if publish.host_ip and parse_address(publish.host_ip) is None:
        yield f"{quoted(publish.host_ip)} is no address"
    if not HOST_PORT.fullmatch(publish.host_port) or not 0 <= span(publish)[0] <= span(publish)[1] <= HIGHEST_PORT:
        yield f"{quoted(publish.host_port)} is no port of a host"


def _endpoint(endpoint: Endpoint) -> Iterator[str]:
    given = ((endpoint.address, 4), (endpoint.gateway, 4), (endpoint.address6, 6), (endpoint.gateway6, 6))
    for text, version in given:
        if text and not is_address(text, version):
            yield f"{quoted(text)} is no IPv{version} address"
    if not (0 <= endpoint.prefix <= 32 and 0 <= endpoint.prefix6 <= 128):
        yield "the length of its prefix is out of range"
    if bool(endpoint.address or endpoint.address6) != bool(MAC.fullmatch(endpoint.mac)):
        yield "it has a MAC address exactly where it has an address"
    if bool(endpoint.address or endpoint.address6) != bool(endpoint.interface):
        yield "it has an interface exactly where it has an address"
    for binding in endpoint.bindings:
        yield from _binding(binding)


def _binding(binding: Binding) -> Iterator[str]:
    if binding.proto not in PROTOCOLS or not (0 <= binding.port <= HIGHEST_PORT and 0 <= binding.host_port <= HIGHEST_PORT):
        yield f"{binding.host_port} to {binding.port}/{quoted(binding.proto)} is no binding of ports"
    if parse_address(binding.host_ip) is None:
        yield f"{quoted(binding.host_ip)} is no address"
