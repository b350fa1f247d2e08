"""The replayer's command line: which recordings, what is printed, and the exit status."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from .recording import files, read
from .replay import missing_drivers, replay


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a recording, or a folder of them")
    parser.add_argument("-q", "--quiet", action="store_true", help="print how many differ of each kind, not each difference")
    parser.add_argument("--only", metavar="KIND", help="print differences of one kind (exit, stdout, stderr, network, ping, ...)")


def report(paths: list[Path], *, quiet: bool, only: str | None, write: Callable[[str], object]) -> int:
    """Replay recordings and print what differs. Returns how many checks differ.

    Raises:
        ValueError: a file is not a recording.
        OSError: a file cannot be read.
    """
    agreed = 0
    differing: Counter[str] = Counter()
    for path in files(paths):
        recording = read(path)
        missing = missing_drivers(recording)
        differences = []
        for check in replay(recording):
            agreed += check.agrees
            if not check.agrees:
                differences.append(check)
        differing.update(check.kind for check in differences)
        if differences and (not only or any(check.kind == only for check in differences)):
            note = f" (no driver {', '.join(sorted(missing))})" if missing else ""
            write(f"{path}: {len(differences)} differ{note}")
        for check in differences:
            if not quiet and only in (None, check.kind):
                write(f"  {check}")
    for kind, count in differing.most_common():
        write(f"{kind}: {count} differ")
    write(f"{agreed} checks agree, {differing.total()} differ")
    return differing.total()
