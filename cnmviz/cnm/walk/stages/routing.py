"""A process sends: deliver locally, or choose a route and leave by its interface (docker-facts 6.2, 7.2 rows 14, 25, 27)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from ...drivers import driver_of
from ...routes import Namespace, Route, is_local, is_loopback, route_to
from ..places import place_of
from ..trace import Action, Place, Symptom, verdict
from .internal import INTERNAL

if TYPE_CHECKING:
    from ..walker import Walker

NO_ENDPOINT = verdict("NO_ENDPOINT", "The sandbox has no endpoint: there is only its loopback interface.", Symptom.UNREACHABLE)
NO_ROUTE = verdict("NO_ROUTE", "The routing table has no line for this address.", Symptom.UNREACHABLE)


def send(walker: Walker, namespace: Namespace) -> None:
    """A process in a sandbox sends the packet."""
    address = walker.packet.destination
    if is_local(walker.world, namespace, address):
        _loop(walker, namespace, address)
        return
    route = route_to(walker.world, namespace, address)
    if route is None:
        _unroutable(walker, namespace, address)
    endpoint = walker.world.endpoints[route.endpoint]
    if not walker.packet.source:
        walker.rewrite(source=route.source)
    walker.step(
        Action.ROUTED,
        "route",
        _sentence(route, address),
        Place("endpoint", endpoint.id, route.device),
        destination=route.destination,
        via=route.via,
        device=route.device,
        source=route.source,
    )
    network = walker.world.networks[route.network]
    driver_of(network).egress(walker, network, endpoint, route.via or address)


def _sentence(route: Route, address: str) -> str:
    if route.via:
        return f"{address} is on no connected subnet: the default route leads through {route.device} to the gateway {route.via}."
    if route.destination == "default":
        return f"{address} is on no connected subnet: the default route leads straight out of {route.device}, with no gateway."
    return f"{address} is in the connected subnet {route.destination}: it leaves directly through {route.device}."


def _loop(walker: Walker, namespace: Namespace, address: str) -> None:
    if not walker.packet.source:
        walker.rewrite(source=address)
    device = "lo" if is_loopback(address) else "the sandbox's own interface"
    walker.step(Action.ROUTED, "local", f"{address} is an address of this sandbox itself ({device}): nothing leaves it.")
    walker.receive(namespace)


def _unroutable(walker: Walker, namespace: Namespace, address: str) -> NoReturn:
    networks = [walker.world.networks[endpoint.network] for endpoint in walker.world.endpoints_in(namespace.id)]
    plugged = [network for network in networks if driver_of(network).capabilities.addresses]
    if not plugged:
        text = f"The sandbox is plugged into no network, so there is no route to {address}: the network is unreachable."
        walker.drop(NO_ENDPOINT, "no-endpoint", text)
    named = ", ".join(network.name for network in plugged)
    if all(network.internal for network in plugged):
        text = f"{named} is internal and gives no default route: {address} is unreachable."
        walker.drop(INTERNAL, "no-default-route", text, place_of(plugged[0]), seen=Symptom.UNREACHABLE)
    walker.drop(NO_ROUTE, "no-route", f"No route leads to {address}: connected are only the subnets of {named}.")
