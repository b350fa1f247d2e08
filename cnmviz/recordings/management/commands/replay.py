"""`manage.py replay PATH...`: replay recordings of a Docker Engine and compare."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cnmviz.recordings.report import add_arguments, report


class Command(BaseCommand):
    help = "Replay recordings of a Docker Engine on fresh labs and print where the simulator differs."
    requires_system_checks: list[str] = []  # it touches neither database nor pages

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_arguments(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            differing = report(options["paths"], quiet=options["quiet"], only=options["only"], write=self.stdout.write)
        except (ValueError, OSError) as error:
            raise CommandError(str(error)) from error
        if differing:
            sys.exit(1)
