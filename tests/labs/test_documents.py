"""A lab as a document: it leaves the server and comes back as the same lab, and what is no lab does not come in."""

from __future__ import annotations

import json
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cnmviz.cnm.world import World
from cnmviz.labs import documents, limits, rows
from cnmviz.labs.documents import Unusable
from cnmviz.labs.models import TOPOLOGY, Entry, Lab, Member
from tests.cnm.broken import BROKEN, good_lab, written

from .conftest import Somebody

PLAIN = {"format": "cnmviz-lab", "version": 1, "title": "A lab", "draws": 100}


def document(client: Client, code: str = "BCDF") -> dict[str, Any]:
    response = client.get(f"/lab/{code}/document")
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    return response.json()  # type: ignore[no-any-return]


def opened(client: Client, body: object) -> Any:
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post("/labs/open", text, content_type="application/json")


def everything() -> list[int]:
    return [model.objects.count() for model in (Lab, Member, Entry, *TOPOLOGY.values())]


def test_a_lab_comes_back_as_it_was(client: Client, lab: Lab, ana: Somebody, world: Callable[[], World]) -> None:
    for line in (
        "docker network create --subnet 10.9.0.0/24 --label a=b front",
        "docker run -d --name web --network front -p 8080:80 nginx",
        "docker run -d --name db --network none redis",
    ):
        ana.types(line)
    response = opened(client, client.get("/lab/BCDF/document").content)
    assert response.status_code == 200
    made = Lab.objects.exclude(pk=lab.pk).get()
    assert response.json()["url"] == f"/lab/{made.code}/"
    assert rows.load(made).tables == world().tables
    assert (made.title, made.draws, made.seq) == ("Networks", Lab.objects.get(pk=lab.pk).draws, 1)
    assert made.seed != lab.seed
    assert document(client, made.code) == document(client)


def test_everything_that_a_lab_can_hold_comes_back() -> None:
    world = good_lab()
    title, again = documents.read(documents.written("Good", world), "another seed")
    assert (title, again.tables, again.draws) == ("Good", world.tables, world.draws)


def test_the_lab_goes_on_with_ids_of_its_own(client: Client, lab: Lab, ana: Somebody) -> None:
    ana.types("docker run -d --name web nginx")
    code = opened(client, document(client)).json()["url"].split("/")[2]
    other = Somebody(Member.objects.get(lab__code=code))
    for somebody in (ana, other):
        assert somebody.types("docker run -d --name web2 nginx").ok
        assert somebody.types("docker rm -f web").ok
    ids = [rows.load(Lab.objects.get(code=one)).ids("container-name", "", "") for one in ("BCDF", code)]
    assert ids == [(), ()]
    first, second = (rows.load(Lab.objects.get(code=one)).containers for one in ("BCDF", code))
    assert first.keys() != second.keys()


def test_a_document_holds_no_defaults_and_no_people(client: Client, lab: Lab, ana: Somebody) -> None:
    found = document(client)
    assert found.keys() == {"format", "version", "title", "draws", "entities"}
    assert list(found["entities"]) == list(TOPOLOGY)
    assert found["entities"]["host"] == [{"id": found["entities"]["host"][0]["id"], "name": "node1", "number": 2}]
    assert "Ana" not in json.dumps(found)


def test_who_opens_a_document_is_the_lab_s_first_member(client: Client, lab: Lab) -> None:
    body = document(client)
    code = opened(client, body).json()["url"].split("/")[2]
    assert Member.objects.filter(lab__code=code).count() == 1
    assert client.cookies["person"].value
    opened(client, body)
    assert len(set(Member.objects.values_list("person", flat=True))) == 1


def test_a_title_is_made_readable(client: Client, lab: Lab) -> None:
    opened(client, document(client) | {"title": "\u202e Evil\n lab"})
    opened(client, document(client) | {"title": "\0"})
    assert min(Lab.objects.exclude(pk=lab.pk).values_list("title", flat=True)) == "Evil lab"
    assert Lab.objects.filter(title__startswith="Lab ").count() == 1


def test_opening_needs_the_token_and_counts_as_making(client: Client, lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    body = document(client)
    strict = Client(enforce_csrf_checks=True)
    assert opened(strict, body).status_code == 403
    strict.get("/")
    token = strict.cookies["csrftoken"].value
    kept = strict.post("/labs/open", json.dumps(body), content_type="application/json", headers={"X-CSRFToken": token})
    assert kept.status_code == 200
    monkeypatch.setattr(limits, "LABS_PER_PERSON_AND_HOUR", 1)
    assert [opened(client, body).status_code for _ in range(2)] == [200, 429]
    assert opened(client, body).json() == {
        "error": "Too many labs were made here. Join one with its code, or come back in an hour."
    }


def host(**fields: Any) -> dict[str, Any]:
    return PLAIN | {"entities": {"host": [{"id": "h", "name": "node1", "number": 1} | fields]}}


MANY = [{"id": f"{n}", "host": "h", "name": f"n{n}"} for n in range(100_000)]
HOSTILE: dict[str, tuple[object, str]] = {
    "nothing": (" ", "this is not a lab"),
    "no JSON": ("<svg/>", "this is not a lab"),
    "no text": (b"\xff\xfe\x00", "this is not a lab"),
    "another file": ({"format": "drawing", "version": 1, "draws": 1, "entities": {}}, "this is not a lab"),
    "a number": ("7", "this is not a lab"),
    "a list": ("[]", "this is not a lab"),
    "a later version": (PLAIN | {"version": 2, "entities": {}}, "newer cnmviz"),
    "a field too many": (PLAIN | {"entities": {}, "people": []}, "this is not a lab"),
    "ten megabytes": ("[" + " " * 10 * 1024 * 1024, "too large: at most 8 MiB"),
    "a deep nest": ("[" * 1_000_000, "this is not a lab"),
    "a deep nest inside": (json.dumps(host())[:-3] + ',"labels":' + "[" * 500_000, "this is not a lab"),
    "100,000 entities": (PLAIN | {"entities": {"network": MANY[:60_001]}}, "too large"),
    "99,999 things of nothing": ('{"format":"cnmviz-lab","version":1,"draws":1,"entities":{"host":[' + "{}," * 99_999 + "{}]}}", "too large"),
    "a kind that nobody knows": (PLAIN | {"entities": {"volume": []}}, "nothing of the kind 'volume'"),
    "no entities": (PLAIN | {"entities": {}}, "there is no host"),
    "a thing that is none": (PLAIN | {"entities": {"host": [7]}}, "host number 1 cannot be read"),
    "a thing without its name": (PLAIN | {"entities": {"host": [{"id": "h"}]}}, "host number 1 cannot be read"),
    "a name that is a number": (host(name=7), "host number 1 cannot be read"),
    "a number that is a name": (host(number="1"), "host number 1 cannot be read"),
    "a field that nobody knows": (host(colour="red"), "does not know: 'colour'"),
    "half a letter": (json.dumps(host()).replace("node1", "\\ud800"), "this is not a lab"),
    "half a letter in bytes": (json.dumps(host()).encode().replace(b"node1", b"\xed\xa0\x80"), "cannot be read"),
    "a null character": (host(interface="\0"), "cannot be stored"),
    "a thing twice": (PLAIN | {"entities": {"host": [{"id": "h", "name": "node1", "number": 1}] * 2}}, "have the id"),
    "a reference to nothing": (PLAIN | {"entities": {"host": [{"id": "h", "name": "n", "number": 1}], "sandbox": [{"id": "s", "host": "x", "container": "c", "namespace": "s", "number": 2}]}}, 'its host "x" is not there'),
    "a field in a record that nobody knows": (PLAIN | {"entities": {"host": [], "network": [{"id": "n", "host": "", "name": "n", "pools": [{"subnet": "", "evil": 1}]}]}}, "'pools.evil'"),
    "an endless complaint": (PLAIN | {"entities": {}, "x" * 100_000: 1}, "this is not a lab"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_lab_is_refused_at_once(name: str) -> None:
    body, why = HOSTILE[name]
    raw = body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else json.dumps(body).encode()
    started = time.process_time()
    with pytest.raises(Unusable) as refused:
        documents.read(raw, "seed")
    assert time.process_time() - started < 1
    assert why in str(refused.value)
    assert len(str(refused.value)) < 500


@pytest.mark.parametrize("name", sorted(BROKEN)[::7])
def test_a_lab_that_does_not_hold_together_is_refused(client: Client, lab: Lab, name: str) -> None:
    world = good_lab()
    broken = World("", (), draws=max(world.draws, 1000))
    for entity in written(world, BROKEN[name][0]):
        broken.tables[entity.kind][entity.id] = entity
    try:
        body = documents.written("", broken)
    except UnicodeEncodeError:
        return
    before = everything()
    response = opened(client, body)
    assert response.status_code == 400
    assert "does not hold together" in response.json()["error"] or "cannot be read" in response.json()["error"]
    assert everything() == before


@pytest.mark.parametrize("name", ["ten megabytes", "a deep nest", "100,000 entities", "99,999 things of nothing"])
def test_refusing_takes_little_memory(name: str) -> None:
    body, _ = HOSTILE[name]
    raw = body.encode() if isinstance(body, str) else json.dumps(body).encode()
    tracemalloc.start()
    with pytest.raises(Unusable):
        documents.read(raw, "seed")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 32 * 1024 * 1024


def test_no_document_of_a_lab_that_is_not_there(client: Client, lab: Lab) -> None:
    assert client.get("/lab/ZZZZ/document").status_code == 404
