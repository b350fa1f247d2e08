"""Where the packet starts: only a process that runs can send one."""

from __future__ import annotations

from ...routes import HOST, OUTSIDE, Namespace, namespace_of
from ...world import World
from ..trace import Action, Direction, Hop, Packet, Step, Symptom, Trace, verdict

NOT_RUNNING = verdict(
    "NOT_RUNNING", "The container is not running: it has no sandbox, no address and no process.", Symptom.BAD_NAME
)
PAUSED = verdict("PAUSED", "The container is paused: its processes are frozen.", Symptom.SILENT)


def start(world: World, packet: Packet) -> Namespace | Trace:
    """The namespace of the sender, or the trace of a walk that cannot start."""
    origin = packet.origin
    if origin.kind != "container":
        host = world.hosts.get(origin.id, world.first_host)
        return Namespace(OUTSIDE if origin.kind == "outside" else HOST, host.id, host)
    container = world.containers[origin.id]
    namespace = namespace_of(world, container)
    if namespace is not None and container.status != "paused":
        return namespace
    ended = NOT_RUNNING if namespace is None else PAUSED
    text = f"{container.name} is {container.status}: no process in it can send anything."
    step = Step(Action.DROPPED, "sender-stopped", text, origin, {"status": container.status})
    return Trace(packet, (Hop(origin, Direction.THERE, (step,)),), ended)
