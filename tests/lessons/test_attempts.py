"""A lesson is begun, gone on with, begun again and forked; what is edited afterwards changes nothing under a student."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cnmviz.labs import limits, worlds
from cnmviz.labs.models import Lab, Member
from cnmviz.lessons import content, editions
from cnmviz.lessons.models import Attempt, Edition, Prediction, Progress

from .conftest import FIRST, SOLUTION, Student


def test_a_start_makes_a_lab_with_the_lesson_attached(ana: Student) -> None:
    attempt = ana.starts("second")
    assert (attempt.key, attempt.person, attempt.start_seq, attempt.spent) == ("second", ana.person, 1, 0)
    assert ana.lab.title == "Two networks, two worlds"
    assert {each.name for each in worlds.read(ana.lab.pk)[1].containers.values()} == {"web", "db"}


def test_who_was_nobody_is_somebody_by_starting(shelf: Path, transactional_db: None) -> None:
    client = Client()
    lab = client.post("/lessons/first/start")["Location"]
    assert Attempt.objects.get().person == Member.objects.get().person
    assert client.get(lab).status_code == 200


def test_a_second_start_goes_on_with_the_first(ana: Student) -> None:
    first = ana.starts()
    ana.types(SOLUTION[0])
    assert ana.starts() == first
    assert ana.starts("second") != first


def test_anew_begins_anew_but_not_while_nothing_was_done(ana: Student) -> None:
    first = ana.starts()
    assert ana.starts(anew="1") == first
    ana.types(SOLUTION[0])
    second = ana.starts(anew="1")
    assert second != first
    assert ana.starts() == second, "the newest is gone on with"


def test_beginning_anew_does_not_make_a_shown_solution_unseen(ana: Student) -> None:
    ana.starts()
    ana.asks("solution")
    ana.types(SOLUTION[0])
    ana.starts(anew="1")
    ana.types(*SOLUTION)
    assert ana.asks("check")["points"] == 1
    ana.starts()
    ana.types(*SOLUTION)
    assert ana.asks("check")["points"] == 10, "done once, it can be done in full"


def test_what_is_done_is_not_gone_on_with(ana: Student) -> None:
    first = ana.starts()
    ana.types(*SOLUTION)
    ana.asks("check")
    assert ana.starts() != first


def test_others_begin_for_themselves(ana: Student, ben: Student) -> None:
    assert ana.starts() != ben.starts()
    assert Edition.objects.count() == 1, "one text for both"


def test_no_such_lesson(ana: Student) -> None:
    assert ana.client.post("/lessons/none/start").status_code == 404
    assert ana.client.get("/lessons/none").status_code == 404
    assert ana.client.get("/lessons/first/start").status_code == 405


def test_labs_of_lessons_are_labs(ana: Student, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LABS_PER_PERSON_AND_HOUR", 1)
    ana.starts()
    answer = ana.client.post("/lessons/second/start")
    assert (answer.status_code, "Too many labs" in answer.content.decode()) == (429, True)
    assert ana.asks("again")[0] == 429
    assert ana.client.post("/lessons/first/start").status_code == 302, "going on makes none"


def test_an_edit_changes_nothing_under_a_student(ana: Student, ben: Student, shelf: Path) -> None:
    ana.starts()
    (shelf / "010-first.md").write_text(FIRST.replace("network front exists", "network other exists"))
    content.catalogue.cache_clear()
    ana.types(*SOLUTION)
    assert ana.asks("check")["done"]
    ben.starts()
    assert ben.asks("check")["goals"][0]["fact"] == "network other exists"
    (shelf / "010-first.md").unlink()
    content.catalogue.cache_clear()
    assert ana.asks("check")["done"]
    assert ana.client.get(f"/lab/{ana.lab.code}/").status_code == 200
    assert ana.client.get("/lessons/").status_code == 200


def test_an_edition_says_what_the_lesson_said(shelf: Path, transactional_db: None) -> None:
    for lesson in content.catalogue().values():
        again = editions.lesson_of(editions.edition(lesson))
        assert (again.title, again.goals, again.solution) == (lesson.title, lesson.goals, lesson.solution)


def test_a_lab_that_is_deleted_takes_its_attempt_along(ana: Student) -> None:
    ana.starts()
    Lab.objects.all().delete()
    assert Attempt.objects.count() == 0
    assert ana.client.get("/lessons/").status_code == 200
    ana.starts()


def test_a_lab_of_a_lesson_can_be_deleted_in_the_admin(ana: Student) -> None:
    User.objects.create_superuser("root", password="x")
    ana.starts()
    ana.asks("predict", question=0, chosen=[1])
    ana.types(*SOLUTION)
    ana.asks("check")
    admin = Client()
    admin.login(username="root", password="x")
    for page in ("lessons/attempt/", "lessons/progress/", "lessons/edition/", "labs/carrycode/"):
        assert admin.get(f"/admin/{page}").status_code == 200
        assert admin.get(f"/admin/{page}add/").status_code == 403
    answer = admin.post(f"/admin/labs/lab/{ana.lab.pk}/delete/", {"post": "yes"})
    assert (answer.status_code, Lab.objects.count(), Attempt.objects.count()) == (302, 0, 0)
    assert Progress.objects.count() == 1, "what was done is done"


# Again


def test_again_is_the_same_attempt_in_a_new_lab(ana: Student) -> None:
    first = ana.starts("second")
    ana.types("docker network create useless")
    ana.asks("hint")
    old = ana.lab
    second = ana.opens(ana.asks("again")["url"])
    assert ana.lab != old
    assert (second.key, second.edition, second.hints, second.shown) == (first.key, first.edition, 1, False)
    assert ana.asks("check")["used"] == 0
    assert "useless" not in {each.name for each in worlds.read(ana.lab.pk)[1].networks.values()}


def test_again_keeps_the_answers_of_who_asks(ana: Student, ben: Student) -> None:
    ana.starts()
    ben.opens(f"/lab/{ana.lab.code}/")
    ana.asks("predict", question=0, chosen=[1])
    ben.asks("predict", question=0, chosen=[0])
    second = ana.opens(ana.asks("again")["url"])
    assert list(Prediction.objects.filter(attempt=second).values_list("person", "chosen")) == [(ana.person, [1])]


def test_again_is_no_way_around_the_solution_until_the_lesson_is_done(ana: Student) -> None:
    ana.starts()
    ana.asks("solution")
    ana.opens(ana.asks("again")["url"])
    ana.types(*SOLUTION)
    assert ana.asks("check")["points"] == 1
    ana.opens(ana.asks("again")["url"])
    ana.types(*SOLUTION)
    assert ana.asks("check")["best"] == {"used": 2, "points": 10}


# Forks


def test_a_fork_of_a_lesson_s_lab_is_for_the_lesson_too(ana: Student, ben: Student) -> None:
    ana.starts()
    ana.types("docker network create useless", SOLUTION[0])
    origin = Attempt.objects.get()
    made = ben.opens(ben.client.post(f"/lab/{ana.lab.code}/fork", {"at": 3})["Location"])
    assert (made.key, made.person, made.edition, made.start_seq, made.spent) == ("first", ben.person, origin.edition, 1, 2)
    ben.types(SOLUTION[1])
    assert ben.asks("check")["best"] == {"used": 3, "points": 9}
    assert ana.asks("check")["used"] == 2, "the other one stays as it is"


def test_a_fork_of_an_earlier_step_has_spent_what_was_in_effect_then(ana: Student) -> None:
    ana.starts()
    ana.types("docker network create useless")
    ana.at_work.does("undo")
    ana.types(SOLUTION[0])
    code = ana.lab.code
    spent = [ana.opens(ana.client.post(f"/lab/{code}/fork", {"at": at})["Location"]).spent for at in (1, 2, 3, 4)]
    assert spent == [0, 1, 0, 1]


def test_a_fork_is_no_way_around_the_solution(ana: Student) -> None:
    ana.starts()
    ana.asks("solution")
    ana.opens(ana.client.post(f"/lab/{ana.lab.code}/fork", {"at": 1})["Location"])
    ana.types(*SOLUTION)
    assert ana.asks("check")["points"] == 1


def test_a_fork_of_any_other_lab_is_for_no_lesson(ana: Student) -> None:
    ana.opens(ana.client.post("/labs/")["Location"])
    ana.client.post(f"/lab/{ana.lab.code}/fork", {"at": 1})
    assert Attempt.objects.count() == 0
