"""What it costs to bring a frame to everybody in a lab.

A delivery costs the server's CPU time for a number of real frames to N sockets, divided by the sockets. Ours counts everything
that leads to a frame: a container is connected or disconnected through the door, with rules, rows and log. The other servers only
pass the same frames on. `...-added` leaves the command out: what one more socket adds to the same with the sender alone.

`daphne-N`, `uvicorn-N` have a plain Channels consumer for JSON on Daphne as their baseline, `...-same` one on the same server,
`...-text` one that passes ready texts on, `...-bare` a bare asyncio websocket server. `...-last` is the time until the last
socket has the frame.
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

from .crowd import Crowd, allow_files
from .rows import Row, row

SIZES = (100, 400, 1000)
DELIVERIES = 40_000
MOST_FRAMES = 100
WARM_UP = 4
UVICORN = ("-m", "uvicorn", "--log-level", "warning", "--no-access-log")
DAPHNE = ("-m", "daphne", "--verbosity", "0")
PLAIN = "benchmarks.servers.plain:application"
PROGRAMS = {
    "daphne": PRODUCT,
    "uvicorn": (*UVICORN, "cnmviz.asgi:application"),
    "plain-daphne": (*DAPHNE, PLAIN),
    "plain-uvicorn": (*UVICORN, PLAIN),
    "text-daphne": (*DAPHNE, "benchmarks.servers.plain:texts"),
    "bare": ("-m", "benchmarks.servers.bare"),
}
PASSING_ON = {"plain-daphne", "plain-uvicorn", "text-daphne", "bare"}
LINES = ("docker network connect bridge web", "docker network disconnect bridge web")


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one frame in server CPU seconds, and seconds until the last socket has it."""

    cpu: float
    last: float


@dataclass(frozen=True, slots=True)
class Spread:
    """Of bringing a frame to many sockets. `delivery` and `added` are CPU microseconds per socket, `last` milliseconds."""

    delivery: float
    added: float
    last: float


def run() -> Iterator[Row]:
    allow_files(2 * max(SIZES))
    frames = asyncio.run(_real_frames())
    alone = {name: asyncio.run(_cost(name, 1, frames)) for name in PROGRAMS}
    for size in SIZES:
        yield from _rows(size, {name: _spread(size, asyncio.run(_cost(name, size, frames)), alone[name]) for name in PROGRAMS})


def _spread(size: int, all_of_them: Cost, alone: Cost) -> Spread:
    added = (all_of_them.cpu - alone.cpu) / (size - 1)
    return Spread(all_of_them.cpu / size * 1e6, added * 1e6, all_of_them.last * 1e3)


def _rows(size: int, found: dict[str, Spread]) -> Iterator[Row]:
    plain, bare = found["plain-daphne"], found["bare"]
    for name in ("daphne", "uvicorn"):
        own = found[name]
        yield row("fanout", f"{name}-{size}", own.delivery, "us/delivery", plain.delivery)
        yield row("fanout", f"{name}-{size}-same", own.delivery, "us/delivery", found[f"plain-{name}"].delivery)
        yield row("fanout", f"{name}-{size}-text", own.delivery, "us/delivery", found["text-daphne"].delivery)
        yield row("fanout", f"{name}-{size}-bare", own.delivery, "us/delivery", bare.delivery)
        yield row("fanout", f"{name}-{size}-added", own.added, "us/delivery", plain.added)
        yield row("fanout", f"{name}-{size}-last", own.last, "ms", plain.last)
    yield row("fanout", f"bare-{size}", bare.delivery, "us/delivery", plain.delivery)


async def _cost(name: str, size: int, frames: list[str]) -> Cost:
    """Of one frame from a fresh server to so many sockets."""
    program = PROGRAMS[name]
    texts = frames if name in PASSING_ON else [_line(LINES[number % 2], f"r{number}") for number in range(len(frames))]
    with _running(program) as server:
        crowd = await _seated(server, size, in_lab=name not in PASSING_ON)
        count = WARM_UP + min(MOST_FRAMES, DELIVERIES // size)
        return await _measured(server, crowd, texts[:count])


async def _real_frames() -> list[str]:
    """What the product sends to its sockets for the commands of this benchmark."""
    with _running(PROGRAMS["daphne"]) as server:
        crowd = await _seated(server, 1, in_lab=True)
        frames = []
        for number in range(WARM_UP + MOST_FRAMES):
            await crowd.delivered(_line(LINES[number % 2], f"r{number}"))
            frames.append(crowd.last_text)
        await crowd.leave()
        return frames


async def _seated(server: Server, size: int, *, in_lab: bool) -> Crowd:
    """Sockets that wait for frames: people in a lab with a container to connect, or visitors of a server that passes texts on."""
    crowd = Crowd('"type":"frame"')
    if not in_lab:
        await crowd.join(server.url.replace("http", "ws", 1) + "/", size, origin=server.url)
        return crowd
    page = open_lab(server)
    await crowd.join(page.socket, 1, origin=server.url, cookies=[page.visitor.cookie])
    for line in ("docker network create front", "docker run -d --name web --network front nginx"):
        await crowd.delivered(_line(line, line))
    await crowd.join(page.socket, size - 1, origin=server.url)
    return crowd


def _line(line: str, ref: str) -> str:
    return json.dumps({"type": "line", "ref": ref, "text": line})


async def _measured(server: Server, crowd: Crowd, texts: list[str]) -> Cost:
    """Send texts one after the other; the first few warm the server up."""
    await crowd.quiet()
    for text in texts[:WARM_UP]:
        await crowd.delivered(text)
    before = server.cpu_seconds()
    last = [await crowd.delivered(text) for text in texts[WARM_UP:]]
    cpu = server.cpu_seconds() - before
    await crowd.leave()
    return Cost(cpu / len(last), median(last))


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
