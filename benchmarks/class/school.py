"""A server with a class, and two hundred clients in it: what is done to them, one thing after the other."""

from __future__ import annotations

import json
import random
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from websockets.sync.client import connect
from websockets.typing import Origin

from tests.live.client import Page
from tests.server import Server, Visitor

from .crew import Crews, Moment
from .pupil import digest, tables_of

NETWORKS = 10
FOLLOWING = 160
CREWS = 2
READY = "cnmviz is at"
PATIENCE = 60.0
START = 1.0
"""Seconds until clients begin with something: all of them must have heard of it."""


class School:
    """A running server, and its clients; numbers below `editing` edit."""

    def __init__(self, folder: Path, *, size: int, editing: int) -> None:
        self.size, self.editing = size, editing
        self.server = Server(folder)
        self.crews = Crews(CREWS)
        self.commands = 0
        self.page: Page
        self._dice = random.Random(size)
        self._made: dict[int, list[str]] = {}

    def open(self) -> None:
        self.server.start()
        self.server.wait()

    def close(self) -> None:
        self.crews.close()
        self.server.close()

    def start_class(self) -> str:
        """A class whose lab has networks, and a container for each who edits; returns its code."""
        teacher = Visitor(self.server)
        teacher.get("/classes/")
        address = teacher.post("/classes/start", title="Two hundred")
        found = re.search(r"/class/([A-Z]+)/", address)
        assert found, f"no class was started: {address}"
        lab = re.search(r'href="(/lab/[A-Z]+)/?"', teacher.get(address.removeprefix(self.server.url)))
        assert lab, "the page of a new class does not lead to its lab"
        self.page = Page(self.server, teacher, teacher_path(lab[1]))
        _type(self.page, [f"docker network create net{number}" for number in range(NETWORKS)])
        lines = [f"docker run -d --name box{n} --network net{n % NETWORKS} nginx" for n in range(self.editing)]
        _type(self.page, lines)
        return found[1]

    def join(self, code: str, *, seconds: float) -> list[float]:
        """Let everybody in within some seconds, evenly; the seconds that each one took."""
        begin = time.perf_counter() + START
        starts = {number: begin + seconds * number / self.size for number in range(self.size)}
        port = self.server.port
        answers = self.crews.ask(
            "join", lambda crew: (port, code, {n: at for n, at in starts.items() if self.crews.of(n) == crew})
        )
        return [took for crew in answers for took in crew]

    def edits(self, *, seconds: float, per_second: float, begin: float) -> Iterator[Moment]:
        """Commands of those who edit, at random moments; each line is another one."""
        at = begin
        while (at := at + self._dice.expovariate(per_second)) < begin + seconds:
            number = self._dice.randrange(self.editing)
            yield at, number, self._line(number)

    def _line(self, number: int) -> str:
        """A container is run and removed by turns, and has a name of its own each time."""
        self.commands += 1
        own = self._made.setdefault(number, [])
        if own:
            return f"docker rm -f {own.pop()}"
        own.append(f"made{self.commands}")
        return f"docker run -d --name {own[-1]} --network net{number % NETWORKS} nginx"

    def moves(self, *, seconds: float, every: float, begin: float) -> Iterator[Moment]:
        """Everybody who edits puts down what they drag, again and again."""
        found = []
        for number in range(self.editing):
            at = begin + self._dice.random() * every
            while at < begin + seconds:
                self.commands += 1
                found.append((at, number, f"place box{number}={self.commands},{number}"))
                at += every
        yield from sorted(found)

    def settle(self) -> int:
        """Wait until everybody has everything; returns how many have."""
        self.crews.ask("settle", lambda _: (0, PATIENCE))  # everything is answered, so the newest seq is known
        newest = self.page.snapshot()["seq"]
        return sum(self.crews.ask("settle", lambda _: (newest, PATIENCE)))

    def keys(self) -> dict[int, str]:
        """What each of those who edit has in the hand."""
        containers = {one["name"]: one["id"] for one in self.page.snapshot()["entities"]["container"]}
        return {number: f"container:{containers[f'box{number}']}" for number in range(self.editing)}

    def kill_and_start(self) -> float:
        """Kill the server while it works, and start it again; when it was up, by its own word."""
        before = self.server.log.read_text().count(READY)
        self.server.kill(signal.SIGKILL)
        self.server.start()
        deadline = time.perf_counter() + PATIENCE
        while self.server.log.read_text().count(READY) == before:
            if time.perf_counter() > deadline:
                raise RuntimeError(f"the server did not come up again:\n{self.server.log.read_text()}")
            time.sleep(0.02)
        return time.perf_counter()

    def log(self) -> list[dict[str, Any]]:
        """The whole log."""
        rows: list[dict[str, Any]] = self.page.snapshot()["log"]
        while rows[0]["seq"] > 1:
            page = self.page.visitor.json(f"{self.page.data['log']}?before={rows[0]['seq']}")
            rows = page["log"] + rows
        return rows

    def state(self) -> str:
        return digest(tables_of(self.page.snapshot()))


def teacher_path(lab: str) -> str:
    """The address of a lab's page."""
    return lab if lab.endswith("/") else f"{lab}/"


def _type(page: Page, lines: list[str]) -> None:
    """Type lines as the teacher, one after the other.

    Raises:
        RuntimeError: one of them was refused.
    """
    headers = {"Cookie": page.visitor.cookie}
    with connect(page.socket, additional_headers=headers, origin=Origin(page.server.url), max_size=None) as socket:
        for number, line in enumerate(lines):
            socket.send(json.dumps({"type": "line", "ref": f"setup-{number}-{line}"[:48], "text": line}))
            while (answer := json.loads(socket.recv(20)))["type"] != "receipt":
                if answer["type"] == "refused":
                    raise RuntimeError(answer["why"])
            if not answer["ok"]:
                raise RuntimeError(f"{line}: {answer['error']}")
