"""axe, asked of a page in every look. All rules are asked in one look; the others differ from it by their colours alone.

In the looks with high contrast every text must have the contrast of WCAG's AAA (7:1).
"""

from __future__ import annotations

from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

Scheme = Literal["light", "dark"]

LOOKS: dict[str, tuple[Scheme, str]] = {
    "system": ("dark", "system"),
    "dark": ("light", "dark"),
    "contrast": ("light", "contrast"),
    "contrast in the dark": ("dark", "contrast"),
    "light": ("light", "light"),
}
"""What the system prefers, and the theme that somebody chose. The last one is how a page looks afterwards."""

DEVICES: dict[str, dict[str, Any]] = {
    "desk": {"reduced_motion": "reduce"},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "reduced_motion": "reduce"},
}
"""Options of a visit; nothing moves, because colours are measured."""

ALL_RULES = "light"
OF_COLOUR = ["color-contrast", "link-in-text-block"]
CHOOSE = """async (theme) => {
  const still = new CSSStyleSheet();
  still.replaceSync("*, ::before, ::after { transition: none !important }");
  document.adoptedStyleSheets = [still];
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  const sheet = document.querySelector("#contrast");
  if (sheet) sheet.media = theme === "contrast" ? "all" : "(prefers-contrast: more)";
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}"""
"""As `lib/theme.js` does it, but without telling anybody, so that what is open stays open; no colour is on its way to another."""


def violations(page: Page) -> list[str]:
    """What axe finds in a page as it is now, each with the look in which it does."""
    return [f"{look}: {found}" for look in LOOKS for found in _violations(page, look)]


def too_wide(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return max(0, wide)


def clean(page: Page, where: str = "") -> None:
    """Fail where axe finds something, or the page is too wide."""
    found = violations(page)
    assert not found, f"{where}: {found}"
    assert too_wide(page) == 0, f"{where} is too wide"


def _violations(page: Page, look: str) -> list[str]:
    scheme, theme = LOOKS[look]
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.evaluate(CHOOSE, theme)
    rules = OF_COLOUR + ["color-contrast-enhanced"] * look.startswith("contrast")
    found = Axe().run(page, options={} if look == ALL_RULES else {"runOnly": rules}).response["violations"]
    return [f"{each['id']}: {each['help']}: {[node['target'] for node in each['nodes']]}" for each in found]
