"""A lesson in the lab: played by mouse, at the console, by keyboard alone; goals that follow the lab whoever changes it, and explain
themselves; predictions, hints, the solution, and a second time for fewer commands."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from cnmviz.lessons import content
from tests.server import Server

from .lab import LabPage
from .lessons import ANSWER, LESSON, LessonPage
from .test_connection import LOST
from .test_keyboard_only import focused, tab_to
from .test_main_job import connect_by_dragging

NASTY = "<img src=x onerror=alert(1)><script>alert(2)</script>"
LONG = "Donaudampfschifffahrtsgesellschaftskapitaen" * 6
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def test_a_lesson_by_mouse(visits) -> None:  # type: ignore[no-untyped-def]
    ana = LessonPage(visits(reduced_motion="reduce"))
    expect(ana.page.get_by_role("tab", name="Lesson")).to_have_attribute("aria-selected", "true")
    expect(ana.panel.get_by_role("heading", name="Two networks, two worlds")).to_be_visible()
    expect(ana.chip).to_have_text(re.compile("Goals 1 of 2"))
    ana.expect_goals("Not yet", "Met")
    assert ana.score() == {"Commands": "0", "Our solution": "1", "Points": "10"}

    first = ana.prediction(1)
    first.get_by_label("Yes: both run on the same host.").check()
    first.get_by_role("button", name="Answer").click()
    expect(first).to_contain_text("Not quite")
    expect(first.get_by_role("listitem").filter(has_text="Yes: both run")).to_contain_text("your answer, wrong")
    expect(first.get_by_role("listitem").filter(has_text="No: they share no network.")).to_contain_text("right")
    expect(first).to_contain_text("two switches with no cable between them")

    connect_by_dragging(ana, "web", "back")
    ana.expect_goals("Met", "Met")
    expect(ana.chip).to_have_text(re.compile("Every goal met"))
    expect(ana.finish).to_contain_text("10 of 10 points")
    expect(ana.finish).to_contain_text("as few as it takes")
    expect(ana.finish).to_contain_text("nobody else has")
    expect(ana.finish).to_be_in_viewport()


def test_a_lesson_at_the_console_with_lines_from_its_text(visits) -> None:  # type: ignore[no-untyped-def]
    ana = LessonPage(visits())
    ana.panel.get_by_role("button", name="Run: docker exec web ping -c 1 db").click()
    expect(ana.output).to_contain_text("ping: bad address 'db'")
    expect(ana.panel.get_by_role("button", name="Run: docker network connect NETWORK CONTAINER")).to_have_count(0)
    ana.panel.get_by_role("button", name="Put in the console: docker network connect NETWORK CONTAINER").click()
    expect(ana.command_line).to_be_focused()
    ana.page.keyboard.type("back")
    expect(ana.command_line).to_have_value("docker network connect back CONTAINER")
    ana.type(ANSWER)
    ana.expect_goals("Met", "Met")
    ana.type("docker network disconnect back web")
    ana.expect_goals("Lost again", "Met")
    expect(ana.finish).to_contain_text("You have finished this lesson")
    ana.page.get_by_role("toolbar", name="Lab").get_by_role("button", name="Undo").click()
    ana.expect_goals("Met", "Met")
    assert ana.score() == {"Commands": "1", "Our solution": "1", "Points": "10"}


def test_a_lesson_by_keyboard_alone(visits) -> None:  # type: ignore[no-untyped-def]
    ana = LessonPage(visits(reduced_motion="reduce"))
    keys, page = ana.page.keyboard, ana.page

    tab_to(page, "Yes: both run")
    keys.press("ArrowDown")
    expect(page.get_by_label("No: they share no network.")).to_be_checked()
    tab_to(page, "Answer")
    keys.press("Enter")
    expect(ana.prediction(1)).to_contain_text("Right")
    assert "Two bridges are two switches" in focused(page)

    for option in ("An endpoint", "An address"):
        tab_to(page, option)
        keys.press("Space")
    tab_to(page, "Answer")
    keys.press("Enter")
    expect(ana.prediction(2)).to_contain_text("one for the whole host")

    tab_to(page, "The web server finds")
    keys.press("Enter")
    tab_to(page, "Show the way")
    keys.press("Enter")
    expect(page.get_by_role("group", name="The packet in the picture")).to_be_visible()
    keys.press("Escape")

    tab_to(page, "A hint, please")
    keys.press("Enter")
    expect(ana.help).to_contain_text("Which networks is")
    keys.press("Enter")
    expect(ana.help).to_contain_text("can be plugged into one more network")
    assert focused(page) == "Show the solution"

    keys.press("t")
    expect(ana.command_line).to_be_focused()
    keys.type(ANSWER)
    keys.press("Enter")
    ana.expect_goals("Met", "Met")
    tab_to(page, "Lesson: Every goal met", "Shift+Tab")
    keys.press("Enter")
    expect(ana.finish).to_be_in_viewport()
    expect(page.get_by_role("tab", name="Lesson")).to_be_focused()
    keys.press("ArrowRight")
    expect(ana.panel).to_be_hidden()
    keys.press("g")
    expect(ana.finish).to_be_in_viewport()


def test_two_people_in_one_lab_see_the_same_goals(visits) -> None:  # type: ignore[no-untyped-def]
    ana = LessonPage(visits())
    ben = LessonPage(visits(), path=ana.path)
    ben.expect_goals("Not yet", "Met")
    ana.type(ANSWER)
    for person in (ana, ben):
        person.expect_goals("Met", "Met")
        expect(person.finish).to_contain_text("nobody else has")
    ben.page.get_by_role("tab", name="Log").click()
    ben.type("docker network disconnect back db")
    ana.expect_goals("Lost again", "Lost again")
    expect(ben.chip).to_have_text(re.compile("Goals 0 of 2"))
    expect(ana.page.locator("#announcer")).to_contain_text("Goal lost again: The database stays on back.")
    ben.chip.click()
    expect(ben.goal("The database stays")).to_be_in_viewport()


def test_hints_are_had_in_every_window(visits) -> None:  # type: ignore[no-untyped-def]
    ana = LessonPage(visits())
    ben = LessonPage(visits(), path=ana.path)
    for person in (ana, ben):
        person.help.get_by_role("button", name="A hint, please").click()
        expect(person.help).to_contain_text("Which networks is")
        person.help.get_by_role("button", name="Another hint (1 left)").click()
        expect(person.help).to_contain_text("can be plugged into one more network")
        expect(person.help.get_by_role("button", name="hint")).to_have_count(0)


def test_an_unmet_goal_explains_itself_and_does_not_give_the_answer_away(visits) -> None:  # type: ignore[no-untyped-def]
    ana = LessonPage(visits(reduced_motion="reduce"))
    goal = ana.goal("The web server finds")
    goal.locator("summary").click()
    expect(goal).to_contain_text("ISOLATED")
    expect(goal).not_to_contain_text(ANSWER)
    goal.get_by_role("button", name="Show the way").click()
    deck = ana.page.get_by_role("group", name="The packet in the picture")
    expect(deck).to_be_visible()
    expect(ana.panel).to_be_visible()
    callout = ana.page.get_by_role("group", name="The packet at this stop")
    while "Stop 1 of 1" not in deck.inner_text() and not callout.get_by_text("ISOLATED").count():
        deck.get_by_role("button", name="Step forward").click()
    expect(callout).to_contain_text("ISOLATED")
    expect(ana.page.get_by_role("button", name="Make it so")).to_have_count(0)
    goal.get_by_role("button", name="Tell me what would turn it round").click()
    expect(goal).to_contain_text("docker network connect")
    goal.get_by_role("button", name="Run: docker network connect").click()
    expect(deck).to_have_count(0)
    expect(goal.locator("summary .badge")).to_have_text("Met")

    ana.chip.click()
    ana.panel.get_by_role("button", name="Stop by stop").first.click()
    expect(ana.page.get_by_role("tab", name="Reach")).to_have_attribute("aria-selected", "true")


def test_hints_and_predictions_stay_and_the_solution_costs_until_one_does_it_again(visits) -> None:  # type: ignore[no-untyped-def]
    ana = LessonPage(visits())
    ana.prediction(1).get_by_label("No: they share").check()
    ana.prediction(1).get_by_role("button", name="Answer").click()
    expect(ana.prediction(1)).to_contain_text("no cable")
    ana.help.get_by_role("button", name="A hint, please").click()
    ana.help.get_by_role("button", name="Another hint (1 left)").click()
    ana.play_solution()
    expect(ana.help.get_by_role("button", name="Run all lines")).to_be_visible()
    ana.page.reload()
    ana.live()
    expect(ana.prediction(1)).to_contain_text("your answer, right")
    expect(ana.help.locator(".hints > li")).to_have_count(2)
    assert ana.score()["Points"] == "1"
    ana.help.get_by_role("button", name="Run all lines").click()
    expect(ana.finish).to_contain_text("1 of 10 points")
    expect(ana.output).to_contain_text(ANSWER)

    before = ana.path
    ana.finish.get_by_role("button", name="Again, by yourself").click()
    ana.page.wait_for_url(lambda url: before not in url)
    ana.live()
    ana.expect_goals("Not yet", "Met")
    assert ana.score() == {"Commands": "0", "Our solution": "1", "Points": "10"}
    expect(ana.prediction(1)).to_contain_text("your answer, right")
    expect(ana.finish).to_be_hidden()


def test_somebody_who_keeps_trying_is_not_told_the_solution(visits) -> None:  # type: ignore[no-untyped-def]
    ana = LessonPage(visits())
    ana.help.get_by_role("button", name="Show the solution").click()
    dialog = ana.page.get_by_role("dialog")
    expect(dialog).to_contain_text("worth 1 point")
    ana.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(ana.help).not_to_contain_text(ANSWER)
    expect(ana.help.get_by_role("button", name="Show the solution")).to_be_enabled()


def test_a_question_without_an_answer_is_not_sent(visits) -> None:  # type: ignore[no-untyped-def]
    ana = LessonPage(visits())
    second = ana.prediction(2)
    second.get_by_role("button", name="Answer").click()
    expect(second.get_by_role("alert")).to_have_text("Choose an answer first.")
    second.get_by_label("A kernel of its own").check()
    second.get_by_role("button", name="Answer").click()
    expect(second).to_contain_text("Not quite")
    expect(second.get_by_role("listitem").filter(has_text="An address")).to_contain_text("right")


def test_a_server_that_was_killed_is_asked_again_when_it_is_back(visits, start_server) -> None:  # type: ignore[no-untyped-def]
    server: Server = start_server()
    ana = LessonPage(visits(server))
    ana.visit.tolerated.extend(LOST)
    ana.expect_goals("Not yet", "Met")
    server.kill()
    expect(ana.page.locator("#connection")).not_to_contain_text("Live", timeout=20_000)
    ana.help.get_by_role("button", name="A hint, please").click()
    ana.type(ANSWER)
    server.start()
    ana.live(within=30)
    ana.expect_goals("Met", "Met", within=30)
    expect(ana.help).to_contain_text("Which networks is")
    ana.page.reload()
    ana.live()
    ana.expect_goals("Met", "Met")
    expect(ana.finish).to_contain_text("10 of 10 points")
    expect(ana.help.locator(".hints > li")).to_have_count(1)


def test_a_hint_that_got_lost_on_its_way_is_asked_for_again(visits) -> None:  # type: ignore[no-untyped-def]
    ana = LessonPage(visits())
    ana.visit.tolerated.append("502")
    lost = lambda route: (route.fetch(), route.fulfill(status=502))  # noqa: E731
    ana.page.route("**/lesson/hint", lost)
    ana.help.get_by_role("button", name="A hint, please").click()
    expect(ana.help.get_by_role("alert")).to_have_text("The server has trouble.")
    ana.page.unroute("**/lesson/hint")
    ana.help.get_by_role("button", name="A hint, please").click()
    expect(ana.help).to_contain_text("Which networks is")
    expect(ana.help.get_by_role("alert")).to_be_hidden()


def test_goals_that_cannot_be_checked_say_so_once_and_can_be_asked_again(visits) -> None:  # type: ignore[no-untyped-def]
    ana = LessonPage(visits())
    ana.visit.tolerated.append("500")
    ana.expect_goals("Not yet", "Met")
    ana.page.route("**/lesson/check", lambda route: route.fulfill(status=500))
    ana.type(ANSWER)
    note = ana.panel.locator(".lesson-note.bad")
    expect(note).to_contain_text("The goals could not be checked")
    note.get_by_role("button", name="Try again").click()
    expect(note).to_be_visible()
    ana.page.unroute("**/lesson/check")
    ana.expect_goals("Met", "Met", within=30)
    expect(note).to_be_hidden()
    expect(ana.panel).to_be_focused()


def test_in_the_past_the_goals_are_about_now(visits) -> None:  # type: ignore[no-untyped-def]
    ana = LessonPage(visits())
    ana.type(ANSWER)
    ana.expect_goals("Met", "Met")
    ana.page.locator("#picture").focus()
    ana.page.keyboard.press("h")
    ana.page.get_by_role("button", name="First step").click()
    note = ana.panel.locator(".lesson-note.warn")
    expect(note).to_contain_text("The goals are about now")
    ana.expect_goals("Met", "Met")
    note.get_by_role("button", name="Back to now").click()
    expect(note).to_be_hidden()


def test_on_a_phone(visits) -> None:  # type: ignore[no-untyped-def]
    ana = LessonPage(visits(reduced_motion="reduce", **PHONE))
    expect(ana.panel).to_be_visible()
    expect(ana.chip).to_have_text(re.compile("1/2"))
    first = ana.prediction(1)
    first.get_by_text("No: they share no network.").tap()
    first.get_by_role("button", name="Answer").tap()
    expect(first).to_contain_text("Right")
    goal = ana.goal("The web server finds")
    goal.locator("summary").tap()
    goal.get_by_role("button", name="Show the way").tap()
    expect(ana.panel).to_be_hidden()
    expect(ana.page.get_by_role("group", name="The packet in the picture")).to_be_visible()
    ana.chip.tap()
    expect(ana.panel).to_be_visible()
    ana.play_solution()
    ana.help.get_by_role("button", name=f"Run: {ANSWER}").tap()
    expect(ana.output).to_be_visible()
    expect(ana.chip).to_have_text(re.compile("2/2"))
    ana.page.get_by_role("button", name="See how it went").tap()
    expect(ana.finish).to_be_in_viewport()
    assert no_sideways_scroll(ana.page)


def test_what_a_teacher_wrote_is_text(visits) -> None:  # type: ignore[no-untyped-def]
    markdown = LESSON.replace("The shop runs", f"{NASTY} {LONG} [x](javascript:alert(3)) The shop runs")
    for words in ("Yes: both", "The web server", "Which networks", "Now `web`", "Two bridges"):
        markdown = markdown.replace(words, f"{NASTY} {LONG[:60]} {words}", 1)
    ana = LessonPage(visits(), markdown=markdown.replace("Two networks", NASTY, 1))
    expect(ana.panel.locator("h3")).to_contain_text(NASTY)
    ana.play_solution()
    ana.type(ANSWER)
    expect(ana.finish).to_contain_text(NASTY)
    assert ana.panel.locator("img, script, [href^='javascript']").count() == 0
    assert no_sideways_scroll(ana.page)


def test_a_lab_without_a_lesson_has_no_panel_for_one(visits) -> None:  # type: ignore[no-untyped-def]
    ana = LabPage(visits())
    expect(ana.page.get_by_role("tab", name="Inspector")).to_have_attribute("aria-selected", "true")
    expect(ana.page.get_by_role("tab", name="Lesson")).to_have_count(0)
    expect(ana.page.locator(".lesson-chip")).to_have_count(0)


def test_the_ladder_leads_on(visits) -> None:  # type: ignore[no-untyped-def]
    """A lesson of the ladder, met with its own solution, keeps its points and names the next one."""
    visit = visits()
    first, *others = content.catalogue().values()
    visit.page.goto(f"/lessons/{first.slug}")
    visit.page.get_by_role("main").get_by_role("button", name="Start").click()
    ana = LessonPage(visit, path=visit.page.url.removeprefix(visit.server.url))
    ana.play_solution()
    ana.help.get_by_role("button", name="Run all lines").click()
    expect(ana.finish).to_contain_text("Every goal is met")
    expect(ana.finish).to_contain_text("Your best so far")
    assert ana.finish.get_by_role("link", name="Next:").count() == bool(others)
    ana.panel.get_by_role("link", name="All lessons").first.click()
    expect(visit.page.get_by_role("main")).to_contain_text(re.compile(r"\b1 of \d+ lessons"))


def no_sideways_scroll(page: Page) -> bool:
    """Whether the panel is as wide as what is in it."""
    fits: bool = page.locator("#panel-lesson").evaluate("one => one.scrollWidth <= one.clientWidth")
    return fits
