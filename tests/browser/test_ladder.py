"""The ladder in a browser: a lesson is begun, done and gone on with on another device, and survives a server that is killed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cnmviz.lessons import content
from cnmviz.lessons.lesson import Lesson

from .axe import DEVICES, clean
from .conftest import Visit
from .lab import LabPage

ASK = """async ([deed, body]) => {
  const lesson = JSON.parse(document.querySelector("#page").textContent).lesson;
  const headers = { "Content-Type": "application/json", "X-CSRFToken": lesson.token };
  const answer = await fetch(lesson.urls[deed], { method: "POST", headers, body: JSON.stringify(body) });
  return answer.json();
}"""


def first() -> Lesson:
    return next(iter(content.catalogue().values()))


def start(visit: Visit, lesson: Lesson) -> LabPage:
    """From the ladder over the lesson's page into its lab."""
    visit.page.goto("/lessons/")
    visit.page.get_by_role("link", name=lesson.title).first.click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text(lesson.title)
    visit.page.get_by_role("button", name="Start").click()
    return LabPage(visit, None)


def solve(lab: LabPage, lines: tuple[str, ...]) -> None:
    for line in lines:
        before = len(lab.receipts)
        lab.type(line)
        while len(lab.receipts) == before:
            lab.page.wait_for_timeout(10)


def ask(page: Page, deed: str, **body: Any) -> Any:
    return page.evaluate(ASK, [deed, body])


@pytest.mark.parametrize("device", DEVICES)
def test_axe_finds_nothing(visits, device: str) -> None:  # type: ignore[no-untyped-def]
    visit = visits(**DEVICES[device])
    visit.tolerated += ["404", "400"]
    page = visit.page

    page.goto("/lessons/")
    clean(page, "ladder of somebody new")
    page.get_by_text("Your progress as a file").click()
    page.get_by_text("A lesson of your own").click()
    clean(page, "what is folded away")
    page.get_by_label("Markdown file").set_input_files({"name": "x.md", "mimeType": "text/markdown", "buffer": b"# nothing"})
    page.get_by_role("button", name="Try it").click()
    expect(page.get_by_role("heading", name="This is not a lesson yet")).to_be_visible()
    clean(page, "no lesson")
    lab = start(visit, first())
    ask(lab.page, "hint")
    page.goto("/lessons/")
    expect(page.get_by_text("Continue where you were")).to_be_visible()
    clean(page, "ladder of somebody who has begun")
    page.goto(f"/lessons/{first().slug}")
    clean(page, "lesson")
    page.goto("/carry/")
    page.get_by_role("button", name="Make a code").click()
    expect(page.get_by_role("heading", name="Your code")).to_be_visible()
    clean(page, "code")
    for path in ("/carry/BCDFGHJKLM", "/carry/done"):
        page.goto(path)
        clean(page, path)


def test_the_ladder_by_keyboard(visits) -> None:  # type: ignore[no-untyped-def]
    visit = visits()
    visit.page.goto("/lessons/")
    title = first().title
    for _ in range(30):
        visit.page.keyboard.press("Tab")
        if title in visit.page.evaluate("document.activeElement.textContent"):
            break
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text(title)


def test_progress_goes_to_another_device_by_its_code(visits) -> None:  # type: ignore[no-untyped-def]
    laptop, phone = visits(), visits(**DEVICES["phone"])
    lab = start(laptop, first())
    solve(lab, first().solution)
    assert ask(lab.page, "check")["done"]
    total = len(content.catalogue())
    phone.page.goto("/lessons/")
    expect(phone.page.get_by_text(f"0 of {total} lessons")).to_be_visible()

    laptop.page.goto("/lessons/")
    expect(laptop.page.get_by_text(f"1 of {total} lessons")).to_be_visible()
    laptop.page.get_by_role("link", name="Go on at another device").click()
    laptop.page.get_by_role("button", name="Make a code").click()
    code = laptop.page.locator(".carry-letters").text_content() or ""

    phone.page.get_by_role("link", name="Go on at another device").click()
    phone.page.get_by_label("Code from the other device").fill(code.lower())
    phone.page.get_by_role("button", name="Next").click()
    phone.page.get_by_role("button", name="Yes, that is me").click()
    expect(phone.page.get_by_role("heading", level=1)).to_contain_text("here too")
    phone.page.goto("/lessons/")
    expect(phone.page.get_by_text(f"1 of {total} lessons")).to_be_visible()
    expect(phone.page.get_by_text(f"10 of {10 * total} points")).to_be_visible()

    laptop.page.goto("/carry/")
    expect(laptop.page.get_by_role("heading", name="Your code")).to_have_count(0)


def test_progress_goes_through_a_file(visits, tmp_path) -> None:  # type: ignore[no-untyped-def]
    evening, morning = visits(), visits()
    lab = start(evening, first())
    solve(lab, first().solution)
    assert ask(lab.page, "check")["done"]
    evening.page.goto("/lessons/")
    evening.page.get_by_text("Your progress as a file").click()
    with evening.page.expect_download() as download:
        evening.page.get_by_role("link", name="Save my progress").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    morning.page.goto("/lessons/")
    morning.page.get_by_text("Your progress as a file").click()
    morning.page.get_by_label("Progress that you saved").set_input_files(file)
    morning.page.get_by_role("button", name="Load it").click()
    expect(morning.page.get_by_text(f"1 of {len(content.catalogue())} lessons")).to_be_visible()


def test_a_server_that_is_killed_takes_no_attempt_and_no_progress_along(visits, start_server) -> None:  # type: ignore[no-untyped-def]
    server = start_server()
    visit = visits(server)
    visit.tolerated += ["WebSocket", "ERR_"]
    lesson = first()
    lab = start(visit, lesson)
    solve(lab, lesson.solution[:-1])
    ask(lab.page, "hint")
    if lesson.questions:
        ask(lab.page, "predict", question=0, chosen=[0])
    server.kill()
    server.start()
    server.wait()
    visit.page.reload()
    lab.live()
    page = json.loads(visit.page.locator("#page").text_content() or "")["lesson"]
    assert (len(page["seen"]), page["done"]) == (1, False)
    assert page["questions"] == [] or page["questions"][0]["answered"]["chosen"] == [0]
    assert ask(visit.page, "check")["used"] == len(lesson.solution) - 1
    solve(lab, lesson.solution[-1:])
    assert ask(visit.page, "check")["best"]["points"] == 10
    server.kill()
    server.start()
    server.wait()
    visit.page.goto("/lessons/")
    expect(visit.page.get_by_text(f"10 of {10 * len(content.catalogue())} points")).to_be_visible()
