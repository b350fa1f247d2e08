"""Predict, then look: the teacher puts a question that the lab itself gives, two students vote (one with a phone, one who loses the
connection for some seconds), talk, vote again, and the packet runs on all screens."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .axe import DEVICES, clean
from .classes import PHONE, Teacher, join
from .conftest import Visit, picture
from .lab import LabPage
from .test_connection import LOST

LAB = [
    "docker network create front",
    "docker network create back",
    "docker run -d --name web --network front nginx",
    "docker run -d --name db --network back nginx",
]
RIGHT = re.compile("^No: the two are on different networks")
WRONG = re.compile("^Yes: ")
"""Which beliefs are offered is drawn by the lab's seed; in this lab every "yes" is one."""
RIGHT_TEXT = "the two are on different networks, and"
ASKED = "Does a ping from web to db come back?"


class Asker(Teacher):
    """A teacher who asks, in a lab with two networks."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit)
        self.paste(LAB)
        expect(self.thing("container", "db")).to_have_count(1)

    @property
    def poll(self) -> Locator:
        return self.page.get_by_role("region", name="Question to the class")

    def first(self, source: str = "web", target: str = "db") -> None:
        """Ask the class first, with the form in the Reach tab."""
        self.page.get_by_role("tab", name="Reach").click()
        form = self.page.get_by_role("form", name="Can one reach the other?")
        form.get_by_label("From").select_option(source)
        form.get_by_label("To", exact=True).fill(target)
        form.get_by_role("button", name="Ask the class first").click()

    def press(self, name: str) -> None:
        self.poll.get_by_role("button", name=name, exact=True).click()


def card(page: Page) -> Locator:
    return page.get_by_role("region", name="Question to the class")


def answer(student: LabPage, option: re.Pattern[str], button: str = "Answer") -> str:
    """Choose the first answer of a kind; returns what it says."""
    label = card(student.page).locator("label").filter(has_text=option).first
    said = label.locator("> span").inner_text().partition("\n")[0]
    label.get_by_role("radio").check()
    card(student.page).get_by_role("button", name=button, exact=True).click()
    return said


def option(within: Locator, text: re.Pattern[str] | str) -> Locator:
    return within.locator(".poll-result > li").filter(has_text=text)


def test_a_question_from_the_first_vote_to_the_packet(visits) -> None:  # type: ignore[no-untyped-def]
    teacher = Asker(visits())
    kim, sam = join(visits(), teacher.code, "Kim"), join(visits(**PHONE), teacher.code, "Sam")
    teacher.first()
    expect(teacher.poll).to_contain_text("Not put to the class yet")
    expect(card(kim.page)).to_have_count(0)
    teacher.press("Ask the class")
    for student in (kim, sam):
        expect(card(student.page)).to_contain_text(ASKED)
        expect(card(student.page).get_by_role("radio")).to_have_count(4)
    picture(sam.page, "predict-phone-open")
    picture(kim.page, "predict-student-open")
    card(kim.page).get_by_role("button", name="Answer").click()
    expect(card(kim.page).get_by_role("alert")).to_have_text("Choose an answer first.")
    believed = answer(kim, WRONG)
    expect(card(kim.page).get_by_role("status")).to_contain_text("Your answer is in")
    expect(teacher.poll).to_contain_text("1 of 2 students answered")
    expect(option(teacher.poll, believed)).to_contain_text("1 of 1 (100 %)")
    expect(card(sam.page)).not_to_contain_text("100 %")
    answer(sam, RIGHT)
    expect(teacher.poll).to_contain_text("2 of 2 students answered")
    picture(teacher.page, "predict-teacher-open")

    teacher.press("Close the vote")
    expect(card(kim.page)).to_contain_text("Talk it over with your neighbours")
    expect(option(card(kim.page), believed)).to_contain_text("1 of 2 (50 %)")
    expect(option(card(kim.page), believed)).to_contain_text("your answer")
    expect(card(kim.page).locator(".is-right, .is-wrong")).to_have_count(0)
    picture(kim.page, "predict-student-closed")

    teacher.press("Second vote")
    expect(card(kim.page).locator(".option").filter(has_text=believed)).to_contain_text("your first answer")
    answer(kim, RIGHT, "Answer again")
    answer(sam, RIGHT, "Answer again")
    expect(teacher.poll).to_contain_text("2 of 2 students answered")
    teacher.press("Close the vote")
    teacher.press("Let the packet run")
    for page in (teacher, kim, sam):
        expect(page.page.locator(".under-way")).to_be_attached()
        page.skip()
    expect(option(card(kim.page), RIGHT_TEXT)).to_contain_text("your second answer")
    expect(option(card(kim.page), believed)).to_contain_text("your first answer")
    expect(option(card(kim.page), believed).locator(".truth")).to_be_visible()
    expect(option(card(sam.page), RIGHT_TEXT)).to_contain_text("your answer both times")
    expect(card(kim.page)).to_contain_text("Right before the discussion: 50 %. After it: 100 %.")
    expect(teacher.poll).to_contain_text("The answer is known")
    for page, name in ((teacher, "teacher"), (kim, "student"), (sam, "phone")):
        picture(page.page, f"predict-{name}-revealed")

    kim.page.reload()
    kim.live()
    expect(option(card(kim.page), RIGHT_TEXT)).to_contain_text("your second answer")
    card(kim.page).get_by_role("button", name="Put it down").click()
    expect(card(kim.page)).to_have_count(0)
    teacher.press("Put away")
    expect(card(sam.page)).to_have_count(0)
    with teacher.visit.context.expect_page() as opened:
        teacher.poll.get_by_role("link", name="Results of the class").click()
    results = opened.value
    expect(results.get_by_role("region", name="People").get_by_role("row").filter(has_text="Kim")).to_contain_text(
        "wrong, then right"
    )
    expect(results.get_by_role("list").first).to_contain_text("believed otherwise in 1 of 2 answers (50 %)")
    picture(results, "predict-results")
    with results.expect_download() as saved:
        results.get_by_role("link", name="Excel workbook").click()
    assert saved.value.suggested_filename == f"{teacher.code}-results.xlsx"


def test_the_second_half_of_a_double_click_is_not_for_the_next_step(visits) -> None:  # type: ignore[no-untyped-def]
    """The button that closes the vote may come where the one was that opened it."""
    teacher = Asker(visits())
    teacher.first()
    teacher.press("Ask the class")
    closing = teacher.poll.get_by_role("button", name="Close the vote")
    closing.hover()
    teacher.page.mouse.down(click_count=2)
    teacher.page.mouse.up(click_count=2)
    teacher.page.wait_for_timeout(500)
    expect(closing).to_be_visible()
    closing.click()
    expect(closing).to_have_count(0)


def test_an_answer_given_without_a_connection_is_kept_and_sent(visits) -> None:  # type: ignore[no-untyped-def]
    teacher = Asker(visits())
    kim, sam = join(visits(), teacher.code, "Kim"), join(visits(**PHONE), teacher.code, "Sam")
    sam.visit.tolerated.extend(LOST)
    teacher.first()
    teacher.press("Ask the class")
    expect(card(sam.page)).to_contain_text(ASKED)
    drop(sam)
    answer(sam, RIGHT)
    expect(card(sam.page).get_by_role("status")).to_contain_text("kept here")
    answer(kim, WRONG)
    sam.page.wait_for_timeout(3_000)
    expect(teacher.poll).to_contain_text("1 of 2 students answered")
    restore(sam)
    expect(card(sam.page).get_by_role("status")).to_contain_text("Your answer is in", timeout=30_000)
    expect(teacher.poll).to_contain_text("2 of 2 students answered")


def test_what_is_chosen_stays_chosen_while_the_connection_blinks(visits) -> None:  # type: ignore[no-untyped-def]
    teacher = Asker(visits())
    sam = join(visits(**PHONE), teacher.code, "Sam")
    sam.visit.tolerated.extend(LOST)
    teacher.first()
    teacher.press("Ask the class")
    radio = card(sam.page).locator("label").filter(has_text=RIGHT).get_by_role("radio")
    radio.check()
    drop(sam)
    expect(sam.page.locator("#connection")).not_to_contain_text("Live", timeout=30_000)
    restore(sam)
    sam.live(within=30)
    expect(radio).to_be_checked()
    expect(radio).to_be_focused()


def test_a_late_answer_is_told_so(visits) -> None:  # type: ignore[no-untyped-def]
    teacher = Asker(visits())
    sam = join(visits(**PHONE), teacher.code, "Sam")
    sam.visit.tolerated.extend(LOST)
    teacher.first()
    teacher.press("Ask the class")
    expect(card(sam.page)).to_contain_text(ASKED)
    drop(sam)
    answer(sam, RIGHT)
    teacher.press("Close the vote")
    restore(sam)
    expect(card(sam.page).get_by_role("status")).to_contain_text("too late. This vote is closed.", timeout=30_000)
    late = join(visits(), teacher.code, "Late")
    expect(card(late.page)).to_contain_text("The vote is closed")
    teacher.press("Second vote")
    answer(sam, RIGHT, "Answer again")
    answer(late, WRONG, "Answer again")
    expect(teacher.poll).to_contain_text("2 of 2 students answered")


def drop(page: LabPage) -> None:
    """The connection is gone: no new one comes about, and what is open hears and says nothing."""
    page.visit.context.set_offline(True)


def restore(page: LabPage) -> None:
    page.visit.context.set_offline(False)


def test_a_prepared_question(visits) -> None:  # type: ignore[no-untyped-def]
    teacher = Asker(visits())
    kim = join(visits(), teacher.code, "Kim")
    teacher.press("Prepared questions…")
    dialog = teacher.page.get_by_role("dialog", name="Prepared questions")
    dialog.get_by_role("button", name=re.compile("^Take: ")).first.click()
    teacher.press("Ask the class")
    card(kim.page).get_by_role("radio").first.check()
    card(kim.page).get_by_role("button", name="Answer", exact=True).click()
    expect(teacher.poll).to_contain_text("1 of 1 student answered")
    teacher.press("Close the vote")
    teacher.press("Show the answer")
    expect(card(kim.page)).to_contain_text("What was right")
    expect(card(kim.page).locator(".poll-result .is-right")).to_have_count(1)


def test_by_keyboard_alone(visits) -> None:  # type: ignore[no-untyped-def]
    teacher = Asker(visits())
    kim = join(visits(), teacher.code, "Kim")
    teacher.first()
    teacher.poll.get_by_role("button", name="Ask the class").press("Enter")
    expect(teacher.poll.get_by_role("button", name="Close the vote")).to_be_focused()
    fold = card(kim.page).get_by_role("button", name="What will happen?")
    fold.press("Enter")
    expect(card(kim.page).get_by_role("radio").first).not_to_be_visible()
    fold.press("Enter")
    card(kim.page).get_by_role("radio").first.focus()
    kim.page.keyboard.press("ArrowDown")
    kim.page.keyboard.press("Enter")
    expect(card(kim.page).get_by_role("status")).to_contain_text("Your answer is in")


@pytest.mark.parametrize("device", DEVICES)
def test_axe_finds_nothing(visits, device: str) -> None:  # type: ignore[no-untyped-def]
    teacher = Asker(visits())
    kim = join(visits(**DEVICES[device]), teacher.code, "Kim")
    lead = visits(**DEVICES[device])
    lead.page.goto(teacher.link)
    lead.page.get_by_role("button", name="Lead the class").click()
    led = LabPage(lead, None)
    if device == "phone":
        led.page.get_by_role("button", name="Details").click()
    led.page.get_by_role("tab", name="Class").click()
    teacher.first()
    clean(led.page, "a draft")
    teacher.press("Ask the class")
    expect(card(kim.page)).to_contain_text(ASKED)
    clean(kim.page, "an open vote")
    answer(kim, WRONG)
    expect(teacher.poll).to_contain_text("1 of 1 student answered")
    clean(kim.page, "an answer")
    clean(led.page, "live bars")
    teacher.press("Close the vote")
    expect(card(kim.page)).to_contain_text("your answer")
    clean(kim.page, "a closed vote")
    teacher.press("Let the packet run")
    expect(card(kim.page).locator(".truth").first).to_be_visible()
    clean(kim.page, "an answer that is known")
    clean(led.page, "an answer that is known, for the teacher")
    led.page.goto(f"/class/{teacher.code}/results")
    clean(led.page, "the results")
