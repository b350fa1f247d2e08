"""A lab's past over HTTP: its frames in pages, the whole lab at a moment, and labs that go on from one."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cnmviz.labs import codec, history, limits, rows
from cnmviz.labs.models import Entry, Lab, Member
from cnmviz.labs.views import era

from .conftest import Somebody, forget, somebody
from .test_moments import build, same, two_moments

FRAMES = "/lab/BCDF/frames"


# Frames


def test_frames_are_those_of_the_wire(client: Client, lab: Lab, ana: Somebody) -> None:
    build(ana, "docker network create front")
    ana.undo()
    found = client.get(FRAMES).json()
    assert [frame["seq"] for frame in found["frames"]] == [1, 2, 3]
    created = found["frames"][1]
    assert created == {
        "type": "frame",
        "seq": 2,
        "by": ana.id,
        "source": "console",
        "line": "docker network create front",
        "at": 1,
        "changes": Entry.objects.get(seq=2).changes,
    }
    assert found["frames"][2]["undoes"] == 2
    assert not found["more"]


def test_frames_come_in_pages_from_the_newest_on_down(client: Client, ana: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    build(ana, *(f"docker network create n{n}" for n in range(5)))
    monkeypatch.setattr(limits, "FRAMES_PAGE", 2)

    def page(**query: int) -> tuple[list[int], bool]:
        found = client.get(FRAMES, query).json()
        return [frame["seq"] for frame in found["frames"]], found["more"]

    assert page() == ([5, 6], True)
    assert page(before=5) == ([3, 4], True)
    assert page(before=3) == ([1, 2], False)
    assert page(before=1) == ([], False)
    assert page(before=1000) == ([5, 6], True)


def test_a_page_of_frames_has_a_size_but_holds_one_at_least(
    client: Client, ana: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(ana, *(f"docker network create n{n}" for n in range(5)))
    one = len(json.dumps(client.get(FRAMES, {"before": 7}).json()["frames"][-1], separators=(",", ":")))
    monkeypatch.setattr(limits, "FRAMES_BYTES", 2 * one + 10)
    assert [frame["seq"] for frame in client.get(FRAMES).json()["frames"]] == [5, 6]
    monkeypatch.setattr(limits, "FRAMES_BYTES", 1)
    found = client.get(FRAMES).json()
    assert ([frame["seq"] for frame in found["frames"]], found["more"]) == ([6], True)


@pytest.mark.parametrize("before", ["-1", "x", "\u00b2", "9" * 30, "1.5", " 1"])
def test_a_page_of_frames_that_makes_no_sense(client: Client, lab: Lab, before: str) -> None:
    response = client.get(FRAMES, {"before": before})
    assert (response.status_code, response.json()) == (400, {"error": "before is a seq"})


def test_what_will_never_change_is_kept_for_ever_and_nothing_else(client: Client, lab: Lab, ana: Somebody) -> None:
    build(ana, "docker network create front")

    def kept(path: str, **query: Any) -> bool:
        return "immutable" in client.get(f"/lab/BCDF/{path}", query)["Cache-Control"]

    assert kept("frames", before=3, era=era(lab))
    assert kept("moment", at=2, era=era(lab))
    assert not kept("frames", era=era(lab)), "the newest page is another one tomorrow"
    assert not kept("frames", before=4, era=era(lab)), "entry 3 may come"
    assert not kept("frames", before=3), "a later lab may have this code"
    assert not kept("moment", at=2, era="0-x")


def test_frames_are_gzipped_for_who_takes_that(client: Client, lab: Lab, ana: Somebody) -> None:
    plain, packed = client.get(FRAMES), client.get(FRAMES, headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content


def test_a_page_costs_the_same_number_of_queries_whatever_it_holds(client: Client, ana: Somebody, ben: Somebody) -> None:
    client.get(FRAMES)  # whose lab it is, a gate asks once
    with CaptureQueriesContext(connection) as few:
        client.get(FRAMES)
    for n in range(10):
        build(ana if n % 2 else ben, f"docker network create n{n}")
    with CaptureQueriesContext(connection) as many:
        assert len(client.get(FRAMES).json()["frames"]) == 11
    assert len(many) == len(few) == 2


# The whole lab at a moment


def test_a_moment_can_be_fetched_whole(client: Client, lab: Lab, ana: Somebody) -> None:
    two_moments(ana)
    found = client.get("/lab/BCDF/moment", {"at": 3}).json()
    assert (found["seq"], found["people"], found["log"]) == (3, [], [])
    loaded = [codec.entity(kind, data) for kind, some in found["entities"].items() for data in some]
    assert sorted(loaded, key=repr) == sorted(history.replay(lab, until=3), key=repr)
    assert found.keys() == client.get("/lab/BCDF/snapshot").json().keys()


@pytest.mark.parametrize(
    ("at", "why"),
    [("", "at is a seq"), ("x", "at is a seq"), ("0", "there is no step 0: this lab has the steps 1 to 1")],
)
def test_a_moment_that_makes_no_sense(client: Client, lab: Lab, at: str, why: str) -> None:
    response = client.get("/lab/BCDF/moment", {"at": at})
    assert (response.status_code, response.json()) == (400, {"error": why})


# Forks


def test_a_fork_goes_on_from_the_moment_and_leaves_the_lab_as_it_is(
    client: Client, lab: Lab, ana: Somebody, world: Any, log: Any
) -> None:
    two_moments(ana)
    before = (Lab.objects.values().get(), world(), log())
    response = client.post("/lab/BCDF/fork", {"at": 4})
    made = Lab.objects.exclude(pk=lab.pk).get()
    assert (response.status_code, response["Location"]) == (302, f"/lab/{made.code}/")
    assert (made.title, made.seq) == ("Lab BCDF, from step 4", 1)
    first = Entry.objects.get(lab=made)
    assert (first.seq, first.member, first.line) == (1, None, "Lab BCDF, from step 4")
    assert same(rows.load(made), history.replay(lab, until=4))
    assert same(history.replay(made), rows.load(made))
    assert (Lab.objects.values().get(pk=lab.pk), world(), log()) == before


def test_a_fork_gives_no_id_and_no_number_twice(client: Client, lab: Lab, ana: Somebody) -> None:
    two_moments(ana)
    client.post("/lab/BCDF/fork", {"at": 3})
    made = Lab.objects.exclude(pk=lab.pk).get()
    forget()
    ben = somebody(made, "Ben")
    build(ben, "docker network create second", "docker run -d --name third --network second nginx")
    everything = list(rows.load(made))
    assert len({entity.id for entity in everything}) == len({entity.number for entity in everything}) == len(everything)
    assert ben.undo().ok
    assert ben.undo().ok
    assert ben.undo().error == "there is nothing of yours to undo"
    assert rows.load(Lab.objects.get(pk=made.pk)) == history.replay(lab, until=3)


def test_who_forks_is_in_the_new_lab_and_nobody_else(client: Client, lab: Lab, ana: Somebody) -> None:
    client.get("/lab/BCDF/")
    client.post("/lab/BCDF/fork", {"at": 1})
    made = Lab.objects.exclude(pk=lab.pk).get()
    you = Member.objects.filter(lab=lab).exclude(person=ana.id).get()
    assert list(Member.objects.filter(lab=made).values_list("person", flat=True)) == [you.person]


@pytest.mark.parametrize("at", ["", "0", "3", "x", "-1", "9" * 30])
def test_a_fork_of_no_moment_makes_no_lab(client: Client, lab: Lab, ana: Somebody, at: str) -> None:
    build(ana, "docker network create front")
    response = client.post("/lab/BCDF/fork", {"at": at})
    assert response.status_code == 400
    assert response.content in (b"at is a seq\n", f"there is no step {at}: this lab has the steps 1 to 2\n".encode())
    assert Lab.objects.count() == 1


def test_a_fork_needs_the_token_of_its_form(lab: Lab) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get("/lab/BCDF/")
    assert client.post("/lab/BCDF/fork", {"at": 1}).status_code == 403
    token = client.cookies["csrftoken"].value
    assert client.post("/lab/BCDF/fork", {"at": 1, "csrfmiddlewaretoken": token}).status_code == 302
    assert client.get("/lab/BCDF/fork").status_code == 405


def test_forks_count_as_labs(client: Client, lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LABS_PER_PERSON_AND_HOUR", 2)
    assert [client.post("/lab/BCDF/fork", {"at": 1}).status_code for _ in range(3)] == [302, 302, 429]
    monkeypatch.setattr(limits, "LABS_PER_DAY", 3)
    assert Client().post("/lab/BCDF/fork", {"at": 1}).status_code == 429
    assert Lab.objects.count() == 3


@pytest.mark.parametrize("path", ["frames", "moment?at=1", "fork"])
def test_there_is_no_past_without_a_lab(client: Client, transactional_db: None, path: str) -> None:
    answer = client.post(f"/lab/ZZZZ/{path}", {"at": 1}) if path == "fork" else client.get(f"/lab/ZZZZ/{path}")
    assert answer.status_code == 404
