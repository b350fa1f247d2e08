"""What the pages show of a scenario, whether it came with the product or somebody saved it: the same shape for both.

`here` is the address of what is looked at (one version, or the newest one), to which the pages add `/embed` and the like.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.urls import reverse

from cnmviz.cnm.world import World
from cnmviz.console.file import Numbered
from cnmviz.labs import documents, frames, prose

from . import builtin, limits
from .builtin import Builtin
from .models import Scenario, Version

SUMMARY = 180
"""Characters of a text on a card."""

BEGINNING = 600
"""Characters of a text that are read for a card."""

EPOCH = 1_700_000_000_000_000
"""When the labs of built-in scenarios were made, as far as their pictures go."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A scenario on a page. `key` tells its content from any other; `scenario` and `version` are None for built-in ones.

    `loaded` makes its world, with a seed and a time.
    """

    key: str
    title: str
    text: str
    tags: tuple[str, ...]
    here: str
    loaded: Callable[[str, int], World]
    lines: tuple[Numbered, ...] = ()
    scenario: Scenario | None = None
    version: Version | None = None

    @cached_property
    def prose(self) -> list[prose.Block]:
        return prose.of(self.text)

    @cached_property
    def summary(self) -> str:
        beginning = prose.of(self.text[:BEGINNING])
        first = next((block for block in beginning if block["t"] == "p"), None)
        words = prose.plain([first] if first else beginning)
        return words if len(words) <= SUMMARY else f"{words[:SUMMARY].rsplit(' ', 1)[0]}…"

    @cached_property
    def words(self) -> str:
        """All that a search looks at. The text is taken as it was written: a gallery would have to read hundreds of long ones."""
        return " ".join((self.title, self.text, *self.tags)).lower()

    def matches(self, words: list[str], tag: str) -> bool:
        """Whether each of some words, in small letters, is in it, and the tag, where one is asked for. The page looks alike."""
        return all(word in self.words for word in words) and (not tag or tag in self.tags)

    def document(self) -> bytes:
        return documents.written(self.title, self.loaded(self.key, EPOCH))

    def picture(self) -> bytes:
        """The lab in the shape of a snapshot, packed by gzip."""
        return _packed(self.key) or _pack(self.key, frames.still(self.title, self.loaded(self.key, EPOCH)))


def of_builtin(one: Builtin) -> Shown:
    return Shown(
        key=f"builtin-{one.slug}",
        title=one.title,
        text=one.about,
        tags=one.tags,
        here=reverse("builtin", args=[one.slug]),
        loaded=lambda seed, now: builtin.world_of(one, seed, now),
        lines=one.lines,
    )


@lru_cache(maxsize=1)
def builtins() -> tuple[Shown, ...]:
    """All that came with the product."""
    return tuple(of_builtin(one) for one in builtin.catalogue().values())


def of_version(version: Version, *, newest: bool) -> Shown:
    """A version; `newest` where its address is to lead to whichever is the newest."""
    return Shown(
        key=f"version-{version.pk}",
        title=version.title,
        text=version.text,
        tags=tuple(version.tags),
        here=version.scenario.get_absolute_url() if newest else version.get_absolute_url(),
        loaded=lambda seed, now: documents.read(version.document.encode(), seed)[1],
        scenario=version.scenario,
        version=version,
    )


def of_scenario(scenario: Scenario) -> Shown:
    """A scenario on a card: its lab is looked up once it is drawn."""
    return Shown(
        key=f"scenario-{scenario.pk}",
        title=scenario.title,
        text=scenario.text,
        tags=tuple(scenario.tags),
        here=scenario.get_absolute_url(),
        loaded=lambda seed, now: of_version(scenario.versions.all()[0], newest=True).loaded(seed, now),
        scenario=scenario,
    )


_pictures: dict[str, bytes] = {}
"""Pictures that were asked for last: what a version holds never changes."""


def _packed(key: str) -> bytes | None:
    return _pictures.get(key)


def _pack(key: str, body: bytes) -> bytes:
    while len(_pictures) >= limits.HOT_PICTURES:
        _pictures.pop(next(iter(_pictures)), None)
    return _pictures.setdefault(key, gzip.compress(body, 5))
