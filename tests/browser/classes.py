"""A class in the browser, as its teacher and its students use it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from .conftest import Visit
from .lab import LabPage

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


class Teacher(LabPage):
    """Somebody who starts a class at the start page."""

    def __init__(self, visit: Visit, title: str = "Bridge networks") -> None:
        page = visit.page
        page.goto("/")
        page.get_by_role("link", name="Teach a class").click()
        page.get_by_label("What it is about").fill(title)
        page.get_by_role("button", name="Start the class").click()
        self.link = page.get_by_label(re.compile("Private link")).input_value()
        page.get_by_role("link", name="Go to the class").click()
        super().__init__(visit, None)
        expect(self.panel.locator(".class-code")).to_have_text(re.compile("[A-Z]{5}"))

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("tabpanel", name="Class")

    @property
    def code(self) -> str:
        return self.panel.locator(".class-code").inner_text()

    def row(self, name: str) -> Locator:
        return self.panel.get_by_role("list", name="Everybody in the class").get_by_role("listitem").filter(has_text=name)

    def does(self, name: str, deed: str) -> None:
        """Choose a deed about somebody in the menu of their row."""
        self.row(name).get_by_role("button").click()
        self.page.get_by_role("menu").get_by_text(deed, exact=True).click()


def join(visit: Visit, code: str, name: str) -> LabPage:
    """From the start page, with the code and a nickname, into the lab."""
    visit.page.goto("/")
    visit.page.get_by_label("Join with a code").fill(code.lower())
    visit.page.get_by_role("button", name="Join").click()
    visit.page.get_by_label("Your nickname").fill(name)
    visit.page.get_by_role("button", name="Join").first.click()
    return LabPage(visit, None)


def strip(page: Page) -> Locator:
    return page.get_by_role("region", name="Class", exact=True)
