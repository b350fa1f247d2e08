"""Daphne, with the one thing it lacks: a send that waits while the socket does not drain.

Stock Daphne takes every message into memory however slow the other side is. Here a socket whose buffer is full makes `send`
wait, as ASGI means it, so that the audience sees who is slow. Larger messages than the application takes still reach it, to be
refused with a reason instead of a broken connection.
"""

from __future__ import annotations

import asyncio
from typing import Any

from daphne.server import Server
from daphne.ws_protocol import WebSocketProtocol
from twisted.internet import reactor
from twisted.internet.interfaces import IPushProducer
from zope.interface import implementer

LARGEST_MESSAGE = 8 * 1024 * 1024
"""Bytes; a connection that brings more is dropped."""


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


class FlowingServer(Server):
    """Daphne whose websocket sends wait for slow sockets."""

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
