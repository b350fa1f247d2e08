"""The matrix on the stage: its cells lead to the way of a packet, and two moments of a lab are compared while others work in it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, WebSocket, expect

from .axe import violations
from .lab import LabPage

TIERS = [
    "docker network create front",
    "docker network create data",
    "docker run -d --name web --network front -p 8080:80 nginx",
    "docker run -d --name db --network data nginx",
]


class MatrixPage:
    """Somebody who looks at the matrix. `asked` are the requests for a table that the page has sent."""

    def __init__(self, lab: LabPage) -> None:
        self.lab = lab
        self.page = lab.page
        self.asked: list[dict[str, Any]] = []
        self.page.on("websocket", self._socket)
        self.page.reload()
        lab.live()
        self.page.get_by_role("tab", name="Matrix").click()
        expect(self.summary).to_contain_text("ways are open")

    def _socket(self, socket: WebSocket) -> None:
        def sent(payload: str | bytes) -> None:
            message = json.loads(payload)
            if message.get("name") == "matrix":
                self.asked.append(message)

        socket.on("framesent", sent)

    @property
    def summary(self) -> Locator:
        return self.page.locator("#matrix-summary")

    @property
    def grid(self) -> Locator:
        return self.page.get_by_role("grid")

    def cell(self, source: str, target: str) -> Locator:
        return self.grid.locator(f'[role=gridcell][aria-label^="{source} to {target}: "]')

    def answer(self) -> Locator:
        """The verdict, without waiting for the packet that travels."""
        expect(self.page.locator(".verdict").first).to_be_visible()
        self.lab.skip()
        return self.lab.verdict

    def names(self, side: str) -> list[str]:
        return [one.split(",")[0] for one in self.grid.locator(f"[role={side}][aria-label]").evaluate_all(LABELS)]


LABELS = "all => all.map(one => one.getAttribute('aria-label'))"


@pytest.fixture
def matrix(visits) -> MatrixPage:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    lab.paste(TIERS)
    expect(lab.thing("container", "db")).to_be_visible()
    return MatrixPage(lab)


def test_a_cell_says_why_and_leads_to_the_way_of_its_packet(matrix: MatrixPage) -> None:
    expect(matrix.summary).to_have_text("8 of 12 ways are open.")
    cell = matrix.cell("web", "db")
    expect(cell).to_have_attribute("aria-label", "web to db: no, isolated. " + SENTENCE)
    cell.click()
    expect(matrix.answer()).to_contain_text("ISOLATED")
    expect(matrix.page.get_by_role("tab", name="Matrix")).to_have_attribute("aria-selected", "true")
    matrix.page.get_by_role("button", name="Show in the picture").click()
    expect(matrix.page.get_by_role("tab", name="CNM")).to_have_attribute("aria-selected", "true")
    expect(matrix.lab.picture.locator("svg.tracing")).to_be_visible()


SENTENCE = "The two are on different networks, and Docker's firewall keeps networks of a host apart."


def test_by_port_and_by_name(matrix: MatrixPage) -> None:
    form = matrix.page.get_by_role("form", name="What the matrix shows")
    form.get_by_label("Reached by").select_option("tcp")
    expect(matrix.cell("outside", "node1")).to_have_attribute("aria-label", "outside to node1: no, refused. " + NOBODY)
    form.get_by_label("Port").fill("8080")
    form.get_by_label("Port").press("Tab")
    expect(matrix.cell("outside", "node1")).to_have_attribute("aria-label", "outside to node1: yes. " + ARRIVED)
    form.get_by_label("Reached by").select_option("name")
    expect(matrix.cell("web", "db")).to_have_attribute("aria-label", "web to db: no, no name. " + NO_SHARED)


NOBODY = "No container publishes this port there, and nothing of the host listens on it."
ARRIVED = "The packet arrived, and the answer came back."
NO_SHARED = "The two share no network, and names are known only within a network."


def test_what_is_kept_is_compared_with_what_others_do(matrix: MatrixPage, visits) -> None:  # type: ignore[no-untyped-def]
    other = LabPage(visits(), matrix.lab.path)
    matrix.page.get_by_role("button", name="Keep as before").click()
    expect(matrix.summary).to_contain_text("No way opened or closed since step 5")
    other.type("docker network connect data web")
    expect(matrix.summary).to_contain_text("2 ways opened since step 5")
    expect(matrix.cell("web", "db")).to_have_attribute("aria-label", f"web to db: yes. {ARRIVED} (opened since)")
    other.type("docker stop -t 0 db")
    expect(matrix.summary).to_contain_text("3 ways closed since step 5")
    other.type("docker run -d --name cache --network front redis")
    expect(matrix.summary).to_contain_text("cache came.")
    expect(matrix.grid.get_by_role("rowheader", name="cache, container on front, new since")).to_be_visible()
    matrix.page.get_by_label("Show", exact=True).select_option("changed")
    matrix.page.get_by_label("Who asks", exact=True).fill("db")
    expect(matrix.grid.get_by_role("rowheader")).to_have_count(1)


def test_an_earlier_step_is_what_the_lab_was_then(matrix: MatrixPage) -> None:
    lab = matrix.lab
    lab.type("docker network connect data web")
    expect(matrix.summary).to_have_text("10 of 12 ways are open.")
    lab.type("docker rm -f db")
    expect(matrix.summary).to_have_text("5 of 6 ways are open.")
    moments = matrix.page.get_by_label("Compare with")
    label = moments.locator("option", has_text="after step 5 ").text_content() or ""
    assert label.endswith(": docker run -d --name db --network data nginx")
    moments.select_option("5")
    expect(matrix.summary).to_contain_text("No way opened or closed since step 5")
    expect(matrix.summary).to_contain_text("db went.")
    expect(matrix.cell("web", "db")).to_have_attribute("aria-label", f"web to db: no, isolated. {SENTENCE} (gone since)")
    moments.select_option("6")
    expect(matrix.cell("web", "db")).to_have_attribute("aria-label", f"web to db: yes. {ARRIVED} (gone since)")
    assert {message.get("at", 0) for message in matrix.asked} == {0, 5, 6}


def test_only_one_network(matrix: MatrixPage) -> None:
    matrix.page.get_by_label("Among").select_option("network front")
    expect(matrix.summary).to_have_text("5 of 6 ways are open.")
    assert matrix.names("rowheader") == ["web", "node1", "outside"]
    assert matrix.asked[-1]["args"] == {"protocol": "icmp", "port": 0, "network": ["front"]}


def test_behind_another_view_it_asks_nothing(matrix: MatrixPage) -> None:
    count = len(matrix.asked)
    matrix.page.get_by_role("tab", name="CNM").click()
    matrix.lab.type("docker network connect data web")
    expect(matrix.lab.picture.locator("g.endpoint")).to_have_count(3)
    matrix.page.wait_for_timeout(800)
    assert len(matrix.asked) == count
    matrix.page.get_by_role("tab", name="Matrix").click()
    expect(matrix.summary).to_have_text("10 of 12 ways are open.")
    assert len(matrix.asked) == count + 1


def test_by_keyboard(matrix: MatrixPage) -> None:
    keys = matrix.page.keyboard
    matrix.page.get_by_role("button", name="Keep as before").focus()
    keys.press("Tab")
    assert matrix.page.evaluate(FOCUSED) == "web itself"
    keys.press("ArrowRight")
    assert matrix.page.evaluate(FOCUSED).startswith("web to db: no")
    keys.press("Enter")
    expect(matrix.answer()).to_contain_text("ISOLATED")
    assert matrix.page.evaluate(FOCUSED).startswith("web to db: no"), "the focus stays where one was"
    keys.press("Home")
    keys.press("Enter")
    expect(matrix.grid.locator("[aria-selected=true]")).to_have_count(2)
    matrix.page.get_by_role("tab", name="CNM").click()
    expect(matrix.lab.thing("container", "web")).to_have_attribute("aria-pressed", "true")


FOCUSED = "document.activeElement.getAttribute('aria-label')"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visits, scheme: str) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits(color_scheme=scheme))
    lab.paste(TIERS)
    expect(lab.thing("container", "db")).to_be_visible()
    matrix = MatrixPage(lab)
    matrix.page.get_by_role("button", name="Keep as before").click()
    lab.type("docker network connect data web")
    expect(matrix.summary).to_contain_text("2 ways opened")
    matrix.grid.get_by_role("rowheader").first.click()
    assert violations(matrix.page) == []


def test_on_a_phone_it_fits_and_its_fields_are_a_press_away(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True))
    lab.page.goto(f"{lab.path}?view=matrix")
    lab.live()
    expect(lab.page.locator("#matrix-summary")).to_have_text("2 of 2 ways are open.")
    compare = lab.page.get_by_label("Compare with")
    expect(compare).to_be_hidden()
    lab.page.get_by_role("button", name="Filter and compare").tap()
    expect(compare).to_be_visible()
    assert lab.page.evaluate("document.documentElement.scrollWidth") <= 390
