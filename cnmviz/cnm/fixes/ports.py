"""A port that is closed, or not published: ask for the one that is open, or make the container anew with `-p`."""

from __future__ import annotations

from collections.abc import Iterator

from .. import images
from ..commands import Command
from ..entities import Binding, Container, Publish
from ..routes import bare
from ..settings import user_defined
from . import Case, Commands, remedy, request

FIRST_HOST_PORT = 8080
LAST_HOST_PORT = 8179


@remedy("PORT_CLOSED", "CLOSED_BEHIND_PROXY", "PORT_NOT_PUBLISHED")
def other_port(case: Case) -> Iterator[Commands]:
    """Ask for a port on which the container does listen."""
    target, protocol = case.target, case.question.protocol
    for port in _listening(target, protocol):
        if port != case.question.port:
            yield (request("reach", source=case.question.source, target=f"{case.question.target}:{port}{_suffix(protocol)}"),)


@remedy("PORT_NOT_PUBLISHED", "NO_DIRECT_ACCESS", "ISOLATED", "INTERNAL")
def published_port(case: Case) -> Iterator[Commands]:
    """Ask for the host's port behind which the container listens."""
    for binding in _bindings(case):
        if binding.proto == case.question.protocol and binding.host_port:
            yield (_ask_host(case, binding.host_port, binding.proto),)


@remedy("PORT_NOT_PUBLISHED", "NO_DIRECT_ACCESS", "CLOSED_BEHIND_PROXY")
def publish(case: Case) -> Iterator[Commands]:
    """Make the container anew with its port published, and ask the host."""
    protocol = case.question.protocol
    target = case.target or _publisher(case)
    if target is None or target.auto_remove or protocol not in ("tcp", "udp"):
        return
    listening = _listening(target, protocol)
    port = case.question.port if case.question.port in listening else next(iter(listening), 0)
    host_port = _free_port(case)
    if port and host_port:
        anew = _anew(case, target, Publish(port=port, proto=protocol, host_port=str(host_port)))
        yield (request("rm", containers=(target.name,), force=True), *anew, _ask_host(case, host_port, protocol))


@remedy("CLOSED_BEHIND_PROXY", "PORT_CLOSED")
def correct(case: Case) -> Iterator[Commands]:
    """Make the container anew with the host port that was asked for leading to where it listens."""
    target, protocol = _publisher(case), case.question.protocol
    port = next(iter(_listening(target, protocol)), 0)
    if target and port:
        publish = Publish(port=port, proto=protocol, host_port=str(case.question.port))
        yield (request("rm", containers=(target.name,), force=True), *_anew(case, target, publish))


def _listening(container: Container | None, protocol: str) -> list[int]:
    ports = (listen.partition("/") for listen in container.listens) if container else ()
    return sorted(int(port) for port, _, proto in ports if proto == protocol)


def _bindings(case: Case) -> Iterator[Binding]:
    target = case.target
    for endpoint in case.world.endpoints_in(target.sandbox) if target and target.sandbox else ():
        yield from endpoint.bindings


def _publisher(case: Case) -> Container | None:
    """Who has taken the host port that was asked for."""
    for id_ in case.world.ids("host-port", case.question.protocol, str(case.question.port)):
        return case.world.containers[case.world.endpoints[id_].container]
    return None


def _free_port(case: Case) -> int:
    taken = {
        port
        for proto in ("tcp", "udp")
        for port in range(FIRST_HOST_PORT, LAST_HOST_PORT)
        if case.world.ids("host-port", proto, str(port))
    }
    return next((port for port in range(FIRST_HOST_PORT, LAST_HOST_PORT) if port not in taken), 0)


def _ask_host(case: Case, port: int, protocol: str) -> Command:
    return request("reach", source=case.question.source, target=f"{bare(case.host.address)}:{port}{_suffix(protocol)}")


def _suffix(protocol: str) -> str:
    return "" if protocol == "tcp" else f"/{protocol}"


def _anew(case: Case, container: Container, publish: Publish) -> Commands:
    """The commands that make a container again as it was, with one port published more; a former one of its host port goes."""
    own = [attachment.network for attachment in container.attachments]
    first, rest = (own[0], own[1:]) if own else (container.network_mode, [])
    joined = tuple(name for name in (first, *rest) if name == first or user_defined(first) == user_defined(name))
    kept = [each for each in container.publish if not each.host_port or each.host_port != publish.host_port]
    made = request(
        "run",
        image=container.image,
        args=() if container.command == images.find(container.image).command else container.command,
        detach=True,
        name=container.name,
        network=() if joined == ("bridge",) else joined,
        publish=tuple(_spelt(each) for each in (*kept, publish)),
        env=container.env,
        add_host=container.extra_hosts,
        dns=container.dns,
    )
    later = (name for name in rest if name not in joined)
    return (made, *(request("network connect", network=name, container=container.name) for name in later))


def _spelt(publish: Publish) -> str:
    front = [part for part in (publish.host_ip, publish.host_port) if part]
    return ":".join([*front, str(publish.port)]) + _suffix(publish.proto)
