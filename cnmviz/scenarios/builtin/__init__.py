"""The scenarios that come with the product: one shell script of docker commands per scenario, found by scanning this folder.

`NNN-slug.sh`: the number orders the gallery, the slug is the scenario's name in addresses. A script begins with its metadata
as comments, `# title: …`, `# about: …`, `# tags: a, b`. What only a lab knows stands as `#: addhost node2`, a comment to a shell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cnmviz.cnm.stage import new_world
from cnmviz.cnm.world import World
from cnmviz.console.file import Numbered, lines_of, play

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Builtin:
    """A scenario of the product. `lines` make its lab out of a fresh one."""

    slug: str
    title: str
    about: str
    tags: tuple[str, ...]
    lines: tuple[Numbered, ...]


@cache
def catalogue() -> Mapping[str, Builtin]:
    """All built-in scenarios by slug, in their order."""
    found = [read(path.stem.partition("-")[2], path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.sh"))]
    return {one.slug: one for one in found}


def read(slug: str, text: str) -> Builtin:
    """A scenario of a script.

    Raises:
        KeyError: it lacks a part of its metadata.
    """
    parts = dict(_metadata(text))
    tags = tuple(tag.strip() for tag in parts["tags"].split(","))
    return Builtin(slug=slug, title=parts["title"], about=parts["about"], tags=tags, lines=tuple(lines_of(text)))


def _metadata(text: str) -> list[tuple[str, str]]:
    """What the comments say at the beginning of a script."""
    found = []
    for line in text.splitlines():
        name, colon, value = line.removeprefix("# ").partition(": ")
        if not line.startswith("# ") or not colon:
            break
        found.append((name, value.strip()))
    return found


def world_of(builtin: Builtin, seed: str, now: int) -> World:
    """The lab of a scenario; `now` is in microseconds since 1970.

    Raises:
        Stopped: a line does not succeed.
    """
    return play(new_world(seed, now=now), list(builtin.lines), now=now)
