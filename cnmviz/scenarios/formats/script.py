"""A lab as a bash script of docker commands, which a real Docker Engine runs too; and any script of docker commands as a lab."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cnmviz.cnm.world import World
from cnmviz.console.file import MOST_LINES
from cnmviz.labs.documents import Unusable
from cnmviz.scenarios.recipe import Recipe, recipe_of
from cnmviz.scenarios.recipe.words import BREAKS
from cnmviz.scenarios.scripts.reading import Script
from cnmviz.scenarios.texts import beginning_of, stem, text_of

from . import Asked, Format, Reading, Writing

LARGEST = 2 * 1024 * 1024
MOST_CONTAINERS = MOST_LINES // 2
TITLE = re.compile(r"^#\s*title:\s*(\S.*?)\s*$", re.MULTILINE | re.IGNORECASE)
DOCKER_LINE = re.compile(r"^(?:\$\s+|sudo\s+)?docker(?:\s|$)|^#:", re.MULTILINE)
SHELL = re.compile(r"#!.*\b(?:ba|da|z|k)?sh\b")

NEEDED = {"postgres": "POSTGRES_PASSWORD", "mysql": "MYSQL_ROOT_PASSWORD", "mariadb": "MARIADB_ROOT_PASSWORD"}
"""Images that do not run without a setting."""

HEADER = """\
#!/usr/bin/env bash
# title: {title}
# A lab of cnmviz, as docker commands. It runs on a Docker Engine 28 as it is.
"""
SEVERAL = """\
# Other hosts are docker contexts of these names: {names}.
# Lines behind #: are for the lab alone.
"""
STRICT = "set -euo pipefail\n"


def recognises(body: bytes, name: str) -> bool:
    beginning = beginning_of(body)
    return bool(SHELL.match(beginning) or DOCKER_LINE.search(beginning) or (beginning and name.lower().endswith(".sh")))


def read(body: bytes, asked: Asked) -> Reading:
    text = text_of(body, LARGEST)
    script = Script(asked.seed, asked.now)
    world = script.read(text)
    found = TITLE.search(text)
    return Reading(title=found[1][:200] if found else stem(asked.name), world=world, notes=script.passed_over.notes())


def write(title: str, world: World) -> Writing:
    if len(world.containers) > MOST_CONTAINERS:
        raise Unusable(
            f"a script of {len(world.containers)} containers is too long: at most {MOST_CONTAINERS}; JSON takes them all"
        )
    recipe = recipe_of(world)
    others = [host.name for host in world.hosts.values() if host.id != world.first_host.id]
    header = HEADER.format(title=BREAKS.sub(" ", title).strip() or "A lab")
    several = SEVERAL.format(names=", ".join(others)) if others else ""
    body = "".join([header, several, STRICT, "\n", *(f"{line}\n" for line in recipe.lines)])
    return Writing(body=body.encode(), notes=(*recipe.notes, *_about_engines(world), *_about_length(recipe)))


def _about_engines(world: World) -> Iterator[str]:
    """What a real engine needs that a lab does not."""
    for container in sorted(world.containers.values(), key=lambda one: one.number):
        setting = NEEDED.get(container.image.partition(":")[0], "")
        if setting and not any(variable.startswith((setting, f"{setting}_FILE")) for variable in container.env):
            yield f"on a real engine {container.name} ends at once without {setting}: add -e {setting}=... there"


def _about_length(recipe: Recipe) -> Iterator[str]:
    if len(recipe.lines) > MOST_LINES:
        yield f"{len(recipe.lines)} commands are too many to be opened here again: at most {MOST_LINES}"


FORMAT = Format(
    name="script",
    label="Docker script",
    suffixes=(".sh",),
    media_type="text/x-shellscript",
    order=90,
    recognises=recognises,
    read=read,
    write=write,
)
