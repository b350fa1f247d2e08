"""The class's socket: who is told what, deeds and their effects on sockets that are open, and who may not come in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import sync_to_async

from cnmviz.classroom import assembly, limits, messages, rules, takeover
from cnmviz.classroom.assembly import Assembly
from cnmviz.classroom.models import Class
from tests.labs.sockets import Browser

from .conftest import Pupil

Answer = dict[str, Any]


class Window(Browser):
    """Somebody's window on a class."""

    number = 0

    async def asks(self, kind: str, **fields: Any) -> Answer:
        """Send a request, and wait for its answer."""
        Window.number += 1
        await self.send({"type": kind, "ref": f"r{Window.number}", **fields})
        return await self.next("done", "refused")

    async def until(self, kind: str, true: Callable[[Answer], bool]) -> Answer:
        """The next message of a kind of which something is true."""
        while True:
            message = await self.next(kind)
            if true(message):
                return message


def window(klass: Class, pupil: Pupil) -> Window:
    return Window("", pupil.id, path=f"/class/{klass.code}/socket")


def door(klass: Class) -> Window:
    """The page with the code."""
    return Window("", path=f"/class/{klass.code}/door/socket")


def projector(klass: Class, person: str = "") -> Window:
    return Window("", person, path=f"/class/{klass.code}/projector/socket")


async def test_a_teacher_is_told_everything_and_a_student_what_is_theirs(
    klass: Class, tea: Pupil, ana: Pupil, ben: Pupil
) -> None:
    async with window(klass, tea) as teacher, window(klass, ana) as student:
        assert (await teacher.next("class"))["code"] == klass.code
        assert (await teacher.next("you"))["why_not"] == {}
        roster = (await teacher.next("welcome"))["roster"]
        assert {one["name"] for one in roster} >= {"Ana", "Ben"}
        assert "code" not in await student.next("class")
        you = await student.next("you")
        assert (you["you"]["name"], you["you"]["role"], you["why_not"]) == ("Ana", "editor", {})
        assert (await student.next("welcome"))["roster"] == []


async def test_the_teacher_sees_who_comes_and_goes(klass: Class, tea: Pupil, ana: Pupil) -> None:
    async with window(klass, tea) as teacher:
        await teacher.next("welcome")
        async with window(klass, ana) as student:
            await student.next("welcome")
            came = await teacher.until("roster", lambda news: str(ana.pk) in news["people"])
            assert came["people"][str(ana.pk)]["health"] == "here"
            await teacher.until("count", lambda count: count["here"] == 1)
        await teacher.until("roster", lambda news: news["people"].get(str(ana.pk), {}).get("health", "away") == "away")
        await teacher.until("count", lambda count: count["here"] == 0)


async def test_a_slow_connection_is_seen(klass: Class, tea: Pupil, ana: Pupil) -> None:
    async with window(klass, tea) as teacher, window(klass, ana) as student:
        await student.next("welcome")
        await student.send({"type": "ping", "took": limits.SLOW_MILLISECONDS + 1})
        await student.next("pong")
        await teacher.until("roster", lambda news: news["people"].get(str(ana.pk), {}).get("health") == "slow")
        await student.send({"type": "ping", "took": 20})
        await teacher.until("roster", lambda news: news["people"].get(str(ana.pk), {}).get("health") == "here")


async def test_a_hand_is_raised_and_lowered(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    async with window(klass, tea) as teacher, window(klass, ana) as student:
        await teacher.next("welcome")
        assert (await student.asks("hand", up=True)).get("why", "") == ""
        news = await teacher.until("roster", lambda news: bool(news["people"].get(str(ana.pk), {}).get("hand")))
        assert news["people"][str(ana.pk)]["hand"] > 1e9
        await student.until("you", lambda you: bool(you["you"].get("hand")))
        assert (await student.asks("hand", up=False, who=ben.pk))["why"] == "Only the teacher can do this."
        assert "why" not in await teacher.asks("hand", up=False, who=ana.pk)
        await student.until("you", lambda you: not you["you"].get("hand"))


async def test_the_floor_goes_to_a_student_and_back(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    async with window(klass, tea) as teacher, window(klass, ana) as student, window(klass, ben) as other:
        await other.next("welcome")
        await teacher.asks("lock", on=True)
        locked = await student.until("you", lambda you: "change" in you["why_not"])
        assert locked["why_not"] == {"change": rules.LOCKED}
        assert "why" not in await teacher.asks("floor", to=ana.pk)
        await student.until("you", lambda you: not you["why_not"])
        told = await other.until("class", lambda told: "floor" in told)
        assert told["floor"]["name"] == "Ana"
        await other.until("you", lambda you: "only Ana" in you["why_not"].get("change", ""))
        assert "why" in await other.asks("floor", to=0)
        assert "why" not in await student.asks("floor", to=0)
        await other.until("class", lambda told: "floor" not in told)


async def test_who_is_removed_is_out_of_everything_at_once(klass: Class, tea: Pupil, ana: Pupil) -> None:
    lab = Browser(klass.lab.code, ana.id)
    async with window(klass, tea) as teacher, window(klass, ana) as student, lab:
        await lab.next("welcome")
        await student.next("welcome")
        await teacher.asks("remove", who=ana.pk)
        assert await student.close_code() == assembly.NOT_ADMITTED
        assert await lab.close_code() == 4410
        assert [message["why"] for message in lab.kept if message["type"] == "closed"] == [rules.REMOVED]
    async with window(klass, ana) as again:
        assert await again.close_code() == assembly.NOT_ADMITTED


async def test_where_an_observer_points_is_not_shown(klass: Class, tea: Pupil, ana: Pupil, olga: Pupil) -> None:
    async with Browser(klass.lab.code, olga.id) as watching, window(klass, tea) as teacher:
        await watching.next("welcome")
        await watching.send({"type": "presence", "cursor": [1, 2]})
        assert (await watching.next("refused"))["why"] == rules.NOT_SHOWN
        await teacher.asks("role", role="editor", who=olga.pk)
        await asyncio.sleep(0.2)
        await watching.send({"type": "presence", "cursor": [3, 4]})
        while True:
            people = (await watching.next("presence"))["people"]
            if people.get(olga.id, {}).get("cursor") == [3, 4]:
                break


async def test_a_new_device_takes_over_and_the_old_one_is_out(klass: Class, tea: Pupil, ana: Pupil) -> None:
    async with window(klass, tea) as teacher, window(klass, ana) as lost, Browser(klass.lab.code, ana.id) as lab:
        await lost.next("welcome")
        await lab.next("welcome")
        assert (await lab.line("docker network create front"))["ok"]
        code = (await teacher.asks("takeover", who=ana.pk))["given"]["code"]
        _, fresh = await sync_to_async(takeover.take)(code, None)
        assert (await lost.close_code(), await lab.close_code()) == (4410, 4410)
        assert [message["why"] for message in lab.kept if message["type"] == "closed"] == [rules.MOVED]
        async with Browser(klass.lab.code, fresh) as found:
            assert (await found.next("welcome"))["you"]["name"] == "Ana"
            await found.send({"type": "command", "ref": "u", "name": "undo"})
            assert (await found.next("receipt"))["ok"], "the new device takes back what the old one did"


@pytest.mark.parametrize("opened", [door, projector])
async def test_a_projector_counts_and_does_nothing(
    klass: Class, tea: Pupil, ana: Pupil, opened: Callable[[Class], Window]
) -> None:
    async with opened(klass) as wall, window(klass, tea) as teacher:
        await teacher.next("welcome")
        assert "code" not in await wall.next("class")
        assert (await wall.next("welcome"))["roster"] == []
        assert (await wall.next("count")) == {"type": "count", "joined": 1, "here": 0}
        assert (await wall.asks("door", open=False))["type"] == "refused"
        await teacher.asks("door", open=False)
        assert (await wall.until("class", lambda told: not told["door_open"]))["title"] == "Networks"
        await teacher.asks("renew")
        assert await wall.close_code() == assembly.NOT_ADMITTED


async def test_outsiders_and_old_codes(klass: Class, tea: Pupil, ana: Pupil, dan: Pupil) -> None:
    for stranger in (dan, Pupil("")):
        async with window(klass, stranger) as outside:
            assert await outside.close_code() == assembly.NOT_ADMITTED
    async with Window("", path="/class/ZZZZZ/socket") as nowhere:
        assert await nowhere.close_code() == 4404
    async with window(klass, tea) as teacher:
        await teacher.asks("renew")
        async with window(klass, ana) as student:
            assert (await student.next("you"))["you"]["name"] == "Ana", "those who are in come back by the old code"
        for opened in (door, projector):
            async with opened(klass) as wall:
                assert await wall.close_code() == assembly.NOT_ADMITTED


async def test_a_message_that_got_lost_is_made_up_for(
    klass: Class, tea: Pupil, ana: Pupil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assembly, "WATCH_SECONDS", 0.1)
    async with window(klass, ana) as student:
        await student.next("welcome")
        with monkeypatch.context() as patched:
            patched.setattr("cnmviz.classroom.announcing.tell", lambda *_: None)
            await sync_to_async(tea.asks)(messages.Lock(ref="r", on=True))
        await student.until("you", lambda you: "change" in you["why_not"])


async def test_nonsense_and_haste_are_answered(klass: Class, tea: Pupil, ana: Pupil, monkeypatch: pytest.MonkeyPatch) -> None:
    async with window(klass, tea) as teacher:
        for nonsense in ("no json", '{"type":"dance","ref":"x"}', '{"type":"hand","ref":"x","up":"high"}'):
            await teacher.send(nonsense)
            assert (await teacher.next("refused"))["why"]
        assert (await teacher.asks("floor", to=10**9))["why"] == "There is no such person in this class."
        monkeypatch.setattr(limits, "DEEDS_AT_ONCE", 1)
        answers = [(await teacher.asks("door", open=True)).get("why", "") for _ in range(3)]
        assert any("Too much" in why for why in answers)


async def test_the_assembly_ends_with_its_last_socket(klass: Class, tea: Pupil) -> None:
    async with window(klass, tea) as teacher:
        await teacher.next("welcome")
        assert Assembly.size(klass.pk) == 1
    assert Assembly.of(klass.pk) is None


async def test_a_class_that_was_deleted_says_so(klass: Class, tea: Pupil) -> None:
    async with window(klass, tea) as teacher:
        await teacher.next("welcome")
        here = Assembly.of(klass.pk)
        assert here
        await sync_to_async(klass.lab.delete)()
        await here.read_again([0])
        assert await teacher.close_code() == 4404
