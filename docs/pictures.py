"""Makes the pictures of docs/images from the running product: `python docs/pictures.py`. Look at them before you commit them."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import zlib
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.builders import BuilderPage  # noqa: E402
from tests.browser.classes import Teacher, join, strip  # noqa: E402
from tests.browser.conftest import FLAGS, Visit  # noqa: E402
from tests.browser.lab import LabPage  # noqa: E402
from tests.browser.lessons import ANSWER, LessonPage  # noqa: E402
from tests.browser.presenting import present, step_to  # noqa: E402
from tests.browser.test_predict import RIGHT, WRONG, Asker, answer  # noqa: E402
from tests.browser.test_wall import hand_out, to_copy, wall_of  # noqa: E402
from tests.server import Server  # noqa: E402

SIGNATURE = b"\x89PNG\r\n\x1a\n"
IMAGES = ROOT / "docs" / "images"
DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PROJECTOR: dict[str, Any] = {"viewport": {"width": 1280, "height": 720}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}
LOOKS = {"light": DESK, "dark": DESK, "phone": PHONE}
SETTLED = 2500
"""Milliseconds until everything has moved to its place."""


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="cnmviz-pictures-") as folder:
        server = Server(Path(folder))
        server.start()
        server.wait()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
                _pictures(browser, server)
        finally:
            server.close()


def _pictures(browser: Browser, server: Server) -> None:
    """`light` and `dark` are a desk; in `phone` a phone. The start page and every view of the lab are taken in all three."""
    lab = LabPage(_visit(browser, server, "light", DESK))
    lab.paste(_three_tier())
    lab.page.wait_for_timeout(SETTLED)
    for look, device in LOOKS.items():
        visit = _visit(browser, server, "dark" if look == "dark" else "light", device)
        visit.page.goto("/")
        _shoot(visit, f"home-{look}")
        person = LabPage(visit, lab.path)
        for view in person.page.locator("#stage > .tablist [role=tab]").all():
            view.click()
            key = (view.get_attribute("id") or "").removeprefix("tab-view-")
            person.page.wait_for_timeout(SETTLED)
            _shoot(person.visit, f"{key}-{look}")
    _scenarios(browser, server)
    _builder(BuilderPage(_visit(browser, server, "light", DESK)))
    _packet(LabPage(_visit(browser, server, "dark", DESK), lab.path))
    _history(LabPage(_visit(browser, server, "light", DESK), lab.path))
    _palette_and_contrast(lab)
    _lesson(browser, server)
    _class(browser, server)
    _lesson_in_class(browser, server)


def _class(browser: Browser, server: Server) -> None:
    """A teacher's page with people in all states, a student's on a phone, and the page for the projector."""
    teacher = Teacher(_visit(browser, server, "light", DESK), "Bridge networks")
    kim, *_ = (join(_visit(browser, server, "light", DESK), teacher.code, name) for name in ("Kim", "Noor", "Ada", "Mei"))
    kim.paste(_three_tier())
    phone = join(_visit(browser, server, "light", PHONE), teacher.code, "Sam")
    phone.page.get_by_role("button", name="Raise hand").click()
    strip(teacher.page).get_by_role("button", name="Lock the lab").click()
    teacher.does("Kim", "Give the floor")
    teacher.does("Noor", "Only watches")
    teacher.panel.evaluate("panel => panel.scrollTo(0, 0)")
    teacher.page.wait_for_timeout(SETTLED)
    _shoot(teacher.visit, "class-light")
    _shoot(phone.visit, "class-phone")
    door = _visit(browser, server, "dark", DESK)
    door.page.goto(f"/class/{teacher.code}/door")
    door.page.wait_for_timeout(SETTLED)
    _shoot(door, "class-door-dark")


def _lesson_in_class(browser: Browser, server: Server) -> None:
    """A question with its bars while the class votes, and the wall with copies in all states."""
    teacher = Asker(_visit(browser, server, "light", DESK))
    students = [
        join(_visit(browser, server, "light", DESK), teacher.code, name) for name in ("Kim", "Noor", "Ada", "Mei", "Ben", "Sam")
    ]
    teacher.first()
    teacher.press("Ask the class")
    for student, belief in zip(students[1:], (WRONG, RIGHT, RIGHT, WRONG, RIGHT), strict=True):
        answer(student, belief)
    teacher.page.wait_for_timeout(SETTLED)
    _shoot(teacher.visit, "class-question-light")
    screen = _visit(browser, server, "dark", PROJECTOR)
    screen.page.goto(f"/class/{teacher.code}/projector")
    present(teacher.page)
    teacher.press("Close the vote")
    teacher.press("Let the packet run")
    step_to(teacher.page, 5)
    screen.page.wait_for_timeout(SETTLED)
    _shoot(screen, "class-projector-dark")
    teacher.page.keyboard.press("Escape")
    teacher.press("Put away")
    teacher.page.get_by_role("tab", name="Class").click()
    hand_out(teacher)
    for student in students:
        to_copy(student)
    kim, noor, ada, mei, *_ = students
    kim.type("docker network connect back web")
    noor.paste(["docker run -d --name api --network front nginx", "docker network connect back api"])
    for _ in range(3):
        ada.type("docker network connect nowhere web")
    mei.paste(["docker rm -f db", "docker run -d --name db --network front nginx", "docker stop wbe"])
    wall = wall_of(teacher)
    wall.wait_for_timeout(SETTLED)
    _keep("class-wall-light", wall.screenshot())
    wall.goto(f"/class/{teacher.code}/replay")
    wall.get_by_role("region", name="Chapters").get_by_role("button").nth(2).click()
    wall.wait_for_timeout(SETTLED)
    _keep("class-replay-light", wall.screenshot())


def _scenarios(browser: Browser, server: Server) -> None:
    """The gallery, a scenario, and what is said when a lab was saved as one."""
    for look, device in LOOKS.items():
        visit = _visit(browser, server, "dark" if look == "dark" else "light", device)
        for name, path in (("scenarios", "/scenarios/"), ("scenario", "/scenarios/three-tiers")):
            visit.page.goto(path)
            visit.page.wait_for_timeout(SETTLED)
            _shoot(visit, f"{name}-{look}")
    visit = _visit(browser, server, "light", DESK)
    visit.page.goto("/scenarios/reverse-proxy")
    visit.page.get_by_role("button", name="Open as a lab of your own").click()
    lab = LabPage(visit, None)
    lab.page.keyboard.press("Control+s")
    lab.page.keyboard.type("The shop behind its proxy")
    lab.page.keyboard.press("Enter")
    lab.page.wait_for_timeout(SETTLED)
    _shoot(visit, "saved-light")


def _builder(lab: BuilderPage) -> None:
    """A lesson that is built: its second goal is being picked."""
    lab.begin()
    lab.record(ANSWER)
    lab.write()
    lab.goal("A container must be on …")
    lab.pick("container", "db")
    lab.pick("network", "back")
    lab.press("Add this goal")
    lab.goal("Somebody must reach …")
    lab.pick("container", "web")
    lab.pick("container", "db")
    lab.page.wait_for_timeout(SETTLED)
    _shoot(lab.visit, "builder-light")


def _packet(lab: LabPage) -> None:
    """A packet that dies, in the picture and under the hood."""
    lab.ask("proxy", "db", "tcp", 80)
    lab.page.locator("#picture").focus()
    for _ in range(20):
        lab.page.keyboard.press(".")
    lab.page.wait_for_timeout(SETTLED)
    _shoot(lab.visit, "reach-dark")
    lab.page.keyboard.press("2")
    lab.page.wait_for_timeout(SETTLED)
    _shoot(lab.visit, "reach-hood-dark")


def _history(lab: LabPage) -> None:
    """The lab as it was a few steps ago."""
    lab.page.locator("#picture").focus()
    lab.page.keyboard.press("h")
    slider = lab.page.get_by_role("slider")
    slider.focus()
    for _ in range(4):
        slider.press("ArrowLeft")
    lab.page.wait_for_timeout(SETTLED)
    _shoot(lab.visit, "time-light")


def _palette_and_contrast(lab: LabPage) -> None:
    lab.thing("container", "proxy").focus()
    lab.page.keyboard.press("Space")
    lab.page.keyboard.press("Control+k")
    _shoot(lab.visit, "palette-light")
    lab.page.keyboard.type("high contrast")
    lab.page.keyboard.press("Enter")
    lab.page.wait_for_timeout(SETTLED)
    _shoot(lab.visit, "cnm-contrast")


def _lesson(browser: Browser, server: Server) -> None:
    """A goal that explains itself, on a phone a prediction, and the end of a lesson."""
    lesson = LessonPage(_visit(browser, server, "light", DESK))
    lesson.chip.click()
    goal = lesson.goal("The web server finds")
    goal.locator("summary").click()
    goal.get_by_role("button", name="Show the way").click()
    for _ in range(20):
        lesson.page.keyboard.press(".")
    lesson.page.wait_for_timeout(SETTLED)
    _shoot(lesson.visit, "lesson-light")
    finished = LessonPage(_visit(browser, server, "dark", DESK), path=lesson.path)
    finished.type(ANSWER)
    finished.page.wait_for_timeout(SETTLED)
    _shoot(finished.visit, "lesson-dark")
    begun = LessonPage(_visit(browser, server, "light", PHONE))
    begun.page.wait_for_timeout(SETTLED)
    _shoot(begun.visit, "lesson-phone")


def _visit(browser: Browser, server: Server, scheme: Literal["light", "dark"], device: dict[str, Any]) -> Visit:
    return Visit(browser.new_context(base_url=server.url, reduced_motion="reduce", color_scheme=scheme, **device), server)


def _three_tier() -> list[str]:
    recording = json.loads((ROOT / "tests/recordings/handmade/three-tier.json").read_text())
    return [step["command"] for step in recording["steps"]]


def _shoot(visit: Visit, name: str) -> None:
    visit.check()
    _keep(name, visit.page.screenshot())


def _keep(name: str, png: bytes) -> None:
    path = IMAGES / f"{name}.png"
    path.write_bytes(packed(png))
    print(f"{path} {path.stat().st_size // 1024} kB")


def packed(png: bytes) -> bytes:
    """The same picture in fewer bytes: a browser packs in a hurry."""
    chunks, at = [], len(SIGNATURE)
    while at < len(png):
        size = int.from_bytes(png[at : at + 4])
        chunks.append((png[at + 4 : at + 8], png[at + 8 : at + 8 + size]))
        at += 12 + size
    pixels = zlib.compress(zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT")), 9)
    kept = [(kind, data) for kind, data in chunks if kind in (b"IHDR", b"PLTE", b"tRNS")] + [(b"IDAT", pixels), (b"IEND", b"")]
    return SIGNATURE + b"".join(len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4) for kind, data in kept)


if __name__ == "__main__":
    main()
