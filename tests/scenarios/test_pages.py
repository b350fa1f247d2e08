"""The pages of scenarios: the gallery, one scenario, its frame, its QR code; every link works, and none can be guessed."""

from __future__ import annotations

import gzip
import json
import re
import time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cnmviz.labs import documents
from cnmviz.labs.models import Entry, Lab, Member
from cnmviz.scenarios import builtin, limits, saving, shelf
from cnmviz.scenarios.models import Scenario, Tie, Version
from tests.labs.test_pages import Inline

from .conftest import SHOP, Visitor, world_of

PARTS = ("", "/snapshot", "/document", "/embed", "/qr.svg")
HOSTILE = '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>{{ 7 }}'


def text(response: Any) -> str:
    return str(response.content.decode())


def cards(page: str) -> list[tuple[str, bool]]:
    """Titles on the cards, and whether they are to be seen."""
    found = re.findall(r'<li class="scenario-card"( hidden)? .*?<h3><a href="[^"]*">(.*?)</a>', page, re.DOTALL)
    return [(title, not hidden) for hidden, title in found]


def offences(response: Any) -> list[str]:
    found = Inline()
    found.feed(text(response))
    return found.offences


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("here", ["", "/1"])
def test_whoever_has_the_link_can_look(outsider: Client, scenario: Scenario, here: str, part: str) -> None:
    response = outsider.get(f"/s/{scenario.token}{here}{part}")
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "same-origin"
    assert "person" not in response.cookies


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("token", ["a" * 26, "B" * 26, "a" * 25, "x", "%00", "é" * 26])
def test_a_guessed_link_leads_nowhere(outsider: Client, scenario: Scenario, token: str, part: str) -> None:
    assert outsider.get(f"/s/{token}{part}").status_code == 404
    assert outsider.get(f"/s/{scenario.token}/2{part}").status_code == 404
    assert outsider.get(f"/s/{scenario.token}/0{part}").status_code == 404
    assert outsider.get(f"/scenarios/nothing{part}").status_code == 404


def test_what_cannot_be_a_token_costs_no_query(outsider: Client, db: None) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        outsider.get("/s/short")
        outsider.get("/s/" + "0" * 26)
    assert len(asked) == 0


def test_a_link_to_the_newest_and_to_one_version(outsider: Client, scenario: Scenario) -> None:
    saving.save(
        scenario.person, title="A mall", text="", tags=[], world=world_of(f"{SHOP}\ndocker rename web mall"), onto=scenario
    )
    newest = text(outsider.get(f"/s/{scenario.token}"))
    first = text(outsider.get(f"/s/{scenario.token}/1"))
    assert "<h1>A mall</h1>" in newest
    assert "version 2 of 2" in newest
    assert "<h1>A shop</h1>" in first
    assert "version 1 of 2" in first
    names = [
        [container["name"] for container in outsider.get(f"/s/{scenario.token}{here}/snapshot").json()["entities"]["container"]]
        for here in ("", "/1", "/2")
    ]
    assert names == [["mall"], ["web"], ["mall"]]


def test_the_page_shows_the_text_and_hands_on_its_links(outsider: Client, scenario: Scenario) -> None:
    page = text(outsider.get(f"/s/{scenario.token}"))
    link = f"http://testserver/s/{scenario.token}"
    assert "<p>It <strong>sells</strong>.</p>" in page
    assert f'value="{link}"' in page
    assert f'value="{link}/1"' in page
    assert f"&lt;iframe src=&quot;{link}/embed&quot; title=&quot;A shop&quot;" in page
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert offences(outsider.get(f"/s/{scenario.token}")) == []


def test_nobody_is_named(outsider: Client, scenario: Scenario, ana: Visitor) -> None:
    for part in PARTS:
        body = outsider.get(f"/s/{scenario.token}{part}").content
        assert ana.id.encode() not in body, part


def test_the_document_is_the_lab(outsider: Client, scenario: Scenario) -> None:
    title, world = documents.read(outsider.get(f"/s/{scenario.token}/document").content, "seed")
    assert title == "A shop"
    assert world.tables == world_of(SHOP).tables


def test_the_snapshot_is_packed_once_and_known_by_its_tag(outsider: Client, scenario: Scenario) -> None:
    path = f"/s/{scenario.token}/snapshot"
    plain = outsider.get(path)
    packed = outsider.get(path, headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.content) == plain.content
    assert plain.json()["people"] == plain.json()["log"] == []
    again = outsider.get(path, headers={"If-None-Match": plain["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    saving.save(scenario.person, title="More", text="", tags=[], world=world_of(SHOP), onto=scenario)
    assert outsider.get(path, headers={"If-None-Match": plain["ETag"]}).status_code == 200


def test_a_qr_code_is_a_picture(outsider: Client, scenario: Scenario, lab: Lab) -> None:
    for path in (f"/s/{scenario.token}/qr.svg", "/scenarios/overlay/qr.svg", "/lab/BCDF/qr.svg"):
        response = outsider.get(path)
        assert response["Content-Type"] == "image/svg+xml"
        assert response.content.startswith(b"<svg ")
        assert b"script" not in response.content
    assert outsider.get("/lab/ZZZZ/qr.svg").status_code == 404
    codes = {outsider.get(f"/s/{scenario.token}{here}/qr.svg").content for here in ("", "/1")}
    assert len(codes) == 2


@pytest.mark.parametrize("path", ["/scenarios/overlay", "/s/{token}", "/s/{token}/1"])
def test_only_the_frame_may_be_framed(outsider: Client, scenario: Scenario, path: str) -> None:
    here = path.format(token=scenario.token)
    framed = outsider.get(f"{here}/embed")
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed
    assert dict(framed.cookies) == {}
    assert offences(framed) == []
    assert f'<a href="{here}" target="_blank" rel="noopener">' in text(framed)
    for part in ("", "/snapshot", "/document", "/qr.svg"):
        other = outsider.get(f"{here}{part}")
        assert "frame-ancestors 'none'" in other["Content-Security-Policy"]
        assert other["X-Frame-Options"] == "DENY"


def test_a_frame_takes_the_look_that_its_address_asks_for(outsider: Client, db: None) -> None:
    assert '<html lang="en" data-theme="dark">' in text(outsider.get("/scenarios/overlay/embed?theme=dark"))
    assert '<html lang="en">' in text(outsider.get('/scenarios/overlay/embed?theme="><script>'))
    assert '<html lang="en">' in text(outsider.get("/scenarios/overlay/embed"))


@pytest.mark.parametrize("slug", builtin.catalogue())
def test_every_built_in_scenario_has_its_pages(outsider: Client, db: None, slug: str) -> None:
    for part in PARTS:
        response = outsider.get(f"/scenarios/{slug}{part}")
        assert response.status_code == 200, part
        assert "X-Robots-Tag" not in response
    page = text(outsider.get(f"/scenarios/{slug}"))
    assert "docker" in page
    assert "Yours to change" not in page


def test_the_gallery_has_what_is_built_in_and_ones_own(ana: Visitor, ben: Visitor, scenario: Scenario) -> None:
    saving.withdraw(saving.save(ana.id, title="Hidden", text="", tags=[], world=world_of(SHOP)).scenario)
    page = text(ana.client.get("/scenarios/"))
    assert [title for title, _ in cards(page)][:2] == ["Hidden", "A shop"]
    assert "withdrawn" in page
    assert len(cards(page)) == 2 + len(builtin.catalogue())
    others = text(ben.client.get("/scenarios/"))
    assert len(cards(others)) == len(builtin.catalogue())
    assert scenario.token not in others
    assert "Nothing saved yet" in others
    assert offences(ana.client.get("/scenarios/")) == []


@pytest.mark.parametrize(
    ("asked", "some"),
    [
        ("q=overlay", {"An overlay over two hosts"}),
        ("q=OVERLAY two", {"An overlay over two hosts"}),
        ("tag=overlay", {"An overlay over two hosts"}),
        ("tag=overlay&q=machines", {"An overlay over two hosts"}),
        ("tag=overlay&q=sidecar", set()),
        ("q=sell", {"A shop"}),
        ("tag=shop", {"A shop"}),
        ("q=zebra", set()),
    ],
)
def test_a_search_works_without_a_script(ana: Visitor, scenario: Scenario, asked: str, some: set[str]) -> None:
    page = text(ana.client.get(f"/scenarios/?{asked}"))
    assert {title for title, there in cards(page) if there} == some
    assert len(cards(page)) == 1 + len(builtin.catalogue()), "the others are there for a script to show"
    assert ("Nothing matches" in page) is not bool(some)


def test_a_search_is_the_same_as_in_the_browser(ana: Visitor, scenario: Scenario) -> None:
    saving.describe(scenario, title="Straße", text="", tags=["häuser"])
    page = text(ana.client.get("/scenarios/?q=STRAßE+Häuser"))
    assert {title for title, there in cards(page) if there} == {"Straße"}
    assert 'data-words="straße  häuser"' in page, "a script looks for what was typed, in small letters"


def test_a_gallery_costs_the_same_queries_however_full(ana: Visitor, scenario: Scenario) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            ana.client.get("/scenarios/")
        return len(asked)

    few = queries()
    for number in range(5):
        saving.save(ana.id, title=f"Number {number}", text="", tags=[], world=world_of(SHOP))
    assert queries() == few


def test_long_texts_do_not_make_a_gallery_slow(scenario: Scenario) -> None:
    scenario.text = "[" * limits.TEXT
    began = time.process_time()
    for _ in range(20):
        card = shelf.of_scenario(scenario)
        assert len(card.summary) <= shelf.SUMMARY + 1
        assert card.matches(["[[["], "shop")
    assert time.process_time() - began < 2


def test_a_card_tells_how_a_text_begins(scenario: Scenario) -> None:
    scenario.text = "# Heading\n\nThe *first* words.\n\nOthers."
    assert shelf.of_scenario(scenario).summary == "The first words."
    scenario.text = "- one\n- two"
    assert shelf.of_scenario(scenario).summary == "one two"


def test_hostile_words_are_text(ana: Visitor, outsider: Client) -> None:
    title = HOSTILE[: limits.TITLE]
    saved = saving.save(
        ana.id, title=title, text=f"{HOSTILE}\n\n[x](javascript:alert(1))", tags=["<b>", '"x'], world=world_of(SHOP)
    )
    token = saved.scenario.token
    for response in (
        outsider.get(f"/s/{token}"),
        outsider.get(f"/s/{token}/embed"),
        ana.client.get("/scenarios/"),
        ana.client.get(f"/s/{token}"),
    ):
        page = text(response)
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<b>" not in page.replace("<b>Save and share</b>", "")
        assert 'href="javascript' not in page
        assert offences(response) == []
    assert "7" not in re.findall(r"<h1>(.*?)</h1>", text(outsider.get(f"/s/{token}")))[0].replace("{{ 7 }}", "")


def test_a_fork_is_a_lab_of_ones_own(ben: Visitor, scenario: Scenario) -> None:
    response = ben.client.post(f"/s/{scenario.token}/fork")
    lab = Lab.objects.get()
    assert response["Location"] == lab.get_absolute_url()
    assert lab.title == "A shop"
    assert Entry.objects.get().line == "Scenario A shop"
    assert Member.objects.get().person == ben.id
    assert Tie.objects.get().scenario == scenario
    snapshot = ben.client.get(f"/lab/{lab.code}/snapshot").json()
    assert [container["name"] for container in snapshot["entities"]["container"]] == ["web"]
    assert Version.objects.count() == 1


def test_a_fork_of_a_version_and_of_what_is_built_in(outsider: Client, scenario: Scenario) -> None:
    saving.save(
        scenario.person, title="A mall", text="", tags=[], world=world_of(f"{SHOP}\ndocker rename web mall"), onto=scenario
    )
    first = outsider.post(f"/s/{scenario.token}/1/fork")
    assert "person" in first.cookies
    assert outsider.get(f"{first['Location']}snapshot").json()["entities"]["container"][0]["name"] == "web"
    overlay = outsider.post("/scenarios/overlay/fork")
    assert len(outsider.get(f"{overlay['Location']}snapshot").json()["entities"]["host"]) == 2
    again = outsider.post("/scenarios/overlay/fork")
    ids = [
        {one["id"] for one in outsider.get(f"{each['Location']}snapshot").json()["entities"]["container"]}
        for each in (overlay, again)
    ]
    assert ids[0].isdisjoint(ids[1]), "labs have seeds of their own"


def test_forks_count_among_the_labs_of_a_person(ben: Visitor, scenario: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cnmviz.labs.limits.LABS_PER_PERSON_AND_HOUR", 1)
    assert ben.client.post(f"/s/{scenario.token}/fork").status_code == 302
    assert ben.client.post("/scenarios/overlay/fork").status_code == 429


def test_looking_changes_nothing_and_doing_is_no_get(outsider: Client, scenario: Scenario) -> None:
    for deed in ("fork", "edit", "withdraw", "restore", "delete"):
        assert outsider.get(f"/s/{scenario.token}/{deed}").status_code == 405
    for part in PARTS:
        assert outsider.post(f"/s/{scenario.token}{part}").status_code == 405
    assert json.loads(json.dumps(list(Scenario.objects.values("title")))) == [{"title": "A shop"}]


def test_the_start_page_begins_with_three(outsider: Client, db: None) -> None:
    response = outsider.get("/")
    assert len(cards(text(response))) == 3
    assert f"All {len(builtin.catalogue())} scenarios" in text(response)
    assert offences(response) == []
