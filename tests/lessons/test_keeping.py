"""Progress as a file: what comes back is what was given out, and is added to what is there."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cnmviz.lessons import progress
from cnmviz.lessons.models import Progress

from .conftest import SOLUTION, Student


def saved(client: Client) -> bytes:
    answer = client.get("/lessons/progress")
    assert answer.status_code == 200
    assert "cnmviz-progress.json" in answer["Content-Disposition"]
    return answer.content


def load(client: Client, content: bytes) -> Any:
    return client.post("/lessons/progress", {"file": SimpleUploadedFile("progress.json", content)})


def done(student: Student, *before: str) -> None:
    student.starts()
    student.types(*before, *SOLUTION)
    student.asks("check")


def test_who_was_forgotten_brings_it_back(ana: Student) -> None:
    done(ana)
    file = saved(ana.client)
    morning = Client()
    assert load(morning, file)["Location"] == "/lessons/"
    assert "<b>10</b> of 30 points" in morning.get("/lessons/").content.decode()
    before = Progress.objects.get(person=ana.person)
    after = Progress.objects.exclude(person=ana.person).get()
    assert (after.used, after.points, after.done) == (before.used, before.points, before.done)


def test_a_file_takes_nothing_away(ana: Student, ben: Student) -> None:
    done(ana, "docker network create other")
    worse = saved(ana.client)
    done(ben)
    progress.record(ben.person, "second", used=1, points=10)
    load(ben.client, worse)
    assert {key: each.points for key, each in progress.of(ben.person).items()} == {"first": 10, "second": 10}
    load(ana.client, saved(ben.client))
    assert {key: each.points for key, each in progress.of(ana.person).items()} == {"first": 10, "second": 10}


def test_the_file_of_nobody_is_empty_and_can_be_loaded(ana: Student) -> None:
    file = saved(Client())
    assert json.loads(file)["lessons"] == []
    assert load(ana.client, file).status_code == 302


@pytest.mark.parametrize("field", ["key", "points", "used", "done"])
def test_what_somebody_changed_is_refused(ana: Student, field: str) -> None:
    done(ana, "docker network create other")
    file = json.loads(saved(ana.client))
    changed = {"key": "third", "points": 10, "used": 1, "done": "2020-01-01T00:00:00Z"}
    file["lessons"][0][field] = changed[field]
    answer = load(Client(), json.dumps(file).encode())
    assert (answer.status_code, "somebody changed it" in answer.content.decode()) == (400, True)
    assert Progress.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"{", 400),
        (b"[]", 400),
        (b'{"format": "cnmviz-lab", "version": 1, "lessons": []}', 400),
        (b'{"format": "cnmviz-progress", "version": 2, "lessons": []}', 400),
        (b'{"lessons": [{"key": "a", "used": -1, "points": 10, "done": "2020-01-01T00:00:00Z"}]}', 400),
        (b'{"lessons": [{"key": "a", "used": 1, "points": 11, "done": "2020-01-01T00:00:00Z"}]}', 400),
        (b'{"lessons": [], "signature": ""}', 400),
        (b'{"lessons":' * 10_000, 400),
        (b"\xff", 400),
        (b" " * 10 * 1024 * 1024, 413),
    ],
    ids=lambda value: repr(value)[:50],
)
def test_hostile_files(ana: Student, content: bytes, status: int) -> None:
    answer = load(ana.client, content)
    assert (answer.status_code, "This is not your progress" in answer.content.decode()) == (status, True)
    assert Progress.objects.count() == 0


def test_nobody_else_keeps_the_file(ana: Student) -> None:
    assert "no-store" in ana.client.get("/lessons/progress")["Cache-Control"]
