"""The packet reaches a sandbox: which process gets it, and then the answer sets out (docker-facts 7.2 rows 2, 27, 29)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...entities import Container, Endpoint
from ...routes import SANDBOX, Namespace
from ..places import place_of
from ..trace import Action, Symptom, verdict
from .firewall import REPLY_DROPPED
from .origin import PAUSED

if TYPE_CHECKING:
    from ..walker import Walker

PORT_CLOSED = verdict("PORT_CLOSED", "The packet arrived, but no process listens on this port.", Symptom.REFUSED)
CLOSED_BEHIND_PROXY = verdict(
    "CLOSED_BEHIND_PROXY",
    "docker-proxy accepts the connection on the host, finds nobody listening in the container, and closes it at once.",
    Symptom.CLOSED,
)


def arrive(walker: Walker, endpoint: Endpoint) -> None:
    """The packet comes out of an endpoint into its sandbox."""
    sandbox = walker.world.sandboxes[endpoint.sandbox]
    owner = walker.world.containers[endpoint.container]
    walker.enter(place_of(owner))
    text = f"The packet comes into the sandbox of {owner.name} through {endpoint.interface or endpoint.name}."
    walker.step(Action.RECEIVED, "endpoint", text, place_of(endpoint))
    receive(walker, Namespace(SANDBOX, sandbox.id, walker.world.hosts[sandbox.host]))


def receive(walker: Walker, namespace: Namespace) -> None:
    """The packet is for this sandbox: an answer is at its end, anything else is given to a process and answered."""
    if walker.returning:
        if namespace.id != walker.home.id:
            text = f"The answer for {walker.packet.destination} ends up with somebody else who has that address, and is lost."
            walker.drop(REPLY_DROPPED, "stray-answer", text)
        walker.finish()
        return
    packet = walker.packet
    if packet.protocol == "icmp":
        owner = walker.world.containers[walker.world.sandboxes[namespace.id].container]
        walker.step(
            Action.DELIVERED, "kernel-answers", f"The kernel of {owner.name}'s sandbox answers the ping.", place_of(owner)
        )
    else:
        _to_process(walker, walker.world.containers_in(namespace.id))
    walker.answer(namespace)


def _to_process(walker: Walker, containers: list[Container]) -> None:
    packet = walker.packet
    port = f"{packet.port}/{packet.protocol}"
    listeners = [container for container in containers if port in container.listens]
    listener = min(listeners, key=lambda container: container.status == "paused", default=None)
    if listener is None:
        names = " and ".join(container.name for container in containers)
        listens = ", ".join(sorted({port for container in containers for port in container.listens})) or "nothing"
        text = f"Nobody listens on {port} in {names} (listening: {listens})."
        walker.drop(CLOSED_BEHIND_PROXY if walker.proxied else PORT_CLOSED, "no-listener", text, listens=listens)
    if listener.status == "paused":
        text = f"The kernel accepts the connection to {port}, but {listener.name} is paused and never answers."
        silent = Symptom.SILENT if packet.protocol == "tcp" else Symptom.TIMEOUT
        walker.drop(PAUSED, "paused", text, place_of(listener), seen=silent)
    walker.step(Action.DELIVERED, "listener", f"{listener.name} listens on {port} and takes it.", place_of(listener))
