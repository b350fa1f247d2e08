"""`manage.py check_lesson`: whether lessons hold, file by file (docs/lessons.md)."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from cnmviz.lessons import checking, content
from cnmviz.lessons.problems import Problem, Unreadable


class Command(BaseCommand):
    help = "Try lessons out: that each can be read, that its lab loads, and that its solution, and nothing less, meets its goals."
    requires_system_checks: list[str] = []  # it touches neither database nor pages

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="*", type=Path, help="lessons, or folders of them; those that ship by default")

    def handle(self, *_args: Any, **options: Any) -> None:
        named = options["paths"] or [content.FOLDER]
        paths = [path for each in named for path in (content.files(each) if each.is_dir() else [each])]
        clashing = _clashing(each for each in named if each.is_dir())
        known = content.slugs([*content.files(content.FOLDER), *paths])
        holding = 0
        for path in paths:
            found = [*clashing[path], *_found(path, known)]
            holding += not found
            lines = [f"{path}:{problem.line or 1}: {problem.words}" for problem in found] or [f"{path}: ok"]
            self.stdout.write("\n".join(lines))
        self.stdout.write(f"{holding} lessons hold, {len(paths) - holding} do not")
        if holding < len(paths):
            sys.exit(1)


def _found(path: Path, known: Iterable[str]) -> list[Problem]:
    try:
        return checking.found(content.load(path), set(known))
    except Unreadable as unreadable:
        return list(unreadable.found)


def _clashing(folders: Iterable[Path]) -> dict[Path, list[Problem]]:
    """What is wrong with the names of files, by file."""
    found: dict[Path, list[Problem]] = defaultdict(list)
    for folder in folders:
        for words in content.clashes(content.files(folder)):
            name, _, why = words.partition(": ")
            found[folder / name].append(Problem(0, why))
    return found
