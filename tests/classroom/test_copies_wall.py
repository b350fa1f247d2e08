"""The wall's socket: the teacher alone is told, of each copy that changed and of no other, and nobody else hears of it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from cnmviz.classroom import messages
from cnmviz.classroom.copies import deeds as copy_deeds
from cnmviz.classroom.copies import refusals
from cnmviz.classroom.models import Class
from cnmviz.labs import making, people, requests
from cnmviz.labs.messages import Receipt, SendLine

from .conftest import Pupil
from .test_socket import Window


@pytest.fixture(autouse=True)
def unhurried() -> None:
    copy_deeds._rates.clear()
    refusals._counts.clear()


def wall(klass: Class, pupil: Pupil) -> Window:
    return Window("", pupil.id, path=f"/class/{klass.code}/wall/socket")


def types(pupil: Pupil, line: str) -> Receipt:
    copy = pupil.again().copy
    assert copy is not None
    return requests.answered(people.member(copy, pupil.id), SendLine(ref="", text=line), now=making.microseconds())


async def told(socket: Window, pupil: Pupil, field: str, value: Any) -> dict[str, Any]:
    """The next message in which something is true of somebody's tile."""
    found = await socket.until("tiles", lambda news: (news.get("tiles", {}).get(str(pupil.pk)) or {}).get(field) == value)
    tiles: dict[str, Any] = found["tiles"]
    return tiles


async def test_the_teacher_is_told_what_changes_and_only_that(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    await asyncio.to_thread(tea.asks, messages.HandOut(ref="r"))
    async with wall(klass, tea) as socket:
        everybody = await told(socket, ana, "steps", 0)
        assert {everybody[str(pupil.pk)]["name"] for pupil in (ana, ben)} == {"Ana", "Ben"}
        await asyncio.to_thread(types, ana, "docker network create front")
        news = await told(socket, ana, "steps", 1)
        assert set(news) == {str(ana.pk)}


async def test_refused_commands_are_counted_until_one_is_done(klass: Class, tea: Pupil, ana: Pupil) -> None:
    await asyncio.to_thread(tea.asks, messages.HandOut(ref="r"))
    async with wall(klass, tea) as socket:
        await told(socket, ana, "steps", 0)
        for count in (1, 2, 3):
            await asyncio.to_thread(types, ana, "docker network rm nowhere")
            await told(socket, ana, "refused", count)
        await asyncio.to_thread(types, ana, "docker network ls")
        await told(socket, ana, "refused", 0)


async def test_who_comes_later_is_told_how_it_is(klass: Class, tea: Pupil, ana: Pupil) -> None:
    await asyncio.to_thread(tea.asks, messages.HandOut(ref="r"))
    await asyncio.to_thread(types, ana, "docker network rm nowhere")
    async with wall(klass, tea) as first, wall(klass, tea) as second:
        for socket in (first, second):
            await told(socket, ana, "refused", 1)


async def test_a_copy_that_is_taken_back_leaves_the_wall(klass: Class, tea: Pupil, ana: Pupil) -> None:
    await asyncio.to_thread(tea.asks, messages.HandOut(ref="r"))
    async with wall(klass, tea) as socket:
        await told(socket, ana, "steps", 0)
        await asyncio.to_thread(tea.asks, messages.TakeBack(ref="r"))
        gone = await socket.until("tiles", lambda news: str(ana.pk) in news["tiles"])
        assert gone["tiles"][str(ana.pk)] is None


async def test_nobody_else_is_let_in(klass: Class, ana: Pupil, dan: Pupil) -> None:
    for pupil in (ana, dan):
        async with wall(klass, pupil) as socket:
            assert await socket.close_code() == 4410
