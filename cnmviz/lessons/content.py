"""The lessons that ship, and any other folder of lessons: `NNN-slug.md`. NNN orders the ladder, slug is the name in addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from . import reading
from .lesson import Lesson
from .problems import Problem, Unreadable

FOLDER = Path(__file__).parent / "content"
_NAME = re.compile(r"(?P<order>[0-9]{3})-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)")


@cache
def catalogue() -> Mapping[str, Lesson]:
    """The lessons that ship by slug, in the order of the ladder.

    Raises:
        Unreadable: one of them is none, or two have the same place or name.
    """
    paths = files(FOLDER)
    if clashing := clashes(paths):
        raise Unreadable(*(Problem(0, words) for words in clashing))
    return {lesson.slug: lesson for lesson in map(load, paths)}


def files(folder: Path) -> list[Path]:
    """The lessons of a folder, in their order; its README is none."""
    return sorted(path for path in folder.glob("*.md") if path.is_file() and path.name.lower() != "readme.md")


def slugs(paths: Iterable[Path]) -> set[str]:
    return {slug_of(path)[1] for path in paths}


def slug_of(path: Path) -> tuple[int, str]:
    """A lesson's place and name, by its file's name; a file outside of a ladder needs no number."""
    named = _NAME.fullmatch(path.stem)
    return (int(named["order"]), named["slug"]) if named else (0, path.stem)


def clashes(paths: Iterable[Path]) -> list[str]:
    """What is wrong with the names of the files of one ladder, in sentences that begin with a name."""
    wrong: list[str] = []
    taken: dict[int | str, str] = {}
    for path in paths:
        if not _NAME.fullmatch(path.stem):
            wrong.append(f"{path.name}: a lesson's file is called NNN-slug.md, such as 010-first-network.md")
            continue
        order, slug = slug_of(path)
        for key, what in ((order, "number"), (slug, "name")):
            if key in taken:
                wrong.append(f"{path.name}: {taken[key]} has the same {what}")
            taken.setdefault(key, path.name)
    return wrong


def load(path: Path) -> Lesson:
    """The lesson of a file.

    Raises:
        Unreadable: it is none.
    """
    try:
        with path.open("rb") as file:
            body = file.read(reading.LONGEST + 1)
        text = body.decode()
    except OSError as error:
        raise Unreadable(Problem(0, f"the file cannot be read: {error.strerror}")) from None
    except UnicodeDecodeError:
        raise Unreadable(Problem(0, "the file is no text in UTF-8")) from None
    order, slug = slug_of(path)
    return reading.read(text, slug, order)
