"""A lesson in a lab's page as a student uses it: by what can be read and pressed."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from .conftest import Visit
from .lab import LabPage

START = [
    "docker network create front",
    "docker network create back",
    "docker run -d --name web --network front nginx",
    "docker run -d --name db --network back -e POSTGRES_PASSWORD=secret postgres",
]
ANSWER = "docker network connect back web"
LESSON = """---
title: Two networks, two worlds
topic: Isolation
about: Why two containers on one host do not see each other.
minutes: 5
---
The shop runs in two containers: `web` shows the pages, `db` keeps the orders. Each is on a **network of its own**.

### Look before you change anything

```sh
$ docker network inspect front
$ docker exec web ping -c 1 db
ping: bad address 'db'
```

A container is put on one more network like this:

```sh
$ docker network connect NETWORK CONTAINER
```

## Start

```sh
{start}
```

## Predict

### Does `web` reach `db`?

- [ ] Yes: both run on the same host.
- [x] No: they share no network.

Two bridges are two switches with **no cable** between them.

### What does a container have on each of its networks?

- [x] An endpoint.
- [x] An address.
- [ ] A kernel of its own.

Of kernels there is one for the whole host.

## Goals

- `web reaches db:5432` The web server finds its database at `db:5432`.
- `db is on back` The database stays on `back`.

## Hints

1. Which networks is `web` on?
2. A running container can be plugged into one more network: `docker network connect`.

## Solution

```sh
{answer}
```

## Afterwards

Now `web` has an endpoint on both networks, and nobody else has.
""".format(start="\n".join(START), answer=ANSWER)


class LessonPage(LabPage):
    """Somebody in the lab of a lesson, or (with a path) coming into one that somebody else began."""

    def __init__(self, visit: Visit, *, markdown: str = LESSON, path: str | None = None) -> None:
        if path is None:
            visit.page.goto("/lessons/")
            path = begun(visit, markdown)
        super().__init__(visit, path)

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("tabpanel", name="Lesson")

    @property
    def chip(self) -> Locator:
        return self.page.locator(".lesson-chip")

    def goal(self, words: str) -> Locator:
        return self.panel.get_by_role("region", name="Goals").get_by_role("listitem").filter(has_text=words)

    def prediction(self, number: int) -> Locator:
        return self.panel.get_by_role("region", name=f"Prediction {number}")

    @property
    def finish(self) -> Locator:
        return self.panel.get_by_role("region", name="Finished")

    @property
    def help(self) -> Locator:
        return self.panel.get_by_role("region", name="Help")

    def score(self) -> dict[str, str]:
        """Commands, Our solution, Points."""
        tiles = self.panel.get_by_role("region", name="Score").locator("dl > div")
        return {tile.locator("dt").inner_text(): tile.locator("dd").inner_text() for tile in tiles.all()}

    def expect_goals(self, *states: str, within: float = 10) -> None:
        """What each goal says of itself: Met, Not yet, Lost again."""
        expect(self.panel.locator(".goals summary .badge")).to_have_text(list(states), timeout=within * 1000)

    def play_solution(self) -> None:
        """Let the solution be shown, although it costs."""
        self.help.get_by_role("button", name="Show the solution").click()
        self.page.get_by_role("dialog").get_by_role("button", name="Show it").click()


def begun(visit: Visit, markdown: str) -> str:
    """Begin a lesson that is only tried; where its lab is."""
    token = next(cookie["value"] for cookie in visit.context.cookies() if cookie["name"] == "csrftoken")
    answer = visit.page.request.post(
        "/lessons/try", data={"markdown": markdown}, headers={"X-CSRFToken": token, "Referer": visit.server.url + "/"}
    )
    assert answer.ok, answer.text()
    return str(answer.json()["url"])
