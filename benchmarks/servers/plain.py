"""Plain Channels consumers: every socket is in one group, and what one sends goes to all, as data or as a ready text."""

from __future__ import annotations

from typing import Any

import django
from channels.generic.websocket import AsyncJsonWebsocketConsumer, AsyncWebsocketConsumer

django.setup()

GROUP = "everybody"


class InGroup(AsyncWebsocketConsumer):
    """A socket in the group."""

    async def connect(self) -> None:
        await self.channel_layer.group_add(GROUP, self.channel_name)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        await self.channel_layer.group_discard(GROUP, self.channel_name)


class Data(InGroup, AsyncJsonWebsocketConsumer):
    """Passes messages on as the Channels tutorial does: data travels through the group, each consumer writes its own JSON."""

    async def receive_json(self, content: Any, **_: Any) -> None:
        await self.channel_layer.group_send(GROUP, {"type": "passed.on", "content": content})

    async def passed_on(self, event: dict[str, Any]) -> None:
        await self.send_json(event["content"])


class Texts(InGroup):
    """Passes texts on without looking at them."""

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        await self.channel_layer.group_send(GROUP, {"type": "passed.on", "text": text_data})

    async def passed_on(self, event: dict[str, Any]) -> None:
        await self.send(text_data=event["text"])


def _application(consumer: type[InGroup]) -> Any:
    """Sockets for a consumer, and one page by which the server is known to be up."""
    sockets: Any = consumer.as_asgi()

    async def answer(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] == "websocket":
            await sockets(scope, receive, send)
        elif scope["type"] == "http":
            await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
            await send({"type": "http.response.body", "body": b""})

    return answer


application = _application(Data)
texts = _application(Texts)
