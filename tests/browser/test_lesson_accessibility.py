"""axe finds nothing in a lesson, in any of its states, in every look, at a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from .axe import DEVICES, violations
from .lessons import ANSWER, LessonPage
from .test_accessibility import sheet


@pytest.mark.parametrize("device", DEVICES)
def test_a_lesson_in_each_of_its_states(visits, device: str) -> None:  # type: ignore[no-untyped-def]
    visit = visits(**DEVICES[device])
    visit.tolerated.append("500")
    lesson = LessonPage(visit)
    found = {}
    for state in states(lesson):
        lesson.page.wait_for_timeout(150)
        found[state] = violations(lesson.page)
    assert {state: problems for state, problems in found.items() if problems} == {}
    assert len(found) > 8


def states(lesson: LessonPage) -> Iterator[str]:
    """A lesson played with every mistake that there is to make; each state as its name."""
    yield "begun"
    first, second = lesson.prediction(1), lesson.prediction(2)
    first.get_by_role("button", name="Answer").click()
    expect(first.get_by_role("alert")).to_be_visible()
    yield "a question without an answer"
    first.get_by_label("Yes: both run").check()
    first.get_by_role("button", name="Answer").click()
    second.get_by_label("An endpoint").check()
    second.get_by_label("An address").check()
    second.get_by_role("button", name="Answer").click()
    expect(second).to_contain_text("Right")
    yield "a wrong and a right prediction"
    goal = lesson.goal("The web server finds")
    goal.locator("summary").click()
    yield "an unmet goal, open"
    goal.get_by_role("button", name="Tell me").click()
    yield "what would turn it round"
    lesson.help.get_by_role("button", name="A hint, please").click()
    lesson.help.get_by_role("button", name="Another hint").click()
    expect(lesson.help.locator(".hints > li")).to_have_count(2)
    lesson.help.get_by_role("button", name="Show the solution").click()
    yield "whether the solution is wanted"
    lesson.page.get_by_role("dialog").get_by_role("button", name="Show it").click()
    expect(lesson.help.get_by_role("button", name="Run all lines")).to_be_visible()
    yield "hints and solution"
    run(lesson, ANSWER)
    lesson.expect_goals("Met", "Met")
    yield "finished"
    lesson.page.route("**/lesson/check", lambda route: route.fulfill(status=500))
    run(lesson, "docker network disconnect back web")
    expect(lesson.panel.locator(".lesson-note.bad")).to_be_visible()
    yield "goals that could not be checked"
    lesson.page.unroute("**/lesson/check")
    lesson.expect_goals("Lost again", "Met", within=30)
    yield "a goal that was lost again"
    sheet(lesson, "Picture")
    lesson.page.get_by_role("button", name="History").click()
    lesson.page.get_by_role("button", name="First step").click()
    sheet(lesson, "Details")
    expect(lesson.panel.locator(".lesson-note.warn")).to_be_visible()
    yield "in the past"


def run(lesson: LessonPage, line: str) -> None:
    sheet(lesson, "Console")
    lesson.type(line)
    expect(lesson.output.locator(".waiting")).to_have_count(0)
    sheet(lesson, "Details")
