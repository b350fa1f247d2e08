"""A lesson is built in the lab's page by clicking: tried by its teacher, learnt by somebody else, and given on as a file that holds."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.server import ROOT, Server

from .builders import ANSWER, START, BuilderPage, dropped, saved
from .lessons import LESSON, LessonPage
from .test_connection import LOST
from .test_keyboard_only import IN_PICTURE, arrow_to, focused, tab_to

NASTY = "<img src=x onerror=alert(1)><script>alert(2)</script>"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def check_lesson(folder: Path, name: str, text: str) -> str:
    """What `manage.py check_lesson` says of a file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    command = [sys.executable, "manage.py", "check_lesson", str(path)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def test_a_whole_lesson_by_clicking(visits, tmp_path) -> None:  # type: ignore[no-untyped-def]
    ana = BuilderPage(visits(reduced_motion="reduce"))
    ana.whole()

    with ana.page.context.expect_page() as opening:
        ana.press("Try as a student")
    student = LessonPage(Tab(ana, opening.value), path=lab_of(opening.value))  # type: ignore[arg-type]
    student.expect_goals("Not yet", "Met")
    expect(student.panel.get_by_role("region", name="Prediction")).to_contain_text("Does web reach db?")
    student.type(ANSWER)
    student.expect_goals("Met", "Met")
    expect(student.finish).to_contain_text("10 of 10 points")
    expect(student.finish).to_contain_text("Now web has two endpoints.")
    student.page.close()

    ana.press("Share…")
    ana.page.get_by_role("dialog").get_by_role("button", name="Share", exact=True).click()
    dialog = ana.page.get_by_role("dialog", name="The lesson is shared")
    link = dialog.get_by_label("Link", exact=True).input_value()
    expect(dialog.get_by_role("img", name="QR code of the link")).to_be_visible()
    ana.page.keyboard.press("Escape")
    ben = visits()
    ben.page.goto(link)
    ben.page.get_by_role("button", name="Start the lesson").click()
    learner = LessonPage(ben, path=lab_of(ben.page))
    expect(learner.panel).to_contain_text("The database stays where it is.")
    assert learner.names("container") == {"web", "db"}
    learner.expect_goals("Not yet", "Met")
    learner.type(ANSWER)
    learner.expect_goals("Met", "Met")

    name, text = saved(ana.page, "Save as a file")
    assert name == "900-two-networks-two-worlds.md"
    assert "1 lesson holds, 0 do not" in check_lesson(tmp_path, name, text).replace("1 lessons hold", "1 lesson holds")
    dropped(ana.page, name, text)
    expect(ana.panel.get_by_label("Draft", exact=True).locator("option")).to_have_count(2)
    ana.expect_holds()
    assert saved(ana.page, "Save as a file") == (name, text)


def lab_of(page: Page) -> str:
    """The path of the lab that a page comes to."""
    page.wait_for_url(re.compile("/lab/"))
    return urlsplit(page.url).path


class Tab:
    """Another page of somebody who is there already."""

    def __init__(self, owner: BuilderPage, page) -> None:  # type: ignore[no-untyped-def]
        self.page = page
        self.server = owner.visit.server
        self.context = owner.visit.context


def test_shared_again_it_is_one_more_version_behind_the_same_link(visits) -> None:  # type: ignore[no-untyped-def]
    ana = BuilderPage(visits(reduced_motion="reduce"))
    ana.whole()
    links = []
    for version in (1, 2):
        ana.press("Share…")
        ana.page.get_by_role("dialog").get_by_role("button", name="Share", exact=True).click()
        dialog = ana.page.get_by_role("dialog", name="The lesson is shared")
        expect(dialog).to_contain_text(f"version {version}")
        links.append(dialog.get_by_label("Link", exact=True).input_value())
        ana.page.keyboard.press("Escape")
        ana.field("In one sentence").fill("Another sentence.")
        expect(ana.chip).to_have_text("This lesson holds")
    assert links[0] == links[1]


def test_goals_by_keyboard_alone(visits) -> None:  # type: ignore[no-untyped-def]
    ana = BuilderPage(visits(reduced_motion="reduce"))
    keys, page = ana.page.keyboard, ana.page
    keys.press("Control+k")
    keys.type("make a lesson")
    keys.press("Enter")
    assert focused(page) == "Build"
    tab_to(page, "Add a goal")
    keys.press("Enter")
    keys.press("ArrowDown")
    keys.press("Enter")
    assert page.evaluate(IN_PICTURE)
    arrow_to(page, "container web")
    keys.press("Enter")
    arrow_to(page, "container db")
    keys.press("Enter")
    assert focused(page) == "Port"
    keys.type("5432")
    tab_to(page, "Only for the reason")
    keys.press("Space")
    expect(ana.panel.locator(".composer .command-line")).to_have_text(re.compile("^web cannot reach db:5432 because [A-Z_]+$"))
    expect(ana.panel.locator(".composer .standing")).to_contain_text("Met now")
    tab_to(page, "Add this goal")
    keys.press("Enter")
    expect(ana.goals).to_have_count(1)
    assert focused(page) == "Add a goal"

    keys.press("Enter")
    for _ in range(4):
        keys.press("ArrowDown")
    keys.press("Enter")
    assert page.evaluate(IN_PICTURE)
    keys.press("Escape")
    assert focused(page) == "Container"
    keys.type("web")
    tab_to(page, "Network")
    keys.type("front")
    keys.press("Enter")
    expect(ana.goals).to_have_count(2)
    expect(ana.goals.nth(1)).to_contain_text("web is on front")

    tab_to(page, "Move Goal 2 up", "Shift+Tab")
    keys.press("Enter")
    expect(ana.goals.nth(0)).to_contain_text("web is on front")
    keys.press("Alt+ArrowDown")
    expect(ana.goals.nth(1)).to_contain_text("web is on front")
    tab_to(page, "Remove Goal 2", "Tab")
    keys.press("Enter")
    expect(ana.goals).to_have_count(1)


def test_a_goal_as_text_says_at_once_what_is_wrong_and_whether_it_holds(visits) -> None:  # type: ignore[no-untyped-def]
    ana = BuilderPage(visits(reduced_motion="reduce"))
    ana.begin()
    ana.goal("Write the fact by hand")
    fact = ana.field("Fact")
    expect(fact).to_be_focused()
    fact.fill("web reach db")
    expect(ana.goals).to_contain_text("did you mean `web reaches db`?")
    expect(fact).to_have_attribute("aria-invalid", "true")
    said = fact.get_attribute("aria-describedby") or ""
    assert "did you mean" in ana.page.locator(f"#{said.split()[-1]}").inner_text()
    fact.fill("web reaches db:5432")
    expect(ana.goals).to_contain_text("Not met now")
    ana.type(ANSWER)
    expect(ana.goals).to_contain_text("Met now")
    expect(fact).not_to_have_attribute("aria-invalid", "true")
    ana.goals.get_by_role("button", name="Show the way").click()
    expect(ana.page.get_by_role("tab", name="Reach")).to_have_attribute("aria-selected", "true")


def test_what_is_to_be_done_leads_to_its_field(visits) -> None:  # type: ignore[no-untyped-def]
    ana = BuilderPage(visits(reduced_motion="reduce"))
    ana.begin()
    expect(ana.chip).to_have_text("7 things to do")
    ana.part("6 Check").get_by_role("button", name="Give the lesson a title").click()
    expect(ana.field("Title")).to_be_focused()
    expect(ana.field("Title")).to_have_attribute("aria-invalid", "true")
    ana.page.keyboard.type("Mine")
    expect(ana.chip).to_have_text("6 things to do")
    expect(ana.field("Title")).not_to_have_attribute("aria-invalid", "true")
    solution = ana.part("2 Solution").get_by_label("Commands, one in each line")
    solution.fill("docker network create more\ndocker netwrk ls")
    ana.goal("Write the fact by hand")
    ana.field("Fact").fill("network more exists")
    ana.part("6 Check").get_by_role("button", name=re.compile("^Solution.*netwrk")).first.click()
    expect(solution).to_be_focused()
    assert solution.evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)") == "docker netwrk ls"
    expect(ana.part("2 Solution")).to_contain_text("Line 2")


def test_what_is_recorded(visits) -> None:  # type: ignore[no-untyped-def]
    ana = BuilderPage(visits(reduced_motion="reduce"))
    ben = BuilderPage(visits(), ana.path, lines=[])
    ana.begin()
    ana.press("Record the solution")
    ana.type("docker network create tried")
    expect(ana.thing("network", "tried")).to_be_visible()
    ana.page.get_by_role("toolbar", name="Lab").get_by_role("button", name="Undo").click()
    expect(ana.thing("network", "tried")).to_have_count(0)
    ana.type("place web=300,20")
    ana.type("docker ps")
    ben.type(ANSWER)
    solution = ana.part("2 Solution").get_by_label("Commands, one in each line")
    expect(solution).to_have_value(ANSWER)
    ana.page.reload()
    ana.live()
    ana.page.get_by_role("tab", name="Build").click()
    expect(ana.part("2 Solution")).to_contain_text("Recording")
    ana.type("docker stop db")
    expect(solution).to_have_value(f"{ANSWER}\ndocker stop db")
    ana.press("Stop recording")
    ana.type("docker start db")
    ana.page.wait_for_timeout(500)
    expect(solution).to_have_value(f"{ANSWER}\ndocker stop db")


def test_the_preview_is_what_the_student_sees(visits) -> None:  # type: ignore[no-untyped-def]
    ana = BuilderPage(visits(reduced_motion="reduce"))
    ana.begin()
    ana.write()
    ana.field("Title").fill(NASTY)
    ana.field("Text").fill(f"**Bold** {NASTY} [x](javascript:alert(3))\n\n```sh\n$ docker network ls\n```")
    ana.panel.get_by_text("As the student sees it").click()
    sheet = ana.panel.locator(".preview-sheet")
    expect(sheet.locator("strong")).to_have_text("Bold")
    expect(sheet).to_contain_text(NASTY)
    sheet.get_by_label("No: they share no network.").check()
    sheet.get_by_role("button", name="Answer").click()
    expect(sheet).to_contain_text("Two bridges, and no cable.")
    expect(sheet.get_by_role("button", name="Run: docker network ls")).to_be_visible()
    assert ana.page.evaluate("document.querySelectorAll('.panel img, .panel script, a[href^=javascript]').length") == 0


def test_a_reload_and_a_killed_server_lose_nothing(visits, start_server) -> None:  # type: ignore[no-untyped-def]
    server: Server = start_server()
    ana = BuilderPage(visits(server, reduced_motion="reduce"))
    ana.visit.tolerated.extend(LOST)
    ana.begin()
    ana.record(ANSWER)
    ana.add_goals()
    server.kill()
    expect(ana.page.locator("#connection")).not_to_contain_text("Live", timeout=20_000)
    ana.write()
    expect(ana.panel.get_by_text("Your draft is kept in this browser").first).to_be_visible()
    server.start()
    ana.live(within=30)
    expect(ana.chip).to_have_text("This lesson holds", timeout=30_000)
    ana.page.reload()
    ana.live()
    ana.page.get_by_role("tab", name="Build").click()
    expect(ana.field("Title")).to_have_value("Two networks, two worlds")
    expect(ana.goals).to_have_count(2)
    ana.expect_holds()


def test_a_file_that_is_no_lesson_says_all_that_is_wrong(visits) -> None:  # type: ignore[no-untyped-def]
    ana = BuilderPage(visits(), lines=[])
    ana.visit.tolerated.append("status of 400")
    dropped(ana.page, "mine.md", LESSON.replace("minutes: 5", "minutes: many").replace("`db is on back`", "`db on back`") + NASTY)
    dialog = ana.page.get_by_role("dialog", name="This file is no lesson")
    expect(dialog.get_by_role("listitem").nth(0)).to_contain_text("line 5: `minutes:` is a number")
    expect(dialog.get_by_role("listitem").nth(1)).to_contain_text("`db on back` is no goal")
    dialog.get_by_role("button", name="Close").last.click()
    dropped(ana.page, "120-mine.md", LESSON)
    expect(ana.field("Title")).to_have_value("Two networks, two worlds")
    expect(ana.part("1 Start").get_by_label("Commands, one in each line")).to_have_value("\n".join(START))
    ana.expect_holds()
    name, text = saved(ana.page, "Save as a file")
    assert name == "120-mine.md"
    dropped(ana.page, name, text)
    ana.expect_holds()
    assert saved(ana.page, "Save as a file") == (name, text)


def test_what_a_file_says_of_the_ladder_can_be_changed(visits) -> None:  # type: ignore[no-untyped-def]
    ana = BuilderPage(visits(reduced_motion="reduce"), lines=[])
    dropped(ana.page, "120-mine.md", LESSON.replace("minutes: 5", "minutes: 5\nafter: [no-such-lesson]"))
    expect(ana.chip).to_have_text("1 thing to do")
    ana.part("6 Check").get_by_role("button", name=re.compile("^Comes after")).click()
    expect(ana.field("Comes after")).to_be_focused()
    expect(ana.field("Comes after")).to_have_value("no-such-lesson")
    ana.field("Comes after").fill("")
    ana.expect_holds()
    ana.field("Place on the ladder").fill("7")
    ana.field("Name").fill("Two Worlds")
    name, text = saved(ana.page, "Save as a file")
    assert (name, "after:" in text) == ("007-two-worlds.md", False)


def test_drafts_of_one_lab_stand_side_by_side(visits) -> None:  # type: ignore[no-untyped-def]
    ana = BuilderPage(visits(reduced_motion="reduce"))
    ana.begin()
    ana.field("Title").fill("First")
    ana.press("More…")
    ana.page.get_by_role("menuitem", name="New lesson of the lab as it is").click()
    ana.field("Title").fill("Second")
    drafts = ana.panel.get_by_label("Draft", exact=True)
    drafts.select_option(label="First")
    expect(ana.field("Title")).to_have_value("First")
    ana.press("More…")
    ana.page.get_by_role("menuitem", name="Delete this draft").click()
    expect(ana.field("Title")).to_have_value("Second")
    ana.page.get_by_role("button", name="Undo", exact=True).last.click()
    expect(ana.field("Title")).to_have_value("First")
    expect(drafts.locator("option")).to_have_count(2)


@pytest.mark.parametrize("begins", ["A built-in scenario", "An empty lab with one host"])
def test_other_labs_to_begin_with(visits, begins: str) -> None:  # type: ignore[no-untyped-def]
    ana = BuilderPage(visits(reduced_motion="reduce"))
    ana.begin()
    ana.panel.get_by_label(begins).check()
    if begins == "A built-in scenario":
        expect(ana.part("6 Check")).to_be_visible()
        ana.field("Scenario").select_option(index=2)
    ana.part("2 Solution").get_by_label("Commands, one in each line").fill("docker network create more")
    ana.write()
    ana.goal("Write the fact by hand")
    ana.field("Fact").fill("network more exists")
    ana.expect_holds()
    ana.panel.get_by_label("A lab made of commands").check()
    expect(ana.part("1 Start").get_by_label("Commands, one in each line")).to_have_value("\n".join(START))


def test_a_goal_by_touch_on_a_phone(visits) -> None:  # type: ignore[no-untyped-def]
    ana = BuilderPage(visits(**PHONE, reduced_motion="reduce"), lines=[])
    ana.page.get_by_role("button", name="Console", exact=True).tap()
    ana.paste(START)
    ana.page.get_by_role("button", name="Picture", exact=True).tap()
    expect(ana.thing("container", "db")).to_be_visible()
    ana.begin()
    ana.goal("Somebody must reach …")
    expect(ana.page.locator(".banner", has_text="must reach")).to_be_visible()
    for name in ("web", "db"):
        ana.thing("container", name).locator(".box").first.tap()
    expect(ana.field("Port")).to_have_value("5432")
    expect(ana.panel).to_be_visible()
    ana.page.wait_for_timeout(500)
    ana.panel.get_by_role("button", name="Add this goal").tap()
    expect(ana.goals).to_contain_text("web reaches db:5432")
