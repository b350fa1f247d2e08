"""A shared scenario's lesson: begun from its link, at the version of the link, in its lab or in one that the lesson brings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cnmviz.cnm.stage import new_world
from cnmviz.cnm.world import World
from cnmviz.console.file import lines_of, play
from cnmviz.labs import worlds
from cnmviz.lessons.models import Attempt, Progress
from cnmviz.scenarios import saving
from cnmviz.scenarios.models import Version

from .conftest import FIRST, SECOND, SOLUTION, Student

OWN_LAB = SECOND.replace(SECOND[SECOND.index("## Start") : SECOND.index("## Goals")], "").replace("after: [first]\n", "")


def built(*lines: str) -> World:
    return play(new_world("0123", now=0), lines_of("\n".join(lines)), now=0)


@pytest.fixture
def shared(ana: Student) -> Callable[..., Version]:
    """Ana shares a lab with two containers on two networks, and a lesson."""
    lines = ("docker network create front", "docker network create back", "docker run -d --name web --network front nginx")
    world = built(*lines, "docker run -d --name db --network back postgres")

    def share(lesson: str = OWN_LAB, **more: object) -> Version:
        return saving.save(ana.person, title="Shared", text="", tags=[], world=world, lesson=lesson, **more)  # type: ignore[arg-type]

    return share


def learns(student: Student, address: str) -> Attempt:
    answer = student.client.post(f"{address}/learn")
    assert answer.status_code == 302, answer.content
    return student.opens(answer["Location"])


def names(student: Student) -> set[str]:
    return {each.name for each in worlds.read(student.lab.pk)[1].containers.values()}


def test_a_lesson_without_a_start_begins_in_the_scenario_s_lab(ben: Student, shared: Callable[..., Version]) -> None:
    scenario = shared().scenario
    attempt = learns(ben, scenario.get_absolute_url())
    assert (attempt.key, names(ben)) == (f"s/{scenario.token}", {"web", "db"})
    ben.types("docker network connect back web")
    assert ben.asks("check")["best"] == {"used": 1, "points": 10}
    assert Progress.objects.get().key == f"s/{scenario.token}"
    ben.opens(ben.asks("again")["url"])
    assert names(ben) == {"web", "db"}
    assert ben.asks("check")["done"] is False


def test_a_lesson_with_a_start_begins_in_its_own(ben: Student, shared: Callable[..., Version]) -> None:
    learns(ben, shared(SECOND.replace("--name web", "--name shop").replace("web reaches", "shop reaches")).get_absolute_url())
    assert names(ben) == {"shop", "db"}


def test_it_is_not_on_the_ladder_and_leads_back_to_the_scenario(ben: Student, shared: Callable[..., Version]) -> None:
    version = shared()
    learns(ben, version.scenario.get_absolute_url())
    ben.types("docker network connect back web")
    ben.asks("check")
    assert "<b>0</b> of 3 lessons" in ben.client.get("/lessons/").content.decode()
    from tests.labs.test_pages import page_of

    lesson = page_of(ben.client.get(f"/lab/{ben.lab.code}/"))["lesson"]
    assert (lesson["urls"]["ladder"], lesson["next"]) == (version.scenario.get_absolute_url(), None)
    assert ben.client.get(lesson["urls"]["ladder"]).status_code == 200


def test_a_second_start_goes_on_but_another_version_is_another_lesson(ben: Student, shared: Callable[..., Version]) -> None:
    first = shared()
    attempt = learns(ben, first.get_absolute_url())
    assert learns(ben, first.scenario.get_absolute_url()) == attempt
    second = shared(FIRST.replace("web is on front", "web is on back"), onto=first.scenario)
    assert second.number == 2
    assert learns(ben, first.get_absolute_url()) == attempt
    newest = learns(ben, first.scenario.get_absolute_url())
    assert newest.edition != attempt.edition
    assert learns(ben, second.get_absolute_url()) == newest


def test_what_carries_no_lesson_teaches_none(ben: Student, shared: Callable[..., Version]) -> None:
    version = shared("")
    assert ben.client.post(f"{version.get_absolute_url()}/learn").status_code == 404
    assert ben.client.post(f"/s/{'a' * 26}/learn").status_code == 404
    assert ben.client.get(f"{version.get_absolute_url()}/learn").status_code == 405


def test_what_is_no_lesson_says_why(ben: Student, shared: Callable[..., Version]) -> None:
    answer = ben.client.post(f"{shared('# nothing').get_absolute_url()}/learn")
    assert (answer.status_code, "cannot be read as a lesson" in answer.content.decode()) == (400, True)
    assert Attempt.objects.count() == 0


def test_what_is_withdrawn_teaches_its_author_alone(ana: Student, ben: Student, shared: Callable[..., Version]) -> None:
    version = shared()
    going_on = learns(ben, version.get_absolute_url())
    saving.withdraw(version.scenario)
    assert ben.client.post(f"{version.get_absolute_url()}/learn").status_code == 410
    learns(ana, version.get_absolute_url())
    ben.opens(f"/lab/{going_on.lab.code}/")
    assert isinstance(ben.asks("check"), dict), "who is at it goes on"


def test_scenarios_go_along_to_another_device(ana: Student, ben: Student, shared: Callable[..., Version]) -> None:
    from tests.labs.test_carrying import code_on

    version = shared()
    ana.client.post(f"/carry/{code_on(ben.client)}")
    version.scenario.refresh_from_db()
    assert version.scenario.person == ben.person


def test_the_start_of_a_class_is_stored_once(ana: Student, ben: Student, shared: Callable[..., Version]) -> None:
    version = shared()
    assert learns(ana, version.get_absolute_url()).edition == learns(ben, version.get_absolute_url()).edition
    assert SOLUTION
