"""`manage.py import_scenario FILE...`: make a lab of each file, and print its link."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cnmviz.labs import limits, making, people
from cnmviz.scenarios import formats
from cnmviz.scenarios.formats import Asked, Unusable

STDIN = "-"


class Command(BaseCommand):
    help = (
        "Make a lab of each file and print its link, with a sentence for all that is left out or read in another way. Where one "
        "cannot be read, the reason is printed, the others are read all the same, and the exit status is 1."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        names = ", ".join(f"{one.name} ({one.label})" for one in formats.catalogue().values())
        parser.add_argument("files", nargs="+", metavar="FILE", help="a file, or - for the standard input")
        parser.add_argument("--format", choices=[*formats.catalogue()], help=f"otherwise by what the file looks like: {names}")
        parser.add_argument("--title", default="", help="otherwise the file's own, or its name")

    def handle(self, *_args: Any, **options: Any) -> None:
        failed = 0
        for name in options["files"]:
            try:
                self._open(name, options["format"] or "", options["title"])
            except (Unusable, OSError) as error:
                failed += 1
                why = error.strerror if isinstance(error, OSError) and error.strerror else error
                self.stderr.write(f"{name}: {why}", ending="\n")
        if failed == len(options["files"]) == 1:
            raise CommandError("nothing was made")
        if failed:
            raise CommandError(f"{failed} of {len(options['files'])} files could not be read")

    def _open(self, name: str, format_name: str, title: str) -> None:
        asked = Asked(name="" if name == STDIN else Path(name).name, seed=making.fresh_seed(), now=making.microseconds())
        reading = formats.read(_body(name), asked, format_name=format_name)
        lab = making.make(people.fresh_person(), reading.world, title=title or reading.title, now=making.microseconds())
        self.stdout.write(f"{lab.get_absolute_url()}  {lab.title}")
        for note in reading.notes:
            self.stderr.write(f"{name}: {note}", ending="\n")


def _body(name: str) -> bytes:
    """What the file holds; one byte more than may be is enough to see that it is too large."""
    if name == STDIN:
        return sys.stdin.buffer.read(limits.FILE_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(limits.FILE_BYTES + 1)
