"""Daphne, with what it lacks: sockets that wait for each other, and bodies that end somewhere.

Stock Daphne takes every body and every message into memory, in both directions, however slow the other side is. Here a socket
whose buffer is full makes `send` wait, as ASGI means it, so that the audience sees who is slow; and nothing more is read from a
socket while much of what it sent still waits. Larger messages than the application takes still reach it, to be refused with a
reason instead of a broken connection; and of a body that is larger than any that it takes, as much reaches it as shows that.
"""

from __future__ import annotations

import asyncio
import gc
from functools import partial
from typing import Any

from autobahn.websocket import protocol as websockets
from daphne.http_protocol import WebRequest
from daphne.server import Server
from daphne.ws_protocol import WebSocketProtocol
from twisted.internet import reactor
from twisted.internet.interfaces import IPushProducer
from zope.interface import implementer

LARGEST_MESSAGE = 8 * 1024 * 1024
"""Bytes; a connection that brings more is dropped."""

LARGEST_BODY = 12 * 1024 * 1024
"""Bytes of a request that are kept: more than the largest file that is opened."""

MOST_WAITING = 1024 * 1024
MESSAGE_COST = 1000
"""Bytes of one socket that wait for the application, and what a message counts beside its text."""


@implementer(IPushProducer)
class Flow:
    """Told by Twisted when a socket's buffer is full and when it has drained."""

    def __init__(self, transport: Any) -> None:
        self.open: asyncio.Event | None = None
        self._transport = transport

    def pauseProducing(self) -> None:  # noqa: N802 Twisted's name
        self.open = asyncio.Event()

    def resumeProducing(self) -> None:  # noqa: N802
        if self.open is not None:
            self.open.set()
            self.open = None

    stopProducing = resumeProducing  # noqa: N815


class Inbox(asyncio.Queue[dict[str, Any]]):
    """What a socket sent and the application has not taken yet. Reading pauses while that is much."""

    def __init__(self, transport: Any) -> None:
        super().__init__()
        self._transport = transport
        self._size = 0
        self._paused = False

    def put_nowait(self, item: dict[str, Any]) -> None:
        super().put_nowait(item)
        self._size += _weight(item)
        if self._size > MOST_WAITING and not self._paused:
            self._paused = True
            self._transport.pauseProducing()

    async def get(self) -> dict[str, Any]:
        item = await super().get()
        self._size -= _weight(item)
        if self._paused and self._size <= MOST_WAITING // 2:
            self._paused = False
            self._transport.resumeProducing()
        return item


def _weight(item: dict[str, Any]) -> int:
    return MESSAGE_COST + len(item.get("text") or item.get("bytes") or "")


def keep(request: Any, chunk: bytes) -> None:
    """Add to a request's body, unless that is too large already: the rest is read, and forgotten."""
    request.content.write(chunk[: max(0, LARGEST_BODY - request.content.tell())])


class FlowingServer(Server):
    """Daphne whose sockets wait: sends for slow readers, reads for a busy application. It keeps no endless bodies."""

    def protocol_connected(self, protocol: Any) -> None:
        super().protocol_connected(protocol)
        if isinstance(protocol, WebRequest):
            protocol.handleContentChunk = partial(keep, protocol)
            # Twisted would read forms as well, in memory, and drop the connection over one that was cut. Django reads them.
            protocol._parsePOSTFormSubmission = False

    def create_application(self, protocol: Any, scope: dict[str, Any]) -> Any:
        """As Daphne's own, with an Inbox for a socket."""
        if type(protocol) is not WebSocketProtocol:
            return super().create_application(protocol, scope)
        inbox = Inbox(protocol.transport)
        scope.setdefault("asgi", {"version": "3.0"})
        running = self.application(scope=scope, receive=inbox.get, send=partial(self.handle_reply, protocol))
        self.connections[protocol]["application_instance"] = asyncio.ensure_future(running)
        return inbox

    async def handle_reply(self, protocol: Any, message: dict[str, Any]) -> None:
        await super().handle_reply(protocol, message)
        if type(protocol) is not WebSocketProtocol:
            return
        flow = getattr(protocol, "flow", None)
        if flow is None:
            protocol.flow = flow = Flow(protocol.transport)
            protocol.transport.unregisterProducer()
            protocol.transport.registerProducer(flow, True)
        if flow.open is not None:
            await flow.open.wait()


def serve(application: Any, endpoint: str, ready: Any) -> None:
    """Run until interrupted. `ready` is called once it listens, with the server."""
    _spare_work()
    server = FlowingServer(
        application,
        [endpoint],
        websocket_max_message_size=LARGEST_MESSAGE,
        websocket_max_frame_size=LARGEST_MESSAGE,
        server_name="cnmviz",
        websocket_timeout=-1,
    )
    reactor.callWhenRunning(ready)
    server.run()


def _spare_work() -> None:
    """What a class that comes in at once does not need.

    What is there by now stays, so that Python need not look through it for garbage again and again: a tenth of all work. And
    Autobahn writes down all its settings for each socket, in lines, for a log that nobody keeps.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    websockets.pformat = str  # type: ignore[attr-defined,assignment]
