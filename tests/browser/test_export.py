"""A lab leaves the page in a picture and comes back from it; it is printed on one page, and shown live in somebody else's."""

from __future__ import annotations

import base64
import json
import re
import struct
import threading
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from .axe import violations
from .lab import LabPage

SHARE = "Save and share the picture"
LINES = (
    "docker network create front",
    "docker network create --internal back",
    "docker run -d --name web --network front -p 8080:80 nginx",
    "docker run -d --name db --network back postgres",
    "docker network connect back web",
)
PAGE = re.compile(rb"/Type\s*/Page\b")
DROP = """async ([name, type, data]) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name, { type }));
  for (const event of ["dragenter", "dragover", "drop"]) {
    document.body.dispatchEvent(new DragEvent(event, { dataTransfer, bubbles: true, cancelable: true }));
  }
}"""


@pytest.fixture
def lab(visits) -> LabPage:  # type: ignore[no-untyped-def]
    page = LabPage(visits())
    page.paste(LINES)
    expect(page.output.locator(".entry")).to_have_count(len(LINES))
    expect(page.output.locator(".waiting")).to_have_count(0)
    return page


def share(lab: LabPage) -> Locator:
    lab.page.get_by_role("button", name="Save and share", exact=True).click()
    return lab.page.get_by_role("dialog", name=SHARE)


def saved(lab: LabPage, kind: str) -> tuple[str, bytes]:
    dialog = share(lab)
    with lab.page.expect_download() as download:
        dialog.get_by_role("button", name=kind).click()
    lab.page.keyboard.press("Escape")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def drop(page: Page, name: str, content: bytes) -> None:
    page.evaluate(DROP, [name, "", base64.b64encode(content).decode()])


def document(lab: LabPage) -> dict[str, Any]:
    found: dict[str, Any] = lab.page.request.get(f"{lab.path}document").json()
    return found


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and data of each chunk, its checksum compared."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        assert struct.unpack(">I", png[at + 8 + size : at + 12 + size]) == (zlib.crc32(kind + data),)
        yield kind, data
        at += 12 + size


@pytest.mark.parametrize("kind", ["SVG", "PNG", "JSON"])
def test_a_saved_picture_opens_as_the_same_lab_in_another_browser(lab: LabPage, visits, kind: str) -> None:  # type: ignore[no-untyped-def]
    name, content = saved(lab, kind)
    other = visits()
    other.page.goto("/")
    drop(other.page, name, content)
    dialog = other.page.get_by_role("dialog", name="Open this lab?")
    expect(dialog).to_contain_text("2 containers and 5 networks on 1 host")
    dialog.get_by_role("button", name="Open as a new lab").click()
    other.page.wait_for_url("**/lab/**")
    again = LabPage(other, other.page.url.removeprefix(other.server.url))
    assert again.path != lab.path
    expect(again.thing("container", "web")).to_have_count(1)
    assert document(again) == document(lab)
    again.type("docker run -d --name more --network front nginx")
    expect(again.thing("container", "more")).to_have_count(1)


def test_the_saved_svg_is_strict_and_carries_no_script(lab: LabPage) -> None:
    name, content = saved(lab, "SVG")
    assert re.fullmatch(r"Lab-[A-Z]{4}\.svg", name)
    root = ET.fromstring(content)
    found = {element.tag.partition("}")[2] for element in root.iter()}
    assert found <= {"svg", "title", "desc", "metadata", "g", "rect", "circle", "path", "text"}
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not [name for name in attributes if name.startswith(("on", "class", "style", "data-", "aria-")) or "href" in name]
    assert json.loads(root.findtext("{*}metadata") or "") == document(lab)
    texts = {element.text for element in root.iterfind(".//{*}text")}
    assert {"web", "db", "front", "back", "node1", "outside", "8080→80/tcp"} <= texts


def test_the_saved_png_is_strict_and_twice_as_large(lab: LabPage) -> None:
    _, png = saved(lab, "PNG")
    _, svg = saved(lab, "SVG")
    parts = list(chunks(png))
    width, height, depth, colour = struct.unpack(">IIBB", parts[0][1][:10])
    size = [int(ET.fromstring(svg).attrib[side]) for side in ("width", "height")]
    assert ([width, height], depth) == ([2 * side for side in size], 8)
    pixels = zlib.decompress(b"".join(data for kind, data in parts if kind == b"IDAT"))
    assert len(pixels) == height * (1 + width * {2: 3, 6: 4}[colour])
    [text] = [data for kind, data in parts if kind == b"iTXt"]
    assert json.loads(text.removeprefix(b"cnmviz-lab\0\0\0\0\0")) == document(lab)


def test_the_picture_is_all_of_it_however_near_one_looks(lab: LabPage) -> None:
    _, before = saved(lab, "SVG")
    lab.thing("container", "web").click()
    for _ in range(5):
        lab.page.get_by_role("toolbar", name="View").get_by_role("button", name="Zoom in").click()
    lab.page.wait_for_timeout(400)
    assert saved(lab, "SVG")[1] == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_printed_on_one_page_with_nothing_else(visits, scheme: str) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits(color_scheme=scheme))
    lab.paste([*LINES, *(f"docker run -d --name c{n} nginx" for n in range(40))])
    expect(lab.thing("container", "c39")).to_have_count(1)
    for options in ({"prefer_css_page_size": True}, {"format": "A4"}, {"format": "Letter", "landscape": True}, {"format": "A6"}):
        assert len(PAGE.findall(lab.page.pdf(**options))) == 1, options
    lab.page.emulate_media(media="print")
    lab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    sheet = lab.page.locator(".print-sheet")
    expect(sheet).to_contain_text(lab.path.strip("/").rpartition("/")[2])
    shown = "[...document.body.children].filter((one) => one.checkVisibility()).map((one) => one.className)"
    assert lab.page.evaluate(shown) in (["print-sheet wide"], ["print-sheet tall"])
    assert sheet.locator("text", has_text="c39").get_attribute("fill") == "#121a26"
    lab.page.evaluate("dispatchEvent(new Event('afterprint'))")
    lab.page.emulate_media(media="screen")
    expect(lab.thing("container", "c39")).to_be_visible()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"hello", "No lab can be made of this file"),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>document.title = 'gone'</script></svg>",
            "There is no lab in this picture",
        ),
        (b"<svg", "This picture is damaged"),
        (b"<svg><metadata id='cnmviz-lab'>{", "This picture is damaged"),
        (b'{"format": "cnmviz-lab"', "This is not a lab"),
        (b'{"format": "cnmviz-lab", "version": 1, "draws": 1, "entities": {}}', "there is no host"),
    ],
)
def test_a_file_without_a_lab_is_explained(lab: LabPage, content: bytes, why: str) -> None:
    lab.visit.tolerated.append("400")
    drop(lab.page, "holiday.svg", content)
    dialog = lab.page.get_by_role("dialog", name="This file cannot be opened")
    expect(dialog).to_contain_text("holiday.svg")
    expect(dialog.get_by_role("alert")).to_contain_text(why, ignore_case=True)
    assert "gone" not in lab.page.title()
    lab.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_what_else_is_in_a_picture_is_left_alone(lab: LabPage) -> None:
    """Neither run, nor loaded, nor complained of in the console, which would fail the visit."""
    written = json.dumps(document(lab)).replace("<", "\\u003c").replace("&", "\\u0026")
    hostile = (
        '<image href="http://elsewhere.example/x.png" style="color: red" onload="document.title = 1" onerror="document.title = 1"/>'
        "<style>@import 'http://elsewhere.example/x.css'; svg { color: red }</style><script>document.title = 1</script>"
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" onload="document.title = 1">{hostile}<metadata id="cnmviz-lab">{written}</metadata></svg>'
    drop(lab.page, "holiday.svg", svg.encode())
    expect(lab.page.get_by_role("dialog", name="Open this lab?")).to_contain_text("2 containers")
    assert lab.page.title() != "1"


def test_a_lab_that_does_not_hold_together_is_explained(lab: LabPage) -> None:
    lab.visit.tolerated.append("400")
    broken = document(lab)
    broken["entities"]["endpoint"][0]["network"] = "gone"
    here = lab.page.url
    drop(lab.page, "lab.json", json.dumps(broken).encode())
    dialog = lab.page.get_by_role("dialog", name="This file cannot be opened")
    expect(dialog.get_by_role("alert")).to_contain_text('its network "gone" is not there')
    assert lab.page.url == here


def test_everything_by_keyboard(lab: LabPage, tmp_path: Path) -> None:
    (tmp_path / "lab.json").write_text(json.dumps(document(lab) | {"title": "Chosen"}))
    lab.picture.focus()
    lab.page.keyboard.press("Control+Shift+E")
    dialog = lab.page.get_by_role("dialog", name=SHARE)
    expect(dialog.get_by_role("img", name="Picture of a lab")).to_have_attribute(
        "alt", re.compile(r"2 containers \(web, db\) and 2 networks \(front, back\) on 1 host")
    )
    assert f'src="{lab.page.url}embed"' in dialog.get_by_label("Code for a page of yours").input_value()
    dialog.get_by_role("button", name="Copy the code").press("Enter")
    expect(dialog.locator(".embedding").get_by_role("status")).to_have_text("Copied")
    with lab.page.expect_file_chooser() as chooser:
        dialog.get_by_role("button", name="Open a file").press("Enter")
    chooser.value.set_files(tmp_path / "lab.json")
    expect(lab.page.get_by_role("button", name="Open as a new lab")).to_be_focused()
    lab.page.keyboard.press("Enter")
    expect(lab.page.get_by_role("heading", name="Chosen")).to_be_visible()
    lab.live()
    lab.picture.focus()
    lab.page.keyboard.press("?")
    expect(lab.page.get_by_role("dialog", name="Help")).to_contain_text(SHARE)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Somebody else's site: its address, and the folder of its pages."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    handler.log_message = lambda *_: None  # type: ignore[attr-defined]
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_address[1]}", tmp_path
    server.shutdown()
    server.server_close()


def test_another_site_frames_the_live_picture(lab: LabPage, visits, elsewhere: tuple[str, Path]) -> None:  # type: ignore[no-untyped-def]
    site, folder = elsewhere
    (folder / "page.html").write_text(
        f"<!doctype html><link rel=icon href=data:,><iframe id=live src='{lab.page.url}embed' width=800 height=500></iframe>"
        f"<iframe id=lab src='{lab.page.url}'></iframe>"
    )
    reader = visits()
    reader.tolerated += ["foreign request: http://localhost", "frame-ancestors", "X-Frame-Options", "ERR_BLOCKED_BY_RESPONSE"]
    reader.page.goto(f"{site}/page.html")
    frame = reader.page.frame_locator("#live")
    expect(frame.get_by_role("status")).to_have_text("Live")
    expect(frame.get_by_role("img", name=re.compile("web, running; db, running"))).to_be_visible()
    lab.type("docker run -d --name fresh nginx")
    expect(frame.locator("g.container[data-name=fresh]")).to_have_count(1)
    expect(frame.get_by_role("img", name=re.compile("fresh, running"))).to_be_visible()
    expect(frame.locator(".handle >> visible=true")).to_have_count(0)
    sides = frame.locator("svg rect.frame").evaluate("(host) => [host.getBBox().height, Number(host.getAttribute('height'))]")
    assert sides[0] == pytest.approx(sides[1]), "a host is as tall as it was laid out, not as the page"
    assert reader.context.cookies() == []
    with reader.context.expect_page() as opened:
        frame.get_by_role("link", name="Open in cnmviz").click()
    assert opened.value.evaluate("window.opener") is None
    opened.value.close()
    expect(reader.page.frame_locator("#lab").locator("#picture")).to_have_count(0)
    expect(lab.page.locator("#people .avatar")).to_have_count(1)


def test_axe_finds_nothing(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    lab.paste(LINES)
    expect(lab.thing("container", "db")).to_have_count(1)
    expect(share(lab).get_by_role("img", name="Picture of a lab")).to_be_visible()
    assert violations(lab.page) == []
    lab.page.keyboard.press("Escape")
    drop(lab.page, "lab.json", json.dumps(document(lab)).encode())
    expect(lab.page.get_by_role("dialog", name="Open this lab?")).to_be_visible()
    assert violations(lab.page) == []
    lab.page.goto(f"{lab.path}embed")
    expect(lab.page.get_by_role("status")).to_have_text("Live")
    assert violations(lab.page) == []
