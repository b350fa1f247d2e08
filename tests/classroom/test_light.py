"""The presenter's light: who may draw, who sees it, how often anybody is told, what is refused, and when it is gone."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from asgiref.sync import sync_to_async

from cnmviz.classroom import messages
from cnmviz.classroom.assembly import Assembly
from cnmviz.classroom.light import desk, drawing, limits
from cnmviz.classroom.models import Class
from cnmviz.labs.models import Entry, Lab

from .conftest import Pupil
from .test_socket import Window, projector, window


@pytest.fixture(autouse=True)
def fresh_rates() -> None:
    drawing.rates.clear()


@pytest.fixture(autouse=True)
def code(klass: Class) -> None:
    """Of the class's lab, over which is drawn."""
    Lab.objects.filter(pk=klass.lab_id).update(code="BCDF")


async def draw(socket: Window, *points: tuple[float, float], **more: Any) -> None:
    await socket.send({"type": "draw", "id": 7, "lab": "BCDF", "view": "cnm", "points": [*points], **more})


async def told(socket: Window) -> dict[str, Any]:
    return await socket.next("light")


async def refused(socket: Window) -> str:
    return str((await socket.next("refused"))["why"])


async def test_everybody_sees_what_the_presenter_draws_in_the_presenter_s_colour(klass: Class, tea: Pupil, ana: Pupil) -> None:
    async with window(klass, tea) as teacher, window(klass, ana) as student, projector(klass) as wall:
        colour = (await teacher.next("you"))["you"]["colour"]
        for socket in (teacher, student, wall):
            await socket.next("welcome")
        await draw(teacher, (1, 2), (3.5, -4))
        for socket in (teacher, student, wall):
            (stroke,) = (await told(socket))["strokes"]
            assert (stroke["by"], stroke["id"], stroke["lab"], stroke["view"], stroke["ink"]) == (tea.pk, 7, "BCDF", "cnm", False)
            assert (stroke["points"], stroke["colour"]) == ([[1, 2], [3.5, -4]], colour)


async def test_over_a_copy_one_draws_for_all_only_while_all_may_see_it(klass: Class, tea: Pupil, ana: Pupil) -> None:
    ask = sync_to_async(Pupil.asks)
    assert await ask(tea, messages.HandOut(ref="r")) == ""
    copy = await Lab.objects.aget(copy_of=ana.pk)
    async with window(klass, tea) as teacher, projector(klass) as wall:
        for socket in (teacher, wall):
            await socket.next("welcome")
        await draw(teacher, (1, 2), lab=copy.code)
        await teacher.send({"type": "spotlight", "on": True, "lab": copy.code, "keys": ["container:web"]})
        await draw(teacher, (3, 4))
        light = await told(wall)
        assert {stroke["lab"] for stroke in light["strokes"]} == {"BCDF"}
        assert not any(light.get("spots", {}).values())
        assert await ask(tea, messages.Show(ref="r", who=ana.pk)) == ""
        assert await ask(ana, messages.Consent(ref="r", on=True)) == ""
        await teacher.until("class", lambda known: bool(known.get("shown")))
        await draw(teacher, (5, 6), lab=copy.code, id=8)
        assert copy.code in {stroke["lab"] for stroke in (await told(wall))["strokes"]}


async def test_who_has_the_floor_draws_and_nobody_else(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    async with window(klass, tea) as teacher, window(klass, ana) as student, window(klass, ben) as other:
        await other.next("welcome")
        await draw(student, (0, 0))
        assert await refused(student) == drawing.NOT_PRESENTING
        await teacher.asks("floor", to=ana.pk)
        await other.until("class", lambda known: "floor" in known)
        await draw(student, (0, 0))
        assert (await told(other))["strokes"][0]["by"] == ana.pk
        for socket in (teacher, other):
            await draw(socket, (0, 0))
            assert await refused(socket) == "Ana has the floor: nobody else draws for the class."
        await sync_to_async(tea.asks)(messages.End(ref="e"))
        await other.until("class", lambda known: known["ended"])
        await draw(student, (0, 0))
        assert await refused(student) == drawing.ENDED


async def test_what_comes_within_a_tick_is_one_message(klass: Class, tea: Pupil, ana: Pupil) -> None:
    async with window(klass, tea) as teacher, window(klass, ana) as student:
        await student.next("welcome")
        started = time.monotonic()
        for step in range(15):
            await draw(teacher, (step, 0))
            await draw(teacher, (0, step), id=8) if step % 2 else None
            await asyncio.sleep(0.05)
        await asyncio.sleep(3 * limits.TICK_SECONDS)
        seconds = time.monotonic() - started
        await student.silent()
        lights = [message for message in student.kept if message["type"] == "light"]
        assert 2 <= len(lights) <= seconds / limits.TICK_SECONDS + 1
        line = [point for light in lights for stroke in light["strokes"] if stroke["id"] == 7 for point in stroke["points"]]
        assert line == [[step, 0] for step in range(15)], "in order, each once"


@pytest.mark.parametrize(
    "nonsense",
    [
        {"points": []},
        {"points": [[0, 0]] * (limits.POINTS + 1)},
        {"points": [[limits.PLANE + 1, 0]]},
        {"points": [[0]]},
        {"points": [["0", 0]]},
        {"id": 0},
        {"view": "x" * 21},
        {"lab": "x" * 41},
        {"colour": "red"},
    ],
)
async def test_nonsense_is_refused(klass: Class, tea: Pupil, nonsense: dict[str, Any]) -> None:
    async with window(klass, tea) as teacher:
        await teacher.next("welcome")
        await draw(teacher, (0, 0), **nonsense)
        assert "cannot be read" in await refused(teacher)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999"])
async def test_numbers_are_finite(klass: Class, tea: Pupil, number: str) -> None:
    async with window(klass, tea) as teacher:
        await teacher.next("welcome")
        await teacher.send(f'{{"type":"draw","id":1,"lab":"BCDF","view":"cnm","points":[[{number},0]]}}')
        assert "cannot be read" in await refused(teacher)


async def test_a_line_has_an_end_and_another_one_may_follow(klass: Class, tea: Pupil, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "STROKE_POINTS", 3)
    async with window(klass, tea) as teacher:
        await teacher.next("welcome")
        await draw(teacher, (0, 0), (1, 1), (2, 2))
        await draw(teacher, (3, 3))
        assert await refused(teacher) == drawing.TOO_LONG
        await draw(teacher, (3, 3), id=8)
        assert {stroke["id"] for stroke in (await told(teacher))["strokes"]} == {7}
        assert {stroke["id"] for stroke in (await told(teacher))["strokes"]} == {8}


async def test_haste_is_refused(klass: Class, tea: Pupil) -> None:
    async with window(klass, tea) as teacher:
        await teacher.next("welcome")
        for _ in range(limits.MESSAGES_AT_ONCE + 5):
            await draw(teacher, (0, 0))
        assert await refused(teacher) == drawing.TOO_OFTEN


async def test_a_spotlight_is_seen_by_those_who_come_later_until_it_is_put_out(klass: Class, tea: Pupil, ana: Pupil) -> None:
    async with window(klass, tea) as teacher, projector(klass) as wall:
        await wall.next("welcome")
        await teacher.send({"type": "spotlight", "on": True, "lab": "BCDF", "keys": ["container:web"]})
        assert (await told(wall))["spots"][str(tea.pk)]["keys"] == ["container:web"]
        async with window(klass, ana) as late:
            assert (await told(late))["spots"][str(tea.pk)]["keys"] == ["container:web"]
            await teacher.send({"type": "spotlight", "on": False})
            assert (await told(late))["spots"] == {str(tea.pk): None}
        async with window(klass, ana) as later:
            await later.next("welcome")
            assert await later.silent() or not [one for one in later.kept if one["type"] == "light"]


async def test_a_spotlight_ends_with_the_connection_of_who_holds_it(klass: Class, tea: Pupil, ana: Pupil) -> None:
    async with window(klass, ana) as student:
        await student.next("welcome")
        async with window(klass, tea) as teacher:
            await teacher.next("welcome")
            await teacher.send({"type": "spotlight", "on": True, "lab": "BCDF", "view": "cnm", "at": [10, 20], "size": 80})
            lit = (await told(student))["spots"][str(tea.pk)]
            assert (lit["at"], lit["size"], lit["view"]) == ([10, 20], 80, "cnm")
        assert (await told(student))["spots"] == {str(tea.pk): None}


async def test_another_presenter_leaves_no_light_of_the_one_before(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    async with window(klass, tea) as teacher, window(klass, ana) as student:
        await student.next("welcome")
        await teacher.send({"type": "spotlight", "on": True, "lab": "BCDF", "keys": ["container:web"]})
        await told(student)
        await teacher.asks("floor", to=ana.pk)
        async with window(klass, ben) as late:
            await late.next("welcome")
            await draw(student, (0, 0))
            assert "spots" not in await told(late), "only what the new presenter does"
        await teacher.send({"type": "spotlight", "on": False})
        await student.until("light", lambda light: light.get("spots") == {str(tea.pk): None})


async def test_a_spotlight_on_nothing_and_one_by_a_student_are_refused(klass: Class, tea: Pupil, ana: Pupil) -> None:
    async with window(klass, tea) as teacher, window(klass, ana) as student:
        await student.next("welcome")
        await teacher.send({"type": "spotlight", "on": True})
        assert await refused(teacher) == drawing.NOTHING
        for on in (True, False):
            await student.send({"type": "spotlight", "on": on, "at": [0, 0]})
            assert await refused(student) == drawing.NOT_PRESENTING


async def test_a_spotlight_of_a_process_that_fell_silent_is_out(
    klass: Class, tea: Pupil, ana: Pupil, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with window(klass, tea) as teacher:
        await teacher.send({"type": "spotlight", "on": True, "lab": "BCDF", "at": [0, 0]})
        await told(teacher)
        here = Assembly.of(klass.pk)
        assert here
        assert desk.desk_of(here).now_lit()
        monkeypatch.setattr(limits, "SPOT_SECONDS", 0.0)
        assert not desk.desk_of(here).now_lit()


async def test_nothing_of_it_is_kept(klass: Class, tea: Pupil) -> None:
    before = await Entry.objects.acount(), (await Class.objects.aget(pk=klass.pk)).revision
    async with window(klass, tea) as teacher:
        await teacher.next("welcome")
        await draw(teacher, (0, 0), ink=True)
        await told(teacher)
        revision = (await Class.objects.aget(pk=klass.pk)).revision
    assert (await Entry.objects.acount(), revision) == before
    assert Assembly.of(klass.pk) is None
