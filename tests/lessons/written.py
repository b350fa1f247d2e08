"""Lessons as files, for tests: one that holds, and the same with parts replaced."""

from __future__ import annotations

from cnmviz.lessons.lesson import Lesson
from cnmviz.lessons.reading import read

SHOP = """\
---
title: A shop
topic: First steps
about: A web server finds its database.
minutes: 5
---
On a network of your own, `web` finds `db` by its name.

```sh
$ docker network create NAME
```

## Start

```sh
docker run -d --name db postgres
```

## Predict

### Does `web` find the database now?

- [ ] Yes.
- [x] No: there is no `web`.

There will be.

## Goals

- `web reaches db:5432` The web server reaches the database.
- `db is on shop`

## Hints

1. Begin with the network.
2. Then connect:

   ```sh
   $ docker network connect NETWORK CONTAINER
   ```

## Solution

```sh
docker network create shop
docker network connect shop db
docker run -d --name web --network shop nginx
```

## Afterwards

Well done.
"""


def shop(*replacements: tuple[str, str]) -> str:
    """The file of the lesson that holds, with parts of it replaced; each of them is there."""
    text = SHOP
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def lesson(*replacements: tuple[str, str]) -> Lesson:
    return read(shop(*replacements), "shop", 10)


def line_of(text: str, part: str) -> int:
    """The number of the first line of a file that has a part in it."""
    return next(number for number, line in enumerate(text.split("\n"), 1) if part in line)
