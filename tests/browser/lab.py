"""A lab's page as a person uses it: by what can be read and pressed, not by how it is built."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Locator, Page, WebSocket, expect

from .conftest import Visit


class LabPage:
    """Somebody in a lab: a new one, the one at a path, or (None) the one that the page shows.

    `receipts` are the answers that came over the page's socket since then, in order.
    """

    def __init__(self, visit: Visit, path: str | None = "/") -> None:
        self.visit = visit
        self.page: Page = visit.page
        self.receipts: list[dict[str, Any]] = []
        self.page.on("websocket", self._socket)
        if path is not None:
            self.page.goto(path)
        if path == "/":
            self.page.get_by_role("button", name="New lab").click()
        self.live()

    def _socket(self, socket: WebSocket) -> None:
        def received(payload: str | bytes) -> None:
            message = json.loads(payload)
            if message["type"] == "receipt":
                self.receipts.append(message)

        socket.on("framereceived", received)

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.visit.server.url)

    def live(self, within: float = 15) -> None:
        expect(self.page.locator("#connection")).to_contain_text("Live", timeout=within * 1000)

    def snapshot(self) -> dict[str, Any]:
        """The lab as the server has it."""
        address = json.loads(self.page.locator("#page").text_content() or "")["snapshot"]
        found: dict[str, Any] = self.page.request.get(address).json()
        return found

    def type(self, line: str) -> None:
        """Type a line in the console and press Enter."""
        self.command_line.fill(line)
        self.command_line.press("Enter")

    def paste(self, lines: Iterable[str]) -> None:
        """Paste several lines into the console at once."""
        self.command_line.focus()
        self.page.evaluate(
            """(text) => {
              const data = new DataTransfer();
              data.setData("text/plain", text);
              const options = { clipboardData: data, bubbles: true, cancelable: true };
              document.activeElement.dispatchEvent(new ClipboardEvent("paste", options));
            }""",
            "\n".join(lines) + "\n",
        )

    @property
    def command_line(self) -> Locator:
        return self.page.get_by_label("Command line")

    @property
    def output(self) -> Locator:
        return self.page.get_by_role("log", name="Console output")

    @property
    def picture(self) -> Locator:
        return self.page.locator("#picture")

    def thing(self, kind: str, name: str) -> Locator:
        """A container, network or host in the picture."""
        return self.picture.locator(f"g.{kind}[data-name={json.dumps(name)}]")

    def names(self, kind: str) -> set[str]:
        return set(self.picture.locator(f"g.{kind}").evaluate_all("all => all.map(one => one.dataset.name)"))

    def endpoints(self) -> set[str]:
        """What the picture says of each endpoint."""
        return set(self.picture.locator("g.endpoint").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))"))

    def dialog(self, **fields: str) -> None:
        """Fill the open dialog's fields, by their labels, and send it."""
        dialog = self.page.get_by_role("dialog")
        for label, value in fields.items():
            control = dialog.get_by_label(label, exact=True)
            if control.evaluate("one => one.tagName") == "SELECT":
                control.select_option(value)
            else:
                control.fill(value)
        dialog.locator("button[type=submit]").click()
        expect(dialog).to_have_count(0)

    def tool(self, name: str) -> None:
        self.page.get_by_role("toolbar", name="Lab").get_by_role("button", name=name, exact=True).click()

    def ask(self, source: str, target: str, protocol: str = "icmp", port: int = 0) -> dict[str, Any]:
        """Ask in the form "Can one reach the other?" and return the way of the packet that the page was sent."""
        self.page.get_by_role("tab", name="Reach").click()
        form = self.page.get_by_role("form", name="Can one reach the other?")
        form.get_by_label("From").select_option(source)
        form.get_by_label("To", exact=True).fill(target)
        form.get_by_label("By").select_option(protocol)
        if port:
            form.get_by_label("Port").fill(str(port))
        before = len(self.receipts)
        form.get_by_role("button", name="Ask", exact=True).click()
        while len(self.receipts) == before:
            self.page.wait_for_timeout(10)
        trace: dict[str, Any] = self.receipts[-1]["trace"]
        self.skip()
        return trace

    def skip(self) -> None:
        """Do not wait for the packet that travels in the picture."""
        self.page.evaluate("document.querySelector('.under-way button')?.click()")

    @property
    def verdict(self) -> Locator:
        return self.page.get_by_role("region", name="Verdict")
