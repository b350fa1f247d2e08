"""A ladder of three small lessons, and students at work on them: in a browser without scripts, and at the console of their lab."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from cnmviz.labs import people
from cnmviz.labs.models import Lab, Member
from cnmviz.lessons import asking, content, standing
from cnmviz.lessons.models import Attempt
from tests.labs.conftest import Somebody, forget

FIRST = """---
title: A network of your own
topic: First steps
about: Make a network, and put a container on it.
minutes: 4
---
A **network** is what containers meet on.

## Predict
### Is there a network before you make one?
- [x] Yes: Docker brings three.
- [ ] No.

They are `bridge`, `host` and `none`.

### Which of these are drivers?
- [x] `bridge`
- [ ] `node1`
- [x] `macvlan`

## Goals
- `network front exists` There is a network called `front`.
- `web is on front`

## Hints
1. Look at `docker network --help`.
2. Then start `web` on it.

## Solution
```sh
docker network create front
docker run -d --name web --network front nginx
```

## Afterwards
That was all.
"""
SECOND = """---
title: Two networks, two worlds
topic: First steps
about: Two containers do not see each other. Mend it.
minutes: 5
after: [first]
---
Both run on the same host.

## Start
```sh
docker network create front
docker network create back
docker run -d --name web --network front nginx
docker run -d --name db --network back postgres
```

## Goals
- `web reaches db:5432` The web server finds its database.

## Hints
1. A container can be on two networks.

## Solution
```sh
docker network connect back web
```
"""
THIRD = SECOND.replace("First steps", "Isolation").replace("Two networks, two worlds", "Once more")
SOLUTION = ["docker network create front", "docker run -d --name web --network front nginx"]


@pytest.fixture(autouse=True)
def new_process() -> None:
    """What a restart of the server does."""
    forget()
    standing.forget()
    asking._rates.clear()


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the ladder's lessons."""
    for name, text in {"010-first": FIRST, "020-second": SECOND, "030-third": THIRD}.items():
        (tmp_path / f"{name}.md").write_text(text)
    monkeypatch.setattr(content, "FOLDER", tmp_path)
    content.catalogue.cache_clear()
    yield tmp_path
    content.catalogue.cache_clear()


_lines = count(1)


class Student:
    """A person with a browser. `lab` is where they were last."""

    def __init__(self, person: str) -> None:
        self.person = person
        self.client = Client()
        self.lab = Lab()
        answer = HttpResponse()
        people.remember(answer, person)
        self.client.cookies.update(answer.cookies)

    def starts(self, slug: str = "first", **fields: str) -> Attempt:
        """Press the button on a lesson's page, and open the lab that it leads to."""
        return self.opens(self.client.post(f"/lessons/{slug}/start", fields)["Location"])

    def opens(self, path: str) -> Attempt:
        assert self.client.get(path).status_code == 200
        self.lab = Lab.objects.get(code=path.split("/")[2])
        return Attempt.objects.filter(lab=self.lab).first() or Attempt()

    def asks(self, deed: str, **body: Any) -> Any:
        """Something about the lesson; the answer, or a refusal's status and words."""
        answer = self.client.post(f"/lab/{self.lab.code}/lesson/{deed}", body, content_type="application/json")
        return answer.json() if answer.status_code == 200 else (answer.status_code, answer.json()["error"])

    def types(self, *lines: str) -> None:
        for line in lines:
            receipt = self.at_work.types(line, ref=f"line-{next(_lines)}")
            assert receipt.ok, receipt

    @property
    def at_work(self) -> Somebody:
        return Somebody(Member.objects.get(lab=self.lab, person=self.person))


@pytest.fixture
def student(transactional_db: None, shelf: Path) -> Callable[[str], Student]:
    return Student


@pytest.fixture
def ana(student: Callable[[str], Student]) -> Student:
    return student("person-ana")


@pytest.fixture
def ben(student: Callable[[str], Student]) -> Student:
    return student("person-ben")
