"""The projector in the browser: a teacher presents, students build and vote, and a browser that is nobody shows it in big type, and nothing private."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, WebSocket, expect

from tests.server import Server

from .axe import clean
from .classes import Teacher, join, strip
from .conftest import Visit, picture
from .lab import LabPage
from .test_predict import RIGHT, WRONG, Asker, answer, card

CODE_TO_TEXT = """(poll) => {
  const [text, code] = ["h2", "h2 code"].map((one) => parseFloat(getComputedStyle(poll.querySelector(one)).fontSize));
  return code / text;
}"""
SIZES = [(1280, 720), (1920, 1080)]


class Projector:
    """A browser at the projector; `heard` is all that its sockets were told."""

    def __init__(self, visit: Visit, code: str, path: str = "") -> None:
        self.visit = visit
        self.page: Page = visit.page
        self.heard: list[str] = []
        self.page.on("websocket", self._listen)
        self.page.goto(path or f"/class/{code}/projector")
        expect(self.page.locator("#picture svg.diagram")).to_be_visible()

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda text: self.heard.append(str(text)))

    def thing(self, kind: str, name: str) -> Locator:
        return self.page.locator(f"#picture g.{kind}[data-name={json.dumps(name)}]")

    @property
    def poll(self) -> Locator:
        return self.page.get_by_role("region", name="Question to the class")

    @property
    def band(self) -> Locator:
        return self.page.get_by_role("region", name="The packet")

    def names(self) -> list[float]:
        """How high the names of the containers are, in pixels of the screen."""
        return self.page.evaluate(
            """() => [...document.querySelectorAll("#picture g.container")].map((one) => {
              const shown = [...one.querySelectorAll(".title, .far-name")].filter((text) => text.getClientRects().length);
              return Math.max(...shown.map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a));
            })"""
        )


def sized(visits: Callable[..., Visit], size: tuple[int, int], **options: Any) -> Visit:
    return visits(viewport={"width": size[0], "height": size[1]}, **options)


def present(teacher: LabPage) -> None:
    strip(teacher.page).get_by_role("button", name="Present", exact=True).click()
    expect(strip(teacher.page).get_by_role("button", name="Presenting")).to_be_visible()


def test_it_opens_from_the_class_tab_and_by_the_code(visits) -> None:  # type: ignore[no-untyped-def]
    teacher = Teacher(visits())
    teacher.type("docker run -d --name web nginx")
    with teacher.page.expect_popup() as opened:
        teacher.panel.get_by_role("link", name="Open the projector").click()
    expect(opened.value.locator('#picture g.container[data-name="web"]')).to_have_count(1)
    visit = sized(visits, SIZES[0])
    visit.page.goto("/projector/")
    visit.page.get_by_label("Code of the class").fill(teacher.code.lower())
    visit.page.get_by_role("button", name="Show").click()
    expect(visit.page.locator('#picture g.container[data-name="web"]')).to_have_count(1)
    expect(visit.page.locator(".code-corner-code")).to_have_text(teacher.code)
    visit.page.keyboard.press("c")
    expect(visit.page.get_by_role("region", name="Come in")).to_contain_text(teacher.code)
    picture(visit.page, "projector-code")
    visit.page.keyboard.press("c")
    expect(visit.page.locator(".code-corner")).to_be_hidden()
    visit.page.keyboard.press("c")
    expect(visit.page.locator(".code-corner")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
def test_it_follows_the_presenter_in_type_that_is_read_from_the_last_row(visits, size: tuple[int, int]) -> None:  # type: ignore[no-untyped-def]
    teacher = Asker(visits())
    wall = Projector(sized(visits, size), teacher.code)
    expect(wall.thing("container", "db")).to_have_count(1)
    wall.page.wait_for_timeout(500)
    least = size[1] / 40
    assert min(wall.names()) >= least, wall.names()
    picture(wall.page, f"projector-lab-{size[1]}")
    present(teacher)
    teacher.page.get_by_role("tab", name="Under the hood").click()
    expect(wall.page.locator("#stage")).to_have_attribute("data-front", "hood")
    picture(wall.page, f"projector-hood-{size[1]}")
    teacher.page.get_by_role("tab", name="Matrix").click()
    expect(wall.page.locator("#stage")).to_have_attribute("data-front", "matrix")
    expect(wall.page.locator("#stage [role=gridcell]").first).to_be_attached()
    picture(wall.page, f"projector-matrix-{size[1]}")
    teacher.page.get_by_role("tab", name="CNM").click()
    teacher.thing("container", "web").locator(".box").first.click()
    expect(wall.thing("container", "web")).to_have_class(re.compile("selected"))
    teacher.ask("web", "db")
    expect(wall.band).to_contain_text(re.compile(r"\d+ of \d+"))
    sentence = teacher.page.locator(".callout .sentence").inner_text()
    expect(wall.band).to_contain_text(sentence)
    said = wall.band.locator(".told-said").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert said >= size[1] / 30
    picture(wall.page, f"projector-packet-{size[1]}")
    print(f"{size}: names {min(wall.names()):.0f} px, sentence {said:.0f} px")


def test_the_question_with_its_bars_once_the_teacher_shows_them(visits) -> None:  # type: ignore[no-untyped-def]
    teacher = Asker(visits())
    wall = Projector(sized(visits, SIZES[1], reduced_motion="reduce"), teacher.code)
    kim, sam = join(visits(), teacher.code, "Kim"), join(visits(), teacher.code, "Sam")
    teacher.first()
    expect(teacher.poll).to_contain_text("Not put to the class yet")
    expect(wall.poll).to_be_hidden()
    teacher.press("Ask the class")
    expect(wall.poll.get_by_role("listitem")).to_have_count(4)
    answer(kim, WRONG)
    answer(sam, RIGHT)
    expect(teacher.poll).to_contain_text("2 of 2 students answered")
    assert "%" not in wall.poll.inner_text()
    picture(wall.page, "projector-question")
    teacher.press("Close the vote")
    expect(wall.poll).to_contain_text("1 of 2 (50 %)")
    expect(wall.poll.locator(".is-right")).to_have_count(0)
    picture(wall.page, "projector-bars")
    teacher.press("Let the packet run")
    expect(wall.poll.locator(".is-right")).to_have_count(1)
    expect(wall.band).to_be_visible()
    wall.page.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})
    expect(wall.poll.locator("h2 code").first).to_be_visible()
    assert 0.85 < wall.poll.evaluate(CODE_TO_TEXT) <= 1, "names are as large as the words around them"
    assert wall.poll.evaluate("poll => poll.scrollHeight - poll.clientHeight") <= 0, "nobody scrolls on a projector"
    picture(wall.page, "projector-revealed")
    expect(card(kim.page)).to_contain_text("What was right")
    teacher.page.get_by_role("tab", name="Class").click()
    teacher.press("Put away")
    expect(wall.poll).to_be_hidden()
    private(wall, "Kim", "Sam")


def private(wall: Projector, *names: str) -> None:
    """Nothing private was told to the page or stands on it."""
    text = wall.page.content() + "".join(wall.heard)
    for secret in (
        *names,
        "docker network create",
        "docker run",
        '"type":"tally"',
        '"type":"chosen"',
        '"presence"',
        '"type":"you"',
        "/teach",
        "/keep",
        "/results",
    ):
        assert secret not in text, secret


def test_nothing_private_is_on_it_or_told_to_it(visits) -> None:  # type: ignore[no-untyped-def]
    teacher = Teacher(visits())
    wall = Projector(sized(visits, SIZES[0]), teacher.code)
    kim, sam = join(visits(), teacher.code, "Kim Private"), join(visits(), teacher.code, "Sam Private")
    expect(wall.page.locator(".projector-head .count")).to_have_text("2 here")
    kim.type("docker network create front")
    kim.page.mouse.move(500, 400)
    expect(wall.thing("network", "front")).to_have_count(1)
    sam.page.get_by_role("button", name="Raise hand").click()
    teacher.panel.get_by_role("button", name="Give everybody a copy").click()
    expect(teacher.panel).to_contain_text("Take back")
    wall.page.wait_for_timeout(500)
    private(wall, "Private", teacher.link.rsplit("/", 2)[1])
    assert not wall.page.locator("#picture .person").count()
    teacher.page.get_by_role("tab", name="Class").click()
    teacher.does("Kim Private", "Give the floor")
    expect(wall.page.locator("#presents")).to_have_text("Kim Private has the floor")
    assert "Sam" not in wall.page.content() + "".join(wall.heard)
    picture(wall.page, "projector-floor")


def test_it_changes_nothing_even_in_the_teacher_s_browser(visits) -> None:  # type: ignore[no-untyped-def]
    teacher = Teacher(visits())
    code = teacher.code
    page = teacher.visit.context.new_page()
    page.goto(f"/class/{code}/projector")
    expect(page.locator("#picture svg.diagram")).to_be_visible()
    answers = page.evaluate(
        """async (code) => {
          const told = [];
          for (const [path, message] of [
            [`/class/${code}/projector/watch`, { type: "line", ref: "1", text: "docker network create front" }],
            [`/class/${code}/projector/watch`, { type: "command", ref: "2", name: "network create", args: { name: "front" } }],
            [`/class/${code}/projector/socket`, { type: "lock", ref: "3", on: true }],
            [`/class/${code}/projector/socket`, { type: "draw", id: 1, lab: "", view: "cnm", points: [[0, 0]] }],
          ]) {
            const socket = new WebSocket(location.origin.replace("http", "ws") + path);
            told.push(await new Promise((resolve) => {
              socket.onmessage = ({ data }) => {
                const heard = JSON.parse(data);
                if (heard.type === "welcome") socket.send(JSON.stringify(message));
                else if (["refused", "receipt", "done"].includes(heard.type)) resolve(heard.type);
              };
            }));
            socket.close();
          }
          return told;
        }""",
        code,
    )
    assert answers == ["refused"] * 4
    assert teacher.snapshot()["seq"] == 1
    page.keyboard.press("a")
    page.keyboard.press("Delete")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(strip(teacher.page)).to_contain_text("0 of 0 here")


def test_it_shows_the_light(visits) -> None:  # type: ignore[no-untyped-def]
    teacher = Asker(visits())
    wall = Projector(sized(visits, SIZES[0]), teacher.code)
    expect(wall.thing("container", "db")).to_have_count(1)
    teacher.thing("container", "web").locator(".box").first.click()
    strip(teacher.page).get_by_role("button", name="Spotlight", exact=True).click()
    expect(wall.page.locator("#picture .spot")).to_have_class("spot on")
    strip(teacher.page).get_by_role("button", name="Ink", exact=True).click()
    box = teacher.thing("container", "web").bounding_box()
    assert box
    teacher.page.mouse.move(box["x"], box["y"])
    teacher.page.mouse.down()
    teacher.page.mouse.move(box["x"] + 150, box["y"] + 90, steps=12)
    teacher.page.mouse.up()
    expect(wall.page.locator("#picture .trails .ink")).to_have_count(1)
    wall.page.wait_for_timeout(400)
    picture(wall.page, "projector-light")


def test_a_copy_comes_with_its_student_s_consent_and_goes_with_it(visits) -> None:  # type: ignore[no-untyped-def]
    teacher = Teacher(visits())
    wall = Projector(sized(visits, SIZES[0]), teacher.code)
    kim = join(visits(), teacher.code, "Kim")
    teacher.panel.get_by_role("button", name="Give everybody a copy").click()
    strip(kim.page).get_by_role("link", name="To your own copy").click()
    kim.live()
    kim.type("docker run -d --name kims nginx")
    expect(kim.thing("container", "kims")).to_have_count(1)
    teacher.does("Kim", "Open the own copy")
    teacher.live()
    expect(teacher.thing("container", "kims")).to_have_count(1)
    present(teacher)
    wall.page.wait_for_timeout(1_000)
    assert not wall.thing("container", "kims").count(), "not without consent"
    ask = teacher.page.evaluate("location.pathname")
    board = teacher.visit.context.new_page()
    board.goto(f"/class/{teacher.code}/wall") if teacher.code else None
    board.locator(".tile").get_by_role("button", name=re.compile("Show")).click()
    strip(kim.page).get_by_role("button", name="Yes, show it").click()
    expect(wall.thing("container", "kims")).to_have_count(1, timeout=10_000)
    assert ask
    strip(kim.page).get_by_role("button", name="Stop showing").click()
    expect(wall.thing("container", "kims")).to_have_count(0, timeout=10_000)
    expect(wall.page.locator("#picture svg.diagram")).to_be_visible()


def test_it_comes_back_after_a_killed_server_and_ends_with_a_new_code(visits, start_server) -> None:  # type: ignore[no-untyped-def]
    server: Server = start_server()
    teacher = Teacher(visits(server))
    wall = Projector(visits(server), teacher.code)
    for visit in (teacher.visit, wall.visit):
        visit.tolerated += ["ERR_CONNECTION", "Failed to load resource", "WebSocket", "410"]
    server.kill()
    expect(wall.page.locator("#state")).to_be_visible()
    server.start()
    server.wait()
    expect(wall.page.locator("#state")).to_be_hidden(timeout=20_000)
    teacher.live()
    teacher.type("docker network create front")
    expect(wall.thing("network", "front")).to_have_count(1)
    wall.page.reload()
    expect(wall.thing("network", "front")).to_have_count(1)
    teacher.page.get_by_role("tab", name="Class").click()
    teacher.panel.get_by_role("button", name="New code…").click()
    teacher.page.get_by_role("dialog").get_by_role("button", name="Make a new code").click()
    expect(wall.page.locator(".why")).to_contain_text("made a new one")


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing(visits, size: tuple[int, int]) -> None:  # type: ignore[no-untyped-def]
    teacher = Asker(visits())
    wall = Projector(sized(visits, size, reduced_motion="reduce"), teacher.code)
    expect(wall.thing("container", "db")).to_have_count(1)
    join(visits(), teacher.code, "Kim")
    teacher.first()
    teacher.press("Ask the class")
    expect(wall.poll).to_be_visible()
    clean(wall.page, "an open question")
    teacher.press("Close the vote")
    teacher.press("Let the packet run")
    expect(wall.band).to_be_visible()
    expect(wall.poll.locator(".is-right")).to_have_count(1)
    clean(wall.page, "an answer and a packet")
    wall.page.keyboard.press("c")
    clean(wall.page, "the code")
    wall.page.goto("/projector/")
    clean(wall.page, "the page that asks for the code")
