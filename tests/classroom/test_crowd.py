"""Two hundred people come in: what each of them costs does not grow with those who are there, and nobody is flooded."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import AsyncExitStack

import pytest
from asgiref.sync import sync_to_async
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cnmviz.classroom import joining, limits
from cnmviz.classroom.assembly import TELL_SECONDS
from cnmviz.classroom.models import Class
from cnmviz.labs import packing

from .conftest import Pupil
from .test_socket import window

STATEMENTS = {"the form": 1, "the name": 14, "the page": 8, "the picture": 3}
"""At most, for somebody new, with the transaction's own."""


def come_in(klass: Class, name: str) -> dict[str, int]:
    """Everything that a browser asks for; how many statements each step took."""
    phone = Client()
    took: dict[str, int] = {}

    def asks(what: str, page: Callable[[], object]) -> None:
        with CaptureQueriesContext(connection) as asked:
            page()
        took[what] = len(asked)

    asks("the form", lambda: phone.get(f"/c/{klass.code}"))
    asks("the name", lambda: phone.post(f"/c/{klass.code}", {"nickname": name}))
    here = klass.lab.get_absolute_url()
    asks("the page", lambda: phone.get(here))
    asks("the picture", lambda: phone.get(f"{here}snapshot"))
    return took


def test_coming_in_asks_the_database_a_few_times_however_many_are_there(klass: Class, comes: Callable[[str], Pupil]) -> None:
    come_in(klass, "First")  # after which the process knows the lab
    few = come_in(klass, "Second")
    for number in range(40):
        comes(f"Pupil {number}")
    many = come_in(klass, "Last")
    assert many == few
    assert {what: count for what, count in many.items() if count > STATEMENTS[what]} == {}


def test_the_lab_is_packed_once_for_all_who_come_in(klass: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    packed: list[int] = []

    def begin(text: bytes, begin: Callable[[bytes], packing.Begun] = packing.begin) -> packing.Begun:
        packed.append(len(text))
        return begin(text)

    monkeypatch.setattr(packing, "begin", begin)
    for name in ("Ana", "Ben", "Cleo"):
        come_in(klass, name)
    assert len(packed) <= 1


def test_a_newcomer_is_in_the_next_picture(klass: Class, ana: Pupil, comes: Callable[[str], Pupil]) -> None:
    path = f"{klass.lab.get_absolute_url()}snapshot"
    before = ana.browser().get(path)
    comes("Ben")
    after = ana.browser().get(path, headers={"If-None-Match": before["ETag"]})
    assert {"Ana", "Ben"} <= {one["name"] for one in json.loads(after.content)["people"]}
    assert ana.browser().get(path, headers={"If-None-Match": after["ETag"]}).status_code == 304


def test_a_class_is_never_larger_than_it_may_be(klass: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PARTICIPANTS", 2)
    joining.join(klass, "person-ana", "Ana")
    with pytest.raises(joining.NotIn, match="full"):
        joining.join(klass, "person-ben", "Ben")
    assert klass.participants.count() == 2


async def test_a_teacher_hears_of_many_newcomers_in_few_messages(klass: Class, tea: Pupil, comes: Callable[[str], Pupil]) -> None:
    """Also while their own windows open, before the class has heard of them."""
    async with AsyncExitStack() as windows:
        teacher = await windows.enter_async_context(window(klass, tea))
        await teacher.next("welcome")
        started = asyncio.get_running_loop().time()
        heard = 0
        unknown: set[str] = set()
        for number in range(30):
            pupil = await sync_to_async(comes)(f"Pupil {number}")
            unknown.add(str(pupil.pk))
            await windows.enter_async_context(window(klass, pupil))
        while unknown:
            unknown -= (await teacher.next("roster"))["people"].keys()
            heard += 1
        took = asyncio.get_running_loop().time() - started
    assert heard <= 2 + took / TELL_SECONDS + took / limits.TICK_SECONDS


async def test_a_single_newcomer_is_told_of_at_once(klass: Class, tea: Pupil, comes: Callable[[str], Pupil]) -> None:
    async with window(klass, tea) as teacher:
        await teacher.next("welcome")
        ana = await sync_to_async(comes)("Ana")
        async with asyncio.timeout(2):
            assert str(ana.pk) in (await teacher.until("roster", lambda said: str(ana.pk) in said["people"]))["people"]


async def test_whoever_comes_before_the_class_heard_of_them_is_greeted_by_name(
    klass: Class, tea: Pupil, comes: Callable[[str], Pupil]
) -> None:
    async with window(klass, tea) as teacher:
        await teacher.next("welcome")
        for name in ("Ana", "Ben", "Cleo"):
            pupil = await sync_to_async(comes)(name)
            async with window(klass, pupil) as student:
                assert (await student.next("you"))["you"]["name"] == name
