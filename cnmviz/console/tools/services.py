"""What the servers of a lab answer over HTTP: the one place for their texts.

Every web server serves two pages, as the images of the recordings do: `/hostname` is the container's hostname (recording
handmade2/hairpin), `/` greets with it. Servers of other protocols speak no HTTP.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...cnm import files
from ...cnm.entities import Container
from ...cnm.walk import Trace
from ...cnm.walk.trace import Action, Direction, Place
from ...cnm.world import World

OTHER_PROTOCOLS = frozenset(
    (
        *("nc", "ncat", "netcat", "socat", "iperf3", "memcached", "mosquitto", "nats-server", "rabbitmq-server"),
        *("redis-server", "valkey-server", "postgres", "mysqld", "mariadbd", "mongod"),
    )
)
"""Programs that listen, but not for HTTP."""

NOT_FOUND = """\
<HTML><HEAD><TITLE>404 Not Found</TITLE></HEAD>
<BODY><H1>404 Not Found</H1>
The requested URL was not found
</BODY></HTML>
"""


@dataclass(frozen=True, slots=True)
class Page:
    """An HTTP answer. `status` is 0 where the server speaks another protocol."""

    status: int
    body: str
    server: str

    @property
    def reason(self) -> str:
        return "OK" if self.status == 200 else "Not Found"

    @property
    def headers(self) -> str:
        """The head of the answer, with its empty line."""
        kind = "text/html" if self.body.startswith("<") else "text/plain"
        lines = (
            f"HTTP/1.1 {self.status} {self.reason}",
            f"Server: {self.server}",
            f"Content-Type: {kind}",
            f"Content-Length: {len(self.body.encode())}",
        )
        return "".join(f"{line}\r\n" for line in (*lines, "Connection: close", ""))


def server_of(trace: Trace) -> Place | None:
    """Who took the packet at the end of its way there."""
    delivered = (
        step.entity or hop.place
        for hop in reversed(trace.hops)
        if hop.direction is Direction.THERE
        for step in reversed(hop.steps)
        if step.action is Action.DELIVERED
    )
    return next(delivered, None)


def answer(world: World, trace: Trace, path: str) -> Page:
    """The page behind a path at the end of a delivered walk."""
    place = server_of(trace)
    container = world.containers.get(place.id) if place and place.kind == "container" else None
    if container and _program(container) in OTHER_PROTOCOLS:
        return Page(0, "", "")
    name = files.hostname(world, container) if container else place.name if place else ""
    pages = {"/hostname": f"{name}\n", "/": f"Hello from {name}\n"}
    body = pages.get(path.partition("?")[0])
    server = container.image.partition(":")[0].rpartition("/")[2] if container else "httpd"
    return Page(404, NOT_FOUND, server) if body is None else Page(200, body, server)


def _program(container: Container) -> str:
    line = container.command or container.entrypoint
    return line[0].rpartition("/")[2] if line else ""
