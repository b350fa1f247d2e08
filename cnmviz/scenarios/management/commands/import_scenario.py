"""`manage.py import_scenario FILE...`: make a scenario of each file, and print its link."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cnmviz.labs import limits as lab_limits
from cnmviz.labs import making, people
from cnmviz.labs.models import Lab
from cnmviz.scenarios import formats, limits, saving
from cnmviz.scenarios.formats import Asked, Reading, Unusable
from cnmviz.scenarios.models import Scenario
from cnmviz.scenarios.saving import Unsavable

STDIN = "-"
UNTITLED = "A lab"


class Command(BaseCommand):
    help = (
        "Make a scenario of each file and print its link, with a sentence for all that is left out or read in another way. "
        "Where one cannot be read, the reason is printed, the others are read all the same, and the exit status is 1."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        names = ", ".join(f"{one.name} ({one.label})" for one in formats.catalogue().values())
        parser.add_argument("files", nargs="+", metavar="FILE", help="a file, or - for the standard input")
        parser.add_argument("--format", choices=[*formats.catalogue()], help=f"otherwise by what the file looks like: {names}")
        parser.add_argument("--lab", action="store_true", help="make a lab instead, which everybody who has its code can change")
        parser.add_argument("--title", default="", help="otherwise the file's own, or its name")

    def handle(self, *_args: Any, **options: Any) -> None:
        failed = 0
        for name in options["files"]:
            try:
                self._open(name, options)
            except (Unusable, Unsavable, OSError) as error:
                failed += 1
                why = error.strerror if isinstance(error, OSError) and error.strerror else error
                self.stderr.write(f"{name}: {why}", ending="\n")
        if failed == len(options["files"]) == 1:
            raise CommandError("nothing was made")
        if failed:
            raise CommandError(f"{failed} of {len(options['files'])} files could not be read")

    def _open(self, name: str, options: dict[str, Any]) -> None:
        asked = Asked(name=_called(name), seed=making.fresh_seed(), now=making.microseconds())
        reading = formats.read(_body(name), asked, format_name=options["format"] or "")
        made = (_lab if options["lab"] else _scenario)(reading, options["title"] or reading.title)
        self.stdout.write(f"{made.get_absolute_url()}  {made.title}")
        for note in reading.notes:
            self.stderr.write(f"{name}: {note}", ending="\n")


def _lab(reading: Reading, title: str) -> Lab:
    return making.make(people.fresh_person(), reading.world, title=title, now=making.microseconds())


def _scenario(reading: Reading, title: str) -> Scenario:
    """It is nobody's own: whoever has the link can look, fork and embed."""
    words = people.readable(title, limits.TITLE) or UNTITLED
    return saving.save(people.fresh_person(), title=words, text="", tags=(), world=reading.world).scenario


def _called(name: str) -> str:
    """The file's name with its folder's, after which Compose calls a project; "" for the standard input."""
    return "" if name == STDIN else "/".join(Path(name).resolve().parts[-2:])


def _body(name: str) -> bytes:
    """What the file holds; one byte more than may be is enough to see that it is too large."""
    if name == STDIN:
        return sys.stdin.buffer.read(lab_limits.FILE_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(lab_limits.FILE_BYTES + 1)
