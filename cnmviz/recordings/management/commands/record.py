"""`manage.py record`: record scenarios on a machine with a real Docker Engine (tests/recordings/README.md)."""

from __future__ import annotations

import json
import random
import subprocess
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cnmviz.recordings import staging
from cnmviz.recordings.engine import EngineError
from cnmviz.recordings.record import Script, Stage, read_script, record
from cnmviz.recordings.scenarios import scenario

LENGTHS = range(10, 24)
"""Commands in a random scenario."""


class Command(BaseCommand):
    help = "Run scenarios through the docker program of this machine and write down what a real Engine does."
    requires_system_checks: list[str] = []  # it touches neither database nor pages

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("scripts", nargs="*", type=Path, help="text files, a docker command in each line")
        parser.add_argument("--into", type=Path, default=Path(), help="the folder for the recordings")
        parser.add_argument("--random", type=int, default=0, metavar="N", help="also N random scenarios")
        parser.add_argument("--seed", type=int, default=0, help="of the random scenarios")
        parser.add_argument("--set-up", action="store_true", help="first set up the stage (root; changes routes and resolver)")
        parser.add_argument("--host", action="append", default=[], metavar="CONTEXT=ADDRESS", help="a host of a swarm; repeat")
        parser.add_argument(
            "--prefix", action="append", default=[], metavar="WHO=WORDS", help="before programs of @host, @outside, @CONTEXT"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            if options["set_up"]:
                staging.set_up()
            stage = _stage(options["host"], options["prefix"])
            options["into"].mkdir(parents=True, exist_ok=True)
            for script in _scripts(options, stage):
                path = options["into"] / f"{script.name}.json"
                path.write_text(json.dumps(record(script, stage), indent=1) + "\n")
                self.stdout.write(str(path))
        except (EngineError, ValueError, OSError, subprocess.CalledProcessError) as error:
            raise CommandError(str(error)) from error


def _stage(hosts: list[str], prefixes: list[str]) -> Stage:
    before = dict(prefix.split("=", 1) for prefix in prefixes)
    if hosts:
        return Stage(dict(host.split("=", 1) for host in hosts), "", before)
    return Stage(prefixes={**Stage().prefixes, **before})


def _scripts(options: dict[str, Any], stage: Stage) -> Iterator[Script]:
    yield from (read_script(path) for path in options["scripts"])
    for number in range(options["random"]):
        dice = random.Random(options["seed"] * 1_000_003 + number)  # noqa: S311
        lines = scenario(dice, dice.choice(LENGTHS), hosts=tuple(stage.hosts))
        yield Script(f"random-{options['seed']}-{number:03}", lines, "generated")
