"""The matrix of docs/roles.md, cell by cell: every page, every message and every command, for each role, over HTTP, sockets and console."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, get_args

import msgspec
import pytest
from django.test import Client
from django.urls import get_resolver

from cnmviz.classroom import assembly, deeds, messages, rules
from cnmviz.classroom.models import Class
from cnmviz.classroom.questions.models import Question
from cnmviz.cnm import commands
from cnmviz.console import parse
from cnmviz.labs import gate, people
from cnmviz.labs.messages import ClientMessage
from cnmviz.labs.models import Lab
from tests.labs.sockets import Browser

from .conftest import Pupil
from .roles import ROLES, everybody, may, table
from .test_socket import Window, window

LINES = """
addhost node2 · arrange web · docker attach web · docker container inspect web · docker container prune -f · docker create nginx
docker exec web true · exit web · group web shop · host ip address · docker images · docker inspect web · docker kill web · docker logs web
matrix · docker network connect front web · docker network create front · docker network disconnect front web
docker network inspect front · docker network ls · docker network prune -f · docker network rm front · docker node ls · docker pause web
place web=1,2 · docker port web · docker ps · docker pull nginx · reach web outside · docker rename web shop · docker restart web
docker rm -f web · docker run -d --name web nginx · docker start web · docker stop web · docker swarm init
docker swarm join --token x 1.2.3.4 · docker swarm join-token worker · ungroup web shop · docker unpause web
"""
"""A line of each command of the catalogue."""


@pytest.fixture
def here(klass: Class, tea: Pupil, comes: Callable[[str], Pupil]) -> dict[str, Pupil]:
    return everybody(klass, tea, comes)


def said(text: str) -> bool:
    """Whether a refusal is one of the rules' sentences, or starts as one of those that name somebody."""
    return text in SENTENCES or text.startswith(("You are watching: only", "The teacher has locked the lab: only"))


SENTENCES = {
    value for name, value in vars(rules).items() if name.isupper() and not name.startswith("_") and isinstance(value, str)
}


def test_the_tables_have_everything() -> None:
    assert set(table("Deeds in the lab of a class")) == set(gate.DEEDS)
    assert {name.strip("`") for name in table("Messages on the lab's socket")} == tags(ClientMessage)
    assert {name.partition(":")[0].strip("`") for name in table("Messages on the class's socket")} == tags(messages.ClientMessage)
    pages = {page.strip("`").split()[1].partition("?")[0] for page in (*table("Pages"), *table("Pages of the class"))}
    assert pages == {way.replace("<str:code>", "CODE" if way.startswith("lab") else "CLASS") for way in ways()}
    assert set(DEEDS) == set(table("Messages on the class's socket"))
    known = set(deeds.ANSWERS) | set(assembly.LIVE) | set(assembly.PASSES) | {messages.Ping}
    assert known == set(get_args(messages.ClientMessage)), "a message does nothing"


def tags(union: Any) -> set[str]:
    return {str(record.__struct_config__.tag) for record in get_args(union)}


def ways() -> set[str]:
    """The addresses of all pages of a lab, and of those of a class that have its code."""
    found = set()
    for patterns in get_resolver().url_patterns:
        for each in getattr(patterns, "url_patterns", [])[:]:
            way = str(each.pattern)
            if way.startswith(("lab/<", "class/<str:code>", "c/<")):
                found.add(way.replace("<slug:name>", "script").replace("<slug:table>", "people"))
    return found


BODIES: dict[str, Any] = {"scenario": {"title": "Mine"}, "predict": {"question": 0, "chosen": [0]}}


def answer(browser: Client, page: str, klass: Class) -> Any:
    method, way = page.replace("CODE", klass.lab.code).replace("CLASS", klass.code).split()
    if method == "GET":
        return browser.get(f"/{way}", HTTP_ACCEPT="text/html")
    if way.endswith("fork"):
        return browser.post(f"/{way}", {"at": "1"})
    body = BODIES.get(way.rpartition("/")[2], {})
    return browser.post(f"/{way}", json.dumps(body), content_type="application/json")


@pytest.mark.parametrize("role", ROLES)
def test_pages(klass: Class, here: dict[str, Pupil], role: str) -> None:
    browser = here[role].browser()
    for page, row in table("Pages").items():
        if "lesson" in page and role in ("outsider", "elsewhere"):
            continue  # who is no member of the lab is told that first
        deed, _, other = row["deed"].partition(", ")
        allowed = may("outsider" if other else role, deed)
        response = answer(browser, page.strip("`"), klass)
        text = response.content.decode()
        assert (response.status_code != 403) == allowed, f"{role}: {page} answered {response.status_code}"
        assert allowed or any(sentence in text.replace("&#x27;", "'") for sentence in SENTENCES), (
            f"{role}: {page} does not say why"
        )


@pytest.mark.parametrize("role", ROLES)
def test_pages_of_the_class(klass: Class, here: dict[str, Pupil], role: str) -> None:
    browser = here[role].browser()
    for page, row in table("Pages of the class").items():
        response = answer(browser, page.strip("`"), klass)
        assert (response.status_code != 403) == (row[role] == "yes"), f"{role}: {page} answered {response.status_code}"


def test_a_browser_without_a_cookie_is_an_outsider(klass: Class, here: dict[str, Pupil]) -> None:
    for page, row in table("Pages").items():
        if "lesson" not in page:
            response = answer(Client(), page.strip("`"), klass)
            assert (response.status_code != 403) == may("outsider", row["deed"].partition(",")[0]), page


MESSAGES: dict[str, dict[str, Any]] = {
    "line": {"ask": {"text": "docker ps"}, "change": {"text": "docker network create {role}"}},
    "command": {"ask": {"name": "network ls"}, "change": {"name": "network create", "args": {"name": "{role}-too"}}},
    "complete": {"ask": {"text": "docker ", "cursor": 7}},
}


@pytest.mark.parametrize("role", ROLES)
async def test_messages_on_the_lab_s_socket(klass: Class, here: dict[str, Pupil], role: str) -> None:
    async with Browser(klass.lab.code, here[role].id) as socket:
        if not may(role, "see"):
            assert await socket.close_code() == 4410
            return
        await socket.next("welcome")
        for name, each in MESSAGES.items():
            for number, (deed, fields) in enumerate(each.items()):
                filled = json.loads(json.dumps(fields).replace("{role}", role.replace(" ", "-")))
                await socket.send({"type": name, "ref": f"{name}{number}", **filled})
                got = await socket.next("receipt", "completions", "refused")
                assert said(got.get("error", got.get("why", ""))) == (not may(role, deed)), f"{role}: {name} {deed}: {got}"
        await socket.send({"type": "presence", "cursor": [1, 1]})
        await socket.send({"type": "resend", "since": 1})
        await socket.send({"type": "ping"})
        await socket.next("pong")
        refused = [message["why"] for message in socket.kept if message["type"] == "refused"]
        assert refused == ([] if may(role, "point") else [rules.NOT_SHOWN])


@pytest.mark.parametrize("role", ROLES)
async def test_nobody_watches_the_lab_of_a_class(klass: Class, here: dict[str, Pupil], role: str) -> None:
    async with Browser("", here[role].id, path=f"/lab/{klass.lab.code}/watch") as socket:
        assert await socket.close_code() == 4410


def catalogue() -> list[tuple[str, commands.Command]]:
    """A line of each command, and the command that it is."""
    lines = [line.strip() for line in LINES.replace("\n", "·").split("·") if line.strip()]
    found = [(line, parse(line).command) for line in lines]
    assert {command.spelling.path for _, command in found} == set(commands.catalogue()), "a command has no line here"
    return found


@pytest.mark.parametrize("role", ROLES)
def test_every_command_at_the_console_in_a_script_and_as_a_gesture(klass: Class, here: dict[str, Pupil], role: str) -> None:
    somebody = here[role]
    people.member(klass.lab, somebody.id)
    for line, command in catalogue():
        allowed = may(role, "ask" if command.spelling.reads else "change")
        before = Lab.objects.get(pk=klass.lab_id).seq
        args = {name: value for name, value in msgspec.to_builtins(command).items() if value is not None}
        answers = {
            "typed": somebody.types(klass, line).error,
            "in a script": somebody.types(klass, f"{line} && true").error.strip(),
            "as a gesture": somebody.does(klass, command.spelling.path, args).error,
        }
        if command.spelling.path == "exit":
            del answers["in a script"]  # there it leaves the script
        for how, error in answers.items():
            assert said(error) == (not allowed), f"{role}: {line} {how}: {error}"
        assert allowed or Lab.objects.get(pk=klass.lab_id).seq == before


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("step", ["undo", "redo"])
def test_taking_back_is_changing(klass: Class, here: dict[str, Pupil], role: str, step: str) -> None:
    people.member(klass.lab, here[role].id)
    assert said(here[role].does(klass, step).error) == (not may(role, "change"))


DEEDS: dict[str, dict[str, Any]] = {
    "`ping`": {},
    "`answer`: in an open vote": {"question": "asked", "round": 1, "chosen": [0]},
    "`put`: a question": {"question": "asked"},
    "`close_vote`: the first": {"question": "asked", "round": 1},
    "`vote_again`: the second": {"question": "asked"},
    "`close_vote`: the second": {"question": "asked", "round": 2},
    "`reveal`: the answer": {"question": "asked"},
    "`ask_first`: a probe": {"source": "@host", "target": "@outside"},
    "`ask_prepared`: of a lesson": {"lesson": "two-networks", "number": 0},
    "`put_away`: a question": {"question": "asked"},
    "`draw`: while a student has the floor": {"id": 1, "lab": "BCDF", "view": "cnm", "points": [[0, 0]]},
    "`spotlight`: while a student has the floor": {"on": True, "at": [0, 0]},
    "`present`: while a student has the floor": {"lab": "the lab"},
    "`look`: while a student has the floor": {"place": {"view": "cnm"}},
    "`walk`: while a student has the floor": {"source": "@host", "target": "@outside", "protocol": "icmp", "seq": 1},
    "`lead`: while a student has the floor": {"number": 1, "beat": {"stop": 1}},
    "`hand`: one's own": {"up": True},
    "`hand`: somebody else's": {"up": False, "who": "ben"},
    "`floor`: to somebody": {"to": "ben"},
    "`lock`: for all": {"on": True},
    "`lock`: for somebody": {"on": True, "who": "ben"},
    "`role`: of all": {"role": "editor"},
    "`role`: of somebody": {"role": "observer", "who": "ben"},
    "`rename`: oneself": {"name": "Somebody"},
    "`rename`: somebody else": {"name": "Benno", "who": "ben"},
    "`reset`: one's own copy": {},
    "`reset`: somebody else's copy": {"who": "ben"},
    "`consent`: taken back": {"on": False},
    "`show`: hide somebody's copy": {"who": "ben", "on": False},
    "`take-back`: all copies": {},
    "`hand-out`: copies": {},
    "`takeover`: of somebody": {"who": "ben"},
    "`remove`: somebody": {"who": "ben"},
    "`door`: closed": {"open": False},
    "`renew`: the code": {},
    "`floor`: back": {"to": 0},
    "`draw`: while nobody has it": {"id": 1, "lab": "BCDF", "view": "cnm", "points": [[0, 0]]},
    "`spotlight`: while nobody has it": {"on": True, "at": [0, 0]},
    "`end`: the class": {},
}


PASSING = {str(record.__struct_config__.tag) for record in assembly.PASSES}
"""What is presence has no answer but a refusal."""


@pytest.fixture
def copies(klass: Class, here: dict[str, Pupil]) -> None:
    """Every student has a copy."""
    assert here["teacher"].asks(messages.HandOut(ref="r")) == ""


@pytest.mark.usefixtures("copies")
@pytest.mark.parametrize("role", ROLES)
async def test_messages_on_the_class_s_socket(klass: Class, here: dict[str, Pupil], role: str) -> None:
    rows = table("Messages on the class's socket")
    options = [{"text": text, "right": text == "Yes", "belief": "", "truth": ""} for text in ("Yes", "No")]
    fields_of = {"klass": klass, "lab": klass.lab, "seq": 1, "text": "Is it?", "options": options, "state": "open", "round": 1}
    question = await Question.objects.acreate(**fields_of)
    async with window(klass, here[role]) as socket:
        if rows["`ping`"][role] == "no":
            assert await socket.close_code() == 4410
            assert {row[role] for row in rows.values()} == {"no"}
            return
        await socket.next("welcome")
        for label, fields in DEEDS.items():
            allowed = rows[label][role] == "yes"
            meant = {"asked": question.pk, "the lab": klass.lab.code}
            named = {name: meant.get(value, value) if isinstance(value, str) else value for name, value in fields.items()}
            assert await done(socket, label, named, here) == allowed, f"{role}: {label}"


async def done(socket: Window, label: str, fields: dict[str, Any], here: dict[str, Pupil]) -> bool:
    """Whether something was done."""
    kind = label.partition(":")[0].strip("`")
    filled = {name: here["ben"].pk if value == "ben" else value for name, value in fields.items()}
    if kind == "ping":
        await socket.send({"type": "ping"})
        return bool(await socket.next("pong"))
    if kind in PASSING:
        await socket.send({"type": kind, **filled})
        await socket.send({"type": "ping"})
        refused = (await socket.next("refused", "pong"))["type"] == "refused"
        if refused:
            await socket.next("pong")
        return not refused
    answered = await socket.asks(kind, **filled)
    return not answered.get("why")


def test_what_is_locked_for_all_is_locked_in_the_same_words_everywhere(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    tea.asks(messages.Lock(ref="r", on=True))
    assert ana.types(klass, "docker network create a").error == rules.LOCKED
    tea.asks(messages.Floor(ref="r", to=ana.pk))
    assert ana.types(klass, "docker network create a").ok
    assert ben.types(klass, "docker network create b").error == "The teacher has locked the lab: only Ana can change it."
    tea.asks(messages.End(ref="r"))
    assert ana.types(klass, "docker network create c").error == rules.ENDED
    assert ana.types(klass, "docker network ls").ok
    assert tea.types(klass, "docker network create d").ok


def test_what_was_done_before_a_lock_is_answered_as_it_was(klass: Class, tea: Pupil, ana: Pupil) -> None:
    """A receipt that got lost is asked for again: a lock in between makes nothing undone."""
    first = ana.types(klass, "docker network create a", ref="r1")
    tea.asks(messages.Lock(ref="r", on=True))
    assert (first.ok, ana.types(klass, "docker network create a", ref="r1")) == (True, first)


def test_a_copy_is_for_its_owner_and_the_teacher(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    copy = Lab.objects.create(code="CDFG", seed="x")
    klass.participants.filter(pk=ana.pk).update(copy=copy)
    tea.asks(messages.Lock(ref="r", on=True))
    for deed in gate.DEEDS:
        assert [gate.why_not(copy.pk, who.id, deed) for who in (ana, tea, ben)] == ["", "", rules.ELSES]


def test_the_words_of_a_no_are_those_of_the_document() -> None:
    words = {row["hears"] for row in table('The words of a "no"').values()}
    assert words >= SENTENCES


def test_a_lab_without_a_class_is_open_and_asked_about_once(
    transactional_db: None, django_assert_num_queries: Callable[[int], Any]
) -> None:
    lab = Lab.objects.create(code="BCDF", seed="x")
    assert gate.why_not(lab.pk, "anybody", "change") == ""
    with django_assert_num_queries(0):
        assert [gate.why_not(lab.pk, "", deed) for deed in gate.DEEDS] == [""] * 5


def test_the_gate_costs_one_query(klass: Class, ana: Pupil, django_assert_num_queries: Callable[[int], Any]) -> None:
    gate.why_not(klass.lab_id, ana.id, "see")
    with django_assert_num_queries(1):
        assert gate.why_not(klass.lab_id, ana.id, "change") == ""
