"""What other people do is said to screen readers, politely; one's own work is not repeated to oneself."""

from __future__ import annotations

from playwright.sync_api import expect

from .lab import LabPage


def test_changes_by_others_are_announced(visits) -> None:  # type: ignore[no-untyped-def]
    ana = LabPage(visits())
    ben = LabPage(visits(), ana.path)
    name = next(person["name"] for person in ana.snapshot()["people"] if person["id"] == _id(ana))
    regions = [person.page.locator("#announcer") for person in (ana, ben)]
    for region in regions:
        expect(region).to_have_attribute("aria-live", "polite")
    ana.type("docker network create front")
    expect(regions[1]).to_have_text(f"{name}: docker network create front")
    expect(regions[0]).to_have_text("")
    ana.tool("Undo")
    expect(regions[1]).to_have_text(f"{name}: undo: docker network create front")


def test_many_changes_at_once_are_one_sentence(visits) -> None:  # type: ignore[no-untyped-def]
    ana = LabPage(visits())
    ben = LabPage(visits(), ana.path)
    ana.paste(f"docker network create net{number}" for number in range(12))
    expect(ben.thing("network", "net11")).to_be_visible()
    expect(ben.page.locator("#announcer")).to_contain_text("changes. ")
    expect(ben.page.locator("#announcer")).to_contain_text("docker network create net11")


def _id(lab: LabPage) -> str:
    found: str = lab.page.evaluate("JSON.parse(document.querySelector('#page').textContent).you.id")
    return found
