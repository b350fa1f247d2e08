"""A lost connection: the page says so, keeps what is typed meanwhile, and catches up by itself; nothing is lost or doubled."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.server import Server

from .lab import LabPage

LOST = ("WebSocket connection", "ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "ERR_NETWORK")


def test_what_is_typed_while_the_server_is_away_is_done_once_when_it_is_back(visits, start_server) -> None:  # type: ignore[no-untyped-def]
    server: Server = start_server()
    ana = LabPage(visits(server))
    ben = LabPage(visits(server), ana.path)
    for person in (ana, ben):
        person.visit.tolerated.extend(LOST)
    ana.type("docker network create before")
    expect(ben.thing("network", "before")).to_be_visible()

    server.kill()
    expect(ana.page.locator("#connection")).not_to_contain_text("Live", timeout=20_000)
    ana.type("docker network create during-a")
    ben.type("docker network create during-b")
    ana.type("docker run -d --name web --network during-a nginx")
    expect(ana.output).to_contain_text("waiting for the connection")
    server.start()
    for person in (ana, ben):
        person.live(within=30)
        expect(person.output.locator(".waiting")).to_have_count(0)
        expect(person.thing("container", "web")).to_be_visible()
        assert person.names("network") == {"bridge", "host", "none", "before", "during-a", "during-b"}
    lines = [row["line"] for row in ana.snapshot()["log"]]
    for typed in ("network create before", "network create during-a", "network create during-b", "run -d --name web"):
        assert sum(typed in line for line in lines) == 1, typed


def test_a_reload_with_unanswered_lines_loses_none(visits, start_server) -> None:  # type: ignore[no-untyped-def]
    server: Server = start_server()
    ana = LabPage(visits(server))
    ana.visit.tolerated.extend(LOST)
    server.kill()
    ana.type("docker network create kept")
    server.start()
    ana.page.reload()
    ana.live(within=30)
    expect(ana.thing("network", "kept")).to_be_visible()
    assert sum("network create kept" in row["line"] for row in ana.snapshot()["log"]) == 1
