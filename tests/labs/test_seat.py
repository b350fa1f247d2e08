"""One socket: sent at once where the server takes it, queued where it does not, told to resync where too much waits."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from cnmviz.labs import limits
from cnmviz.labs.seat import Seat


class Wire:
    """A server's send, as fast or slow as a test wants: with `full`, a send waits until `drain`."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.full: asyncio.Event | None = None
        self.broken = False

    async def send(self, message: dict[str, Any]) -> None:
        if self.broken:
            raise ConnectionError
        if self.full is not None:
            await self.full.wait()
        self.sent.append(message["text"])

    def fill(self) -> None:
        self.full = asyncio.Event()

    async def drain(self) -> None:
        assert self.full
        self.full.set()
        self.full = None
        for _ in range(20):
            await asyncio.sleep(0)


@pytest.fixture
def wire() -> Wire:
    return Wire()


def seated(wire: Wire) -> Seat:
    task = asyncio.current_task()
    assert task
    seat = Seat(wire.send, "ana", task)
    seat.release(after=0)
    return seat


async def test_a_frame_is_sent_at_once_without_a_task(wire: Wire) -> None:
    seat = seated(wire)
    tasks = asyncio.all_tasks()
    seat.frame(1, "one")
    assert (wire.sent, asyncio.all_tasks(), seat.slow) == (["one"], tasks, False)


async def test_nobody_waits_for_a_slow_socket_and_its_order_is_kept(wire: Wire) -> None:
    seat = seated(wire)
    wire.fill()
    for n in range(5):
        seat.frame(n, str(n))
    assert (wire.sent, seat.slow) == ([], True)
    await wire.drain()
    seat.frame(5, "5")
    assert (wire.sent, seat.slow) == (["0", "1", "2", "3", "4", "5"], False)


async def test_who_has_too_much_waiting_is_told_to_resync_once_it_drains(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNSENT_FRAMES", 2)
    seat = seated(wire)
    wire.fill()
    for n in range(6):
        seat.frame(n, str(n))
    await wire.drain()
    assert wire.sent[:3] == ["0", "1", "2"]
    assert [json.loads(text) for text in wire.sent[3:]] == [{"type": "resync", "seq": 5}]
    seat.frame(6, "6")
    assert wire.sent[-1] == "6"


async def test_a_socket_that_never_drains_loses_its_reader(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNSENT_SECONDS", 0.05)
    seat = seated(wire)
    wire.fill()
    seat.frame(1, "one")
    with pytest.raises(asyncio.CancelledError):
        await asyncio.sleep(5)
    assert seat.parting
    assert seat.parting[0] == 4408
    seat.frame(2, "two")
    assert wire.sent == []


async def test_a_socket_that_is_gone_loses_its_reader_and_breaks_nothing(wire: Wire) -> None:
    seat = seated(wire)
    wire.broken = True
    seat.frame(1, "one")
    with pytest.raises(asyncio.CancelledError):
        await asyncio.sleep(5)
    assert seat.parting
    assert seat.parting[0] == 4408


async def test_frames_wait_for_the_welcome_and_none_comes_twice(wire: Wire) -> None:
    task = asyncio.current_task()
    assert task
    seat = Seat(wire.send, "ana", task)
    for n in range(1, 5):
        seat.frame(n, str(n))
    seat.push("welcome")
    seat.release(after=2)
    assert wire.sent == ["welcome", "3", "4"]


async def test_a_sender_waits_for_its_own_answers_only(wire: Wire) -> None:
    seat = seated(wire)
    wire.fill()
    seat.push("answer")
    waiting = asyncio.ensure_future(seat.drained())
    await asyncio.sleep(0.01)
    assert not waiting.done()
    await wire.drain()
    await waiting
    assert wire.sent == ["answer"]


async def test_closing_a_socket_that_is_being_sent_to(wire: Wire) -> None:
    seat = seated(wire)
    wire.fill()
    seat.frame(1, "one")
    seat.frame(2, "two")
    seat.close()
    await asyncio.sleep(0)
    await wire.drain()
    assert wire.sent == []
