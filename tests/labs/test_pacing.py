"""What everybody is told of a crowd's work: few messages, nothing lost, in order; and one person's at once."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest

from cnmviz.labs import frames, limits
from cnmviz.labs.messages import Frame, Presence
from cnmviz.labs.pacing import Outlet


class Room:
    """An outlet and what came out of it; `moved` is who moved and was not told of yet."""

    def __init__(self) -> None:
        self.moved = False
        self.sent: list[tuple[int, dict[str, Any]]] = []
        self.outlet = Outlet(self._give, self._news)

    def _give(self, seq: int, text: str) -> None:
        self.sent.append((seq, json.loads(text)))

    def _news(self) -> str:
        moved, self.moved = self.moved, False
        return frames.text(Presence(people={"ana": {"here": 1}})) if moved else ""

    def frame(self, seq: int, by: str) -> None:
        self.outlet.frame(seq, frames.text(Frame(seq=seq, by=by, source="", line="", at=0, changes=[])), by)

    def kinds(self) -> Iterator[str]:
        """Everything that came, whether alone or together."""
        for _, message in self.sent:
            for one in message["messages"] if message["type"] == "several" else [message]:
                yield f"{one['type']} {one.get('seq', '')}".strip()


@pytest.fixture
async def room() -> Room:
    return Room()


async def test_one_person_alone_is_seen_at_once_however_fast(room: Room) -> None:
    for seq in range(1, 51):
        room.frame(seq, "ana")
        assert room.sent[-1][1]["seq"] == seq


async def test_rare_work_of_many_is_seen_at_once(room: Room) -> None:
    for seq in range(1, limits.MESSAGES_AT_ONCE + 1):
        room.frame(seq, f"person{seq}")
        assert room.sent[-1][1]["seq"] == seq


async def test_a_crowd_is_few_messages_and_every_frame_in_order(room: Room) -> None:
    loop = asyncio.get_running_loop()
    end = loop.time() + 1
    seq = 0
    while loop.time() < end:
        seq += 1
        room.moved = True
        room.frame(seq, f"person{seq % 40}")
        if (text := room.outlet.tick()) != "":
            room.sent.append((0, json.loads(text)))
        await asyncio.sleep(0.005)
    await asyncio.sleep(0.2)
    assert [kind for kind in room.kinds() if kind != "presence"] == [f"frame {number}" for number in range(1, seq + 1)]
    assert len(room.sent) <= limits.MESSAGES_PER_SECOND * 1.2 + limits.MESSAGES_AT_ONCE + 1
    assert "presence" in room.kinds(), "who is where goes along"


async def test_the_newest_seq_is_told_of_what_goes_together(room: Room) -> None:
    for seq in range(1, 20):
        room.frame(seq, f"person{seq}")
    await asyncio.sleep(0.2)
    assert room.sent[-1][0] == 19
    assert room.sent[-1][1]["type"] == "several"


async def test_who_is_where_is_told_by_itself_while_nobody_works(room: Room) -> None:
    room.moved = True
    assert json.loads(room.outlet.tick())["type"] == "presence"
    assert room.outlet.tick() == "", "there is nothing new"


async def test_who_is_where_waits_where_frames_would_wait_for_it(room: Room) -> None:
    room.frame(1, "ana")
    room.frame(2, "ben")
    room.moved = True
    assert room.outlet.tick() == ""
    room.frame(3, "ana")
    assert list(room.kinds())[-2:] == ["frame 3", "presence"]


async def test_nothing_is_sent_after_the_last_one_has_left(room: Room) -> None:
    for seq in range(1, 20):
        room.frame(seq, f"person{seq}")
    before = len(room.sent)
    room.outlet.close()
    await asyncio.sleep(0.2)
    assert len(room.sent) == before
