"""A plain Channels consumer: every socket is in one group, and what one sends goes to all."""

from __future__ import annotations

from typing import Any

import django
from channels.generic.websocket import AsyncWebsocketConsumer

django.setup()

GROUP = "everybody"


class Everybody(AsyncWebsocketConsumer):
    """Passes texts on, as the Channels tutorial does it."""

    async def connect(self) -> None:
        await self.channel_layer.group_add(GROUP, self.channel_name)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        await self.channel_layer.group_discard(GROUP, self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        await self.channel_layer.group_send(GROUP, {"type": "passed.on", "text": text_data})

    async def passed_on(self, event: dict[str, Any]) -> None:
        await self.send(text_data=event["text"])


_consumer = Everybody.as_asgi()


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Sockets for the consumer, and one page by which the server is known to be up."""
    if scope["type"] == "websocket":
        await _consumer(scope, receive, send)
    elif scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body", "body": b""})
