"""Names, as a container finds them: its /etc/hosts first, then the resolver of its /etc/resolv.conf.

The embedded server (127.0.0.11) knows the endpoints of the networks that the asking sandbox is joined to, and nothing else of the
lab. What it does not know goes to the host's resolver, which answers nothing. Sources: docker-facts 5.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from . import files
from .drivers import driver_of
from .entities import Container, Endpoint, Host, Network
from .gateway import in_gateway_order
from .routes import address_number
from .world import World

EMBEDDED = "127.0.0.11"


@dataclass(frozen=True, slots=True)
class Answer:
    """The addresses of a name, and who knew it: `hosts`, `embedded`, or "". `network` is the network that answered."""

    addresses: tuple[str, ...] = ()
    source: str = ""
    network: str = ""


def resolve(world: World, container: Container, name: str) -> Answer:
    """The IPv4 addresses of a name, else its IPv6 addresses, as a program in the container finds them."""
    if listed := _listed(world, container, name):
        return Answer(_of_family(listed, 4) or _of_family(listed, 6), "hosts")
    if not _answered(world, container, name).addresses:
        return Answer()
    answer = ask_embedded(world, container, name)
    return answer if answer.addresses else ask_embedded(world, container, name, 6)


def _of_family(addresses: Iterable[str], version: int) -> tuple[str, ...]:
    return tuple(address for address in addresses if address_number(address)[0] == version)


def resolve_on_host(host: Host, name: str) -> Answer:
    """The addresses of a name as a program of the machine finds them: its /etc/hosts knows it, or nobody does."""
    found = files.listed(files.hosts_file_of_host(host), name)
    return Answer(_of_family(found, 4) or _of_family(found, 6), "hosts") if found else Answer()


def _listed(world: World, container: Container, name: str) -> list[str]:
    """The addresses that /etc/hosts has for a name."""
    return files.listed(files.hosts_file(world, container), name) if container.sandbox else []


def asks_embedded(world: World, container: Container) -> bool:
    """Whether /etc/resolv.conf names the embedded server (docker-facts 5.1)."""
    sandbox = world.sandboxes.get(container.sandbox)
    return bool(sandbox and sandbox.embedded_dns)


def serves_names(network: Network) -> bool:
    """Whether the endpoints of a network have names: not on the predefined ones (docker-facts 2.2)."""
    return not network.predefined and driver_of(network).capabilities.names


def ask_embedded(world: World, container: Container, name: str, version: int = 4) -> Answer:
    """What 127.0.0.11 answers from its own records to a question for one family (docker-facts 5.3)."""
    answer = _answered(world, container, name, version)
    found = _of_family(answer.addresses, version)
    return Answer(found, "embedded", answer.network) if found else Answer()


def _answered(world: World, container: Container, name: str, version: int = 0) -> Answer:
    """Links first, then the networks in gateway order; the first with an address of the family (0: of any) answers alone.

    A network does not look for a name that is a link's alias there (docker-facts 5.2).
    """
    if not asks_embedded(world, container):
        return Answer()
    joined = _asked(world, container)
    wanted = name.lower().removesuffix(".")
    linked = [(endpoint, target) for endpoint in joined if (target := _linked(endpoint, wanted))]
    plain = [(endpoint, wanted) for endpoint in joined if not _linked(endpoint, wanted)]
    for endpoint, known in linked + plain:
        network = world.networks[endpoint.network]
        found = _records(world, network, known)
        if any(version in (0, address_number(address)[0]) for address in found):
            return Answer(found, "embedded", network.id)
    return Answer()


def _asked(world: World, container: Container) -> list[Endpoint]:
    """The endpoints whose networks are asked: those of the swarm first (recording swarm-random/random-006), in gateway order."""
    listed = [endpoint for endpoint in world.endpoints_in(container.sandbox) if endpoint.listed]
    ordered = in_gateway_order(listed, world.networks)
    return sorted(ordered, key=lambda endpoint: world.networks[endpoint.network].host != "")


def _linked(endpoint: Endpoint, name: str) -> str:
    """The container name behind a private link alias of this endpoint (docker-facts 5.2), else ""."""
    for link in endpoint.links:
        target, _, alias = link.partition(":")
        if (alias or target).lower() == name:
            return target.lower()
    return ""


def _records(world: World, network: Network, name: str) -> tuple[str, ...]:
    """The addresses of a name on one network; `name.network` is the same name with its network.

    Which endpoints have names at all was settled when they were made; a rename gives them even to one on the default bridge
    (recording random/random-058).
    """
    suffix = f".{network.name.lower()}"
    ids = world.ids("dns-name", network.id, name) or world.ids("dns-name", network.id, name.removesuffix(suffix))
    endpoints = [world.endpoints[id_] for id_ in ids]
    found = {address for endpoint in endpoints for address in (endpoint.address, endpoint.address6)} - {""}
    return tuple(sorted(found, key=address_number))


def reverse(world: World, container: Container, address: str) -> str:
    """The name of an address, as `name.network`; "" where nobody knows (docker-facts 5.2)."""
    if not asks_embedded(world, container):
        return ""
    for endpoint in _asked(world, container):
        network = world.networks[endpoint.network]
        owner = world.endpoint_at(network.id, address)
        if owner and owner.dns_names:
            return f"{owner.dns_names[0]}.{network.name}"
    return ""
