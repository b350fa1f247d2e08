"""Simulated people: what they type, and what must be true of a lab after they were there."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable

from .client import Client, Page, entities_of

NETWORKS = [f"net{number}" for number in range(8)]
CONTAINERS = [f"box{number}" for number in range(24)]
PORTS = range(8000, 8008)
SETTLE_SECONDS = 30


def a_line(dice: random.Random) -> str:
    """A docker command about few enough names that people get in each other's way."""
    network, container, other = dice.choice(NETWORKS), dice.choice(CONTAINERS), dice.choice(CONTAINERS)
    lines = {
        f"docker network create {network}": 4,
        f"docker run -d --name {container} --network {network} nginx": 8,
        f"docker run -d --name {container} -p {dice.choice(PORTS)}:80 nginx": 2,
        f"docker network connect {network} {container}": 6,
        f"docker network disconnect {network} {container}": 3,
        f"docker stop -t 0 {container}": 2,
        f"docker start {container}": 3,
        f"docker rename {container} {other}": 1,
        f"docker rm -f {container}": 2,
        f"docker network rm {network}": 1,
        f"docker exec {container} ping -c 1 {other}": 2,
        "docker ps": 1,
    }
    return dice.choices(list(lines), weights=list(lines.values()))[0]


async def a_person(client: Client, dice: random.Random, until: Callable[[], bool], *, drops: bool) -> None:
    """Type, undo and redo until told to stop; some lose their connection again and again, on a slow machine at least once."""
    if drops:
        await client.drop()
    while not until():
        if drops and dice.random() < 0.08:
            await client.drop()
        if dice.random() < 0.1:
            await client.command(dice.choice(["undo", "redo"]))
        else:
            await client.line(a_line(dice))
        await asyncio.sleep(dice.random() * 0.1)


async def eventually(true: Callable[[], bool], what: str) -> None:
    """Wait for something that must come."""
    async with asyncio.timeout(SETTLE_SECONDS):
        while not true():
            await asyncio.sleep(0.05)
    assert true(), what


async def together(clients: list[Client], part: Callable[[Client], Awaitable[None]]) -> None:
    """Everybody is connected, does their part, and stays until all have seen the end."""
    connections = [asyncio.create_task(client.run()) for client in clients]
    try:
        await eventually(lambda: all(client.connections for client in clients), "everybody came in")
        async with asyncio.TaskGroup() as group:
            for client in clients:
                group.create_task(part(client))  # type: ignore[arg-type]
        newest = (await asyncio.to_thread(clients[0].page.snapshot))["seq"]
        await eventually(lambda: all(client.seq >= newest for client in clients), "everybody is up to date")
    finally:
        for connection in connections:
            connection.cancel()
        await asyncio.gather(*connections, return_exceptions=True)


def assert_all_agree(clients: list[Client], page: Page) -> None:
    """Every client ends with the server's state."""
    snapshot = page.snapshot()
    expected = {kind: table for kind, table in entities_of(snapshot).items() if table}
    for client in clients:
        assert client.seq == snapshot["seq"], client.name
        assert {kind: table for kind, table in client.entities.items() if table} == expected, client.name


def assert_each_command_once(clients: list[Client], witness: Client) -> None:
    """The log holds what was acknowledged, and each of it once: by the person who asked, as the line that was answered."""
    frames = {frame["seq"]: frame for frame in witness.frames}
    assert sorted(frames) == list(range(min(frames), witness.seq + 1)), "the witness missed nothing"
    acknowledged = [
        (receipt["seq"], client.page.data["you"]["id"], receipt.get("line", ""))
        for client in clients
        for receipt in client.receipts.values()
        if receipt.get("seq")
    ]
    assert sorted(acknowledged) == sorted((seq, frame["by"], frame["line"]) for seq, frame in frames.items())
