"""The ladder as a page: topics, what is done, and where to go on; and each lesson's own page."""

from __future__ import annotations

import re
from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cnmviz.lessons import content, ladder
from cnmviz.lessons.models import Progress

from .conftest import FIRST, SOLUTION, Student


def text(student: Student, path: str = "/lessons/") -> str:
    answer = student.client.get(path)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]*>", " ", answer.content.decode()).split())


def test_a_visitor_sees_all_of_it_and_is_not_remembered(shelf: Path, transactional_db: None) -> None:
    client = Client()
    page = client.get("/lessons/").content.decode()
    for lesson in content.catalogue().values():
        assert lesson.title in page
        assert f'href="/lessons/{lesson.slug}"' in page
    assert "Start here" in page
    assert "person" not in client.cookies


def test_lessons_stand_under_their_topics_in_order(ana: Student) -> None:
    found = ladder.of(None)
    assert [(topic.title, [rung.number for rung in topic.rungs]) for topic in found.topics] == [
        ("First steps", [1, 2]),
        ("Isolation", [3]),
    ]


def test_a_lesson_is_new_then_begun_then_done(ana: Student) -> None:
    def states() -> list[str]:
        return [rung.state for rung in ladder.of(ana.person).rungs]

    assert states() == ["new", "new", "new"]
    ana.starts()
    assert states() == ["begun", "new", "new"]
    ana.types("docker network create other", *SOLUTION)
    ana.asks("check")
    assert states() == ["done", "new", "new"]
    assert "9 / 10 of 10 points" in text(ana)
    assert "1 of 3 lessons 9 of 30 points" in text(ana)


def test_one_goes_on_with_what_was_begun_last_else_with_the_next(ana: Student) -> None:
    assert "Start here 1. A network of your own" in text(ana)
    ana.starts("third")
    ana.starts("second")
    assert "Continue where you were 2. Two networks, two worlds" in text(ana)
    assert f'href="/lab/{ana.lab.code}/"' in ana.client.get("/lessons/").content.decode()
    ana.types("docker network connect back web")
    ana.asks("check")
    assert "Continue where you were 3. Once more" in text(ana)
    ana.starts("third")
    ana.types("docker network connect back web")
    ana.asks("check")
    assert "Up next 1. A network of your own" in text(ana)


def test_who_has_done_everything_is_told(ana: Student) -> None:
    for lesson in content.catalogue().values():
        ana.starts(lesson.slug)
        ana.types(*lesson.solution)
        ana.asks("check")
    assert "You have done every lesson" in text(ana)
    assert "3 of 3 lessons 30 of 30 points" in text(ana)


def test_an_older_attempt_does_not_call_back_what_is_done(ana: Student) -> None:
    ana.starts()
    ana.types(SOLUTION[0])
    ana.starts(anew="1")
    ana.types(*SOLUTION)
    ana.asks("check")
    assert "Up next 2." in text(ana)


def test_a_lesson_that_is_gone_counts_no_more(ana: Student, shelf: Path) -> None:
    ana.starts()
    ana.types(*SOLUTION)
    ana.asks("check")
    (shelf / "010-first.md").rename(shelf / "010-renamed.md")
    content.catalogue.cache_clear()
    assert "0 of 3 lessons 0 of 30 points" in text(ana)
    assert Progress.objects.count() == 1


def test_the_ladder_costs_two_queries_whatever_was_done(ana: Student) -> None:
    for slug in ("first", "second", "third"):
        ana.starts(slug)
    with CaptureQueriesContext(connection) as queries:
        ana.client.get("/lessons/")
    assert len(queries) == 2


def test_a_lesson_s_page_says_what_it_is_about(ana: Student) -> None:
    page = text(ana, "/lessons/second")
    for words in (
        "First steps · lesson 2",
        "Two containers do not see each other",
        "5 minutes",
        "The web server finds its database.",
    ):
        assert words in page
    assert "Better done before 1. A network of your own" in page
    assert "Afterwards: Once more" in page


def test_a_lesson_s_page_offers_what_can_be_done(ana: Student) -> None:
    assert " Start " in text(ana, "/lessons/first")
    ana.starts()
    assert f"Continue in lab {ana.lab.code} Start anew" in text(ana, "/lessons/first")
    ana.types(*SOLUTION)
    ana.asks("check")
    page = text(ana, "/lessons/first")
    assert "done: 10 of 10 points, 2 commands" in page
    assert "Do it again" in page
    assert "1. A network of your own done" in text(ana, "/lessons/second")


def test_what_a_lesson_says_is_text(ana: Student, shelf: Path) -> None:
    hostile = FIRST.replace("There is a network called `front`.", "<img src=x onerror=alert(1)> [x](javascript:alert(1))")
    (shelf / "010-first.md").write_text(hostile.replace("Make a network, and", "<script>alert(1)</script>"))
    content.catalogue.cache_clear()
    for path in ("/lessons/", "/lessons/first"):
        page = ana.client.get(path).content.decode()
        assert "<img src=x" not in page
        assert "javascript:alert" not in page.replace("[x](javascript:alert(1))", "")
        assert "<script>alert" not in page


def test_pages_of_lessons_are_not_kept(ana: Student) -> None:
    for path in ("/lessons/", "/lessons/first"):
        assert "no-cache" in ana.client.get(path)["Cache-Control"]
