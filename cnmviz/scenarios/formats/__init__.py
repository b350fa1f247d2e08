"""The files that a lab comes from and goes to. One module (or package) per format, found by scanning this folder.

A module declares `FORMAT`. What is read was written by anybody: each format looks at sizes, depths and counts before it makes
anything, and says in a sentence why no lab can be made of a file. What has no meaning in a lab is told, never dropped in silence.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from cnmviz.cnm.world import World
from cnmviz.labs.documents import Unusable

__all__ = ["Asked", "Format", "Reading", "Unusable", "Writing", "catalogue", "read", "recognised", "write", "written"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody wants to be read: the file's name as it was given ("" where it was pasted), the new lab's seed, and the time.

    `now` is in microseconds since 1970.
    """

    name: str = ""
    seed: str
    now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A lab that was read. `notes` are sentences about what has no meaning here, or was read otherwise than it was written."""

    title: str
    world: World
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A lab as a file. `notes` are sentences about what the format cannot say."""

    body: bytes
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of file.

    `recognises` looks at a file's beginning and its name, cheaply; `order` decides who is asked first (the surest first). `read`
    raises Unusable. A format without `write` is read only. `suffixes` are how such files end, the usual one first.
    """

    name: str
    label: str
    suffixes: tuple[str, ...]
    media_type: str
    order: int
    recognises: Callable[[bytes, str], bool]
    read: Callable[[bytes, Asked], Reading]
    write: Callable[[str, World], Writing] | None = None


@cache
def catalogue() -> Mapping[str, Format]:
    """All formats by name, those that are asked first at the front."""
    found = [importlib.import_module(f"{__name__}.{module.name}").FORMAT for module in pkgutil.iter_modules(__path__)]
    return {one.name: one for one in sorted(found, key=lambda one: one.order)}


def recognised(body: bytes, name: str) -> Format:
    """The format of a file, by what it looks like.

    Raises:
        Unusable: it is none of them.
    """
    for one in catalogue().values():
        if one.recognises(body, name):
            return one
    known = ", ".join(one.label for one in catalogue().values())
    raise Unusable(f"no lab can be made of this file; it can be of these: {known}")


def read(body: bytes, asked: Asked, *, format_name: str = "") -> Reading:
    """The lab that a file holds, by its name's format or by what it looks like.

    Raises:
        Unusable: it is none of the formats, or no lab can be made of it.
    """
    found = catalogue()[format_name] if format_name else recognised(body, asked.name)
    return found.read(body, asked)


def written() -> list[Format]:
    """The formats that a lab can be written in, by the server."""
    return [one for one in catalogue().values() if one.write is not None]


def write(found: Format, title: str, world: World) -> Writing:
    """A lab in a format that is written.

    Raises:
        Unusable: the format cannot hold it, or is read only.
    """
    if found.write is None:
        raise Unusable(f"{found.label}: such a file is written by the browser")
    return found.write(title, world)
