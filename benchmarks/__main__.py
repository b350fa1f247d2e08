"""`python -m benchmarks [NAME...] [--json FILE]`."""

from __future__ import annotations

import argparse
import dataclasses
import importlib
import json
import os
import pkgutil
import sys
import tempfile
from pathlib import Path

import django
from django.core.management import call_command

import benchmarks

from .rows import Row, table


def names() -> list[str]:
    """The files and packages of this folder that have something to run."""
    found = [module.name for module in pkgutil.iter_modules(benchmarks.__path__)]
    return [name for name in found if name not in ("__main__", "rows", "labs", "crowd", "servers")]


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description="Measure the product against baselines.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which: {', '.join(names())}; all by default")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the rows there")
    chosen = parser.parse_args()
    unknown = sorted(set(chosen.names) - set(names()))
    if unknown:
        parser.error(f"no benchmark is called {unknown[0]}: there are {', '.join(names())}")
    with tempfile.TemporaryDirectory(prefix="cnmviz-bench-") as data:
        os.environ["CNMVIZ_DATA"] = data
        os.environ["DJANGO_SETTINGS_MODULE"] = "cnmviz.settings"
        os.environ.pop("DATABASE_URL", None)
        os.environ.pop("REDIS_URL", None)
        django.setup()
        call_command("migrate", verbosity=0)
        rows: list[Row] = []
        for name in chosen.names or names():
            for each in importlib.import_module(f"benchmarks.{name}").run():
                rows.append(each)
                print(f"  {each.benchmark} {each.case}: {each.value:g} {each.unit}", file=sys.stderr, flush=True)
    print("\n".join(table(rows)))
    if chosen.json:
        chosen.json.write_text(json.dumps([dataclasses.asdict(each) for each in rows], indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
