"""The verbs of a container's life: start, stop, restart, kill, pause, unpause, rename, rm.

Each goes through its names one by one, as docker does; what each means stands in `cnm.lifecycle`.
"""

from __future__ import annotations

from dataclasses import replace

from .. import endpoints, lifecycle, names, signals
from ..answers import Batch, Ran
from ..batches import each
from ..draft import Draft, Executed
from ..entities import Container
from ..errors import Refusal, conflict, server_error
from . import ContainerRef, RunningRef, StoppedRef, argument, command, flag
from .exec import opens_prompt

MANY = "[OPTIONS] CONTAINER [CONTAINER...]"
FEW = "CONTAINER [CONTAINER...]"


def found(draft: Draft, reference: str) -> Container:
    return draft.container(draft.host.id, reference)


@command("start", usage=MANY, aliases=("container start",))
class StartContainers:
    """Start one or more stopped containers."""

    containers: tuple[StoppedRef, ...] = argument("CONTAINER", repeat=True)
    attach: bool = flag("-a", "--attach", help="Attach STDOUT/STDERR and forward signals", default=False)
    detach_keys: str = flag("--detach-keys", help="Override the key sequence for detaching a container", default="")
    interactive: bool = flag("-i", "--interactive", help="Attach container's STDIN", default=False)

    def perform(self, draft: Draft) -> Batch | Ran:
        if self.attach or self.interactive:
            return self._attached(draft)
        return each(self.containers, lambda name: self._start(draft, name), "Error: failed to start containers: {names}")

    def _start(self, draft: Draft, name: str) -> Executed | None:
        container = found(draft, name)
        return lifecycle.start(draft, container, waits=container.interactive or container.tty)

    def _attached(self, draft: Draft) -> Ran:
        """Somebody looks at what the container prints, which only works for one."""
        if len(self.containers) > 1:
            raise Refusal("you cannot start and attach multiple containers at once", client=True)
        container = found(draft, self.containers[0])
        executed = lifecycle.start(draft, container, waits=container.interactive, watched=True)
        sits = self.interactive and container.interactive
        if executed is None and opens_prompt((*container.entrypoint, *container.command), sits):
            executed = Executed(shell=container.name, attached=True)
        return Ran(container.id, False, executed)


@command("stop", usage=MANY, aliases=("container stop",))
class StopContainers:
    """Stop one or more running containers."""

    containers: tuple[RunningRef, ...] = argument("CONTAINER", repeat=True)
    signal: str = flag("-s", "--signal", help="Signal to send to the container", default="")
    time: int = flag("-t", "--timeout", "--time", help="Seconds to wait before killing the container", default=0)

    def perform(self, draft: Draft) -> Batch:
        signals.check(self.signal)
        return each(self.containers, lambda name: lifecycle.stop(draft, found(draft, name)))


@command("restart", usage=MANY, aliases=("container restart",))
class RestartContainers:
    """Restart one or more containers."""

    containers: tuple[ContainerRef, ...] = argument("CONTAINER", repeat=True)
    signal: str = flag("-s", "--signal", help="Signal to send to the container", default="")
    time: int = flag("-t", "--timeout", "--time", help="Seconds to wait before killing the container", default=0)

    def perform(self, draft: Draft) -> Batch:
        signals.check(self.signal)
        return each(self.containers, lambda name: lifecycle.restart(draft, found(draft, name)))


@command("kill", usage=MANY, aliases=("container kill",))
class KillContainers:
    """Kill one or more running containers."""

    containers: tuple[RunningRef, ...] = argument("CONTAINER", repeat=True)
    signal: str = flag("-s", "--signal", help="Signal to send to the container", default="")

    def perform(self, draft: Draft) -> Batch:
        return each(self.containers, lambda name: self._kill(draft, name))

    def _kill(self, draft: Draft, name: str) -> None:
        container = found(draft, name)
        ends = signals.check(self.signal or "KILL")
        if container.status not in lifecycle.ALIVE:
            raise conflict(f"cannot kill container: {name}: container {container.id} is not running")
        if ends:
            lifecycle.finish(draft, container, lifecycle.KILLED)


@command("pause", usage=FEW, aliases=("container pause",))
class PauseContainers:
    """Pause all processes within one or more containers."""

    containers: tuple[RunningRef, ...] = argument("CONTAINER", repeat=True)

    def perform(self, draft: Draft) -> Batch:
        return each(self.containers, lambda name: self._pause(draft, name))

    def _pause(self, draft: Draft, name: str) -> None:
        container = found(draft, name)
        if container.status == "paused":
            raise conflict(f"Container {container.id} is already paused")
        if container.status != "running":
            raise conflict(f"Container {container.id} is not running")
        draft.put(replace(container, status="paused"))


@command("unpause", usage=FEW, aliases=("container unpause",))
class UnpauseContainers:
    """Unpause all processes within one or more containers."""

    containers: tuple[ContainerRef, ...] = argument("CONTAINER", repeat=True)

    def perform(self, draft: Draft) -> Batch:
        return each(self.containers, lambda name: self._unpause(draft, name))

    def _unpause(self, draft: Draft, name: str) -> None:
        container = found(draft, name)
        if container.status != "paused":
            raise server_error(f"Container {container.id} is not paused")
        draft.put(replace(container, status="running"))


@command("rm", usage=MANY, aliases=("container rm", "container remove"))
class RemoveContainers:
    """Remove one or more containers."""

    containers: tuple[ContainerRef, ...] = argument("CONTAINER", repeat=True)
    force: bool = flag("-f", "--force", help="Force the removal of a running container (uses SIGKILL)", default=False)
    link: bool = flag("-l", "--link", help="Remove the specified link", default=False)
    volumes: bool = flag("-v", "--volumes", help="Remove anonymous volumes associated with the container", default=False)

    def perform(self, draft: Draft) -> Batch:
        return each(self.containers, lambda name: self._remove(draft, name))

    def _remove(self, draft: Draft, name: str) -> bool:
        try:
            container = found(draft, name)
        except Refusal as refusal:
            if self.force and refusal.status == 404:
                draft.warn(f"Error response from daemon: {refusal.message}")
                return False
            raise
        lifecycle.remove(draft, container, force=self.force)
        return True


@command("rename", usage="CONTAINER NEW_NAME", aliases=("container rename",))
class RenameContainer:
    """Rename a container."""

    container: ContainerRef = argument("CONTAINER")
    name: str = argument("NEW_NAME")

    def perform(self, draft: Draft) -> Batch:
        complaint = "Error: failed to rename container named {names}"
        return each((self.container,), lambda name: self._rename(draft, name), complaint)

    def _rename(self, draft: Draft, reference: str) -> bool:
        container = found(draft, reference)
        if not self.name.strip():
            raise Refusal("new name cannot be empty", client=True)
        if self.name.removeprefix("/") == container.name:
            raise Refusal("Renaming a container with the same name as its current name")
        try:
            name = names.check(draft, self.name)
        except Refusal as refusal:
            raise Refusal(f"Error when allocating new name: {refusal.message}", status=refusal.status) from refusal
        endpoints.rename(draft, replace(container, name=name))
        return False
