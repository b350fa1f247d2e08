"""`manage.py export_scenario CODE|TOKEN`: write a lab or a scenario to a file, or to the standard output."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cnmviz.cnm.world import World
from cnmviz.labs import worlds
from cnmviz.labs.models import Lab
from cnmviz.labs.models.lab import with_code
from cnmviz.scenarios import builtin, formats, shelf
from cnmviz.scenarios.formats import Unusable
from cnmviz.scenarios.models import Scenario

SOURCES = "the code of a lab, the token of a scenario, or the name of a built-in one"


class Command(BaseCommand):
    help = (
        "Write a lab or a scenario in one of the formats. What it cannot say is printed on the standard error. "
        "Pictures (SVG, PNG) are drawn by the browser: save them there."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        names = ", ".join(f"{one.name} ({one.label})" for one in formats.written())
        parser.add_argument("source", metavar="CODE|TOKEN", help=SOURCES)
        parser.add_argument("--format", choices=[one.name for one in formats.written()], default="json", help=names)
        parser.add_argument("-o", "--output", metavar="FILE", help="otherwise the standard output")

    def handle(self, *_args: Any, **options: Any) -> None:
        title, world = _found(options["source"])
        try:
            writing = formats.write(formats.catalogue()[options["format"]], title, world)
            if options["output"]:
                Path(options["output"]).write_bytes(writing.body)
            else:
                self.stdout.write(writing.body.decode(), ending="")
        except (Unusable, OSError) as error:
            raise CommandError(str(error)) from None
        for note in writing.notes:
            self.stderr.write(note, ending="\n")


def _found(source: str) -> tuple[str, World]:
    """Title and world of what is called so."""
    if source in builtin.catalogue():
        shown = shelf.of_builtin(builtin.catalogue()[source])
        return shown.title, shown.loaded(shown.key, shelf.EPOCH)
    scenario = Scenario.objects.filter(token=source).first()
    if scenario is not None:
        shown = shelf.of_scenario(scenario)
        return shown.title, shown.loaded(shown.key, shelf.EPOCH)
    try:
        lab, world = worlds.read(with_code(source).pk)
    except Lab.DoesNotExist:
        raise CommandError(f"there is neither a lab nor a scenario {source}") from None
    return lab.title, world
