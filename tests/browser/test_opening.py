"""Files and pasted texts of every kind: what is inside is shown with all that is read in another way, before anything is made."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from cnmviz.scenarios import formats
from tests.scenarios.recipe.test_recipe import UNSAID

from .axe import violations
from .lab import LabPage
from .test_copy import VARIED, build, clipboard, copied
from .test_export import drop, saved, share

COMPOSE = """\
services:
  web:
    image: nginx
    ports: ["8080:80"]
    volumes: ["data:/srv"]
    restart: always
  db:
    image: postgres
    healthcheck: {test: pg_isready}
"""
SCRIPT = "#!/bin/bash\n# title: Two networks\nset -e\ndocker network create front\ndocker network create back\nsleep 3\n"
SUFFIXES = Path(__file__).parents[2] / "static" / "cnmviz" / "export" / "opening.js"


def asked(page: Any) -> Locator:
    found: Locator = page.get_by_role("dialog", name="Open this lab?")
    return found


@pytest.fixture
def lab(visits) -> LabPage:  # type: ignore[no-untyped-def]
    return LabPage(visits())


def test_a_dropped_compose_file_tells_what_has_no_meaning_and_opens(lab: LabPage) -> None:
    here = lab.page.url
    drop(lab.page, "shop.yaml", COMPOSE.encode())
    dialog = asked(lab.page)
    expect(dialog).to_contain_text("2 containers and 4 networks on 1 host, from the file shop.yaml (Compose file).")
    notes = dialog.get_by_role("list", name=re.compile("What is left out"))
    expect(notes).to_contain_text("volumes")
    assert lab.page.url == here
    assert len(lab.snapshot()["entities"]["container"]) == 0
    dialog.get_by_role("button", name="Open as a new lab").click()
    lab.page.wait_for_url(lambda url: url != here)
    again = LabPage(lab.visit, lab.page.url.removeprefix(lab.visit.server.url))
    expect(again.picture).to_be_visible()
    assert len(again.snapshot()["entities"]["container"]) == 2


def test_after_opening_the_notes_can_be_read_again(lab: LabPage) -> None:
    here = lab.page.url
    drop(lab.page, "shop.yaml", COMPOSE.encode())
    asked(lab.page).get_by_role("button", name="Open as a new lab").click()
    lab.page.wait_for_url(lambda url: url != here)
    lab.page.get_by_role("button", name="Show", exact=True).click()
    expect(lab.page.get_by_role("dialog", name="How the file was read")).to_contain_text("volumes")
    lab.page.keyboard.press("Escape")
    lab.page.reload()
    expect(lab.page.locator("#picture")).to_be_visible()
    expect(lab.page.get_by_role("button", name="Show", exact=True)).to_have_count(0)


def test_a_file_that_was_dropped_by_mistake_changes_nothing(lab: LabPage) -> None:
    before = lab.snapshot()["entities"]
    drop(lab.page, "shop.yaml", COMPOSE.encode())
    asked(lab.page).get_by_role("button", name="Cancel").click()
    expect(asked(lab.page)).to_have_count(0)
    assert lab.snapshot()["entities"] == before


@pytest.mark.parametrize("kind", ["compose", "script", "inspect", "document"])
def test_a_pasted_text_that_is_a_file_is_asked_about(lab: LabPage, kind: str) -> None:
    lab.type("docker network create front")
    text = {
        "compose": COMPOSE,
        "script": SCRIPT,
        "inspect": json.dumps([{"Name": "a", "Id": "a" * 64, "Driver": "bridge", "Scope": "local", "IPAM": {"Config": [{"Subnet": "10.1.0.0/16"}]}}]),
        "document": json.dumps(lab.page.request.get(f"{lab.path}document").json()),
    }[kind]  # fmt: skip
    lab.thing("host", "node1").focus()
    clipboard(lab, "paste", text)
    expect(asked(lab.page)).to_contain_text("from what you pasted")
    lab.page.keyboard.press("Escape")
    expect(asked(lab.page)).to_have_count(0)
    assert len(lab.snapshot()["entities"]["network"]) == 4


def test_pasted_docker_lines_still_run_here(lab: LabPage) -> None:
    lab.thing("host", "node1").focus()
    clipboard(lab, "paste", "$ docker network create front\n$ docker run -d --name web --network front nginx")
    expect(lab.thing("container", "web")).to_be_visible()
    expect(asked(lab.page)).to_have_count(0)


def test_what_is_wrong_with_a_pasted_text_is_said(lab: LabPage) -> None:
    lab.visit.tolerated.append("400")
    lab.thing("host", "node1").focus()
    clipboard(lab, "paste", "#!/bin/sh\nfor i in 1 2; do\ndocker network create $i\ndone")
    dialog = lab.page.get_by_role("dialog", name="This file cannot be opened")
    expect(dialog).to_contain_text("what you pasted")
    expect(dialog.get_by_role("alert")).to_contain_text("line 2: for i in 1 2; do: 'for' is not run here", ignore_case=True)


def test_the_start_page_takes_files_and_texts(visits) -> None:  # type: ignore[no-untyped-def]
    page = visits().page
    page.goto("/")
    paste = """(text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }"""
    page.evaluate(paste, "hello")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.evaluate(paste, "docker network create front\ndocker run -d --name web --network front nginx")
    expect(asked(page)).to_contain_text("1 container and 4 networks on 1 host, from what you pasted (Docker script).")
    page.keyboard.press("Escape")
    drop(page, "two.sh", SCRIPT.encode())
    expect(asked(page)).to_contain_text("Two networks")
    expect(asked(page).get_by_role("list")).to_contain_text("line 6 (sleep 3)")
    asked(page).get_by_role("button", name="Open as a new lab").click()
    page.wait_for_url("**/lab/**")
    expect(page.locator("g.network[data-name=front]")).to_be_visible()


def test_a_file_that_is_too_large_is_not_sent(lab: LabPage) -> None:
    asks: list[str] = []
    lab.page.on("request", lambda request: asks.append(request.url) if "labs/open" in request.url else None)
    lab.page.evaluate(
        """async () => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([new Uint8Array(10_000_000)], "large.json"));
          for (const event of ["dragenter", "dragover", "drop"]) {
            document.body.dispatchEvent(new DragEvent(event, { dataTransfer, bubbles: true, cancelable: true }));
          }
        }"""
    )
    dialog = lab.page.get_by_role("dialog", name="This file cannot be opened")
    expect(dialog.get_by_role("alert")).to_contain_text("too large: at most 9.5 MiB")
    assert asks == []


@pytest.mark.parametrize(("kind", "says"), [("Docker script", b"docker run -d --name web"), ("Compose file", b"services:")])
def test_a_lab_is_saved_in_further_formats_and_opens_again(lab: LabPage, kind: str, says: bytes) -> None:
    lab.type("docker network create front")
    lab.type("docker run -d --name web --network front nginx")
    expect(lab.thing("container", "web")).to_be_visible()
    name, content = saved(lab, kind)
    assert says in content
    drop(lab.page, name, content)
    expect(asked(lab.page)).to_contain_text(f"1 container and 4 networks on 1 host, from the file {name} ({kind}).")


def test_what_a_script_cannot_say_is_told_where_it_is_saved(lab: LabPage) -> None:
    for line in UNSAID.strip().splitlines():
        lab.type(line)
    expect(lab.thing("network", "a")).to_be_visible()
    expect(lab.output.locator(".waiting")).to_have_count(0)
    dialog = share(lab)
    with lab.page.expect_download():
        dialog.get_by_role("button", name="Docker script").click()
    expect(dialog.get_by_role("list", name=re.compile("What Docker script cannot say"))).to_contain_text(
        "node1/web: the lines leave it out"
    )
    dialog.get_by_role("button", name="SVG").focus()
    assert violations(lab.page) == []


def test_the_script_has_the_lines_that_copying_everything_gives(visits) -> None:  # type: ignore[no-untyped-def]
    lab = build(visits, VARIED)
    lines = copied(lab).splitlines()
    script = lab.page.request.get(f"{lab.path}export/script").text().splitlines()
    assert [line for line in script if line.startswith("docker ")] == lines


def test_every_suffix_can_be_chosen() -> None:
    listed = re.search(r"SUFFIXES = \[(.*?)\]", SUFFIXES.read_text())
    assert listed is not None
    assert {f'"{suffix}"' for one in formats.catalogue().values() for suffix in one.suffixes} <= set(listed[1].split(", "))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visits, scheme: str) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits(color_scheme=scheme))
    lab.visit.tolerated.append("400")
    drop(lab.page, "shop.yaml", COMPOSE.encode())
    expect(asked(lab.page)).to_be_visible()
    assert violations(lab.page) == []
    lab.page.keyboard.press("Escape")
    drop(lab.page, "nothing.txt", b"hello")
    expect(lab.page.get_by_role("dialog", name="This file cannot be opened")).to_be_visible()
    assert violations(lab.page) == []
