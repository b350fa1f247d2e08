"""Beliefs about ports: that neighbours need published ones, that exposed is published, that published is listening."""

from __future__ import annotations

from cnmviz.cnm.entities import Container

from ..case import Case
from . import belief

PUBLISHED = {"dnat", "docker-proxy"}


@belief(
    "NEIGHBOUR_NEEDS_PORT",
    "no",
    "A neighbour on the same network needs no published port: that is for those from outside.",
)
def neighbour_needs_port(case: Case) -> str:
    if not case.shared or not case.port or case.bindings:
        return ""
    return f"{case.far} publishes no port, as `-p {case.asked.port}:{case.asked.port}` would."


@belief(
    "NEIGHBOUR_BY_PORT",
    "yes",
    "A neighbour goes straight to the container's own port; a published one plays no part in it.",
    strict=True,
)
def neighbour_by_port(case: Case) -> str:
    straight = case.trace.ok and case.shared and not case.rules & PUBLISHED
    return f"{case.far} publishes a port, and without that nobody could get in." if straight and case.bindings else ""


@belief("LISTENING_IS_OPEN", "yes", "From outside only published ports are open: that a process listens is not enough.")
def listening_is_open(case: Case) -> str:
    listens = isinstance(case.target, Container) and case.port in case.target.listens
    return f"{case.far} listens on {case.asked.port}, and that opens it for everybody." if _from_outside(case) and listens else ""


@belief("EXPOSED_IS_PUBLISHED", "yes", "EXPOSE in an image is a note: only publishing opens a port on the host.")
def exposed_is_published(case: Case) -> str:
    exposed = isinstance(case.target, Container) and case.port in case.target.exposed
    return "the image exposes the port, and so Docker has opened it." if _from_outside(case) and exposed else ""


def _from_outside(case: Case) -> bool:
    return not isinstance(case.source, Container) and bool(case.port)


@belief("PUBLISHED_IS_OPEN", "yes", "A published port leads into the container; it is open where a process listens there.")
def published_is_open(case: Case) -> str:
    return "the port is published, so it is open." if case.rules & PUBLISHED else ""


@belief(
    "HOST_PORT_INSIDE",
    "yes",
    "A neighbour needs the port on which the process listens, not the one published on the host.",
)
def host_port_inside(case: Case) -> str:
    theirs = case.containers and case.port and case.asked.port in {one.host_port for one in case.bindings}
    return f"{case.asked.port} is the port that {case.far} publishes." if theirs else ""


@belief("ADDRESS_IS_OPEN", "yes", "From outside of the host, containers' own addresses are closed.")
def address_is_open(case: Case) -> str:
    outside = case.source is None and isinstance(case.target, Container) and not case.looked_up
    return f"{case.far} has an address, and addresses are reached from everywhere." if outside else ""


@belief("OUTSIDE_NEVER", "no", "What is published at a host's address is open for the world outside.")
def outside_never(case: Case) -> str:
    return "nobody outside can see anything of what runs in containers." if case.source is None and not case.looked_up else ""


@belief("EVERY_PORT_ANSWERS", "yes", "A way to a container is not enough: somebody must listen on the port.")
def every_port_answers(case: Case) -> str:
    closed = case.trace.verdict.key == "PORT_CLOSED"
    return "the network lets it through, and behind it every port answers." if closed and case.port else ""
