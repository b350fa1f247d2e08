"""Progress is the best that a person did, and goes along to another device."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cnmviz.lessons import progress
from cnmviz.lessons.models import Attempt, Prediction, Progress
from tests.labs.test_carrying import code_on

from .conftest import SOLUTION, Student
from .test_standing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def best(person: str, key: str = "first") -> tuple[int, int]:
    found = progress.best_of(person, key)
    assert found
    return found.points, found.used


@pytest.mark.parametrize(
    ("results", "kept"),
    [
        ([(3, 9), (2, 10)], (10, 2)),
        ([(2, 10), (3, 9)], (10, 2)),
        ([(3, 1), (2, 1)], (1, 2)),
        ([(2, 10), (1, 10), (2, 10)], (10, 1)),
    ],
)
def test_the_best_result_stays(results: list[tuple[int, int]], kept: tuple[int, int]) -> None:
    for used, points in results:
        progress.record("ana", "first", used=used, points=points)
    assert best("ana") == kept
    assert Progress.objects.count() == 1


def test_the_day_is_that_of_the_first_time() -> None:
    first = progress.record("ana", "first", used=9, points=3).done
    assert progress.record("ana", "first", used=2, points=10).done == first


def test_results_at_once_leave_one_row_with_the_best() -> None:
    at_once(6, lambda at: progress.record("ana", "first", used=2 + at, points=10 - at))
    assert Progress.objects.count() == 1
    assert best("ana") == (10, 2)


def test_of_two_people_the_better_results_and_the_earlier_days_stay() -> None:
    now = timezone.now()
    Progress.objects.bulk_create(
        [
            Progress(person="old", key="first", used=2, points=10, done=now),
            Progress(person="new", key="first", used=3, points=9, done=now - timedelta(days=1)),
            Progress(person="old", key="second", used=5, points=6, done=now - timedelta(days=2)),
            Progress(person="new", key="second", used=1, points=10, done=now),
            Progress(person="old", key="third", used=1, points=10, done=now),
            Progress(person="other", key="third", used=4, points=7, done=now),
        ]
    )
    progress.carry(old="old", new="new")
    assert {each.key: (each.points, each.used, each.done) for each in progress.of("new").values()} == {
        "first": (10, 2, now - timedelta(days=1)),
        "second": (10, 1, now - timedelta(days=2)),
        "third": (10, 1, now),
    }
    assert progress.of("old") == {}
    assert best("other", "third") == (7, 4)


def test_who_moves_to_another_device_goes_on_there(ana: Student, ben: Student) -> None:
    ana.starts("first")
    ana.types(*SOLUTION)
    ana.asks("check")
    ana.starts("second")
    ben.starts("third")
    ben.types("docker network connect back web")
    ben.asks("check")
    ben.client.post(f"/carry/{code_on(ana.client)}")
    page = ben.client.get("/lessons/").content.decode()
    assert "<b>2</b> of 3 lessons" in page
    assert "<b>20</b> of 30 points" in page
    assert f"/lab/{ana.lab.code}/" in page, "the attempt at the second is gone on with"
    assert ana.client.get("/lessons/").content.decode().count("<b>2</b> of 3 lessons") == 1, "both devices are one person"


def test_attempts_and_predictions_go_along_and_the_first_prediction_stays(ana: Student, ben: Student) -> None:
    ana.starts()
    ben.opens(f"/lab/{ana.lab.code}/")
    ana.asks("predict", question=0, chosen=[0])
    ben.asks("predict", question=0, chosen=[1])
    ben.asks("predict", question=1, chosen=[1])
    ben.starts("second")
    progress.carry(old=ben.person, new=ana.person)
    assert set(Attempt.objects.values_list("person", flat=True)) == {ana.person}
    mine = Prediction.objects.filter(person=ana.person).values_list("question", "chosen")
    assert list(mine) == [(0, [0]), (1, [1])]
