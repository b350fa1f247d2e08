"""Where the packet starts: only a process that runs can send one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...routes import HOST, OUTSIDE, SANDBOX, Namespace, namespace_of
from ...world import World
from ..trace import Place, Symptom, verdict

if TYPE_CHECKING:
    from ..walker import Walker

NOT_RUNNING = verdict(
    "NOT_RUNNING", "The container is not running: it has no sandbox, no address and no process.", Symptom.BAD_NAME
)
PAUSED = verdict("PAUSED", "The container is paused: its processes are frozen.", Symptom.SILENT)


def namespace(world: World, origin: Place) -> Namespace:
    """Where an origin sends from; the sandbox of a container that does not run has no id."""
    if origin.kind == "container":
        container = world.containers[origin.id]
        return namespace_of(world, container) or Namespace(SANDBOX, "", world.hosts[container.host])
    host = world.hosts.get(origin.id, world.first_host)
    return Namespace(OUTSIDE if origin.kind == "outside" else HOST, host.id, host)


def start(walker: Walker) -> None:
    """Whether the sender can send at all."""
    sender = walker.world.containers.get(walker.packet.origin.id)
    if sender is not None and sender.status != "running":
        text = f"{sender.name} is {sender.status}: no process in it can send anything."
        ended = PAUSED if sender.sandbox else NOT_RUNNING
        walker.drop(ended, "sender-stopped", text, walker.packet.origin, status=sender.status)
