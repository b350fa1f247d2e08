"""A whole lesson: a teacher and three students, one with a phone, one who comes late, one who is without connection for half a minute.

They join, follow what is presented, see each stop of a packet, predict it in two votes, work on copies of their own beside the wall,
and the results say who understood what.
"""

from __future__ import annotations

import csv
import time
from typing import Any

from playwright.sync_api import expect

from .classes import PHONE, Teacher, strip
from .classes import join as come_in
from .conftest import picture
from .lab import LabPage
from .presenting import at, deck, following, front, present, sees, stop
from .test_connection import LOST
from .test_predict import ASKED, RIGHT, WRONG, Asker, answer, card, drop, restore
from .test_wall import hand_out, tile, to_copy, wall_of

OFFLINE_SECONDS = 30
ASKED_AGAIN = "Right before the discussion: 33 %. After it: 100 %."


def test_a_whole_lesson(visits: Any) -> None:
    teacher = Asker(visits())
    kim, sam = come_in(visits(), teacher.code, "Kim"), come_in(visits(**PHONE), teacher.code, "Sam")
    expect(strip(teacher.page)).to_contain_text("2 of 2 here")
    present(teacher.page)
    they_follow(teacher, [kim, sam])
    lee, believed = they_vote(teacher, kim, sam, visits)
    students = [kim, sam, lee]
    they_vote_again(teacher, students)
    they_see_each_stop(teacher, students)
    strip(teacher.page).get_by_role("button", name="Presenting").click()
    they_work_on_their_copies(teacher, students)
    the_results_say(teacher, believed)


def they_follow(teacher: Teacher, students: list[LabPage]) -> None:
    """Views, places and selections are those of the teacher's page."""
    for student in students:
        expect(following(student.page)).to_contain_text("Following")
    teacher.page.get_by_role("tab", name="Under the hood").click()
    for student in students:
        front(student.page, "hood")
    teacher.page.get_by_role("tab", name="CNM").click()
    teacher.page.get_by_role("button", name="Zoom in").click()
    for student in students:
        front(student.page, "cnm")
        sees(student.page, teacher.page)


def they_vote(teacher: Asker, kim: LabPage, sam: LabPage, visits: Any) -> tuple[LabPage, str]:
    """Sam's phone has no connection for half a minute, and answers in it; Lee comes late. Returns Lee, and what Kim believes."""
    teacher.first()
    teacher.press("Ask the class")
    for student in (kim, sam):
        expect(card(student.page)).to_contain_text(ASKED)
    sam.visit.tolerated.extend(LOST)
    drop(sam)
    gone = time.monotonic()
    answer(sam, WRONG)
    expect(card(sam.page).get_by_role("status")).to_contain_text("kept here")
    believed = answer(kim, WRONG)
    lee = come_in(visits(), teacher.code, "Lee")
    expect(card(lee.page)).to_contain_text(ASKED)
    answer(lee, RIGHT)
    expect(teacher.poll).to_contain_text("2 of 3 students answered")
    teacher.page.wait_for_timeout(max(0, OFFLINE_SECONDS - (time.monotonic() - gone)) * 1000)
    restore(sam)
    expect(teacher.poll).to_contain_text("3 of 3 students answered", timeout=30_000)
    sam.live(within=30)
    teacher.press("Close the vote")
    return lee, believed


def they_vote_again(teacher: Asker, students: list[LabPage]) -> None:
    """After the discussion; then the packet runs, and everybody sees what was right."""
    for student in students:
        expect(card(student.page)).to_contain_text("Talk it over with your neighbours")
    teacher.press("Second vote")
    for student in students:
        answer(student, RIGHT, "Answer again")
    expect(teacher.poll).to_contain_text("3 of 3 students answered")
    teacher.press("Close the vote")
    teacher.press("Let the packet run")
    for student in students:
        expect(card(student.page).locator(".truth").first).to_be_visible(timeout=60_000)
        expect(card(student.page)).to_contain_text(ASKED_AGAIN)
        picture(student.page, "lesson-truth")
        card(student.page).get_by_role("button", name="Put it down").click()
    teacher.press("Put away")


def they_see_each_stop(teacher: Asker, students: list[LabPage]) -> None:
    """There is one step clock: whatever the teacher steps to is on every screen."""
    teacher.ask("web", "db")
    for _ in range(2):
        deck(teacher.page).get_by_role("button", name="Step back").click()
    for student in students:
        stop(student.page, at(teacher.page))
    teacher.page.keyboard.press("Escape")
    for student in students:
        expect(deck(student.page)).to_have_count(0)


def they_work_on_their_copies(teacher: Asker, students: list[LabPage]) -> None:
    """One solves it and shows it to all, another one is stuck: the wall says so."""
    teacher.page.get_by_role("tab", name="Class").click()
    hand_out(teacher)
    expect(teacher.panel).to_contain_text("All 3 have their copy")
    for student in students:
        to_copy(student)
    kim, sam, lee = students
    wall = wall_of(teacher)
    expect(wall.locator(".tile")).to_have_count(3)
    kim.type("docker network connect back web")
    expect(tile(wall, "Kim")).to_contain_text("1 step")
    for _ in range(3):
        lee.type("docker network connect nowhere web")
    expect(tile(wall, "Lee")).to_have_attribute("data-state", "stuck")
    assert kim.ask("web", "db")["verdict"]["ok"]
    tile(wall, "Kim").get_by_role("button", name="Show").click()
    strip(kim.page).get_by_role("button", name="Yes, show it").click()
    expect(tile(wall, "Kim")).to_contain_text("Shown to the class")
    picture(wall, "lesson-wall")
    strip(sam.page).get_by_role("link", name="See what Kim shows").click()
    sam.live()
    expect(strip(sam.page)).to_contain_text("The own copy of Kim")


def the_results_say(teacher: Asker, believed: str) -> None:
    """Who understood what, on screen and as a file."""
    results = teacher.visit.context.new_page()
    results.goto(f"/class/{teacher.code}/results")
    rows = results.get_by_role("region", name="People").get_by_role("row")
    for name, said in (("Kim", "wrong, then right"), ("Sam", "wrong, then right"), ("Lee", "right, then right")):
        expect(rows.filter(has_text=name)).to_contain_text(said)
    expect(results.get_by_role("table").first.get_by_role("row").filter(has_text=believed)).to_contain_text("of 3")
    with results.expect_download() as saved:
        results.get_by_role("link", name="People (CSV)").click()
    with saved.value.path().open(encoding="utf-8-sig", newline="") as file:
        assert {row[0] for row in csv.reader(file)} >= {"Kim", "Sam", "Lee"}
