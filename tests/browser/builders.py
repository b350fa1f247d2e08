"""A teacher who builds a lesson in a lab's page: by what can be read, pressed and picked."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from .conftest import Visit
from .lab import LabPage

START = [
    "docker network create front",
    "docker network create back",
    "docker run -d --name web --network front nginx",
    "docker run -d --name db --network back -e POSTGRES_PASSWORD=secret postgres",
]
ANSWER = "docker network connect back web"


class BuilderPage(LabPage):
    """Somebody in a lab who makes a lesson of it. `began` is where the lab was made: with the two networks, or empty."""

    def __init__(self, visit: Visit, path: str | None = "/", *, lines: list[str] = START) -> None:
        super().__init__(visit, path)
        if lines:
            self.paste(lines)
            expect(self.output.locator(".waiting")).to_have_count(0)
            expect(self.thing("container", "db")).to_be_visible()

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("tabpanel", name="Build")

    def part(self, name: str) -> Locator:
        """A part of the form, by its heading."""
        return self.panel.get_by_role("region", name=name)

    def field(self, label: str) -> Locator:
        return self.panel.get_by_label(label, exact=True)

    def press(self, name: str) -> None:
        self.panel.get_by_role("button", name=name, exact=True).click()

    @property
    def chip(self) -> Locator:
        return self.panel.locator(".check-chip")

    @property
    def goals(self) -> Locator:
        return self.part("4 Goals").locator("ol.goals > li")

    def begin(self) -> None:
        """As somebody begins who has never done it: with the button that saves and shares."""
        self.page.get_by_role("button", name="Save and share", exact=True).click()
        self.page.get_by_role("button", name="Make a lesson of this lab…").click()
        expect(self.panel).to_be_visible()
        expect(self.part("1 Start").get_by_label("Commands, one in each line")).to_have_value("\n".join(START))

    def record(self, *lines: str) -> None:
        self.press("Record the solution")
        expect(self.part("2 Solution")).to_contain_text("Recording")
        for line in lines:
            self.type(line)
        expect(self.part("2 Solution").get_by_label("Commands, one in each line")).to_have_value("\n".join(lines))
        self.press("Stop recording")

    def write(self) -> None:
        """All that is text."""
        self.field("Title").fill("Two networks, two worlds")
        self.field("Topic").fill("Isolation")
        self.field("In one sentence").fill("Why two containers on one host do not see each other.")
        self.field("Text").fill("`web` shows the pages, `db` keeps the orders.\n\n```sh\n$ docker network inspect back\n```")
        self.press("Add a question")
        self.field("Question 1").fill("Does `web` reach `db`?")
        self.field("Answer 1").fill("No: they share no network.")
        self.field("Answer 2").fill("Yes: both run on the same host.")
        self.field("Why, once it was answered").fill("Two bridges, and **no cable**.")
        self.press("Add a hint")
        self.field("Hint 1").fill("Which networks is `web` on?")
        self.field("What is said once every goal is met").fill("Now `web` has two endpoints.")

    def goal(self, verb: str) -> None:
        """Begin a goal by what must hold."""
        self.press("Add a goal")
        self.page.get_by_role("menuitem", name=verb, exact=True).click()

    def pick(self, kind: str, name: str) -> None:
        self.thing(kind, name).locator(".title").first.click()

    def add_goals(self) -> None:
        """By picking: what reaches what, and what is on what."""
        self.goal("Somebody must reach …")
        self.pick("container", "web")
        self.pick("container", "db")
        expect(self.field("Port")).to_have_value("5432")
        self.press("Add this goal")
        self.goal("A container must be on …")
        self.pick("container", "db")
        self.pick("network", "back")
        self.field("What it is called for the student").last.fill("The database stays where it is.")
        self.press("Add this goal")
        expect(self.goals).to_have_count(2)

    def expect_holds(self) -> None:
        expect(self.chip).to_have_text("This lesson holds", timeout=15_000)

    def whole(self) -> None:
        """A lesson from the first press to where it holds."""
        self.begin()
        self.record(ANSWER)
        self.write()
        self.add_goals()
        self.expect_holds()


def saved(page: Page, name: str) -> tuple[str, str]:
    """The name and the text of the file that a button gives."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    return waiting.value.suggested_filename, waiting.value.path().read_text(encoding="utf-8")


def dropped(page: Page, name: str, text: str) -> None:
    """Drop a file on the page."""
    page.evaluate(
        """([name, text]) => {
          const data = new DataTransfer();
          data.items.add(new File([text], name, { type: "text/markdown" }));
          const options = { dataTransfer: data, bubbles: true, cancelable: true };
          for (const kind of ["dragenter", "dragover", "drop"]) document.body.dispatchEvent(new DragEvent(kind, options));
        }""",
        [name, text],
    )
