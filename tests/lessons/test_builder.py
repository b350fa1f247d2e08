"""What the builder asks: drafts to Markdown and back, texts drawn, labs as starts, facts tried in a lab."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.test import Client

from cnmviz.console.file import lines_of
from cnmviz.labs import limits
from cnmviz.lessons import content, reading
from cnmviz.lessons.models import Attempt

from .conftest import FIRST, SECOND, Student


def ask(client: Client, what: str, **body: Any) -> tuple[int, Any]:
    answer = client.post(f"/lessons/builder/{what}", body, content_type="application/json")
    return answer.status_code, answer.json()


def fields_of(client: Client, markdown: str) -> dict[str, Any]:
    status, answer = ask(client, "read", markdown=markdown)
    assert (status, list(answer)) == (200, ["fields"])
    fields: dict[str, Any] = answer["fields"]
    return fields


@pytest.mark.parametrize("markdown", [FIRST, SECOND])
def test_a_file_becomes_a_draft_and_the_same_lesson_again(ana: Student, markdown: str) -> None:
    fields = fields_of(ana.client, markdown)
    status, written = ask(ana.client, "write", **fields)
    assert (status, written["problems"]) == (200, [] if markdown is FIRST else written["problems"])
    assert reading.read(written["markdown"]) == reading.read(markdown)


def test_every_lesson_that_ships_goes_through_the_builder_unharmed(db: None) -> None:
    content.catalogue.cache_clear()
    client = Client()
    for lesson in content.catalogue().values():
        from cnmviz.lessons import writing

        fields = fields_of(client, writing.write(lesson))
        _, written = ask(client, "write", **fields | {"slug": lesson.slug, "order": lesson.order})
        assert written["problems"] == []
        assert reading.read(written["markdown"], lesson.slug, lesson.order) == lesson


def flaws(answer: Any) -> set[tuple[str, int]]:
    return {(flaw["part"], flaw["at"]) for flaw in answer["problems"]}


def test_a_draft_says_what_it_lacks_field_by_field(ana: Student) -> None:
    status, answer = ask(ana.client, "write", title="Mine", hints=["One.", " "], goals=[{"fact": "web reach db"}])
    assert (status, answer["markdown"]) == (200, "")
    assert flaws(answer) == {("topic", 0), ("about", 0), ("text", 0), ("solution", 0), ("goals", 0), ("hints", 1)}
    assert any("did you mean `web reaches db`?" in flaw["words"] for flaw in answer["problems"])


def test_a_field_that_no_file_can_hold_is_named(ana: Student) -> None:
    fields = fields_of(ana.client, FIRST)
    for change, part in (
        ({"title": "a" * 100}, ("title", 0)),
        ({"text": "# Mine\n\nText."}, ("text", 0)),
        ({"text": "```sh\n$ docker ps"}, ("text", 0)),
        ({"afterwards": "## Goals\n"}, ("afterwards", 0)),
        ({"minutes": 0}, ("minutes", 0)),
        ({"goals": [fields["goals"][0]] * 2}, ("goals", 0)),
        ({"questions": [{"text": "Why?", "options": []}]}, ("questions", 0)),
    ):
        _, answer = ask(ana.client, "write", **fields | change)
        assert (answer["markdown"], flaws(answer) >= {part}) == ("", True), (change, answer)


def test_a_field_that_does_not_hold_is_named(ana: Student) -> None:
    fields = fields_of(ana.client, FIRST)
    solution, text = fields["solution"], fields["text"]
    for change, part in (
        ({"solution": ["# two steps", "", *solution, "docker network create more"]}, ("solution", len(solution) + 2)),
        ({"start": ["docker network create a", "docker run -d --name x nosuchimage"]}, ("start", 1)),
        ({"text": text + "\n\n```sh\n$ docker netwrk ls\n```"}, ("text", 0)),
        ({"hints": ["One.", "```sh\n$ docker netwrk ls\n```"]}, ("hints", 1)),
        ({"scenario": "no-such", "start": []}, ("scenario", 0)),
        ({"questions": [{"text": "Why?", "options": [{"text": "So.", "right": True}]}]}, ("questions", 0)),
    ):
        _, answer = ask(ana.client, "write", **fields | change)
        assert (bool(answer["markdown"]), flaws(answer) >= {part}) == (True, True), (change, answer)


def test_a_lesson_is_shared_as_a_scenario_of_its_start(ana: Student, ben: Student) -> None:
    ana.starts("second")
    status, shared = ask(ana.client, "share", markdown=SECOND)
    assert (status, shared["number"]) == (200, 1)
    assert ask(ana.client, "share", markdown=SECOND + "\n", onto=shared["token"])[1]["token"] == shared["token"]
    assert ask(ben.client, "share", markdown=SECOND, onto=shared["token"])[1]["token"] != shared["token"]
    begun = ben.client.post(shared["page"] + "/learn", follow=True)
    assert begun.status_code == 200
    assert ask(ana.client, "share", markdown="nothing")[0] == 400
    assert ask(Client(), "share", markdown=SECOND)[0] == 403


def test_a_lesson_that_does_not_hold_is_written_with_its_problems(ana: Student) -> None:
    fields = fields_of(ana.client, FIRST) | {"solution": ["docker network create front"]}
    _, answer = ask(ana.client, "write", **fields)
    assert "docker network create front" in answer["markdown"]
    assert any("does not meet `web is on front`" in flaw["words"] and flaw["part"] == "goals" for flaw in answer["problems"])


def test_what_is_no_lesson_is_told(ana: Student) -> None:
    status, answer = ask(ana.client, "read", markdown="# nothing")
    assert (status, answer["error"]) == (400, "this cannot be read as a lesson")
    assert answer["problems"]


def test_texts_are_drawn_without_html(ana: Student) -> None:
    text = "**a** <b>c</b> [x](javascript:1)"
    question = {"text": text, "options": [{"text": text, "right": True}, {"text": "no", "right": False}], "explanation": text}
    _, answer = ask(ana.client, "preview", text=text, hints=[text], questions=[question], goals=[{"fact": "a is on b"}])
    drawn = [{"t": "p", "c": [{"t": "strong", "c": ["a"]}, " <b>c</b> [x](javascript:1)"]}]
    assert answer["text"] == answer["hints"][0] == answer["questions"][0]["question"] == drawn
    assert answer["questions"][0]["options"][0] == answer["questions"][0]["answer"]["explanation"] == drawn
    assert answer["questions"][0]["answer"]["correct"] == [0]
    assert answer["goals"] == [{"fact": "a is on b", "words": [{"t": "code", "text": "a is on b"}]}]


def test_a_lab_becomes_a_start(ana: Student) -> None:
    ana.starts("second")
    ana.types("addhost node2", "place web=100,120")
    _, answer = ask(ana.client, "start", code=ana.lab.code)
    assert answer["notes"] == []
    assert "addhost node2" in answer["lines"]
    fields = fields_of(ana.client, FIRST) | {"start": answer["lines"]}
    _, written = ask(ana.client, "write", **fields)
    assert reading.read(written["markdown"]).start == tuple(answer["lines"])
    assert [line.text for line in lines_of("\n".join(answer["lines"]))] == answer["lines"]


def test_a_lab_as_it_was_becomes_a_start(ana: Student) -> None:
    ana.starts()
    ana.types("docker network create one", "docker network create two")
    _, now = ask(ana.client, "start", code=ana.lab.code)
    _, then = ask(ana.client, "start", code=ana.lab.code, at=2)
    assert (len(now["lines"]), len(then["lines"])) == (2, 1)
    assert ask(ana.client, "start", code=ana.lab.code, at=99)[0] == 400


def test_facts_are_tried_in_a_lab(ana: Student) -> None:
    ana.starts("second")
    _, answer = ask(ana.client, "stand", code=ana.lab.code, facts=["web reaches db:5432", "network back exists", "web reach db"])
    unmet, met, wrong = answer["goals"]
    assert answer["seq"] == ana.lab.seq
    assert (unmet["met"], unmet["trace"]["verdict"]["ok"]) == (False, False)
    assert unmet["fix"]
    assert met["met"]
    assert "web reaches db" in wrong["error"]
    assert ask(ana.client, "stand", code=ana.lab.code, facts=["a is on b"] * 41)[0] == 400


@pytest.mark.parametrize("what", ["start", "stand"])
def test_a_lab_is_looked_at_by_its_members_alone(ana: Student, ben: Student, what: str) -> None:
    ana.starts()
    more = {"facts": ["network front exists"]} if what == "stand" else {}
    assert ask(ana.client, what, code=ana.lab.code, **more)[0] == 200
    assert ask(ben.client, what, code=ana.lab.code, **more)[0] == 403
    assert ask(ana.client, what, code="ZZZZ", **more)[0] == 404


@pytest.mark.parametrize("what", ["write", "read", "preview", "start", "stand", "share"])
@pytest.mark.parametrize("body", [b"[]", b"{", b'{"unknown": 1}', b"[" * 50_000, b"\xff"])
def test_hostile_json(ana: Student, what: str, body: bytes) -> None:
    answer = ana.client.post(f"/lessons/builder/{what}", body, content_type="application/json")
    assert (answer.status_code, "error" in answer.json()) == (400, True)
    large = ana.client.post(f"/lessons/builder/{what}", b" " * 600_000, content_type="application/json")
    assert large.status_code == 413
    assert Attempt.objects.count() == 0


def test_hostile_drafts_are_answered_soon(ana: Student) -> None:
    fields = fields_of(ana.client, FIRST)
    many = [f"docker run -d --name c{n} nginx" for n in range(60)]
    began = time.monotonic()
    for draft in ({"solution": many * 40}, {"start": many, "solution": [*many[:20], *fields["solution"]]}):
        status, answer = ask(ana.client, "write", **fields | draft)
        assert (status, bool(answer["problems"])) == (200, True)
    _, answer = ask(ana.client, "write", **fields | {"solution": [*many, *fields["solution"]]})
    assert [flaw["at"] for flaw in answer["problems"] if "does without this line" in flaw["words"]] == list(range(len(many)))
    ask(ana.client, "write", **fields | {"text": "[" * 100_000, "hints": ["> " * 5_000]})
    ask(ana.client, "preview", text="*" * 200_000)
    assert time.monotonic() - began < 20


def test_the_builder_has_a_rate(ana: Student, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "QUESTIONS_AT_ONCE", 2)
    monkeypatch.setattr(limits, "QUESTIONS_PER_SECOND", 0)
    assert [ask(ana.client, "preview", text="")[0] for _ in range(3)] == [200, 200, 429]


def test_no_lesson_has_the_address_of_something_else() -> None:
    content.catalogue.cache_clear()
    assert not {"try", "builder", "progress"} & content.catalogue().keys()
