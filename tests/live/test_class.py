"""Thirty people work in one lab through real sockets, and some lose their connection again and again.

`CNMVIZ_LIVE_SECONDS=60` makes it the full minute.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time

import pytest

from tests.server import Server

from .client import Client, open_lab
from .people import a_person, assert_all_agree, assert_each_command_once, together

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
    kills = [time.monotonic() + 2, time.monotonic() + 4]
    end = time.monotonic() + 6

    async def part(client: Client) -> None:
        if client is clients[-1]:
            for moment in kills:
                await _sleep_until(moment)
                server.kill(signal.SIGKILL)
                server.start()
        await a_person(client, random.Random(clients.index(client)), lambda: time.monotonic() > end, drops=False)

    await together(clients, part)
    assert_all_agree(clients, page)
    assert_each_command_once(clients, witness=clients[0])
    assert all(client.connections > 2 for client in clients), "everybody lost the server twice"


async def _sleep_until(moment: float) -> None:
    await asyncio.sleep(max(0.0, moment - time.monotonic()))
