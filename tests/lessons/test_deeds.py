"""What a lab's page asks about its lesson: goals, predictions, hints and the solution; for members, and for nobody else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from cnmviz.labs import limits
from cnmviz.lessons.models import Attempt, Prediction, Progress
from tests.labs.test_pages import page_of

from .conftest import SOLUTION, Student

DEEDS: dict[str, dict[str, Any]] = {
    "check": {},
    "predict": {"question": 0, "chosen": [0]},
    "hint": {},
    "solution": {},
    "again": {},
}


def lesson_on_page(student: Student) -> Any:
    return page_of(student.client.get(f"/lab/{student.lab.code}/"))["lesson"]


# The page


def test_the_page_of_a_lab_brings_its_lesson(ana: Student) -> None:
    ana.starts()
    found = lesson_on_page(ana)
    assert (found["slug"], found["title"], found["topic"], found["minutes"], found["par"]) == (
        "first",
        "A network of your own",
        "First steps",
        4,
        2,
    )
    assert found["text"][0]["c"][1] == {"t": "strong", "c": ["network"]}
    assert [goal["fact"] for goal in found["goals"]] == ["network front exists", "web is on front"]
    assert found["goals"][1]["words"] == [{"t": "code", "text": "web is on front"}], "the fact where nobody wrote words"
    assert [question["many"] for question in found["questions"]] == [False, True]
    assert found["next"] == {"title": "Two networks, two worlds", "url": "/lessons/second"}
    assert (found["hints"], found["seen"], found["solution"], found["afterwards"], found["done"]) == (2, [], None, None, False)
    assert found["urls"] == {deed: f"/lab/{ana.lab.code}/lesson/{deed}" for deed in DEEDS} | {"ladder": "/lessons/"}


def test_a_page_gives_nothing_away_that_was_not_asked_for(ana: Student) -> None:
    ana.starts()
    page = json.dumps(lesson_on_page(ana))
    for secret in ("Then start", "docker run -d --name web", "That was all", "`host`", "correct"):
        assert secret not in page


def test_the_page_of_another_lab_has_no_lesson(ana: Student) -> None:
    ana.opens(ana.client.post("/labs/")["Location"])
    assert lesson_on_page(ana) is None


def test_the_last_lesson_leads_nowhere(ana: Student) -> None:
    ana.starts("third")
    assert lesson_on_page(ana)["next"] is None


# Who may ask


@pytest.mark.parametrize("deed", DEEDS)
def test_a_member_is_answered(ana: Student, ben: Student, deed: str) -> None:
    ana.starts()
    ben.opens(f"/lab/{ana.lab.code}/")
    assert isinstance(ana.asks(deed, **DEEDS[deed]), dict)
    assert isinstance(ben.asks(deed, **DEEDS[deed]), dict)


@pytest.mark.parametrize("deed", DEEDS)
def test_an_outsider_is_not(ana: Student, ben: Student, deed: str) -> None:
    ana.starts()
    ben.lab = ana.lab
    assert ben.asks(deed, **DEEDS[deed]) == (403, "you are not in this lab: open its page first")
    nobody = Client().post(f"/lab/{ana.lab.code}/lesson/{deed}", DEEDS[deed], content_type="application/json")
    assert nobody.status_code == 403
    assert (Attempt.objects.count(), Prediction.objects.count()) == (1, 0)
    assert not Attempt.objects.get().shown


@pytest.mark.parametrize("deed", DEEDS)
def test_a_lab_without_a_lesson_has_no_answers(ana: Student, deed: str) -> None:
    ana.opens(ana.client.post("/labs/")["Location"])
    assert ana.asks(deed, **DEEDS[deed]) == (404, "this lab is for no lesson")
    ana.lab.code = "ZZZZ"
    assert ana.asks(deed, **DEEDS[deed]) == (404, "there is no such lab")


@pytest.mark.parametrize("deed", DEEDS)
def test_the_page_s_token_is_needed(ana: Student, deed: str) -> None:
    ana.starts()
    path = f"/lab/{ana.lab.code}/lesson/{deed}"
    strict = Client(enforce_csrf_checks=True)
    strict.cookies.update(ana.client.cookies)
    token = page_of(strict.get(f"/lab/{ana.lab.code}/"))["lesson"]["token"]
    refused = strict.post(path, DEEDS[deed], content_type="application/json")
    assert (refused.status_code, "too old" in refused.json()["error"]) == (403, True)
    headers = {"X-CSRFToken": token}
    assert strict.post(path, DEEDS[deed], content_type="application/json", headers=headers).status_code == 200
    assert strict.get(path).status_code == 405


# Hostile bodies


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b" ", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"null", 400),
        (b'{"question": 0}', 400),
        (b'{"question": "0", "chosen": [0]}', 400),
        (b'{"question": 0, "chosen": [true]}', 400),
        (b'{"question": 0, "chosen": 0}', 400),
        (b'{"question": 0, "chosen": [0], "person": "x"}', 400),
        (b'{"question": 0.5, "chosen": [0]}', 400),
        (b'{"question": 99999999999999999999999, "chosen": [0]}', 400),
        (b'{"question": 2, "chosen": [0]}', 400),
        (b'{"question": -1, "chosen": [0]}', 400),
        (b'{"question": 0, "chosen": []}', 400),
        (b'{"question": 0, "chosen": [2]}', 400),
        (b'{"question": 0, "chosen": [-1]}', 400),
        (b'{"question": 0, "chosen": [0, 1]}', 400),
        (b"[" * 60_000, 400),
        (b'{"question":' * 5_000, 400),
        (b"\xff\xfe", 400),
        (b" " * 70_000, 413),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_prediction_that_makes_no_sense(ana: Student, body: bytes, status: int) -> None:
    ana.starts()
    answer = ana.client.post(f"/lab/{ana.lab.code}/lesson/predict", body, content_type="application/json")
    assert (answer.status_code, list(answer.json())) == (status, ["error"])
    assert Prediction.objects.count() == 0


def test_what_is_no_json_is_refused(ana: Student) -> None:
    ana.starts()
    assert ana.client.post(f"/lab/{ana.lab.code}/lesson/check", {"a": "b"}).status_code == 415
    assert ana.asks("check", a=1)[0] == 400


def test_questions_have_a_rate(ana: Student, ben: Student, monkeypatch: pytest.MonkeyPatch) -> None:
    ana.starts()
    ben.opens(f"/lab/{ana.lab.code}/")
    monkeypatch.setattr(limits, "QUESTIONS_AT_ONCE", 3)
    monkeypatch.setattr(limits, "QUESTIONS_PER_SECOND", 0)
    answers = [ana.asks("check") for _ in range(4)]
    assert answers[3] == (429, "too many questions: at most 0 a second")
    assert isinstance(ben.asks("check"), dict), "each has their own"


# Check


def test_unmet_goals_say_why(ana: Student) -> None:
    ana.starts("second")
    found = ana.asks("check")
    assert (found["done"], found["used"], found["par"], found["points"], found["best"]) == (False, 0, 1, 10, None)
    [goal] = found["goals"]
    assert (goal["fact"], goal["met"]) == ("web reaches db:5432", False)
    assert goal["says"].endswith(".")
    assert goal["trace"]["verdict"]["ok"] is False
    assert goal["trace"]["reason"]
    assert goal["trace"]["symptom"]
    assert found["afterwards"] is None


def test_goals_are_met_one_by_one_and_all_of_them_are_progress(ana: Student) -> None:
    ana.starts()
    met = []
    for line in SOLUTION:
        ana.types(line)
        met.append([goal["met"] for goal in ana.asks("check")["goals"]])
    assert met == [[True, False], [True, True]]
    found = ana.asks("check")
    assert (found["seq"], found["done"], found["points"], found["best"]) == (3, True, 10, {"used": 2, "points": 10})
    assert found["afterwards"] == [{"t": "p", "c": ["That was all."]}]
    assert lesson_on_page(ana)["done"] is True
    assert lesson_on_page(ana)["afterwards"]


def test_the_fix_that_is_offered_meets_the_goal(ana: Student) -> None:
    ana.starts("second")
    [goal] = ana.asks("check")["goals"]
    assert goal["fix"]
    ana.types(*goal["fix"])
    assert ana.asks("check")["done"]


def test_each_further_command_costs_a_point_and_one_is_left(ana: Student) -> None:
    ana.starts()
    for n in range(3):
        ana.types(f"docker network create n{n}")
    ana.types(*SOLUTION)
    assert ana.asks("check")["points"] == 7
    for n in range(10):
        ana.types(f"docker network create m{n}")
    assert ana.asks("check")["points"] == 1


def test_who_does_better_later_is_better_and_who_does_worse_is_not_worse(ana: Student) -> None:
    ana.starts()
    ana.types("docker network create other", *SOLUTION)
    assert ana.asks("check")["best"] == {"used": 3, "points": 9}
    ana.types("docker network rm other")
    assert ana.asks("check")["best"] == {"used": 3, "points": 9}
    ana.at_work.does("undo")
    ana.opens(ana.asks("again")["url"])
    ana.types(*SOLUTION)
    assert ana.asks("check")["best"] == {"used": 2, "points": 10}


def test_a_goal_that_is_lost_again_is_lost_but_what_was_done_is_done(ana: Student) -> None:
    ana.starts()
    ana.types(*SOLUTION)
    assert ana.asks("check")["done"]
    ana.types("docker rm -f web")
    found = ana.asks("check")
    assert (found["done"], found["best"]) == (False, {"used": 2, "points": 10})
    assert found["afterwards"]


# Predictions


def test_the_first_prediction_counts(ana: Student) -> None:
    ana.starts()
    first = ana.asks("predict", question=0, chosen=[1])
    assert (first["chosen"], first["right"], first["correct"]) == ([1], False, [0])
    assert first["explanation"][0]["c"][0] == "They are "
    assert ana.asks("predict", question=0, chosen=[0]) == first
    assert lesson_on_page(ana)["questions"][0]["answered"] == first


def test_several_answers_can_be_right_together(ana: Student) -> None:
    ana.starts()
    found = ana.asks("predict", question=1, chosen=[2, 0, 2])
    assert (found["chosen"], found["right"], found["correct"]) == ([0, 2], True, [0, 2])


def test_predictions_are_each_person_s_own(ana: Student, ben: Student) -> None:
    ana.starts()
    ben.opens(f"/lab/{ana.lab.code}/")
    ana.asks("predict", question=0, chosen=[1])
    assert lesson_on_page(ben)["questions"][0]["answered"] is None
    assert ben.asks("predict", question=0, chosen=[0])["right"] is True


# Hints and the solution


def test_hints_come_one_by_one_and_end(ana: Student) -> None:
    ana.starts()
    assert (ana.asks("hint")["left"], ana.asks("hint")["left"]) == (1, 0)
    assert ana.asks("hint") == (409, "there are no more hints")
    assert len(lesson_on_page(ana)["seen"]) == 2


def test_hints_cost_nothing_and_the_solution_costs_the_points(ana: Student) -> None:
    ana.starts()
    ana.asks("hint")
    assert ana.asks("check")["points"] == 10
    assert ana.asks("solution") == {"lines": SOLUTION}
    ana.types(*SOLUTION)
    assert ana.asks("check")["best"] == {"used": 2, "points": 1}
    assert lesson_on_page(ana)["solution"] == SOLUTION


def test_the_solution_costs_nothing_once_it_is_done(ana: Student) -> None:
    ana.starts()
    ana.types(*SOLUTION)
    ana.asks("check")
    ana.asks("solution")
    assert ana.asks("check")["points"] == 10
    assert Progress.objects.get().points == 10


# Together


def test_everybody_in_the_lab_has_the_goals_and_the_progress_of_their_own(ana: Student, ben: Student) -> None:
    ana.starts()
    ben.opens(f"/lab/{ana.lab.code}/")
    ana.types(*SOLUTION)
    assert ana.asks("check")["goals"] == ben.asks("check")["goals"]
    assert set(Progress.objects.values_list("person", "points")) == {(ana.person, 10), (ben.person, 10)}
