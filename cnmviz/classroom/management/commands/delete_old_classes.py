"""`manage.py delete_old_classes --days DAYS`: delete classes that nobody opened for a long time, with everything in them."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cnmviz.classroom import deleting


class Command(BaseCommand):
    help = "Delete the classes that nobody opened for so many days, with everything in them. Meant to be run once a day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, required=True, help="how long nobody was in them and nothing was done")
        parser.add_argument("--dry-run", action="store_true", help="only say which ones they are")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["days"] < 1:
            raise CommandError("--days is at least 1")
        for klass in deleting.unopened(options["days"]):
            self.stdout.write(f"{klass.code} {klass.title}")
            if not options["dry_run"]:
                deleting.delete(klass)
