"""A lesson is tried from its Markdown, by the builder or from a teacher's file. It leaves no progress."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cnmviz.labs import limits
from cnmviz.labs.models import Lab
from cnmviz.lessons import reading
from cnmviz.lessons.models import Attempt, Progress

from .conftest import FIRST, SECOND, SOLUTION, Student


def sent(client: Client, markdown: str) -> Any:
    return client.post("/lessons/try", {"markdown": markdown}, content_type="application/json")


def uploaded(client: Client, content: bytes) -> Any:
    return client.post("/lessons/try", {"file": SimpleUploadedFile("lesson.md", content, "text/markdown")})


def test_the_builder_gets_an_address(ana: Student) -> None:
    answer = sent(ana.client, FIRST)
    attempt = ana.opens(answer.json()["url"])
    assert (answer.status_code, attempt.key, attempt.person) == (200, "", ana.person)
    ana.types(*SOLUTION)
    found = ana.asks("check")
    assert (found["done"], found["points"], found["best"]) == (True, 10, None)
    assert Progress.objects.count() == 0


def test_a_teacher_s_file_leads_to_its_lab(ana: Student) -> None:
    answer = uploaded(ana.client, SECOND.encode())
    assert answer.status_code == 302
    ana.opens(answer["Location"])
    assert ana.asks("check")["goals"][0]["fact"] == "web reaches db:5432"


def test_somebody_new_can_try_too(shelf: Path, transactional_db: None) -> None:
    client = Client()
    assert client.get(sent(client, FIRST).json()["url"]).status_code == 200
    assert Lab.objects.get().members.count() == 1


def test_each_trial_is_a_new_one_and_none_is_on_the_ladder(ana: Student) -> None:
    assert sent(ana.client, FIRST).json() != sent(ana.client, FIRST).json()
    assert "Start here" in ana.client.get("/lessons/").content.decode()


@pytest.mark.parametrize(
    ("markdown", "problem"),
    [
        ("", "a lesson begins with its metadata"),
        (FIRST.replace("## Hints", "## Hint"), "no section is called"),
        (FIRST.replace("web is on front", "web are on front"), "is no goal"),
        (FIRST.replace("---\n", "", 1), "a lesson begins with its metadata"),
        (SECOND.replace("docker network create back", "docker network create front"), "front already exists"),
    ],
)
def test_what_is_no_lesson_is_told_with_its_lines(ana: Student, markdown: str, problem: str) -> None:
    answer = sent(ana.client, markdown)
    assert answer.status_code == 400
    assert problem in " ".join(answer.json()["problems"])
    page = uploaded(ana.client, markdown.encode() or b"\n")
    assert page.status_code == 400
    assert problem in page.content.decode().replace("&#x27;", "'")
    assert Lab.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (b"\xff\xfe\x00", 400, "no text in UTF-8"),
        (b"x" * (reading.LONGEST + 1), 413, "too large"),
        (b"x" * 10 * 1024 * 1024, 413, "too large"),
        (b"[" * 100_000, 400, "metadata"),
    ],
)
def test_hostile_files(ana: Student, content: bytes, status: int, words: str) -> None:
    answer = uploaded(ana.client, content)
    assert (answer.status_code, words in answer.content.decode()) == (status, True)


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"{}", 400), (b'{"markdown": 1}', 400), (b"[]", 400), (b'{"markdown": "\\ud800"}', 400), (b" " * 600_000, 413)],
)
def test_hostile_json(ana: Student, body: bytes, status: int) -> None:
    answer = ana.client.post("/lessons/try", body, content_type="application/json")
    assert (answer.status_code, "error" in answer.json()) == (status, True)
    assert Attempt.objects.count() == 0


def test_a_form_without_a_file(ana: Student) -> None:
    answer = ana.client.post("/lessons/try", {"file": ""})
    assert (answer.status_code, "choose a file first" in answer.content.decode()) == (400, True)


def test_trials_are_labs(ana: Student, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LABS_PER_PERSON_AND_HOUR", 1)
    assert [sent(ana.client, FIRST).status_code for _ in range(2)] == [200, 429]
    assert json.loads(sent(ana.client, FIRST).content)["error"].startswith("Too many labs")
