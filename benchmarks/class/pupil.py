"""A student's client in a class: comes in by code and nickname, keeps the lab's state from snapshot and frames, comes back.

It keeps to docs/protocol.md. Each has both sockets, the lab's and the class's, and sends again what has no receipt.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import re
import time
from html import unescape
from typing import Any

import msgspec

from .wire import Socket, Visit

PAGE = re.compile(rb'<script id="page" type="application/json">(.*?)</script>', re.DOTALL)
FIRST_RETRY = 0.5
"""Seconds until a browser comes back after it lost its connection."""

ADDRESSES = 4
"""From which people come in: two whole classes from one within a minute are more than the server takes."""

_decode = msgspec.json.Decoder().decode
_encode = msgspec.json.Encoder(order="deterministic").encode

Tables = dict[str, dict[str, Any]]
Times = dict[int, float]


def digest(tables: Tables) -> str:
    """What two equal states have in common, and no others."""
    return hashlib.sha256(_encode({kind: table for kind, table in tables.items() if table})).hexdigest()


def tables_of(snapshot: dict[str, Any]) -> Tables:
    return {kind: {entity["id"]: entity for entity in rows} for kind, rows in snapshot["entities"].items()}


class Pupil:
    """One of the two hundred. `arrived` is when each frame was applied, `heard` when any message came while `counting`.

    `strange` counts frames that did not fit the state, `again` those that came twice although nothing was asked for again.
    """

    def __init__(self, port: int, number: int) -> None:
        self.number = number
        self.visit = Visit(port, f"127.0.0.{1 + number % ADDRESSES}")
        self.me = ""
        self.participant = 0
        self.seq = 0
        self.tables: Tables = {}
        self.arrived: Times = {}
        self.texts: dict[int, bytes] = {}
        self.sent: dict[str, float] = {}
        self.receipts: dict[str, dict[str, Any]] = {}
        self.outbox: dict[str, bytes] = {}
        self.heard: list[float] = []
        self.counting = False
        self.keeps_texts = False
        self.strange = 0
        self.changed = 0
        self.back_at = 0.0
        self._paths = ("", "")
        self._lab: Socket | None = None
        self._klass: Socket | None = None
        self._welcomed: set[str] = set()
        self._newest = 0
        self._ready = asyncio.Event()
        self._early: dict[int, dict[str, Any]] = {}
        self._stays = True
        self._tasks: set[asyncio.Task[None]] = set()

    async def join(self, code: str) -> float:
        """Come in, and say how many seconds it took until everything was there."""
        start = time.perf_counter()
        await self.visit.get(f"/c/{code}")
        answer, _ = await self.visit.post(f"/c/{code}", nickname=f"Pupil {self.number}")
        _, body = await self.visit.get(answer["location"])
        found = PAGE.search(body)
        assert found, "the page has no data"
        page = _decode(unescape(found[1].decode()))
        self.me, self.participant = page["you"]["id"], page["class"]["you"]
        self._paths = (page["socket"], page["class"]["urls"]["socket"])
        self._klass = await self._connect(1, self._hear_class)
        await self._fetch(page["snapshot"])
        self._lab = await self._connect(0, self._hear_lab)
        await self._ready.wait()
        self.visit.close()
        return time.perf_counter() - start

    async def _fetch(self, path: str) -> None:
        _, body = await self.visit.get(path)
        snapshot = _decode(body)
        self.seq, self.tables = snapshot["seq"], tables_of(snapshot)

    async def _connect(self, which: int, heard: Any) -> Socket:
        path = self._paths[which] + (f"?since={self.seq}" if which == 0 else "")
        return await Socket.connect(self.visit, path, heard, lambda: self._gone(which))

    def _gone(self, which: int) -> None:
        """Come back after a while, as a browser does."""
        if not self._stays:
            return
        self._welcomed.discard("lab" if which == 0 else "class")
        self._ready.clear()
        task = asyncio.create_task(self._come_back(which))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _come_back(self, which: int) -> None:
        await asyncio.sleep(FIRST_RETRY)
        try:
            if which == 0:
                self._lab = await self._connect(0, self._hear_lab)
            else:
                self._klass = await self._connect(1, self._hear_class)
        except OSError:
            self._gone(which)

    def leave(self) -> None:
        self._stays = False
        for socket in (self._lab, self._klass):
            if socket is not None:
                socket.abort()

    def line(self, ref: str, text: str) -> None:
        """Send a line, and again until it is answered."""
        message = _encode({"type": "line", "ref": ref, "text": text})
        self.outbox[ref] = message
        self.sent[ref] = time.perf_counter()
        if "lab" in self._welcomed and self._lab is not None:
            self._lab.send(message)

    def tell(self, message: dict[str, Any]) -> None:
        """Say something that may get lost."""
        if "lab" in self._welcomed and self._lab is not None:
            self._lab.send(_encode(message))

    def _hear_class(self, text: bytes) -> None:
        if self.counting:
            self.heard.append(time.perf_counter())
        message = _decode(text)
        if message["type"] == "you" and message["you"]["id"] != self.participant:
            self.changed += 1
        if message["type"] == "welcome":
            self._greeted("class")

    def _hear_lab(self, text: bytes) -> None:
        if self.counting:
            self.heard.append(time.perf_counter())
        message = _decode(text)
        if message["type"] == "frame" and self.keeps_texts:
            self.texts[message["seq"]] = text
        self._react(message)

    def _react(self, message: dict[str, Any]) -> None:
        kind = message["type"]
        if kind == "frame":
            self._frame(message)
        elif kind == "several":
            for one in message["messages"]:
                self._react(one)
        elif kind == "receipt":
            self.receipts[message["ref"]] = message
            self.outbox.pop(message["ref"], None)
        elif kind == "welcome":
            self.changed += message["you"]["id"] != self.me
            self._newest = message["seq"]
            self._greeted("lab")
            for waiting in list(self.outbox.values()):
                if self._lab is not None:
                    self._lab.send(waiting)
        elif kind in ("resync", "closed", "refused"):
            self.strange += 1

    def _frame(self, frame: dict[str, Any]) -> None:
        if frame["seq"] <= self.seq:
            return
        self._early[frame["seq"]] = frame
        while self.seq + 1 in self._early:
            self._apply(self._early.pop(self.seq + 1))
        if len(self._early) == 1:
            self.tell({"type": "resend", "since": self.seq})
        self._settle()

    def _apply(self, frame: dict[str, Any]) -> None:
        for change in frame["changes"]:
            table = self.tables.setdefault(change["kind"], {})
            self.strange += table.get(change["id"]) != change["before"]
            if change["after"] is None:
                table.pop(change["id"], None)
            else:
                table[change["id"]] = change["after"]
        self.seq = frame["seq"]
        self.arrived[frame["seq"]] = time.perf_counter()

    def _greeted(self, what: str) -> None:
        self._welcomed.add(what)
        self._settle()

    @property
    def ready(self) -> bool:
        """Whether both sockets are open, and nothing is missing."""
        return self._ready.is_set()

    def _settle(self) -> None:
        """Both sockets said welcome, and everything is applied that was there then."""
        if len(self._welcomed) == 2 and self.seq >= self._newest and not self._ready.is_set():
            self._ready.set()
            self.back_at = time.perf_counter()

    async def settled(self, seq: int, patience: float) -> bool:
        """Wait until this one is connected, has a seq, and has an answer to everything."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience):
                while not (self._ready.is_set() and self.seq >= seq and not self.outbox):  # noqa: ASYNC110 many things at once
                    await asyncio.sleep(0.05)
                return True
        return False
