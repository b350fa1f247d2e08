"""The page for other people's pages: it may be framed, needs no cookie, shows every change and changes nothing."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.test import Client

from cnmviz.labs import limits
from cnmviz.labs.models import Entry, Lab, Member

from .conftest import Somebody
from .sockets import Browser
from .test_pages import Inline, page_of

PAGES = ("/", "/lab/BCDF/", "/lab/BCDF/snapshot", "/lab/BCDF/log", "/lab/BCDF/document", "/lab/ZZZZ/embed", "/nowhere")


def watcher(**options: Any) -> Browser:
    return Browser("BCDF", path="/lab/BCDF/watch", **options)


def test_only_the_page_for_frames_may_be_framed(client: Client, lab: Lab) -> None:
    response = client.get("/lab/BCDF/embed")
    assert "frame-ancestors *" in response["Content-Security-Policy"]
    assert "X-Frame-Options" not in response
    for path in PAGES:
        other = client.get(path)
        assert "frame-ancestors 'none'" in other["Content-Security-Policy"], path
        assert other["X-Frame-Options"] == "DENY", path


def test_it_runs_nothing_inline_and_leads_to_the_lab(client: Client, lab: Lab) -> None:
    response = client.get("/lab/BCDF/embed")
    found = Inline()
    found.feed(response.content.decode())
    assert found.offences == []
    page = page_of(response)
    assert (page["socket"], page["snapshot"]) == ("/lab/BCDF/watch", "/lab/BCDF/snapshot")
    assert re.search(r'<a href="/lab/BCDF/" target="_blank" rel="noopener">Open in cnmviz</a>', response.content.decode())
    assert client.get("/lab/bcdf/embed")["Location"] == "/lab/BCDF/embed"


def test_a_frame_takes_the_look_that_its_address_asks_for(client: Client, lab: Lab) -> None:
    assert '<html lang="en" data-theme="dark">' in client.get("/lab/BCDF/embed?theme=dark").content.decode()
    assert '<html lang="en">' in client.get('/lab/BCDF/embed?theme="x').content.decode()


def test_nobody_becomes_a_member_by_looking(client: Client, lab: Lab) -> None:
    response = client.get("/lab/BCDF/embed")
    assert dict(response.cookies) == {}
    assert not Member.objects.exists()


async def test_a_watcher_sees_what_is_done_and_is_not_among_the_people(lab: Lab, ana: Somebody) -> None:
    async with Browser("BCDF", ana.id, since=1) as one:
        await one.next("welcome")
        async with watcher(since=1) as other:
            welcome = await other.next("welcome")
            await one.line("docker network create front")
            frame = await other.next("frame")
            await one.send({"type": "presence", "cursor": [1, 2]})
            presence = await other.next("presence")
    assert welcome["you"] == {"id": "", "name": "", "colour": ""}
    assert [person["name"] for person in welcome["people"]] == ["Ana"]
    assert frame["line"] == "docker network create front"
    assert presence["people"].keys() == {ana.id}
    assert await sync_to_async(Member.objects.count)() == 1


@pytest.mark.parametrize(
    "message",
    [
        {"type": "line", "ref": "r", "text": "docker network create front"},
        {"type": "line", "ref": "r", "text": "docker ps"},
        {"type": "command", "ref": "r", "name": "undo"},
        {"type": "complete", "ref": "r", "text": "docker ", "cursor": 7},
        {"type": "presence", "name": "Mallory"},
    ],
)
async def test_a_watcher_can_do_nothing(lab: Lab, ana: Somebody, message: dict[str, Any]) -> None:
    async with Browser("BCDF", ana.id, since=1) as one, watcher(since=1) as other:
        await other.send(message)
        refused = await other.next("refused", "receipt", "completions")
        assert await one.silent()
    assert refused["type"] == "refused"
    assert "open the lab itself" in refused["why"]
    assert refused.get("ref", "") == message.get("ref", "")
    assert await sync_to_async(Entry.objects.count)() == 1


async def test_the_cookie_of_a_member_gives_a_watcher_no_rights(lab: Lab, ana: Somebody) -> None:
    async with Browser("BCDF", ana.id, since=1, path="/lab/BCDF/watch") as other:
        assert (await other.next("welcome"))["you"]["id"] == ""
        assert (await other.line("docker network create front"))["type"] == "refused"


async def test_a_watcher_keeps_up(lab: Lab, ana: Somebody) -> None:
    await sync_to_async(ana.types)("docker network create front")
    async with watcher(since=2) as other:
        await other.send({"type": "ping"})
        assert await other.next("pong") == {"type": "pong"}
        await other.send({"type": "resend", "since": 1})
        assert (await other.next("frame"))["seq"] == 2
        await other.send("{")
        assert "cannot be read" in (await other.next("refused"))["why"]


async def test_a_page_of_another_site_cannot_watch(lab: Lab) -> None:
    async with watcher(origin="http://evil.example") as other:
        assert await other.close_code() == 4403


async def test_no_such_lab(lab: Lab) -> None:
    async with Browser("ZZZZ", path="/lab/ZZZZ/watch") as other:
        assert await other.close_code() == 4404


async def test_watchers_count_among_the_sockets(lab: Lab, ana: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SOCKETS_PER_LAB", 1)
    async with watcher(since=1) as first:
        await first.next("welcome")
        async with Browser("BCDF", ana.id, since=1) as second:
            assert await second.close_code() == 4429


def test_a_title_is_text(client: Client, lab: Lab) -> None:
    Lab.objects.update(title="</script><b>x")
    response = client.get("/lab/BCDF/embed")
    assert page_of(response)["title"] == "</script><b>x"
    assert b"<b>x" not in response.content
    assert json.dumps(page_of(response))
