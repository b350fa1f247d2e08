"""Daphne's sockets that wait for each other: what is read, and what waits."""

from __future__ import annotations

from cnmviz.server import MOST_WAITING, Inbox


class Transport:
    """The wire of a socket; `paused` says whether nothing is read from it."""

    paused = False

    def pauseProducing(self) -> None:
        self.paused = True

    def resumeProducing(self) -> None:
        self.paused = False


def message(size: int) -> dict[str, str]:
    return {"type": "websocket.receive", "text": "x" * size}


async def test_nothing_more_is_read_while_much_waits() -> None:
    wire = Transport()
    inbox = Inbox(wire)
    for size in (10, MOST_WAITING, 20):
        inbox.put_nowait(message(size))
    assert wire.paused
    assert await inbox.get() == message(10)
    assert wire.paused
    assert await inbox.get() == message(MOST_WAITING)
    assert not wire.paused
    assert await inbox.get() == message(20)


async def test_many_small_messages_are_much_too() -> None:
    wire = Transport()
    inbox = Inbox(wire)
    while not wire.paused:
        inbox.put_nowait(message(0))
    assert inbox.qsize() == 1049


async def test_a_socket_that_is_answered_in_time_never_stops() -> None:
    wire = Transport()
    inbox = Inbox(wire)
    for _ in range(5000):
        inbox.put_nowait(message(1000))
        assert await inbox.get() == message(1000)
        assert not wire.paused
