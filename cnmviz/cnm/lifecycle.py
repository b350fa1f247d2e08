"""The life of a container: start, stop, remove. A sandbox and its endpoints exist only while it runs or is paused.

Each function takes a container as it is in the draft and writes what comes of it; what is refused leaves nothing half done
(docker-facts 6.4).
"""

from __future__ import annotations

from dataclasses import replace

from . import gwbridge, hostports, images, limits, ports, programs
from .draft import Draft, Executed
from .drivers import driver_of
from .endpoints import attach, detach, joinable, named
from .entities import Attachment, Container, Sandbox
from .errors import Refusal, conflict, server_error
from .images import Image

ALIVE = ("running", "paused")
KILLED = 137


def start(draft: Draft, container: Container, *, waits: bool = False, watched: bool = False) -> Executed | None:
    """Start a container. What a program that ends at once printed is returned, and kept in its log.

    With `waits` somebody sits at the container's standard input, so that a shell does not end. With `watched` somebody sees its
    output, and interrupts what would go on printing.

    Raises:
        Refusal: in Docker's words; the failure is noted on the container, which stays as it was, or goes with `--rm`.
    """
    if container.status == "paused":
        raise conflict("cannot start a paused container, try unpause instead")
    if container.status == "running":
        return None
    try:
        with draft.attempt():
            return _start(draft, container, waits, watched)
    except Refusal as refusal:
        attachments = tuple(_looked_up(draft, container, attachment) for attachment in container.attachments)
        exit_code = container.exit_code or 128
        container = replace(container, attachments=attachments, error=refusal.message, exit_code=exit_code)
        draft.put(container)
        if container.auto_remove:
            draft.drop(container)
        raise


def _looked_up(draft: Draft, container: Container, attachment: Attachment) -> Attachment:
    try:
        return named(container, attachment, joinable(draft, container, attachment))
    except Refusal:
        return attachment


def _start(draft: Draft, container: Container, waits: bool, watched: bool) -> Executed | None:
    image = images.find(container.image)
    container = _into_sandbox(draft, container)
    process = programs.process_of(image, container.entrypoint, container.command, shell_waits=waits)
    line = (*container.entrypoint, *container.command)
    if not process.known:
        raise Refusal(
            "failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: "
            "unable to start container process: error during container init: "
            f'exec: "{line[0]}": executable file not found in $PATH: unknown'
        )
    container = replace(container, status="running", exit_code=0, error="", started=draft.now)
    taken = [port for port in process.listens if _in_use(draft, container, port)]
    draft.put(replace(container, listens=() if taken else process.listens))
    if process.stays and not taken and not (watched and process.interruptible):
        return None
    printed = _printed(draft, container, image) if not taken else _address_in_use(line[0])
    log = (container.logs + printed.stdout + printed.stderr)[-limits.LOG :]
    finish(draft, replace(container, logs=log), printed.exit)
    return printed


def _printed(draft: Draft, container: Container, image: Image) -> Executed:
    """What a program that ends printed. A shell without input prints nothing."""
    line = programs.line_of(image, container.entrypoint, container.command)
    if draft.execute is None or line == image.command:
        return Executed(image.prints)
    return draft.execute(draft, container, line)


def _address_in_use(program: str) -> Executed:
    return Executed(stderr=f"{program}: bind: Address already in use\n", exit=1)


def _in_use(draft: Draft, container: Container, port: str) -> bool:
    """Whether somebody else in the same network namespace listens on this port already."""
    sandbox = draft.sandboxes[container.sandbox]
    if sandbox.namespace == "default":
        return hostports.in_use(draft, draft.hosts[container.host], port)
    return any(port in other.listens for other in draft.containers_in(sandbox.id) if other.id != container.id)


def _into_sandbox(draft: Draft, container: Container) -> Container:
    """The container in its sandbox, with its endpoints: a new one, or another container's."""
    if container.network_mode.startswith("container:"):
        container = replace(container, sandbox=_shared_sandbox(draft, container))
        draft.put(container)
        return container
    sandbox_id = draft.fresh_id()
    sandbox = Sandbox(
        id=sandbox_id, host=container.host, container=container.id, namespace=sandbox_id[:12], number=draft.fresh_number()
    )
    draft.put(sandbox)
    container = replace(container, sandbox=sandbox.id)
    draft.put(container)
    try:
        container = _join_networks(draft, container, sandbox)
        ports.program(draft, container)
    except Refusal as refusal:
        raise Refusal(f"failed to set up container networking: {refusal.message}", status=refusal.status) from refusal
    return _with_links(draft, container)


def _join_networks(draft: Draft, container: Container, sandbox: Sandbox) -> Container:
    """One endpoint per attachment: the default bridge first, then as given (docker-facts 6.1)."""
    for attachment in sorted(container.attachments, key=lambda attachment: attachment.network != "bridge"):
        container = attach(draft, container, attachment)
        gwbridge.settle(draft, container)
    for endpoint in draft.endpoints_in(sandbox.id):
        if driver_of(draft.networks[endpoint.network]).capabilities.shares_host:
            draft.put(replace(sandbox, namespace="default"))
    return container


def _shared_sandbox(draft: Draft, container: Container) -> str:
    """The sandbox of `--network container:X` (docker-facts 3.10)."""
    reference = container.network_mode.removeprefix("container:")
    try:
        target = draft.container(container.host, reference)
    except Refusal as refusal:
        raise Refusal(f"joining network namespace of container: {refusal.message}", status=refusal.status) from refusal
    if target.id == container.id:
        raise Refusal("cannot join own network namespace")
    if target.status not in ALIVE:
        raise conflict(f"cannot join network namespace of a non running container: container {target.name} is {target.status}")
    return target.sandbox


def _with_links(draft: Draft, container: Container) -> Container:
    """Links of the default bridge need a running target on it (docker-facts 3.10); its name of this moment is kept."""
    links = []
    for link in container.links:
        id_, alias, _ = link.split(":")
        target = draft.containers.get(id_)
        if target is None:
            continue
        if target.status not in ALIVE:
            raise server_error(f"Cannot link to a non running container: /{target.name} AS /{container.name}/{alias}")
        if not any(attachment.network == "bridge" for attachment in target.attachments):
            raise server_error(f"Cannot link to /{target.name}, as it does not belong to the default network")
        links.append(f"{id_}:{alias}:{target.name}")
    return replace(container, links=tuple(links))


def finish(draft: Draft, container: Container, exit_code: int) -> Container | None:
    """The container's process has ended: its endpoints and its sandbox go. With `--rm` the container goes too."""
    leave_sandbox(draft, container)
    container = replace(
        container, status="exited", sandbox="", listens=(), exit_code=exit_code, finished=draft.now, error=container.error
    )
    draft.put(container)
    if container.auto_remove:
        draft.drop(container)
        return None
    return container


def leave_sandbox(draft: Draft, container: Container) -> None:
    """Unplug the container. A namespace that others share stays theirs, with nothing but loopback in it (docker-facts 6.3)."""
    sandbox = draft.sandboxes[container.sandbox]
    draft.put(replace(container, sandbox=""))
    if sandbox.container == container.id:
        for endpoint in draft.endpoints_in(sandbox.id):
            detach(draft, endpoint)
    heirs = sorted(draft.containers_in(sandbox.id), key=lambda other: other.number)
    if not heirs:
        draft.drop(sandbox)
    elif sandbox.container == container.id:
        draft.put(replace(sandbox, container=heirs[0].id))


def stop(draft: Draft, container: Container) -> None:
    """Stop a container that runs; one that does not is left alone. Process 1 is killed in the end (exit status 137)."""
    if container.status in ALIVE:
        finish(draft, container, KILLED)


def restart(draft: Draft, container: Container) -> None:
    """Stop and start; it may get other addresses (docker-facts 6.4).

    Raises:
        Refusal: it cannot start again; it stays stopped.
    """
    if container.status in ALIVE:
        finish(draft, replace(container, auto_remove=False), KILLED)
        container = replace(draft.containers[container.id], auto_remove=container.auto_remove)
        draft.put(container)
    try:
        start(draft, container)
    except Refusal as refusal:
        raise server_error(f"Cannot restart container {container.name}: {refusal.message}") from refusal


def remove(draft: Draft, container: Container, *, force: bool) -> None:
    """Remove a container (docker-facts 3.10).

    Raises:
        Refusal: it runs and nobody forces.
    """
    if container.status in ALIVE and not force:
        if container.status == "paused":
            raise conflict(f'cannot remove container "{container.name}": container is paused and must be unpaused first')
        advice = "stop the container before removing or force remove"
        raise conflict(f'cannot remove container "{container.name}": container is running: {advice}')
    if container.status in ALIVE:
        leave_sandbox(draft, container)
    draft.drop(draft.containers[container.id])
