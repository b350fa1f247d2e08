"""What is meant by the target: an address as it is, a name as the sender finds it, or a container by its addresses.

A program knows names from /etc/hosts and its resolver alone. A person who asks for a container means the container: where its
name is not known, the trace says so and goes on with its address (docker-facts 5).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ... import dns
from ...drivers import driver_of
from ...entities import Container, Host
from ...gateway import in_gateway_order
from ...routes import HOST, bare, is_address, namespace_of, route_to
from ..places import place_of, place_outside
from ..trace import Action, Place, Symptom, Verdict, verdict
from .origin import NOT_RUNNING
from .routing import NO_ENDPOINT

if TYPE_CHECKING:
    from ..walker import Walker

NO_SUCH_NAME = verdict(
    "NO_SUCH_NAME", "Nobody has this name: neither a container in reach nor the host's resolver.", Symptom.BAD_NAME
)
NO_NAME_SERVICE = verdict(
    "NO_NAME_SERVICE",
    "Docker's embedded DNS does not serve here: the default bridge, the host and the outside know no container names.",
    Symptom.BAD_NAME,
)
NO_SHARED_NETWORK = verdict(
    "NO_SHARED_NETWORK", "The two share no network, and names are known only within a network.", Symptom.BAD_NAME
)

FILE = "/etc/hosts"


def choices(walker: Walker) -> list[str]:
    """The addresses to try in turn; only one, unless a container or host is meant whose name is not known to the sender."""
    packet = walker.packet
    sender = walker.world.containers.get(packet.origin.id)
    if is_address(packet.target) and not packet.aim:
        if packet.protocol == "name":
            _note_address(walker, sender)
        return [packet.target]
    aim = _aim(walker)
    answer = dns.Answer() if isinstance(aim, Host) else _looked_up(walker, sender)
    if answer.addresses:
        _note(walker, answer)
        return [answer.addresses[0]]
    return _instead(walker, sender, aim)


def _looked_up(walker: Walker, sender: Container | None) -> dns.Answer:
    """What the sender's own files and resolver say of the target; the outside knows no name of a lab."""
    packet = walker.packet
    if sender is not None:
        return dns.resolve(walker.world, sender, packet.target)
    asks = packet.origin.kind == Host.kind and not packet.aim
    return dns.resolve_on_host(walker.home.host, packet.target) if asks else dns.Answer()


def _instead(walker: Walker, sender: Container | None, aim: Container | Host | None) -> list[str]:
    """The addresses of what is meant, since its name is not known; the walk ends where only the name was asked for."""
    packet = walker.packet
    verdict, text = _unknown(walker, sender, aim)
    looked = {} if isinstance(aim, Host) else _question(walker, sender)
    found = list(dict.fromkeys(_addresses(walker, aim))) if packet.aim else []
    if packet.aim and isinstance(aim, Container) and aim.sandbox and not found:
        verdict, text = NO_ENDPOINT, f"{aim.name} has no endpoint and no address: nothing can be sent to it."
    if not found or packet.protocol == "name":
        walker.drop(verdict, "name-unknown", text, _entity(aim), **looked)
    meant = f"{packet.target} has the address {found[0]}."
    tried = f"{text} Its address {found[0]} is tried." if isinstance(aim, Container) else meant
    walker.step(Action.RESOLVED, "address-instead", tried, _entity(aim), **looked, addresses=found)
    return found


def _note(walker: Walker, answer: dns.Answer) -> None:
    walker.resolved = answer.addresses
    name, listed = walker.packet.target, " and ".join(answer.addresses)
    looked: dict[str, Any] = {"question": name, "addresses": answer.addresses}
    if answer.source == "hosts":
        walker.step(Action.RESOLVED, "hosts-file", f"/etc/hosts says that {name} is {listed}.", servers=[FILE], **looked)
        return
    network, server = walker.world.networks[answer.network], _embedded(walker)
    looked |= {"servers": [FILE, dns.EMBEDDED], "asked": [server], "answered": server, "answer": listed}
    text = f"The embedded DNS finds {name} on {network.name}: {listed}."
    walker.step(Action.RESOLVED, "embedded-dns", text, place_of(network), **looked)


def _question(walker: Walker, sender: Container | None) -> dict[str, Any]:
    """Whom a container asks in vain: its /etc/hosts, the embedded server, and the resolver of the host or of `--dns`.

    The embedded server asks the host's resolver in the host's namespace, others in the container's; and it asks on for nobody who
    has internal networks alone (docker-facts 5.3).
    """
    world = walker.world
    if not walker.noting or sender is None or not sender.sandbox:
        return {}
    embedded, host = dns.asks_embedded(world, sender), world.hosts[sender.host]
    resolvers = list(sender.dns or filter(None, (host.resolver,)))
    through = _way_out(walker, sender, resolvers)
    known = [dns.EMBEDDED] if embedded else []
    asked = [_embedded(walker)] if embedded else []
    if through:
        known += resolvers
        asked.append(place_outside(host))
    return {"question": walker.packet.target, "servers": [FILE, *known], "asked": asked, "through": through}


def _way_out(walker: Walker, sender: Container, resolvers: list[str]) -> list[Place]:
    """Over which places a question comes to the resolvers; none where it comes to none of them."""
    world, host, embedded = walker.world, walker.home.host, dns.asks_embedded(walker.world, sender)
    out = [place_of(host)]
    networks = [world.networks[endpoint.network] for endpoint in world.endpoints_in(walker.home.id)]
    if not resolvers or (embedded and all(network.internal for network in networks)):
        return []
    if (embedded and not sender.dns) or walker.home.kind == HOST:
        return out
    route = route_to(world, walker.home, resolvers[0])
    return [place_of(world.networks[route.network]), *out] if route else []


def _embedded(walker: Walker) -> Place:
    """Where the embedded server listens: in the sandbox of whoever asks."""
    return Place("sandbox", walker.home.id, walker.packet.origin.name)


def _note_address(walker: Walker, sender: Container | None) -> None:
    """An address needs no look-up; the other way round, its name may be known."""
    address = walker.packet.target
    name = dns.reverse(walker.world, sender, address) if sender else ""
    walker.resolved = (address,)
    text = f"{address} is an address already; the embedded DNS calls it {name}." if name else f"{address} is an address already."
    walker.step(Action.RESOLVED, "address", text, name=name)


def _aim(walker: Walker) -> Container | Host | None:
    """The container or host that is meant, or that bears the name on the sender's host."""
    world, packet = walker.world, walker.packet
    if packet.aim:
        return world.containers.get(packet.aim) or world.hosts.get(packet.aim)
    ids = world.ids("container-name", walker.home.host.id, packet.target)
    return world.containers[ids[0]] if ids else None


def _unknown(walker: Walker, sender: Container | None, aim: Container | Host | None) -> tuple[Verdict, str]:
    """Why the name is not known, in the order in which a person would look."""
    name, asker = walker.packet.target, walker.packet.origin.name
    if not isinstance(aim, Container):
        return NO_SUCH_NAME, f"{name} is no name that {asker} can find: its resolver has no answer."
    if not aim.sandbox:
        return NOT_RUNNING, f"{aim.name} is {aim.status}: it has no address, and its name is gone from the DNS."
    if sender is None or not dns.asks_embedded(walker.world, sender):
        return NO_NAME_SERVICE, f"{asker} does not ask Docker's embedded DNS, so the name {name} is unknown there."
    maker = walker.world.containers[walker.world.sandboxes[aim.sandbox].container]
    if maker.id != aim.id:
        return NO_SUCH_NAME, f"{aim.name} lives in the sandbox of {maker.name} and has no name of its own there."
    return _out_of_scope(walker, sender, aim)


def _out_of_scope(walker: Walker, sender: Container, aim: Container) -> tuple[Verdict, str]:
    """The embedded server was asked and does not know a container that runs."""
    shared = _networks(walker, sender) & _networks(walker, aim)
    if not shared:
        text = f"{sender.name} and {aim.name} share no network, so the name {aim.name} is unknown to {sender.name}."
        return NO_SHARED_NETWORK, text
    listed = " and ".join(sorted(walker.world.networks[id_].name for id_ in shared))
    return NO_NAME_SERVICE, f"{listed}, which they share, serves no names, so {aim.name} is unknown."


def _networks(walker: Walker, container: Container) -> set[str]:
    return {endpoint.network for endpoint in walker.world.endpoints_in(container.sandbox)}


def _addresses(walker: Walker, aim: Container | Host | None) -> Iterator[str]:
    """The addresses at which the aim may be found, the most promising first."""
    if isinstance(aim, Host):
        yield from _of_host(walker, aim)
    elif aim is not None and aim.sandbox:
        namespace = namespace_of(walker.world, aim)
        if namespace is not None and namespace.kind == HOST:
            yield from _of_host(walker, namespace.host)
        else:
            yield from _of_sandbox(walker, aim)


def _of_host(walker: Walker, host: Host) -> Iterator[str]:
    """Its outer address, then its addresses on the sender's own networks."""
    yield bare(host.address)
    if walker.home.kind != "sandbox":
        return
    for endpoint in walker.world.endpoints_in(walker.home.id):
        network = walker.world.networks[endpoint.network]
        if network.host == host.id and (address := driver_of(network).host_address(network)):
            yield address


def _of_sandbox(walker: Walker, aim: Container) -> Iterator[str]:
    """Addresses on shared networks, then the others, each in gateway order; loopback for the sender's own sandbox."""
    world = walker.world
    mine = {endpoint.network for endpoint in world.endpoints_in(walker.home.id)}
    ordered = in_gateway_order(world.endpoints_in(aim.sandbox), world.networks)
    for endpoint in sorted(ordered, key=lambda endpoint: endpoint.network not in mine):
        yield from filter(None, (endpoint.address, endpoint.address6))
    if aim.sandbox == walker.home.id:
        yield "127.0.0.1"


def _entity(aim: Container | Host | None) -> Place | None:
    return place_of(aim) if aim else None
