"""The projector: who may open it, what its sockets are told and what they never are, and that nothing is done on them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.test import Client

from cnmviz.classroom import assembly, joining, messages, rules
from cnmviz.classroom.models import Class, Participant
from cnmviz.classroom.projector import admission, discreet, limits
from cnmviz.labs import people, requests
from cnmviz.labs.messages import ClientMessage, SendLine
from cnmviz.labs.models import Lab, Member
from tests.labs.sockets import Browser

from .conftest import Pupil
from .test_permissions import tags
from .test_socket import Window, projector, window


def screen(klass: Class, lab: str = "", person: str = "") -> Window:
    """The lab on a projector."""
    return Window("", person, path=f"/class/{klass.code}/projector/watch?lab={lab}")


def data(browser: Client, klass: Class, **query: Any) -> Any:
    return browser.get(f"/class/{klass.code}/projector/lab", query)


def test_whoever_has_the_code_may_open_it_while_the_door_is_open(klass: Class, tea: Pupil) -> None:
    kept = Client()
    assert kept.get(f"/class/{klass.code}/projector").status_code == 200
    assert data(kept, klass).status_code == 200
    tea.asks(messages.Door(ref="r", open=False))
    assert kept.get(f"/class/{klass.code}/projector").status_code == 200, "it was let in before"
    late = Client()
    refused = late.get(f"/class/{klass.code}/projector")
    assert (refused.status_code, joining.CLOSED in refused.content.decode()) == (403, True)
    assert data(late, klass).status_code == 403
    assert tea.browser().get(f"/class/{klass.code}/projector").status_code == 200


def test_a_new_code_ends_it_for_all_but_the_teacher_goes_to_the_new_one(klass: Class, tea: Pupil) -> None:
    kept = Client()
    kept.get(f"/class/{klass.code}/projector")
    tea.asks(messages.Renew(ref="r"))
    fresh = Class.objects.get().code
    refused = kept.get(f"/class/{klass.code}/projector")
    assert (refused.status_code, fresh in refused.content.decode()) == (410, False)
    assert data(kept, klass).status_code == 403
    assert tea.browser().get(f"/class/{klass.code}/projector")["Location"] == f"/class/{fresh}/projector"
    assert Client().get("/class/ZZZZZ/projector").status_code == 404


def test_who_was_removed_may_not_open_it(klass: Class, rex: Pupil) -> None:
    refused = rex.browser().get(f"/class/{klass.code}/projector")
    assert (refused.status_code, rules.REMOVED in refused.content.decode()) == (403, True)


def test_a_cookie_is_of_one_class_and_signed(klass: Class, tea: Pupil) -> None:
    tea.asks(messages.Door(ref="r", open=False))
    for forged in ("", "1", f"{klass.pk}", f"{klass.pk}:nonsense"):
        browser = Client()
        browser.cookies[admission.COOKIE] = forged
        assert browser.get(f"/class/{klass.code}/projector").status_code == 403


def test_the_code_can_be_typed(klass: Class) -> None:
    assert Client().get("/projector/").status_code == 200
    typed = " ".join(klass.code.lower())
    assert Client().get("/projector/", {"code": typed})["Location"] == f"/class/{klass.code}/projector"
    unknown = Client().get("/projector/", {"code": "<ZZ>"})
    assert (unknown.status_code, "no such class" in unknown.content.decode()) == (404, True)


def test_the_page_and_the_data_have_nobody_on_them(klass: Class, tea: Pupil, ana: Pupil) -> None:
    ana.types(klass, "docker network create secret-line-of-ana")
    for browser in (Client(), tea.browser()):
        page = browser.get(f"/class/{klass.code}/projector").content.decode()
        for private in (klass.key, "Ana", ana.id, tea.id, "/keep", "/results", "/wall"):
            assert private not in page
        whole = json.loads(data(browser, klass).content)
        assert (whole["people"], whole["log"], whole["seq"]) == ([], [], 2)
        assert [one["name"] for one in whole["entities"]["network"]][-1] == "secret-line-of-ana"


def test_an_earlier_moment_and_none_that_never_was(klass: Class, ana: Pupil) -> None:
    ana.types(klass, "docker network create front")
    before = json.loads(data(Client(), klass, at=1).content)
    assert "front" not in [one["name"] for one in before["entities"]["network"]]
    for nonsense in ("99", "-1", "x", "9" * 30):
        assert data(Client(), klass, at=nonsense).status_code == 400


def test_the_one_question_that_it_asks(klass: Class, ana: Pupil, monkeypatch: pytest.MonkeyPatch) -> None:
    ana.types(klass, "docker run -d --name web nginx")

    def table(**query: Any) -> Any:
        return Client().get(f"/class/{klass.code}/projector/matrix", query)

    found = table(protocol="tcp", port=80).json()["matrix"]
    assert {place["name"] for place in found["places"]} >= {"web"}
    assert "web" not in {place["name"] for place in table(protocol="icmp", at=1).json()["matrix"]["places"]}
    assert [table(**wrong).status_code for wrong in ({"port": "x"}, {"at": "-1"}, {"lab": "ZZZZ"})] == [400, 400, 403]
    assert not table(protocol="magic").json().get("ok")
    monkeypatch.setattr(limits, "MATRICES_AT_ONCE", 1)
    assert 429 in [table().status_code for _ in range(2)]


async def test_its_lab_is_told_without_authors_lines_and_people(klass: Class, tea: Pupil, ana: Pupil) -> None:
    async with screen(klass, person=tea.id) as wall, Browser(klass.lab.code, ana.id) as student:
        assert await wall.next("welcome") == {"type": "welcome", "seq": 1}
        await student.send({"type": "presence", "cursor": [1, 2], "name": "Ana Secret"})
        assert (await student.line("docker network create front"))["ok"]
        frame = await wall.next("frame")
        assert (frame["by"], frame["line"], frame["seq"]) == ("", "", 2)
        assert [change["after"]["name"] for change in frame["changes"] if change["kind"] == "network"] == ["front"]
        await wall.silent()
        assert not [message for message in wall.kept if message["type"] == "presence"]
        assert "Ana" not in json.dumps(wall.kept)


async def test_it_is_nobody(klass: Class, tea: Pupil, ana: Pupil) -> None:
    async with window(klass, tea) as teacher, projector(klass, tea.id) as wall, screen(klass, person=tea.id) as lab:
        for socket in (teacher, wall, lab):
            await socket.next("welcome")
        async with Browser(klass.lab.code, ana.id) as student:
            assert [one["id"] for one in (await student.next("welcome"))["people"]] == [ana.id]
        count = await wall.next("count")
        assert (count["joined"], count["here"]) == (1, 0)
    assert await Participant.objects.acount() == 2
    assert {member async for member in Member.objects.values_list("person", flat=True)} == {tea.id, ana.id}


LAB_MESSAGES: dict[str, dict[str, Any]] = {
    "line": {"ref": "1", "text": "docker network create front"},
    "command": {"ref": "2", "name": "network create", "args": {"name": "front"}},
    "complete": {"ref": "3", "text": "docker ", "cursor": 7},
    "presence": {"cursor": [1, 1], "name": "Somebody"},
}
MAY_BE_ASKED = {"resend", "ping"}


async def test_it_cannot_do_anything_in_the_lab_not_even_with_the_teacher_s_cookie(klass: Class, tea: Pupil) -> None:
    assert set(LAB_MESSAGES) | MAY_BE_ASKED == tags(ClientMessage)
    async with screen(klass, person=tea.id) as wall:
        await wall.next("welcome")
        for kind, fields in LAB_MESSAGES.items():
            await wall.send({"type": kind, **fields})
            assert "nothing can be done" in (await wall.next("refused"))["why"], kind
    assert (await Lab.objects.aget(pk=klass.lab_id)).seq == 1


CLASS_MESSAGES: list[dict[str, Any]] = [
    {"type": "lock", "ref": "1", "on": True},
    {"type": "end", "ref": "2"},
    {"type": "draw", "id": 1, "lab": "BCDF", "view": "cnm", "points": [[0, 0]]},
    {"type": "spotlight", "on": True, "at": [0, 0]},
    {"type": "present", "ref": "3", "lab": "BCDF", "window": "w"},
    {"type": "put", "ref": "4", "question": 1},
    {"type": "rename", "ref": "5", "name": "Somebody"},
]


@pytest.mark.parametrize("message", CLASS_MESSAGES, ids=lambda message: message["type"])
async def test_nor_in_the_class(klass: Class, tea: Pupil, message: dict[str, Any]) -> None:
    async with projector(klass, tea.id) as wall:
        await wall.next("welcome")
        await wall.send(message)
        assert (await wall.next("refused"))["why"] == "This page shows the class; nothing is done here."


async def test_of_the_class_it_is_told_no_name_but_the_floor_holder_s(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    async with projector(klass, tea.id) as wall, window(klass, tea) as teacher:
        await teacher.next("welcome")
        await teacher.asks("hand-out")
        await teacher.asks("floor", to=ana.pk)
        told = await wall.until("class", lambda known: "floor" in known)
        assert told["floor"] == {"id": ana.pk, "person": "", "name": "Ana"}
        await teacher.asks("floor", to=0)
        await teacher.asks("rename", name="Mr. Private")
        await teacher.asks("present", lab=klass.lab.code, window="w1")
        await teacher.asks("look", place={"view": "cnm", "selected": ["container:x"]})
        shown = await wall.until("presented", lambda known: "place" in known)
        assert (shown["by"], shown["place"]["view"]) == (tea.pk, "cnm")
        await wall.silent()
        heard = json.dumps([*wall.kept, shown])
        for private in ("Private", ana.id, tea.id, ben.id, "Ben", klass.key, '"roster": [{', '"window"', '"you"'):
            assert private not in heard, private


async def test_a_copy_is_shown_while_its_student_consents(
    klass: Class, tea: Pupil, ana: Pupil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CHECK_SECONDS", 0.1)
    await sync_to_async(tea.asks)(messages.HandOut(ref="r"))
    who = await Participant.objects.select_related("copy").aget(pk=ana.pk)
    assert who.copy
    code = who.copy.code
    async with screen(klass, code) as before:
        assert await before.close_code() == assembly.NOT_ADMITTED
    assert (await sync_to_async(data)(Client(), klass, lab=code)).status_code == 403
    await Participant.objects.filter(pk=ana.pk).aupdate(consent=True)
    assert (await sync_to_async(data)(Client(), klass, lab=code)).status_code == 200
    async with screen(klass, code) as wall:
        await wall.next("welcome")
        await Participant.objects.filter(pk=ana.pk).aupdate(consent=False)
        assert await wall.close_code() == assembly.NOT_ADMITTED
        assert [one["why"] for one in wall.kept if one["type"] == "closed"] == [admission.NOT_SHOWN]
    async with screen(klass, "ZZZZ") as nowhere:
        assert await nowhere.close_code() == assembly.NOT_ADMITTED


async def test_another_site_gets_nothing(klass: Class) -> None:
    async with Browser("", origin="http://evil.example", path=f"/class/{klass.code}/projector/watch") as foreign:
        assert await foreign.close_code() == 4403


def test_whatever_is_not_known_to_be_harmless_is_not_told() -> None:
    for kind in ("you", "roster", "presence", "receipt", "done", "tally", "chosen", "tiles", "something-new"):
        assert discreet.told(json.dumps({"type": kind, "secret": 1})) == ""


def test_it_needs_as_many_queries_as_it_did(klass: Class, django_assert_max_num_queries: Callable[[int], Any]) -> None:
    browser = Client()
    browser.get(f"/class/{klass.code}/projector")
    data(browser, klass)
    with django_assert_max_num_queries(3):
        data(browser, klass)


def test_what_comes_together_is_told_as_each_alone_would_be() -> None:
    frame = {"type": "frame", "seq": 3, "by": "ana", "line": "docker run nginx", "changes": []}
    presence = {"type": "presence", "people": {"ana": {"name": "Ana"}}}

    def told(*inside: dict[str, Any]) -> Any:
        text = discreet.told(json.dumps({"type": "several", "messages": [*inside]}))
        return json.loads(text) if text else None

    alone = json.loads(discreet.told(json.dumps(frame)))
    assert (alone["by"], alone["line"]) == ("", "")
    assert told(frame, {**frame, "seq": 4}) == {"type": "several", "messages": [alone, {**alone, "seq": 4}]}
    assert told(frame, presence) == {"type": "several", "messages": [alone]}
    assert told(presence) is None


async def test_it_goes_on_after_what_several_people_did_at_once(klass: Class, tea: Pupil, ana: Pupil) -> None:
    async with screen(klass, klass.lab.code) as wall:
        await wall.next("welcome")
        for name in ("front", "back", "side", "rear", "top", "low", "far", "near"):
            for pupil in (tea, ana):
                await sync_to_async(built)(klass, pupil, f"docker network create {name}-{pupil.pk}")
        seen = {1}
        while max(seen) < 17:
            message = await wall.next("frame", "several")
            seen |= {one["seq"] for one in message.get("messages", [message])}
        assert seen >= set(range(2, 18))


def built(klass: Class, pupil: Pupil, line: str) -> None:
    assert requests.line(people.member(klass.lab, pupil.id), SendLine(ref="", text=line), now=1).ok
