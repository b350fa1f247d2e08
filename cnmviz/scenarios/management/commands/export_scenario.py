"""`manage.py export_scenario CODE`: write a lab to a file, or to the standard output."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cnmviz.cnm.world import World
from cnmviz.labs import worlds
from cnmviz.labs.models import Lab
from cnmviz.labs.models.lab import with_code
from cnmviz.scenarios import formats
from cnmviz.scenarios.formats import Format, Unusable


class Command(BaseCommand):
    help = (
        "Write a lab in one of the formats. What it cannot say is printed on the standard error. Pictures (SVG, PNG) are drawn "
        "by the browser: save them there."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        names = ", ".join(f"{one.name} ({one.label})" for one in formats.written())
        parser.add_argument("code", metavar="CODE", help="the lab's code")
        parser.add_argument("--format", choices=[one.name for one in formats.written()], default="json", help=names)
        parser.add_argument("-o", "--output", metavar="FILE", help="otherwise the standard output")

    def handle(self, *_args: Any, **options: Any) -> None:
        title, world = _found(options["code"])
        try:
            writing = _writer(formats.catalogue()[options["format"]])(title, world)
            if options["output"]:
                Path(options["output"]).write_bytes(writing.body)
            else:
                self.stdout.write(writing.body.decode(), ending="")
        except (Unusable, OSError) as error:
            raise CommandError(str(error)) from None
        for note in writing.notes:
            self.stderr.write(note, ending="\n")


def _found(code: str) -> tuple[str, World]:
    try:
        lab, world = worlds.read(with_code(code).pk)
    except Lab.DoesNotExist:
        raise CommandError(f"there is no lab {code}") from None
    return lab.title, world


def _writer(found: Format) -> Any:
    if found.write is None:
        raise CommandError(f"{found.label}: pictures are drawn by the browser")
    return found.write
