"""Thirty people work in one lab through real sockets, and some lose their connection again and again.

`CNMVIZ_LIVE_SECONDS=60` makes it the full minute.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time
from functools import partial

import pytest

from tests.server import Server

from .client import Client, open_lab
from .people import a_person, assert_all_agree, assert_each_command_once, eventually, together

pytestmark = pytest.mark.live
SECONDS = float(os.environ.get("CNMVIZ_LIVE_SECONDS", "10"))


async def test_thirty_people_end_with_the_same_lab_and_every_command_was_done_once(start_server) -> None:  # type: ignore[no-untyped-def]
    server: Server = start_server()
    page = open_lab(server)
    clients = [Client(page.second_person(), name=f"person{number}") for number in range(30)]
    end = time.monotonic() + SECONDS

    async def part(client: Client) -> None:
        number = clients.index(client)
        await a_person(client, random.Random(number), lambda: time.monotonic() > end, drops=0 < number <= 10)

    await together(clients, part)
    assert_all_agree(clients, page)
    assert_each_command_once(clients, witness=clients[0])
    assert all(client.connections > 1 for client in clients[1:11]), "some did rejoin"
    assert len(clients[0].frames) > 10 * SECONDS, "there was something to agree on"
    before = page.snapshot()
    server.kill(signal.SIGKILL)
    server.start()
    server.wait()
    after = page.snapshot()
    assert after["entities"] == before["entities"], "the rows hold what the process had in memory"
    assert after["log"] == before["log"]


async def test_killing_the_server_loses_no_acknowledged_command(start_server) -> None:  # type: ignore[no-untyped-def]
    server: Server = start_server()
    page = open_lab(server)
    clients = [Client(page.second_person(), name=f"person{number}") for number in range(6)]
    over = asyncio.Event()

    async def part(client: Client) -> None:
        if client is not clients[-1]:
            await a_person(client, random.Random(clients.index(client)), over.is_set, drops=False)
            return
        for number in (1, 2):
            await asyncio.sleep(2)
            server.kill(signal.SIGKILL)
            server.start()
            await eventually(partial(all_connected, clients, number + 1), "everybody is back")
        over.set()

    await together(clients, part)
    assert_all_agree(clients, page)
    assert_each_command_once(clients, witness=clients[0])
    assert all_connected(clients, 3), "everybody lost the server twice"


def all_connected(clients: list[Client], times: int) -> bool:
    return all(client.connections >= times for client in clients)
