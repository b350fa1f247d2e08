"""Programs inside a container, and on the host: `docker exec`, and what is typed at the host's own prompt.

What the programs print belongs to the console, which hands `execute` in. Here is only what the daemon checks beforehand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .. import lifecycle
from ..answers import Ran
from ..draft import Draft, Executed
from ..entities import Container, Host
from ..errors import Refusal, conflict
from ..programs import SHELLS
from . import ProgramRef, RunningRef, TargetRef, argument, command, flag


def opens_prompt(argv: Sequence[str], interactive: bool) -> bool:
    """Whether a command line is a shell that waits for a person."""
    shell = argv[0].rpartition("/")[2] if argv else ""
    return interactive and shell in SHELLS and all(word in ("-i", "-l", "--login") for word in argv[1:])


@command(
    "exec",
    usage="[OPTIONS] CONTAINER COMMAND [ARG...]",
    interspersed=False,
    aliases=("container exec",),
    reads=True,
)
class Exec:
    """Execute a command in a running container."""

    container: RunningRef = argument("CONTAINER")
    first: ProgramRef = argument("COMMAND")
    arguments: tuple[TargetRef, ...] = argument("ARG", rest=True)
    detach: bool = flag("-d", "--detach", help="Detached mode: run command in the background", default=False)
    env: tuple[str, ...] = flag("-e", "--env", help="Set environment variables", default=())
    interactive: bool = flag("-i", "--interactive", help="Keep STDIN open even if not attached", default=False)
    privileged: bool = flag("--privileged", help="Give extended privileges to the command", default=False)
    tty: bool = flag("-t", "--tty", help="Allocate a pseudo-TTY", default=False)
    user: str = flag("-u", "--user", help='Username or UID (format: "<name|uid>[:<group|gid>]")', default="")
    workdir: str = flag("-w", "--workdir", help="Working directory inside the container", default="")

    def perform(self, draft: Draft) -> Executed:
        container = draft.container(draft.host.id, self.container)
        _check(container)
        argv = (self.first, *self.arguments)
        if opens_prompt(argv, self.interactive):
            return Executed(shell=container.name)
        answer = _execute(draft, replace(container, env=(*container.env, *self.env)), argv)
        return Executed() if self.detach else answer


def _check(container: Container) -> None:
    """Who can run a program (docker-facts 3.10)."""
    if container.status == "paused":
        raise conflict(f"Container {container.name} is paused, unpause the container before exec")
    if container.status != "running":
        raise conflict(f"container {container.id} is not running")


@command("attach", usage="[OPTIONS] CONTAINER", aliases=("container attach",), reads=True)
class Attach:
    """Attach local standard input, output, and error streams to a running container."""

    container: RunningRef = argument("CONTAINER")
    detach_keys: str = flag("--detach-keys", help="Override the key sequence for detaching a container", default="")
    no_stdin: bool = flag("--no-stdin", help="Do not attach STDIN", default=False)
    sig_proxy: bool = flag("--sig-proxy", help="Proxy all received signals to the process", default=True)

    def perform(self, draft: Draft) -> Ran:
        """A shell that waits gives its prompt; any other process has nothing to say at this moment."""
        container = draft.container(draft.host.id, self.container)
        if container.status == "paused":
            raise Refusal("You cannot attach to a paused container, unpause it first", client=True)
        if container.status != "running":
            raise Refusal("You cannot attach to a stopped container, start it first", client=True)
        waits = opens_prompt((*container.entrypoint, *container.command), container.interactive and not self.no_stdin)
        return Ran(container.id, False, Executed(shell=container.name, attached=True) if waits else None)


@command("exit", usage="CONTAINER [STATUS]", docker=False)
class Exit:
    """End the shell that a container runs, as typing exit in front of it does."""

    container: RunningRef = argument("CONTAINER")
    status: str = argument("STATUS", optional=True)

    def perform(self, draft: Draft) -> Executed:
        """The container ends with its process, and the shell's status is what its last command left, or what was asked for."""
        container = draft.container(draft.host.id, self.container)
        if container.status != "running":
            raise Refusal(f"container {container.name} is {container.status}: there is no shell to leave", client=True)
        if not opens_prompt((*container.entrypoint, *container.command), container.interactive):
            raise Refusal(f"container {container.name} does not run a shell that somebody could leave", client=True)
        if self.status and not (self.status.isascii() and self.status.isdecimal() and len(self.status) < 10):
            raise Refusal(f"sh: exit: Illegal number: {self.status}", client=True)
        status = int(self.status or 0) % 256
        lifecycle.finish(draft, container, status)
        return Executed(exit=status)


@command("host", usage="COMMAND [ARG...]", docker=False, interspersed=False, reads=True)
class OnHost:
    """Run a command on the host itself, as its own shell would."""

    first: ProgramRef = argument("COMMAND")
    arguments: tuple[TargetRef, ...] = argument("ARG", rest=True)

    def perform(self, draft: Draft) -> Executed:
        return _execute(draft, draft.host, (self.first, *self.arguments))


def _execute(draft: Draft, where: Container | Host, argv: Sequence[str]) -> Executed:
    if draft.execute is None:
        raise Refusal("programs cannot be run here", client=True)
    return draft.execute(draft, where, argv)
