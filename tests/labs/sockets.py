"""A browser's side of a socket, within the test's own process."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from channels.testing import WebsocketCommunicator
from django.core import signing

from cnmviz.asgi import application
from cnmviz.labs.messages import Message
from cnmviz.labs.people import COOKIE

HOST = "127.0.0.1:8000"


def unpacked(message: dict[str, Any]) -> list[dict[str, Any]]:
    """What came together, one by one."""
    return list(message["messages"]) if message["type"] == "several" else [message]


class Browser:
    """One window. Messages that were not asked for yet are kept."""

    def __init__(
        self, code: str, person: str = "", *, since: int | None = None, origin: str | None = f"http://{HOST}", path: str = ""
    ) -> None:
        headers = [(b"host", HOST.encode())]
        if origin is not None:
            headers.append((b"origin", origin.encode()))
        if person:
            cookie = signing.get_cookie_signer(salt=COOKIE).sign(person)
            headers.append((b"cookie", f"{COOKIE}={cookie}".encode()))
        query = "" if since is None else f"?since={since}"
        self._socket = WebsocketCommunicator(application, (path or f"/lab/{code}/socket") + query, headers=headers)
        self.kept: list[dict[str, Any]] = []

    async def __aenter__(self) -> Browser:
        connected, _ = await self._socket.connect(timeout=5)
        assert connected
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._socket.disconnect(timeout=5)

    async def send(self, message: Message | str | bytes | dict[str, Any]) -> None:
        if isinstance(message, bytes):
            await self._socket.send_to(bytes_data=message)
        else:
            text = message if isinstance(message, str) else json.dumps(message)
            await self._socket.send_to(text_data=text)

    async def next(self, *kinds: str) -> dict[str, Any]:
        """The next message of one of some kinds; others stay in `kept`."""
        for message in self.kept:
            if message["type"] in kinds:
                self.kept.remove(message)
                return message
        async with asyncio.timeout(5):
            while True:
                came = unpacked(await self._socket.receive_json_from(timeout=5))
                found = next((message for message in came if message["type"] in kinds), None)
                self.kept += [message for message in came if message is not found]
                if found is not None:
                    return found

    async def line(self, text: str, ref: str = "r") -> dict[str, Any]:
        await self.send({"type": "line", "ref": ref, "text": text})
        return await self.next("receipt", "refused")

    async def close_code(self) -> int:
        while True:
            event = await self._socket.receive_output(timeout=5)
            if event["type"] == "websocket.close":
                return int(event["code"])
            self.kept.append(json.loads(event["text"]))

    async def silent(self) -> bool:
        """Whether neither frames nor answers come for a moment."""
        await asyncio.sleep(0.3)
        while not await self._socket.receive_nothing(timeout=0.05):
            self.kept += unpacked(await self._socket.receive_json_from())
        return not [message for message in self.kept if message["type"] not in ("welcome", "presence")]
