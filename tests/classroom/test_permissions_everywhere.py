"""The rest of the matrix: every other address of the site, every socket with all that can be said on it, and forms of other sites.

What is not in docs/roles.md fails here: whoever makes a page, a socket or a message says who may have it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest
from django.test import Client
from django.urls import get_resolver

from cnmviz.classroom import limits, messages, pages
from cnmviz.classroom import routing as classes
from cnmviz.classroom.copies import messages as wall_messages
from cnmviz.classroom.events.models import Event
from cnmviz.classroom.models import Class
from cnmviz.classroom.socket import ONLY_SHOWN
from cnmviz.labs import limits as of_labs
from cnmviz.labs import routing as labs
from cnmviz.lessons import content
from cnmviz.scenarios import builtin
from cnmviz.scenarios.models import Scenario
from tests.labs.sockets import Browser

from .conftest import Pupil
from .roles import ROLES, everybody, table
from .test_permissions import DEEDS, PASSING, tags

Reply = Any
NAMES = {"<str:token>": "TOKEN", "<int:number>": "VERSION", "<slug:slug>": "SLUG", "<str:key>": "KEY"}
WORDS = {"carry/<str:code>": "carry/CARRY", "t/<str:code>": "t/TAKEOVER"}


@pytest.fixture
def here(klass: Class, tea: Pupil, comes: Callable[[str], Pupil]) -> dict[str, Pupil]:
    return everybody(klass, tea, comes)


def test_every_address_is_in_one_of_the_tables() -> None:
    told = {page.strip("`").split()[1].removeprefix("/") for page in table("All other pages")}
    assert set(other_ways()) == told


def other_ways() -> list[str]:
    """The addresses of the site that are neither a lab's nor a class's, as the document writes them."""
    found = []
    for first in get_resolver().url_patterns:
        for each in [first] if str(first.pattern) else first.url_patterns:
            way = str(each.pattern)
            if not way.startswith(("lab/<", "class/<str:code>", "c/<")):
                for pattern, word in (WORDS | NAMES).items():
                    way = way.replace(pattern, word)
                found.append(way)
    return found


@pytest.fixture
def scenario(klass: Class, tea: Pupil, here: dict[str, Pupil]) -> Scenario:
    body = {"title": "Kept"}
    saved = tea.browser().post(f"/lab/{klass.lab.code}/scenario", body, content_type="application/json")
    assert saved.status_code == 200, saved.content
    return Scenario.objects.get()


@pytest.mark.parametrize("role", ROLES)
def test_all_other_pages(klass: Class, here: dict[str, Pupil], scenario: Scenario, role: str) -> None:
    slugs = {"/lessons/SLUG": next(iter(content.catalogue())), "/scenarios/SLUG": next(iter(builtin.catalogue()))}
    for page, row in table("All other pages").items():
        method, way = page.strip("`").split()
        for prefix, slug in slugs.items():
            way = way.replace(prefix, prefix.replace("SLUG", slug))
        for word, value in {"TOKEN": scenario.token, "VERSION": "1", "KEY": klass.key}.items():
            way = way.replace(word, value)
        browser = here[role].browser()
        response = browser.generic(method, way, HTTP_ACCEPT="text/html")
        assert response.status_code not in (405, 500), f"{role}: {page} answered {response.status_code}"
        if row["for"] == "who operates the server":
            assert response["Location"].startswith("/admin/login/")
            continue
        allowed = row["for"] == "everybody" or role == "teacher"
        assert (response.status_code != 403) == allowed, f"{role}: {page} answered {response.status_code}"


def test_every_socket_is_in_the_table() -> None:
    paths = {str(one.pattern) for one in (*labs.paths, *classes.paths)}
    told = {way.strip("`/").replace("CODE", "<str:code>").replace("CLASS", "<str:code>") for way in table("Sockets")}
    assert paths == told


@pytest.mark.parametrize("role", ROLES)
async def test_who_is_let_in_by_each_socket(klass: Class, here: dict[str, Pupil], role: str) -> None:
    for way, row in table("Sockets").items():
        path = way.strip("`").replace("CODE", klass.lab.code).replace("CLASS", klass.code)
        async with Browser("", here[role].id, path=path) as socket:
            if row[role] == "yes":
                assert await socket.next("welcome"), f"{role}: {way}"
            else:
                assert await socket.close_code() == 4410, f"{role}: {way}"


@pytest.mark.parametrize("role", ROLES)
async def test_nothing_is_done_on_the_projector_s_socket(klass: Class, here: dict[str, Pupil], role: str) -> None:
    before = await Event.objects.acount()
    async with Browser("", here[role].id, path=f"/class/{klass.code}/door/socket") as socket:
        await socket.next("welcome")
        for label, fields in DEEDS.items():
            kind = label.partition(":")[0].strip("`")
            if kind == "ping":
                continue
            filled = {
                name: {"ben": here["ben"].pk, "asked": 1}.get(value, value) if isinstance(value, str) else value
                for name, value in fields.items()
            }
            ref = {} if kind in PASSING else {"ref": "r"}
            await socket.send({"type": kind, **ref, **filled})
            assert (await socket.next("refused"))["why"] == ONLY_SHOWN, label
    assert await Event.objects.acount() == before


def test_nothing_but_a_sign_of_life_is_known_on_the_wall_s_socket() -> None:
    union = wall_messages.ClientMessage
    assert {str(one.__struct_config__.tag) for one in (get_args(union) or (union,))} == {"ping"}
    assert "ping" in tags(messages.ClientMessage)


def test_no_form_of_another_site_does_anything(klass: Class, tea: Pupil) -> None:
    """Every address that takes a POST asks for the token of a page of this site."""
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = tea.browser().cookies
    rows = [*table("Pages"), *table("Pages of the class"), *table("All other pages"), f"`POST class/{klass.key}/teach`"]
    tried = 0
    for page in rows:
        method, way = page.strip("`").split()
        if method == "POST":
            path = "/" + way.removeprefix("/").replace("CODE", klass.lab.code).replace("CLASS", klass.code).replace(
                "VERSION", "1"
            )
            answer = browser.post(path, HTTP_ACCEPT="text/html")
            assert (answer.status_code, b"too old" in answer.content) == (403, True), page
            tried += 1
    assert tried > 25
    assert Class.objects.count() == 1


def test_private_links_are_not_guessed_without_end(klass: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    pages._guesses.clear()
    monkeypatch.setattr(limits, "KEYS_AT_ONCE", 2)
    answers = [Client().post(f"/class/guess{number}/teach").status_code for number in range(4)]
    assert answers == [404, 404, 429, 429]
    assert Client().post(f"/class/{klass.key}/teach").status_code == 302, (
        "who has the link is not kept waiting by those who guess"
    )
    pages._guesses.clear()


def test_a_full_lab_has_no_place_for_one_more_teacher(klass: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_labs, "MEMBERS", 1)
    refused = Client().post(f"/class/{klass.key}/teach")
    assert (refused.status_code, b"too many people" in refused.content) == (403, True)
