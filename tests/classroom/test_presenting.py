"""Presenting over the sockets: only the presenter shows something, all are told the newest, and the packet has one clock."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer

from cnmviz.classroom import announcing, limits, messages, socket
from cnmviz.classroom.assembly import Assembly
from cnmviz.classroom.models import Class, Presentation
from cnmviz.classroom.presenting import leading, telling
from cnmviz.classroom.presenting.messages import Beat, Place
from cnmviz.classroom.presenting.podium import Show
from cnmviz.labs.messages import Person
from cnmviz.labs.models import Lab
from tests.labs.test_seat import Wire

from .conftest import Pupil
from .test_socket import Answer, Window, projector, window

PLACE = {"view": "cnm", "rect": [0.0, 10.5, 300.0, 200.0], "selected": ["container:web"]}


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LOST_SECONDS", 0.2)
    socket._often.clear()
    leading._rates.clear()


async def presented(seat: Window, true: Callable[[Answer], Any]) -> Answer:
    return await seat.until("presented", true)


async def begin(seat: Window, klass: Class, lab: str = "", name: str = "w1") -> Answer:
    """Present from a window."""
    code = lab or await sync_to_async(lambda: klass.lab.code)()
    return await seat.asks("present", lab=code, window=name)


async def walk(seat: Window, klass: Class, **beat: Any) -> Answer:
    """Show the way of a packet from the host to the world outside."""
    seq = await sync_to_async(lambda: Lab.objects.get(pk=klass.lab_id).seq)()
    return await seat.asks("walk", source="@host", target="@outside", protocol="icmp", seq=seq, beat={"stop": 0, **beat})


async def test_students_are_told_what_the_teacher_looks_at_and_projectors_nothing(klass: Class, tea: Pupil, ana: Pupil) -> None:
    async with window(klass, tea) as teacher, window(klass, ana) as student, projector(klass) as wall:
        for seat in (teacher, student, wall):
            await seat.next("welcome")
        assert (await begin(teacher, klass)).get("why", "") == ""
        assert (await teacher.asks("look", place=PLACE)).get("why", "") == ""
        now = await presented(student, lambda told: told.get("place"))
        assert (now["by"], now["name"], now["lab"], now["place"]) == (
            tea.pk,
            (await sync_to_async(tea.again)()).nickname,
            f"/lab/{klass.lab.code}/",
            PLACE,
        )
        assert abs(now["now"] - time.time() * 1000) < 5_000
        await teacher.asks("present", on=False)
        await presented(student, lambda told: not told.get("by"))
        assert "presented" not in {message["type"] for message in wall.kept}


async def test_who_comes_late_lands_there_also_in_a_new_process(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    async with window(klass, tea) as teacher:
        await begin(teacher, klass)
        await teacher.asks("look", place=PLACE)
        number = (await walk(teacher, klass))["given"]["number"]
        await teacher.asks("lead", number=number, beat={"stop": 2})
        async with window(klass, ana) as late:
            way = await late.next("walked")
            told = await presented(late, lambda told: told.get("packet"))
            assert (way["number"], told["packet"]["number"], told["packet"]["beat"], told["place"]) == (
                number,
                number,
                {"stop": 2},
                PLACE,
            )
    # Nobody is there any more, so nothing of it is in memory.
    await kept(klass, lambda row: row.show["beat"] == {"stop": 2})
    async with window(klass, ben) as later:
        assert (await later.next("walked"))["trace"] == way["trace"]
        told = await later.next("presented")
        assert (told["packet"]["beat"], told["lost"]) == ({"stop": 2}, True), "the presenter has yet to come back"


async def kept(klass: Class, true: Callable[[Presentation], bool]) -> None:
    """Wait until the row is so."""
    for _ in range(100):
        row = await Presentation.objects.filter(klass=klass).afirst()
        if row is not None and true(row):
            return
        await asyncio.sleep(0.05)
    raise AssertionError(row and row.show)


async def test_followers_get_the_newest_of_many_and_few_messages(klass: Class, tea: Pupil, ana: Pupil) -> None:
    async with window(klass, tea) as teacher, window(klass, ana) as student:
        await begin(teacher, klass)
        await presented(student, lambda told: told.get("by"))
        started = time.monotonic()
        for x in range(60):
            await teacher.asks("look", place={"view": "cnm", "rect": [float(x), 0.0, 10.0, 10.0]})
        await presented(student, lambda told: told["place"]["rect"][0] == 59)
        took = time.monotonic() - started
        got = [message for message in student.kept if message["type"] == "presented"]
        assert len(got) <= took / limits.PRESENT_SECONDS + 2
        rows = 0
        for row in [row async for row in Presentation.objects.filter(klass=klass)]:
            rows += 1
            assert row.show["by"] == tea.pk
        assert rows == 1


async def test_only_the_presenter_shows_something(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    ask = sync_to_async(Pupil.asks)
    async with window(klass, tea) as teacher, window(klass, ana) as student, window(klass, ben) as other:
        assert (await begin(student, klass))["why"] == leading.ONLY_THE_PRESENTER
        assert (await student.asks("look", place=PLACE))["why"] == leading.ONLY_THE_PRESENTER
        assert (await teacher.asks("look", place=PLACE))["why"] == leading.NOT_BEGUN
        await begin(teacher, klass)
        await presented(other, lambda told: told.get("by") == tea.pk)
        assert await ask(tea, messages.Floor(ref="r", to=ana.pk)) == ""
        await presented(other, lambda told: not told.get("by"))
        assert (await teacher.asks("look", place=PLACE))["why"] == leading.ONLY_THE_PRESENTER
        await begin(student, klass)
        assert (await presented(other, lambda told: told.get("by")))["name"] == "Ana"
        assert await ask(tea, messages.Floor(ref="r", to=0)) == ""
        await presented(other, lambda told: not told.get("by"))
        assert (await walk(student, klass))["why"] == leading.ONLY_THE_PRESENTER


async def test_what_a_removed_presenter_showed_and_an_ended_class_show_nothing(
    klass: Class, tea: Pupil, ana: Pupil, ben: Pupil
) -> None:
    ask = sync_to_async(Pupil.asks)
    await ask(tea, messages.Floor(ref="r", to=ana.pk))
    async with window(klass, ana) as student, window(klass, ben) as other, window(klass, tea) as teacher:
        await begin(student, klass)
        await presented(other, lambda told: told.get("by") == ana.pk)
        await ask(tea, messages.Remove(ref="r", who=ana.pk))
        await presented(other, lambda told: not told.get("by"))
        await begin(teacher, klass)
        await presented(other, lambda told: told.get("by") == tea.pk)
        await ask(tea, messages.End(ref="r"))
        await presented(other, lambda told: not told.get("by"))
        assert (await begin(teacher, klass))["why"] == leading.ONLY_THE_PRESENTER


async def test_a_packet_has_one_way_and_one_clock_for_all(klass: Class, tea: Pupil, ana: Pupil) -> None:
    async with window(klass, tea) as teacher, window(klass, ana) as student:
        await begin(teacher, klass)
        now = round(time.time() * 1000)
        number = (await walk(teacher, klass, playing=True, speed=2, since=now))["given"]["number"]
        way = await student.next("walked")
        assert (way["number"], way["trace"]["verdict"]["ok"]) == (number, True)
        told = await presented(student, lambda told: told.get("packet"))
        assert told["packet"]["beat"] == {"stop": 0, "playing": True, "speed": 2, "since": now}
        for far in (0, 1e14):
            await teacher.asks("lead", number=number, beat={"stop": 1, "playing": True, "since": far})
            beat = (await presented(student, lambda told: told["packet"]["beat"].get("speed", 1) == 1))["packet"]["beat"]
            assert abs(beat["since"] - time.time() * 1000) < 5_000, "a clock that is wrong is not believed"
        last = sum(len(hop["steps"]) for hop in way["trace"]["hops"]) - 1
        assert "stops" in (await teacher.asks("lead", number=number, beat={"stop": last + 1}))["why"]
        assert (await teacher.asks("lead", number=number + 1, beat={"stop": 0}))["why"] == leading.GONE
        await teacher.asks("lead", number=number, beat={"stop": last})
        await presented(student, lambda told: told["packet"]["beat"] == {"stop": last})
        await teacher.asks("walk")
        await presented(student, lambda told: not told.get("packet"))
        assert (await teacher.asks("lead", number=number, beat={"stop": 0}))["why"] == leading.GONE


async def test_a_way_that_is_none_is_refused_with_the_reason(klass: Class, tea: Pupil) -> None:
    async with window(klass, tea) as teacher:
        await begin(teacher, klass)
        answered = await teacher.asks("walk", source="nobody", target="@outside", protocol="icmp", seq=1)
        assert "nobody" in answered["why"]
        assert (await teacher.asks("walk", source="@host", target="@outside", protocol="icmp", seq=99_999))["why"]


async def test_too_many_packets_at_once_are_refused(klass: Class, tea: Pupil) -> None:
    async with window(klass, tea) as teacher:
        await begin(teacher, klass)
        answers = [await walk(teacher, klass) for _ in range(limits.WALKS_AT_ONCE + 5)]
        assert not answers[0].get("why")
        assert answers[-1]["why"] == leading.TOO_MANY


async def test_what_is_no_place_is_refused(klass: Class, tea: Pupil) -> None:
    async with window(klass, tea) as teacher:
        await begin(teacher, klass)
        wrong: list[dict[str, Any]] = [
            {"rect": [1, 2, 3]},
            {"rect": [1e9, 0, 1, 1]},
            {"rect": [0, 0, 0, 1]},
            {"rect": "here"},
            {"selected": ["k"] * 51},
            {"selected": ["k" * 101]},
            {"view": "<b>"},
            {"selected": ["container:\0"]},
            {"at": -1},
            {"pointer": [0]},
            {"more": 1},
        ]
        for place in wrong:
            assert (await teacher.asks("look", place={"view": "cnm", **place}))["type"] == "refused", place
        assert (await teacher.asks("lead", number=1, beat={"stop": 0, "speed": 0}))["type"] == "refused"


async def test_too_much_at_once_is_refused(klass: Class, tea: Pupil) -> None:
    async with window(klass, tea) as teacher:
        await begin(teacher, klass)
        answers = [await teacher.asks("look", place={"rect": [float(x), 0, 1, 1]}) for x in range(limits.LOOKS_AT_ONCE + 60)]
        assert socket.MUCH_TOO_OFTEN in {answer.get("why", "") for answer in answers}


async def test_another_lab_is_told_where_everybody_may_see_it(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    ask = sync_to_async(Pupil.asks)
    other = await Lab.objects.acreate(code="CDFH", seed="x")
    assert await ask(tea, messages.HandOut(ref="r")) == ""
    copy = await Lab.objects.aget(copy_of=ana.pk)
    async with window(klass, tea) as teacher, window(klass, ben) as student:
        await begin(teacher, klass)
        await teacher.asks("look", place=PLACE)
        await presented(student, lambda told: told.get("place"))
        assert (await begin(teacher, klass, other.code))["why"] == leading.NO_LAB
        assert (await begin(teacher, klass, copy.code)).get("why", "") == ""
        await teacher.asks("look", place=PLACE)
        hidden = await presented(student, lambda told: not told.get("lab"))
        assert (hidden["by"], hidden.get("place")) == (tea.pk, None)
        assert await ask(tea, messages.Show(ref="r", who=ana.pk)) == ""
        assert await ask(ana, messages.Consent(ref="r", on=True)) == ""
        shown = await presented(student, lambda told: told.get("lab"))
        assert (shown["lab"], shown["place"]) == (f"/lab/{copy.code}/", PLACE)
        assert await ask(ana, messages.Consent(ref="r", on=False)) == ""
        await presented(student, lambda told: not told.get("lab"))
        await begin(teacher, klass)
        assert (await presented(student, lambda told: told.get("lab")))["lab"] == f"/lab/{klass.lab.code}/"


async def test_a_presenter_may_reload_and_who_stays_away_is_told(klass: Class, tea: Pupil, ana: Pupil) -> None:
    async with window(klass, ana) as student:
        async with window(klass, tea) as teacher:
            await begin(teacher, klass)
            await teacher.asks("look", place=PLACE)
            await presented(student, lambda told: told.get("place"))
        async with window(klass, tea) as teacher:
            told = await teacher.next("presented")
            assert (told["by"], told["window"], told["place"]) == (tea.pk, "w1", PLACE), "by it the page goes on"
            await begin(teacher, klass)
            await teacher.asks("look", place={**PLACE, "view": "hood"})
            assert not (await presented(student, lambda told: told["place"]["view"] == "hood")).get("lost")
        lost = await presented(student, lambda told: told.get("lost"))
        assert (lost["by"], lost["place"]["view"]) == (tea.pk, "hood"), "the picture stays"
        async with window(klass, tea) as teacher:
            await begin(teacher, klass)
            assert (await presented(student, lambda told: not told.get("lost")))["by"] == tea.pk


async def test_one_window_presents(klass: Class, tea: Pupil, ana: Pupil) -> None:
    async with window(klass, tea) as one, window(klass, tea) as two, window(klass, ana) as student:
        await begin(one, klass, name="one")
        await begin(two, klass, name="two")
        assert (await presented(student, lambda told: told.get("window") == "two"))["by"] == tea.pk
        assert (await one.asks("look", place=PLACE))["why"] == leading.NOT_BEGUN
        assert (await two.asks("look", place=PLACE)).get("why", "") == ""


async def test_a_deleted_class_keeps_nothing(klass: Class, tea: Pupil) -> None:
    async with window(klass, tea) as teacher:
        await begin(teacher, klass)
        await kept(klass, lambda row: row.show["by"] == tea.pk)
        await klass.adelete()
        await teacher.send({"type": "look", "ref": "late", "place": PLACE})
        assert await teacher.close_code() == 4404
        await asyncio.sleep(limits.KEEP_SECONDS)
    assert not await Presentation.objects.aexists()


async def test_who_takes_nothing_for_a_while_is_told_the_newest_then(klass: Class, tea: Pupil, ana: Pupil) -> None:
    wire, reader = Wire(), asyncio.ensure_future(asyncio.Event().wait())
    async with window(klass, tea) as teacher:
        await begin(teacher, klass)
        here, seat = await Assembly.join(klass.pk, wire.send, Person(id=ana.id, name="Ana", colour=""), reader)
        await here.know()
        here.greet(seat)
        wire.fill()
        for x in range(6):
            await teacher.asks("look", place={"rect": [float(x), 0, 1, 1]})
            await asyncio.sleep(limits.PRESENT_SECONDS)
        before = len(wire.sent)
        await wire.drain()
        await asyncio.sleep(2 * limits.PRESENT_SECONDS)
        told = [message for text in wire.sent[before:] if (message := json.loads(text))["type"] == "presented"]
        assert len(told) == 2, "what was on its way, and the newest"
        assert told[-1]["place"]["rect"][0] == 5
        here.leave(seat)
    reader.cancel()


async def test_another_process_tells_the_same(klass: Class, tea: Pupil, ana: Pupil) -> None:
    """The presenter's window may be connected to another process: what that says is passed on, and kept for newcomers."""
    layer = get_channel_layer()
    assert layer is not None
    code = await sync_to_async(lambda: klass.lab.code)()
    show = Show(by=tea.pk, window="w9", lab=klass.lab_id, address=f"/lab/{code}/", place=Place(view="hood"))
    trace = {"hops": [{"steps": [{}, {}]}]}
    async with window(klass, ana) as student, window(klass, tea) as teacher:
        await student.next("presented")
        await begin(teacher, klass)
        await presented(student, lambda told: told.get("by"))
        group, other = announcing.group(klass.pk), {"process": "other"}
        led = msgspec.structs.replace(show, number=7, beat=Beat(stop=1))
        await layer.group_send(group, {"type": "walked", "number": 7, "trace": trace, **other})
        await layer.group_send(group, {"type": "presented", "show": msgspec.to_builtins(led), **other})
        assert (await student.next("walked"))["trace"] == trace
        told = await presented(student, lambda told: told.get("window") == "w9")
        assert (told["place"], told["packet"]) == ({"view": "hood"}, {"number": 7, "beat": {"stop": 1}})
        assert (await teacher.asks("look", place=PLACE))["why"] == leading.NOT_BEGUN, "the window is in the other process now"
        async with window(klass, ana) as late:
            assert (await late.next("walked"))["number"] == 7
        await layer.group_send(group, {"type": "unled", "window": "w9", "process": "a third"})
        await layer.group_send(group, {"type": "unled", "window": "w9", **other})
        assert (await presented(student, lambda told: told.get("lost")))["window"] == "w9"


async def test_now_and_then_it_is_said_again(klass: Class, tea: Pupil, ana: Pupil) -> None:
    async with window(klass, ana) as student, window(klass, tea) as teacher:
        await begin(teacher, klass)
        await presented(student, lambda told: told.get("by"))
        here = Assembly.of(klass.pk)
        assert here is not None
        student.kept.clear()
        await telling.repeat(here)
        assert (await student.next("presented"))["by"] == tea.pk
