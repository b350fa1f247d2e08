"""`docker run` and `docker create`: a new container, started at once or not.

How the flags become a container stands in `cnm.creation`, what a start does in `cnm.lifecycle`. Here is only how the two go
together, and what remains when the second fails: the container, unless it was to be removed.
"""

from __future__ import annotations

from .. import lifecycle, programs
from ..answers import Made, Ran
from ..creation import create
from ..draft import Draft, Executed
from ..entities import Container
from ..errors import Refusal
from . import command, flag
from .container_flags import ContainerFlags

USAGE = "[OPTIONS] IMAGE [COMMAND] [ARG...]"


@command("create", usage=USAGE, interspersed=False, aliases=("container create",), refusal="run")
class CreateContainer(ContainerFlags):
    """Create a new container."""

    def perform(self, draft: Draft) -> Made:
        return Made(_create(draft, self).id)


@command("run", usage=USAGE, interspersed=False, aliases=("container run",), refusal="run")
class RunContainer(ContainerFlags):
    """Create and run a new container from an image."""

    detach: bool = flag("-d", "--detach", help="Run container in background and print container ID", default=False)
    detach_keys: str = flag("--detach-keys", help="Override the key sequence for detaching a container", default="")
    sig_proxy: bool = flag("--sig-proxy", help="Proxy received signals to the process", default=True)

    def perform(self, draft: Draft) -> Ran:
        if self.detach and self.attach:
            raise Refusal("conflicting options: cannot specify both --attach and --detach", client=True)
        container = _create(draft, self)
        try:
            executed = self._start(draft, container)
        except Refusal as refusal:
            draft.keep(refusal)
            executed = None
        return Ran(container.id, self.detach, None if self.detach else executed)

    def _start(self, draft: Draft, container: Container) -> Executed | None:
        """Start it. In front of `run -it` with a shell a prompt opens.

        Detached, an open input or a terminal alone keeps a shell waiting for somebody.
        """
        waits = (self.interactive or self.tty) if self.detach else self.interactive and self.tty
        executed = lifecycle.start(draft, container, waits=waits, watched=not self.detach)
        alone = programs.is_shell((*container.entrypoint, *container.command))
        if executed is None and self.interactive and not self.detach and alone:
            return Executed(shell=container.name, attached=True)
        return executed


def _create(draft: Draft, flags: ContainerFlags) -> Container:
    container = create(draft, flags)
    if container.network_mode == "host" and (container.publish or container.publish_all):
        draft.warn("WARNING: Published ports are discarded when using host network mode")
    return container
