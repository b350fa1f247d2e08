"""Pages over HTTP: a lab is made and joined without an account, and can be fetched whole."""

from __future__ import annotations

import gzip
import json
import re
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from cnmviz.labs import codec, limits
from cnmviz.labs.models import TOPOLOGY, Entry, Lab, Member

from .conftest import Somebody


def page_of(response: Any) -> Any:
    found = re.search(r'<script id="page" type="application/json">(.*?)</script>', response.content.decode(), re.DOTALL)
    assert found
    return json.loads(found[1])


def test_the_home_page_makes_a_lab_and_leads_there(client: Client, transactional_db: None) -> None:
    response = client.post("/labs/")
    lab = Lab.objects.get()
    assert response.status_code == 302
    assert response["Location"] == f"/lab/{lab.code}/"
    assert re.fullmatch("[BCDFGHJKLMNPQRSTVWXZ]{4}", lab.code)
    page = page_of(client.get(response["Location"]))
    assert page["code"] == lab.code
    assert page["you"] == {"id": page["you"]["id"], **Member.objects.values("name", "colour").get()}
    assert [card["name"] for card in page["drivers"]] == sorted(card["name"] for card in page["drivers"])
    assert page["verdicts"]
    assert page["images"]
    own = {card["name"]: card["reads"] for card in page["commands"]}
    assert {"matrix": True, "reach": True, "place": False, "group": False}.items() <= own.items()
    assert not {"run", "ps", "network connect"} & own.keys(), "docker's own are no commands of the lab's"


def test_a_form_needs_its_token(transactional_db: None) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/labs/")
    assert response.status_code == 403
    assert b"This form is too old" in response.content
    client.get("/")
    token = client.cookies["csrftoken"].value
    assert client.post("/labs/", headers={"X-CSRFToken": token}).status_code == 302


def test_a_person_is_the_same_after_a_visit_to_another_lab(client: Client, lab: Lab) -> None:
    first = page_of(client.get("/lab/BCDF/"))["you"]
    Member.objects.filter(person=first["id"]).update(name="Grace")
    second = page_of(client.get(client.post("/labs/")["Location"]))["you"]
    assert second == {**first, "name": "Grace"}
    assert page_of(Client().get("/lab/BCDF/"))["you"]["id"] != first["id"]


def test_the_cookie_cannot_be_read_by_scripts_or_forged(client: Client, lab: Lab) -> None:
    you = page_of(client.get("/lab/BCDF/"))["you"]
    cookie = client.cookies["person"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    forger = Client()
    forger.cookies["person"] = f"{you['id']}:{'x' * 43}"
    assert page_of(forger.get("/lab/BCDF/"))["you"]["id"] != you["id"]


@pytest.mark.parametrize("typed", ["BCDF", "bcdf", " bc df "])
def test_a_code_may_be_typed_carelessly(client: Client, lab: Lab, typed: str) -> None:
    assert client.get("/join/", {"code": typed})["Location"] == "/lab/BCDF/"


def test_the_address_of_a_lab_has_one_spelling(client: Client, lab: Lab) -> None:
    assert client.get("/lab/bcdf/")["Location"] == "/lab/BCDF/"


@pytest.mark.parametrize("path", ["/", "/lab/BCDF/", "/lab/BCDF/snapshot", "/lab/BCDF/log", "/healthz"])
def test_pages_can_be_asked_for_their_headers_alone_and_for_nothing_else(client: Client, lab: Lab, path: str) -> None:
    head = client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert [client.put(path).status_code, client.delete(path).status_code] == [405, 405]


def test_a_title_is_one_readable_line(client: Client, transactional_db: None) -> None:
    client.post("/labs/", {"title": " Our\n\0\u202e lab\u200b " + "x" * 300})
    assert Lab.objects.get().title == "Our lab " + "x" * 192


@pytest.mark.parametrize(
    "path",
    [
        "/lab/ZZZZ/",
        "/lab/ZZZZ/snapshot",
        "/lab/ZZZZ/log",
        "/join/?code=zzzz",
        "/nowhere",
        "/lab/%00/",
        "/lab/\u0131/",
        "/join/?code=%00",
    ],
)
def test_no_such_page(client: Client, transactional_db: None, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert b"Nothing is plugged in here" in response.content


def test_pages_load_nothing_from_elsewhere_and_run_nothing_inline(client: Client, lab: Lab) -> None:
    for path in ("/", "/lab/BCDF/", "/lab/ZZZZ/"):
        response = client.get(path, headers={"Host": "192.0.2.7:8000"})
        policy = dict(part.split(" ", 1) for part in response["Content-Security-Policy"].split("; "))
        assert policy["default-src"] == "'self'"
        assert policy["connect-src"] == "'self' ws://192.0.2.7:8000"
        assert "unsafe" not in response["Content-Security-Policy"]
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["X-Frame-Options"] == "DENY"
        found = Inline()
        found.feed(response.content.decode())
        assert found.offences == []


class Inline(HTMLParser):
    """Collects what the policy would block."""

    def __init__(self) -> None:
        super().__init__()
        self.offences: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "style" or "style" in given or any(name.startswith("on") for name in given):
            self.offences.append(tag)
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.offences.append(tag)
        addresses = [given.get("src") or "/", given.get("href") or "/"]
        self.offences += [address for address in addresses if address.startswith("//") or not address.startswith(("/", "#"))]


def test_the_snapshot_is_the_lab(client: Client, lab: Lab, ana: Somebody, world: Any) -> None:
    ana.types("docker network create front")
    ana.types("docker run -d --name web --network front nginx")
    snapshot = client.get("/lab/BCDF/snapshot").json()
    assert (snapshot["seq"], snapshot["lab"]) == (3, {"code": "BCDF", "title": "Networks"})
    assert snapshot["people"] == [{"id": ana.id, "name": "Ana", "colour": "#0b7285"}]
    assert snapshot["log"] == [
        {"seq": 1, "by": "", "source": "lab", "line": "", "at": 0},
        {"seq": 2, "by": ana.id, "source": "console", "line": "docker network create front", "at": 1},
        {"seq": 3, "by": ana.id, "source": "console", "line": "docker run -d --name web --network front nginx", "at": 2},
    ]
    assert snapshot["entities"].keys() == TOPOLOGY.keys()
    loaded = [codec.entity(kind, data) for kind, some in snapshot["entities"].items() for data in some]
    assert sorted(loaded, key=repr) == sorted(world(), key=repr)


def test_the_snapshot_is_tagged_by_seq_and_gzipped(client: Client, lab: Lab, ana: Somebody) -> None:
    plain = client.get("/lab/BCDF/snapshot")
    packed = client.get("/lab/BCDF/snapshot", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    again = client.get("/lab/BCDF/snapshot", headers={"If-None-Match": plain["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    ana.types("docker network create front")
    changed = client.get("/lab/BCDF/snapshot", headers={"If-None-Match": plain["ETag"]})
    assert (changed.status_code, changed.json()["seq"]) == (200, 2)


def test_the_log_comes_in_pages(client: Client, lab: Lab, ana: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(5):
        ana.types(f"docker network create n{n}")
    monkeypatch.setattr(limits, "LOG_PAGE", 2)
    newest = client.get("/lab/BCDF/log").json()
    assert ([row["seq"] for row in newest["log"]], newest["more"]) == ([5, 6], True)
    older = client.get("/lab/BCDF/log", {"before": 3}).json()
    assert ([row["seq"] for row in older["log"]], older["more"]) == ([1, 2], False)
    assert client.get("/lab/BCDF/log", {"before": 1}).json() == {"log": [], "more": False}


@pytest.mark.parametrize("before", ["-1", "x", "²", "9" * 30])
def test_a_page_of_the_log_that_makes_no_sense(client: Client, lab: Lab, before: str) -> None:
    response = client.get("/lab/BCDF/log", {"before": before})
    assert (response.status_code, response.json()) == (400, {"error": "before is a seq"})


def test_one_person_cannot_fill_the_server_with_labs(
    client: Client, transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LABS_PER_PERSON_AND_HOUR", 2)
    assert [client.post("/labs/").status_code for _ in range(3)] == [302, 302, 429]
    assert Client().post("/labs/").status_code == 302
    Member.objects.update(joined=timezone.now() - timedelta(hours=2))
    assert client.post("/labs/").status_code == 302
    monkeypatch.setattr(limits, "LABS_PER_DAY", 4)
    assert Client().post("/labs/").status_code == 429
    assert Lab.objects.count() == 4


def test_codes_grow_when_labs_are_many(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from cnmviz.labs.models import lab

    monkeypatch.setattr(lab, "ALPHABET", "BC")
    Lab.objects.bulk_create(Lab(code=f"X{n}", seed="") for n in range(4))
    assert len(lab.fresh_code()) == 6


def test_health(client: Client, db: None) -> None:
    assert client.get("/healthz").content == b"ok\n"


@pytest.fixture
def keeper(client: Client, lab: Lab, ana: Somebody) -> Client:
    ana.types("docker run -d --name web -p 8080:80 nginx")
    ana.types("place web=10,20")
    client.force_login(User.objects.create_superuser("keeper"))
    return client


@pytest.mark.parametrize("model", ["lab", "member", "entry", *TOPOLOGY])
def test_the_admin_shows_everything_and_edits_no_topology(keeper: Client, model: str) -> None:
    listing = keeper.get(f"/admin/labs/{model}/?q=BCDF")
    assert listing.status_code == 200
    assert b"0 results" not in listing.content
    assert keeper.get(f"/admin/labs/{model}/add/").status_code == 403
    link = re.search(rf'href="(/admin/labs/{model}/[^"/]+/change/)', listing.content.decode())
    assert link
    assert keeper.get(link[1]).status_code == 200
    if model != "lab":
        assert keeper.post(link[1], {"name": "hacked"}).status_code == 403
        assert keeper.post(link[1].replace("change", "delete"), {"post": "yes"}).status_code == 403


def test_a_lab_is_deleted_with_all_that_it_holds(keeper: Client, lab: Lab) -> None:
    response = keeper.post(f"/admin/labs/lab/{lab.pk}/delete/", {"post": "yes"})
    assert response.status_code == 302
    assert [model.objects.count() for model in (Lab, Member, Entry, *TOPOLOGY.values())] == [0] * (3 + len(TOPOLOGY))
