"""A person's client without a browser: it mirrors a lab from snapshot and frames, and sends what has no answer again.

It keeps to docs/protocol.md as the browser does, but is written apart from it, so that a fault in one shows against the other.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
from dataclasses import dataclass, field
from html import unescape
from itertools import count
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.server import Server, Visitor

Entities = dict[str, dict[str, dict[str, Any]]]


def open_lab(server: Server) -> Page:
    """Press "New lab" as somebody new."""
    visitor = Visitor(server)
    visitor.get("/")
    address = visitor.post("/labs/")
    return Page(server, visitor, address.removeprefix(server.url))


class Page:
    """A visit to a lab's page: what the page told the browser's program."""

    def __init__(self, server: Server, visitor: Visitor, path: str) -> None:
        self.server = server
        self.visitor = visitor
        self.path = path
        found = re.search(r'<script id="page" type="application/json">(.*?)</script>', visitor.get(path), re.DOTALL)
        assert found, "the page has no data"
        self.data: dict[str, Any] = json.loads(unescape(found[1]))

    def second_person(self) -> Page:
        """The same lab, opened by somebody else."""
        return Page(self.server, Visitor(self.server), self.path)

    def snapshot(self) -> dict[str, Any]:
        found: dict[str, Any] = self.visitor.json(self.data["snapshot"])
        return found

    @property
    def socket(self) -> str:
        return self.server.url.replace("http", "ws", 1) + str(self.data["socket"])


def entities_of(snapshot: dict[str, Any]) -> Entities:
    return {kind: {entity["id"]: entity for entity in rows} for kind, rows in snapshot["entities"].items()}


@dataclass
class Client:
    """`frames` are all frames in the order in which they were applied; `receipts` the answers by reference."""

    page: Page
    name: str = "somebody"
    seq: int = 0
    entities: Entities = field(default_factory=dict)
    frames: list[dict[str, Any]] = field(default_factory=list)
    receipts: dict[str, dict[str, Any]] = field(default_factory=dict)
    connections: int = 0
    _outbox: dict[str, dict[str, Any]] = field(default_factory=dict)
    _waiting: dict[str, asyncio.Future[dict[str, Any]]] = field(default_factory=dict)
    _early: dict[int, dict[str, Any]] = field(default_factory=dict)
    _socket: ClientConnection | None = None
    _numbers: count[int] = field(default_factory=count)

    async def run(self) -> None:
        """Stay connected until cancelled."""
        await self._fetch()
        while True:
            with contextlib.suppress(ConnectionClosed, InvalidHandshake, OSError, TimeoutError):
                await self._converse()
            self._socket = None
            await asyncio.sleep(0.1)

    async def _converse(self) -> None:
        headers = {"Cookie": self.page.visitor.cookie}
        address = f"{self.page.socket}?since={self.seq}"
        async with connect(address, additional_headers=headers, origin=self.page.server.url, max_size=None) as socket:  # type: ignore[arg-type]
            self.connections += 1
            self._socket = socket
            for message in list(self._outbox.values()):
                await socket.send(json.dumps(message))
            async for text in socket:
                await self._receive(json.loads(text))

    async def drop(self) -> None:
        """Lose the connection, without a word to the server."""
        if self._socket is not None:
            self._socket.transport.abort()

    async def line(self, text: str) -> dict[str, Any]:
        """Type a line and wait for its receipt, however often it must be sent."""
        return await self._request({"type": "line", "text": text})

    async def command(self, name: str, **args: Any) -> dict[str, Any]:
        return await self._request({"type": "command", "name": name, "args": args})

    async def _request(self, message: dict[str, Any]) -> dict[str, Any]:
        ref = f"{self.name}-{next(self._numbers)}"
        self._outbox[ref] = message | {"ref": ref}
        self._waiting[ref] = asyncio.get_running_loop().create_future()
        if self._socket is not None:
            with contextlib.suppress(ConnectionClosed):
                await self._socket.send(json.dumps(self._outbox[ref]))
        return await self._waiting[ref]

    async def _receive(self, message: dict[str, Any]) -> None:
        match message["type"]:
            case "frame":
                await self._frame(message)
            case "several":
                for one in message["messages"]:
                    await self._receive(one)
            case "receipt":
                self._receipt(message)
            case "resync":
                await self._fetch()
            case "refused" if message.get("ref"):
                self._receipt(message | {"ok": False, "error": message["why"]})

    def _receipt(self, message: dict[str, Any]) -> None:
        ref = message["ref"]
        self._outbox.pop(ref, None)
        self.receipts[ref] = message
        if not self._waiting[ref].done():
            self._waiting[ref].set_result(message)

    async def _frame(self, frame: dict[str, Any]) -> None:
        if frame["seq"] <= self.seq:
            return
        self._early[frame["seq"]] = frame
        while self.seq + 1 in self._early:
            self._apply(self._early.pop(self.seq + 1))
        if self._early and self._socket is not None:
            await self._socket.send(json.dumps({"type": "resend", "since": self.seq}))

    def _apply(self, frame: dict[str, Any]) -> None:
        for change in frame["changes"]:
            table = self.entities.setdefault(change["kind"], {})
            assert table.get(change["id"]) == change["before"], f"{frame['line']}: {change['id']} was something else before"
            if change["after"] is None:
                del table[change["id"]]
            else:
                table[change["id"]] = change["after"]
        self.seq = frame["seq"]
        self.frames.append(frame)

    async def _fetch(self) -> None:
        snapshot = await asyncio.to_thread(self.page.snapshot)
        if snapshot["seq"] > self.seq:
            self.seq, self.entities = snapshot["seq"], entities_of(snapshot)
            self._early = {seq: frame for seq, frame in self._early.items() if seq > self.seq}
