"""One step clock: the packet that the presenter leads is at the same stop on every screen, whatever happens to one of them."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.server import Server

from .classes import PHONE, Teacher, join
from .conftest import Visit, picture
from .lab import LabPage
from .presenting import at, build, deck, follows, present, step_to, stop
from .test_connection import LOST

WATCH = """() => { window.stops = {}; const read = () => {
  const found = /Stop (\\d+) of/.exec(document.querySelector(".deck .at")?.textContent ?? "");
  if (found) window.stops[found[1]] ??= performance.timeOrigin + performance.now(); };
  new MutationObserver(read).observe(document.querySelector("#stage"), { subtree: true, childList: true, characterData: true }); }"""

APART_MILLISECONDS = 400
"""Within which all are at a stop. On a quiet machine it is a tenth of that; this one may do other things at once."""


def together(pages: list[Page]) -> dict[str, float]:
    """How many milliseconds lie between the first and the last page that came to a stop, of each stop that all came to."""
    stops = [page.evaluate("window.stops") for page in pages]
    common = set.intersection(*(set(each) for each in stops))
    return {number: max(each[number] for each in stops) - min(each[number] for each in stops) for number in common}


def test_steps_a_late_joiner_letting_go_and_the_presenters_reload(visits: Callable[..., Visit]) -> None:
    teacher = Teacher(visits())
    build(teacher)
    kim, sam = join(visits(), teacher.code, "Kim"), join(visits(**PHONE), teacher.code, "Sam")
    present(teacher.page)
    teacher.ask("web", "api")
    for number in (3, 4, 5):
        step_to(teacher.page, number)
        for page in (kim.page, sam.page):
            stop(page, number)
    picture(sam.page, "a-led-packet-on-a-phone")
    late = join(visits(), teacher.code, "Late")
    stop(late.page, 5)
    expect(late.page.locator("#announcer")).to_contain_text(re.compile("Arrival|Reply|api"))

    # A follower who leads the packet alone is not disturbed, and comes back to where it is.
    kim.page.keyboard.press(".")
    stop(kim.page, 6)
    step_to(teacher.page, 4)
    stop(sam.page, 4)
    stop(kim.page, 6)
    kim.page.keyboard.press("f")
    stop(kim.page, 4)

    teacher.page.reload()
    for page in (teacher.page, kim.page, sam.page, late.page):
        stop(page, 4)
    step_to(teacher.page, 3)
    for page in (kim.page, sam.page, late.page):
        stop(page, 3)
    teacher.page.keyboard.press("Escape")
    for page in (kim.page, sam.page, late.page):
        expect(deck(page)).to_have_count(0)


def test_while_it_plays_all_are_at_the_same_stop(visits: Callable[..., Visit]) -> None:
    teacher = Teacher(visits())
    build(teacher)
    kim, sam = join(visits(), teacher.code, "Kim"), join(visits(**PHONE), teacher.code, "Sam")
    still = join(visits(reduced_motion="reduce"), teacher.code, "Still")
    for person in (teacher, kim, sam, still):
        person.page.evaluate(WATCH)
    present(teacher.page)
    sam.page.get_by_role("tab", name="Outline").click()
    sam.page.keyboard.press("f")
    teacher.ask("web", "api")
    step_to(teacher.page, 1)
    deck(teacher.page).get_by_role("button", name="Play").click()
    late = join(visits(), teacher.code, "Late")
    late.page.evaluate(WATCH)
    # What was at stops before it played tells nothing of the clock.
    for person in (teacher, kim, sam, still):
        person.page.evaluate("window.stops = {}")
    stop(late.page, 10, within=40)
    everybody = [person.page for person in (teacher, kim, sam, still, late)]
    apart = together(everybody)
    assert len(apart) >= 3, apart
    assert max(apart.values()) < APART_MILLISECONDS, apart
    for page in everybody:
        stop(page, 10)


def test_a_server_that_is_killed_and_started_again(visits: Callable[..., Visit], start_server: Callable[..., Server]) -> None:
    server = start_server()
    teacher = Teacher(visits(server))
    build(teacher)
    kim = join(visits(server), teacher.code, "Kim")
    gone = join(visits(server), teacher.code, "Gone")
    present(teacher.page)
    teacher.ask("web", "api")
    step_to(teacher.page, 5)
    for page in (kim.page, gone.page):
        stop(page, 5)
    for person in (teacher, kim, gone):
        person.visit.tolerated.extend(LOST)
    server.kill()
    step_to(teacher.page, 4)
    server.start()
    server.wait()
    back(teacher, kim, gone)
    follows(kim.page)
    for page in (teacher.page, kim.page, gone.page):
        stop(page, 4)
    kim.page.reload()
    stop(kim.page, 4)
    step_to(teacher.page, 6)
    for page in (kim.page, gone.page):
        stop(page, 6)
    assert at(teacher.page) == 6


def back(*people: LabPage) -> None:
    for person in people:
        person.live(within=30)
