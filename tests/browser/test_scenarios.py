"""A lab becomes a scenario with a link; somebody else opens, forks and frames it; the gallery is searched; all of it by keyboard too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from .axe import DEVICES, violations
from .conftest import Visit
from .lab import LabPage

LINES = (
    "docker network create front",
    "docker run -d --name web --network front -p 8080:80 nginx",
    "docker run -d --name db --network front postgres",
)
TEXT = "It **sells**.\n\n### Try\n\n- open `web`\n\n| who | where |\n|---|---|\n| web | front |\n\n<img src=x onerror=\"document.title='gone'\">"
SAVE = "Save as a scenario"


@pytest.fixture
def lab(visits) -> LabPage:  # type: ignore[no-untyped-def]
    page = LabPage(visits())
    page.paste(LINES)
    expect(page.thing("container", "db")).to_have_count(1)
    return page


def save(lab: LabPage, **words: str) -> str:
    """Save a lab by keyboard alone; the link."""
    lab.page.keyboard.press("Control+s")
    dialog = lab.page.get_by_role("dialog", name=SAVE, exact=True)
    expect(dialog.get_by_label("Name")).to_be_focused()
    for label, value in words.items():
        dialog.get_by_label(label).fill(value)
    dialog.get_by_label("Name").press("Enter")
    saved = lab.page.get_by_role("dialog", name="Saved as a scenario")
    expect(saved.get_by_role("link", name="Open its page")).to_be_focused()
    link = saved.get_by_label("Link", exact=True).input_value()
    lab.page.keyboard.press("Escape")
    expect(saved).to_have_count(0)
    return link


def picture(page: Page) -> Locator:
    return page.locator("#picture")


def test_a_saved_lab_is_opened_by_its_link_in_another_browser(lab: LabPage, visits) -> None:  # type: ignore[no-untyped-def]
    link = save(lab, Name="A shop", Text=TEXT, Tags="shop, Isolation")
    assert re.fullmatch(rf"{lab.visit.server.url}/s/[a-z2-9]{{26}}", link)
    other = visits()
    other.page.goto(link)
    expect(other.page.get_by_role("heading", name="A shop", level=1)).to_be_visible()
    expect(other.page.get_by_role("heading", name="Try")).to_be_visible()
    expect(other.page.get_by_role("cell", name="front")).to_be_visible()
    expect(other.page.get_by_role("img", name=re.compile("2 containers on 1 host. web, running; db, running"))).to_be_visible()
    expect(picture(other.page).locator("g.container")).to_have_count(2)
    assert other.page.title() == "A shop · cnmviz"
    expect(other.page.get_by_role("heading", name="Yours to change")).to_have_count(0)
    other.page.get_by_role("button", name="Open as a lab of your own").press("Enter")
    other.page.wait_for_url("**/lab/**")
    fork = LabPage(other, None)
    expect(fork.thing("container", "web")).to_have_count(1)
    fork.type("docker rm -f web")
    expect(fork.thing("container", "web")).to_have_count(0)
    other.page.goto(link)
    expect(picture(other.page).locator("g.container[data-name=web]")).to_have_count(1)
    expect(lab.thing("container", "web")).to_have_count(1)


def test_saved_again_it_is_the_next_version(lab: LabPage, visits) -> None:  # type: ignore[no-untyped-def]
    link = save(lab, Name="A shop")
    lab.type("docker rename web mall")
    expect(lab.thing("container", "mall")).to_have_count(1)
    lab.page.reload()
    lab.live()
    lab.page.keyboard.press("Control+s")
    dialog = lab.page.get_by_role("dialog", name=SAVE, exact=True)
    expect(dialog.get_by_role("radio", name="Version 2 of “A shop”")).to_be_checked()
    lab.page.keyboard.press("Escape")
    assert save(lab, Name="A mall") == link
    reader = visits()
    for path, name, there in ((link, "A mall", "mall"), (f"{link}/1", "A shop", "web")):
        reader.page.goto(path)
        expect(reader.page.get_by_role("heading", name=name, level=1)).to_be_visible()
        expect(picture(reader.page).locator(f"g.container[data-name={there}]")).to_have_count(1)
    reader.page.get_by_role("link", name="Version 2", exact=True).click()
    expect(reader.page.get_by_role("heading", name="A mall", level=1)).to_be_visible()


def test_what_is_wrong_is_said_and_nothing_is_lost(lab: LabPage) -> None:
    lab.visit.tolerated.append("400")
    lab.page.keyboard.press("Control+s")
    dialog = lab.page.get_by_role("dialog", name=SAVE, exact=True)
    dialog.get_by_label("Name").fill("A shop")
    dialog.get_by_label("Text").fill("Kept while it is put right")
    dialog.get_by_label("Tags").fill(", ".join("abcdefghij"))
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("too many tags: at most 8")
    expect(dialog.get_by_label("Text")).to_have_value("Kept while it is put right")
    lab.visit.context.set_offline(True)
    lab.visit.tolerated.append("ERR_INTERNET_DISCONNECTED")
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("cannot be reached")
    lab.visit.context.set_offline(False)
    dialog.get_by_label("Tags").fill("a")
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(lab.page.get_by_role("dialog", name="Saved as a scenario")).to_be_visible()


def test_an_earlier_moment_is_saved_as_it_was(lab: LabPage, visits) -> None:  # type: ignore[no-untyped-def]
    lab.picture.focus()
    lab.page.keyboard.press("h")
    slider = lab.page.get_by_role("slider")
    slider.focus()
    slider.press("ArrowLeft")
    expect(lab.thing("container", "db")).to_have_count(0)
    link = save(lab, Name="Before the database")
    reader = visits()
    reader.page.goto(link)
    expect(picture(reader.page).locator("g.container")).to_have_count(1)


def test_the_author_changes_withdraws_and_deletes_it(lab: LabPage, visits) -> None:  # type: ignore[no-untyped-def]
    link = save(lab, Name="A shop")
    page, reader = lab.page, visits()
    reader.tolerated += ["410", "404"]
    page.goto(link)
    page.get_by_text("Change name, text and tags").press("Enter")
    page.get_by_label("Name").fill("A better shop")
    page.get_by_role("button", name="Keep these words").press("Enter")
    expect(page.get_by_role("heading", name="A better shop", level=1)).to_be_visible()
    page.get_by_text("Withdraw or delete").press("Enter")
    page.get_by_role("button", name="Withdraw it").press("Enter")
    expect(page.get_by_text("You withdrew this scenario.")).to_be_visible()
    reader.page.goto(link)
    expect(reader.page.get_by_role("heading", name="This scenario was withdrawn")).to_be_visible()
    page.get_by_role("status").get_by_role("button", name="Share it again").press("Enter")
    reader.page.goto(link)
    expect(reader.page.get_by_role("heading", name="A better shop", level=1)).to_be_visible()
    page.get_by_text("Withdraw or delete").press("Enter")
    page.get_by_role("button", name="Delete it").click()
    expect(page).to_have_url(link)
    page.get_by_label("for ever").press("Space")
    page.get_by_role("button", name="Delete it").press("Enter")
    expect(page).to_have_url(re.compile("/scenarios/$"))
    reader.page.goto(link)
    expect(reader.page.get_by_role("heading", name="Nothing is plugged in here")).to_be_visible()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Somebody else's site: its address, and the folder of its pages."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    handler.log_message = lambda *_: None  # type: ignore[attr-defined]
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_address[1]}", tmp_path
    server.shutdown()
    server.server_close()


def test_another_site_frames_it_with_the_code_that_was_given(lab: LabPage, visits, elsewhere: tuple[str, Path]) -> None:  # type: ignore[no-untyped-def]
    link = save(lab, Name='A "shop" <b>')
    lab.page.goto(link)
    code = lab.page.get_by_label("Code for a page of yours").first.input_value()
    site, folder = elsewhere
    (folder / "page.html").write_text(
        f"<!doctype html><link rel=icon href=data:,>{code}<iframe id=dark src='{link}/embed?theme=dark'></iframe><iframe id=page src='{link}'></iframe>"
    )
    reader = visits(color_scheme="light")
    reader.tolerated += ["foreign request: http://localhost", "frame-ancestors", "X-Frame-Options", "ERR_BLOCKED_BY_RESPONSE"]
    reader.page.goto(f"{site}/page.html")
    framed = reader.page.locator("iframe").first
    expect(framed).to_have_attribute("title", 'A "shop" <b>')
    frame = framed.content_frame
    expect(frame.get_by_role("img", name=re.compile("web, running; db, running"))).to_be_visible()
    expect(frame.locator("g.container")).to_have_count(2)
    expect(frame.get_by_role("link", name="Open in cnmviz")).to_have_attribute("href", link.removeprefix(lab.visit.server.url))
    inside = frame.locator("#picture svg g.scene").evaluate("(g) => g.getBoundingClientRect().toJSON()")
    assert inside["left"] >= 0
    assert inside["right"] <= 800
    assert inside["bottom"] <= 500
    grounds = [
        reader.page.frame_locator(which).locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor")
        for which in ("iframe >> nth=0", "#dark")
    ]
    assert grounds == ["rgb(245, 247, 250)", "rgb(13, 17, 23)"]
    assert reader.context.cookies() == []


def cards(page: Page) -> set[str]:
    return set(page.locator(".scenario-card >> visible=true").locator("h3").all_text_contents())


def test_the_gallery_is_searched_by_keyboard_without_a_request(visits) -> None:  # type: ignore[no-untyped-def]
    page = visits().page
    page.goto("/scenarios/")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if not re.search("snapshot|icon", request.url) else None)
    search = page.get_by_role("searchbox", name="Search")
    search.focus()
    page.keyboard.type("Swarm network")
    assert cards(page) == {"An overlay over two hosts"}
    expect(page.get_by_role("status")).to_have_text("1 scenario")
    assert page.url.endswith("?q=Swarm+network")
    page.keyboard.press("Enter")
    assert asked == []
    search.fill("")
    tags = page.get_by_role("navigation", name="Tags")
    tags.get_by_role("link", name="dns").focus()
    page.keyboard.press("Enter")
    assert {"A network of your own", "One name, three servers"} <= cards(page)
    assert page.url.endswith("?tag=dns")
    search.fill("zebra")
    assert cards(page) == set()
    expect(page.get_by_role("status")).to_contain_text("Nothing matches")
    assert asked == []
    search.fill("three servers")
    page.reload()
    assert cards(page) == {"One name, three servers"}
    page.get_by_role("link", name="One name, three servers").press("Enter")
    expect(page.get_by_role("heading", name="One name, three servers", level=1)).to_be_visible()


def test_the_gallery_works_without_a_script(visits) -> None:  # type: ignore[no-untyped-def]
    page = visits(java_script_enabled=False).page
    page.goto("/scenarios/")
    page.get_by_role("searchbox", name="Search").fill("overlay")
    page.get_by_role("button", name="Search").click()
    assert cards(page) == {"An overlay over two hosts"}
    page.get_by_role("navigation", name="Tags").get_by_role("link", name="All").click()
    page.get_by_role("link", name="An overlay over two hosts").click()
    page.get_by_role("button", name="Open as a lab of your own").click()
    expect(page).to_have_url(re.compile("/lab/[A-Z]{4}/$"))


def test_every_card_has_its_picture(visits) -> None:  # type: ignore[no-untyped-def]
    page = visits().page
    page.goto("/scenarios/")
    every = page.locator(".miniature")
    for number in range(every.count()):
        every.nth(number).scroll_into_view_if_needed()
        expect(every.nth(number).locator("g.container").first).to_be_attached()
    inside = """(all) => all.every((card) => {
      const frame = card.getBoundingClientRect();
      const drawn = card.querySelector("g.scene").getBoundingClientRect();
      return drawn.left >= frame.left - 1 && drawn.right <= frame.right + 1 && drawn.top >= frame.top - 1 && drawn.bottom <= frame.bottom + 1;
    })"""
    assert every.evaluate_all(inside)
    page.goto("/")
    expect(page.locator(".miniature svg")).to_have_count(3)


def test_a_picture_is_moved_and_zoomed_by_keyboard_and_mouse(visits) -> None:  # type: ignore[no-untyped-def]
    page = visits().page
    page.goto("/scenarios/three-tiers")
    world = picture(page).locator("g.world")
    expect(world.locator("g.container")).to_have_count(4)

    def where() -> str:
        found: str = picture(page).locator("g.scene").evaluate("(g) => JSON.stringify(g.getBoundingClientRect())")
        return found

    page.locator("#still").focus()
    seen = [where()]
    for key in ("ArrowLeft", "+"):
        page.keyboard.press(key)
        page.wait_for_timeout(300)
        seen.append(where())
    page.get_by_role("button", name="Show everything").press("Enter")
    page.wait_for_timeout(500)
    assert where() == seen[0]
    assert len(set(seen)) == 3
    box = page.locator("#still").bounding_box()
    assert box
    page.mouse.move(box["x"] + 100, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 150)
    page.mouse.up()
    page.wait_for_timeout(300)
    assert where() != seen[0]


@pytest.mark.parametrize("device", DEVICES)
def test_axe_finds_nothing(lab: LabPage, visits, device: str) -> None:  # type: ignore[no-untyped-def]
    link = save(lab, Name="A shop", Text=TEXT, Tags="shop")
    lab.type("docker stop -t 0 web")
    save(lab, Text=TEXT)
    cookies: Any = lab.visit.context.cookies()
    author: Visit = visits(**DEVICES[device])
    author.context.add_cookies(cookies)
    author.tolerated += ["410", "403"]
    page = author.page
    for path in ("/scenarios/", "/", link, f"{link}/1", f"{link}/embed"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        page.locator("details:not([open]) > summary").evaluate_all("all => all.forEach((one) => one.click())")
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.goto(link)
    page.locator("summary", has_text="Withdraw or delete").click()
    page.get_by_role("button", name="Withdraw it").click()
    assert violations(page) == []
    stranger: Visit = visits(**DEVICES[device])
    stranger.tolerated += ["410", "403"]
    for path in (link, f"{link}/embed"):
        stranger.page.goto(path)
        assert violations(stranger.page) == [], path
