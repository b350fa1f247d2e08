"""What it costs to bring a frame to everybody in a lab.

`daphne-N`, `uvicorn-N`: the server's CPU time per delivery of a real frame (a container is connected or disconnected, with all
that this takes in the door and the database) to N sockets. The baseline is a plain Channels consumer on Daphne that passes the
same texts on. `...-same` has the plain consumer on the same server as its baseline, `...-bare` a bare asyncio websocket server;
`...-last` is the time until the last socket has the frame.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.live.client import open_lab
from tests.server import PRODUCT, Server

from .crowd import Crowd
from .rows import Row, row

SIZES = (100, 400, 1000)
DELIVERIES = 16_000
MOST_FRAMES = 100
WARM_UP = 4
UVICORN = ("-m", "uvicorn", "--log-level", "warning", "--no-access-log")
DAPHNE = ("-m", "daphne", "--verbosity", "0")
PLAIN = "benchmarks.servers.plain:application"
LINES = ("docker network connect bridge web", "docker network disconnect bridge web")


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one delivery in server CPU microseconds, and milliseconds until the last socket has it."""

    cpu: float
    last: float


def run() -> Iterator[Row]:
    for size in SIZES:
        product, frames = asyncio.run(_product(PRODUCT, size))
        costs = {
            "daphne": product,
            "uvicorn": asyncio.run(_product((*UVICORN, "cnmviz.asgi:application"), size))[0],
            "plain-daphne": asyncio.run(_plain((*DAPHNE, PLAIN), size, frames)),
            "plain-uvicorn": asyncio.run(_plain((*UVICORN, PLAIN), size, frames)),
            "bare": asyncio.run(_plain(("-m", "benchmarks.servers.bare"), size, frames)),
        }
        yield from _rows(size, costs)


def _rows(size: int, costs: dict[str, Cost]) -> Iterator[Row]:
    plain = costs["plain-daphne"]
    for name in ("daphne", "uvicorn"):
        own = costs[name]
        yield row("fanout", f"{name}-{size}", own.cpu, "us/delivery", plain.cpu)
        yield row("fanout", f"{name}-{size}-same", own.cpu, "us/delivery", costs[f"plain-{name}"].cpu)
        yield row("fanout", f"{name}-{size}-bare", own.cpu, "us/delivery", costs["bare"].cpu)
        yield row("fanout", f"{name}-{size}-last", own.last, "ms", plain.last)
    yield row("fanout", f"bare-{size}", costs["bare"].cpu, "us/delivery", plain.cpu)


async def _product(program: tuple[str, ...], size: int) -> tuple[Cost, list[str]]:
    """The product's cost, and the frames that it sent."""
    with _running(program) as server:
        page = open_lab(server)
        crowd = Crowd('"type":"frame"')
        await crowd.join(page.socket, 1, origin=server.url, cookies=[page.visitor.cookie])
        for line in ("docker network create front", "docker run -d --name web --network front nginx"):
            await crowd.delivered(_line(line, line))
        await crowd.join(page.socket, size - 1, origin=server.url)
        texts = [_line(LINES[number % 2], f"r{number}") for number in range(WARM_UP + _frames(size))]
        cost, frames = await _measured(server, crowd, texts)
        return cost, frames


def _line(line: str, ref: str) -> str:
    return json.dumps({"type": "line", "ref": ref, "text": line})


async def _plain(program: tuple[str, ...], size: int, frames: list[str]) -> Cost:
    with _running(program) as server:
        crowd = Crowd('"type":"frame"')
        await crowd.join(server.url.replace("http", "ws", 1) + "/", size, origin=server.url)
        cost, _ = await _measured(server, crowd, frames)
        return cost


async def _measured(server: Server, crowd: Crowd, texts: list[str]) -> tuple[Cost, list[str]]:
    """Send texts one after the other; the first few warm the server up."""
    await crowd.quiet()
    heard = []
    for text in texts[:WARM_UP]:
        await crowd.delivered(text)
        heard.append(crowd.last_text)
    before = server.cpu_seconds()
    last = []
    for text in texts[WARM_UP:]:
        last.append(await crowd.delivered(text))
        heard.append(crowd.last_text)
    cpu = server.cpu_seconds() - before
    deliveries = len(last) * len(crowd.sockets)
    await crowd.leave()
    return Cost(cpu / deliveries * 1e6, median(last) * 1e3), heard


def _frames(size: int) -> int:
    return min(MOST_FRAMES, DELIVERIES // size)


class _running:  # noqa: N801
    """A server for as long as it is measured."""

    def __init__(self, program: tuple[str, ...]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="cnmviz-bench-")
        self._server = Server(Path(self._folder.name), program=program)

    def __enter__(self) -> Server:
        self._server.migrate()
        self._server.start()
        self._server.wait()
        return self._server

    def __exit__(self, *_: object) -> None:
        self._server.close()
        self._folder.cleanup()
