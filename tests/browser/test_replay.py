"""After the class in the browser: the replay with its moments, chapters and picture, deleting the class, and a student who is forgotten."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.server import Server

from .axe import DEVICES, clean
from .classes import Teacher, join, strip
from .conftest import Visit
from .lab import LabPage


@pytest.fixture
def teacher(visits: Callable[..., Visit]) -> Teacher:
    return Teacher(visits())


def a_class(teacher: Teacher, visits: Callable[..., Visit]) -> tuple[LabPage, LabPage]:
    """A short lesson, in which a lab grows, is locked, and somebody is refused."""
    kim, sam = join(visits(), teacher.code, "Kim"), join(visits(), teacher.code, "Sam")
    kim.type("docker network create front")
    kim.type("docker run -d --name web --network front nginx")
    expect(teacher.thing("container", "web")).to_have_count(1)
    strip(teacher.page).get_by_role("button", name="Lock the lab").click()
    expect(strip(sam.page)).to_contain_text("locked the lab")
    sam.type("docker rm -f web")
    expect(sam.output).to_contain_text("The teacher has locked the lab.")
    teacher.does("Sam", "Give the floor")
    expect(strip(sam.page)).to_contain_text("You have the floor")
    sam.type("docker rm -f web")
    expect(teacher.thing("container", "web")).to_have_count(0)
    return kim, sam


def replay_of(teacher: Teacher) -> Page:
    with teacher.page.expect_popup() as opened:
        teacher.panel.get_by_role("link", name="Replay of the class").click()
    page = opened.value
    expect(page.locator("#picture svg.diagram")).to_have_count(1)
    return page


def what(page: Page) -> Locator:
    return page.locator(".replay-what")


def things(page: Page, name: str) -> Locator:
    return page.locator(f"#picture svg.diagram [data-name={name}]")


def test_a_class_is_replayed_step_by_step(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    a_class(teacher, visits)
    page = replay_of(teacher)
    expect(things(page, "web")).to_have_count(0)
    jump = page.get_by_role("region", name="Chapters").get_by_role("button")
    jump.filter(has_text="The lab is locked").click()
    expect(things(page, "web")).to_have_count(1)
    expect(page.locator("#standing")).to_contain_text("The lab is locked")
    expect(page.locator("#standing")).to_contain_text("2 students in the class")
    page.get_by_role("button", name="Next moment").click()
    expect(what(page)).to_contain_text("Sam is refused")
    expect(what(page)).to_contain_text("docker rm -f web")
    expect(what(page)).to_contain_text("The teacher has locked the lab.")
    expect(page.locator("#said")).to_contain_text("Sam is refused: docker rm -f web")
    page.get_by_role("button", name="Next moment").click()
    expect(page.locator("#standing")).to_contain_text("Sam has the floor")
    page.get_by_role("slider", name="Moment of the class").press("ArrowRight")
    expect(things(page, "web")).to_have_count(0)
    page.get_by_role("button", name="First moment").click()
    page.get_by_label("Pace").select_option("8")
    page.get_by_role("slider", name="Moment of the class").press(" ")
    expect(what(page)).to_contain_text("docker rm -f web", timeout=20_000)
    expect(page.get_by_role("button", name="Play", exact=True)).to_have_count(1, timeout=20_000)
    page.get_by_role("region", name="What happened").get_by_role("button").filter(has_text="docker run").click()
    expect(things(page, "web")).to_have_count(1)
    page.reload()
    expect(what(page)).to_contain_text("docker run -d --name web")
    expect(things(page, "web")).to_have_count(1)


def test_it_is_told_the_same_after_a_killed_server(visits, start_server) -> None:  # type: ignore[no-untyped-def]
    server: Server = start_server()
    teacher = Teacher(visits(server))
    others = a_class(teacher, lambda: visits(server))

    def told() -> str:
        moments = teacher.page.request.get(f"{server.url}/class/{teacher.code}/replay.jsonl")
        assert moments.ok
        return moments.text()

    before = told()
    for one in (teacher, *others):
        one.visit.tolerated += ["ERR_CONNECTION", "Failed to load resource", "WebSocket"]
    server.kill()
    server.start()
    server.wait()
    assert told() == before
    assert "Sam is refused" in before


def test_it_can_be_shown_without_names(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    a_class(teacher, visits)
    page = replay_of(teacher)
    page.get_by_role("button", name="Last moment").click()
    expect(what(page)).to_contain_text("Sam")
    page.get_by_role("link", name="Without names").click()
    expect(what(page)).to_contain_text("Student 2")
    expect(things(page, "front")).to_have_count(1)
    assert "Sam" not in page.content()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save the log").click()
    text = saved.value.path().read_text()
    assert ("Student 2 is refused" in text, "Sam" in text) == (True, False)


def test_a_class_is_deleted_by_its_code_and_everybody_is_sent_away(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    kim = join(visits(), teacher.code, "Kim")
    for one in (teacher, kim):
        one.visit.tolerated += ["404", "400"]
    code, link = teacher.code, teacher.page.url
    teacher.panel.get_by_role("link", name="Delete the class…").click()
    typed = teacher.page.get_by_label("Type the code of the class")
    typed.fill("nothing")
    teacher.page.get_by_role("button", name="Delete the class").click()
    expect(teacher.page.get_by_role("alert")).to_contain_text("Nothing was deleted")
    typed.fill(code)
    teacher.page.get_by_role("button", name="Delete the class").click()
    expect(teacher.page.get_by_role("heading", level=1)).to_contain_text("is deleted")
    expect(kim.page.locator("#connection")).to_contain_text("This lab does not exist any more.")
    assert kim.page.goto(link).status == 404  # type: ignore[union-attr]


def test_a_student_is_forgotten(teacher: Teacher, visits) -> None:  # type: ignore[no-untyped-def]
    kim, _ = a_class(teacher, visits)
    kim.visit.tolerated += ["403"]
    kim.page.get_by_role("tab", name="Class").click()
    kim.page.get_by_role("link", name="Forget me…").click()
    kim.page.get_by_role("button", name="Forget me").click()
    expect(kim.page.get_by_role("heading", level=1)).to_have_text("You are forgotten")
    expect(teacher.row("Kim")).to_have_count(0)
    teacher.page.reload()
    teacher.live()
    teacher.page.get_by_role("tab", name="Log").click()
    expect(teacher.page.locator("#side")).to_contain_text("Somebody")
    assert "Kim" not in teacher.page.content()
    kim.page.goto(f"/c/{teacher.code}")
    expect(kim.page.get_by_label("Your nickname")).to_be_visible()


def test_no_other_site_is_offered_the_lab_of_a_class(teacher: Teacher) -> None:
    """The code for a page of one's own would show nobody anything."""
    teacher.page.get_by_role("button", name="Save and share").click()
    dialog = teacher.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Invite to this lab")
    expect(dialog.get_by_label("Code for a page of yours")).to_have_count(0)


@pytest.mark.parametrize("device", DEVICES)
def test_axe_finds_nothing(visits, device: str) -> None:  # type: ignore[no-untyped-def]
    teacher = Teacher(visits())
    kim, _ = a_class(teacher, visits)
    visit = visits(**DEVICES[device])
    visit.context.add_cookies(teacher.visit.context.cookies())
    page = visit.page
    page.goto(f"/class/{teacher.code}/replay")
    expect(page.locator("#picture svg.diagram")).to_have_count(1)
    clean(page, "the replay")
    page.get_by_role("region", name="Chapters").get_by_role("button", name="The first refusal").click()
    clean(page, "a moment of the replay")
    for path in (f"/class/{teacher.code}/delete", "/classes/", f"/class/{teacher.code}/results"):
        page.goto(path)
        clean(page, path)
    visit.context.clear_cookies()
    visit.context.add_cookies(kim.visit.context.cookies())
    page.goto(f"/class/{teacher.code}/forget")
    clean(page, "forgetting")
