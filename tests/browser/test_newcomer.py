"""The first minutes in a lab: an example to run, an answer that explains itself, a fix that is asked again."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from .lab import LabPage

README = Path(__file__).resolve().parent.parent.parent / "README.md"


def try_the_example(lab: LabPage) -> None:
    lab.page.get_by_role("button", name="Try an example").click()
    lab.page.get_by_role("button", name="Run these lines").click()
    expect(lab.thing("container", "db")).to_be_visible()
    expect(lab.output.locator(".waiting")).to_have_count(0)


def test_the_example_is_the_one_of_the_readme(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    lab.page.get_by_role("button", name="Try an example").click()
    offered = lab.page.get_by_role("group", name="Example").locator("pre").inner_text()
    assert f"```sh\n{offered}\n```" in README.read_text()


def test_a_question_from_the_console_is_fixed_and_asked_again(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    try_the_example(lab)
    lab.output.get_by_role("button", name="Show the way").last.click()
    form = lab.page.get_by_role("form", name="Can one reach the other?")
    expect(form.get_by_label("From")).to_have_value("web")
    expect(form.get_by_label("To", exact=True)).to_have_value("db")
    expect(form.get_by_label("Port")).to_have_value("6379")
    expect(lab.page.get_by_role("region", name="Packet")).to_be_visible()
    lab.skip()
    expect(lab.verdict).to_contain_text("No")
    lab.page.get_by_role("region", name="What would change the answer").get_by_role("button", name="Make it so").click()
    expect(lab.verdict.filter(has_text="No")).to_have_count(0)
    lab.skip()
    expect(lab.verdict).to_contain_text("Yes")
    expect(lab.page.get_by_role("button", name="Make it so")).to_have_count(0)


def test_the_tool_asks_for_both_ends_and_takes_none_unseen(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    try_the_example(lab)
    lab.thing("container", "db").click()
    lab.tool("Can A reach B?")
    expect(lab.picture.locator(".banner")).to_contain_text("choose where the packet starts")
    lab.thing("container", "web").click()
    lab.thing("container", "db").click()
    expect(lab.page.get_by_role("region", name="Packet")).to_contain_text("Can web ping db?")


def test_everything_is_removed_and_brought_back(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    try_the_example(lab)
    lab.thing("container", "db").click()
    lab.page.keyboard.press("Control+a")
    lab.page.keyboard.press("Delete")
    expect(lab.picture.locator("g.container")).to_have_count(0)
    expect(lab.picture.locator("g.network")).to_have_count(3)
    for _ in range(2):
        lab.tool("Undo")
    expect(lab.picture.locator("g.container")).to_have_count(2)
    expect(lab.picture.locator("g.network")).to_have_count(5)
    expect(lab.output.locator(".echo .line").last).to_contain_text("undo: docker rm -f ")


def test_what_is_found_is_brought_to_a_readable_size(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    try_the_example(lab)
    for _ in range(8):
        lab.page.get_by_role("button", name="Zoom out").click()
    small = lab.thing("container", "db").bounding_box()
    lab.page.locator("body").press("/")
    lab.page.keyboard.type("db")
    lab.page.keyboard.press("Enter")
    expect(lab.picture.locator("svg.diagram.far")).to_have_count(0)
    lab.page.wait_for_timeout(500)
    large = lab.thing("container", "db").bounding_box()
    assert small
    assert large
    assert large["width"] > 3 * small["width"]


def test_on_a_phone_the_ends_are_picked_in_a_free_picture(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits(viewport={"width": 390, "height": 800}, has_touch=True))
    lab.page.get_by_role("button", name="Details").click()
    try_the_example(lab)
    lab.page.get_by_role("button", name="Picture").click()
    lab.tool("Can A reach B?")
    banner = lab.picture.locator(".banner")
    expect(banner).to_contain_text("choose where the packet starts")
    expect(lab.page.get_by_role("form", name="Can one reach the other?")).to_be_hidden()
    cancel = banner.get_by_role("button", name="Cancel").bounding_box()
    assert cancel
    assert cancel["height"] < 50, "its word stands on one line"
