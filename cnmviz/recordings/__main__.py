"""`python -m cnmviz.recordings PATH...`: the replayer without Django."""

import argparse
import sys

from .report import add_arguments, report

parser = argparse.ArgumentParser(prog="cnmviz.recordings", description="Replay recordings of a Docker Engine and compare.")
add_arguments(parser)
chosen = parser.parse_args()
sys.exit(1 if report(chosen.paths, quiet=chosen.quiet, only=chosen.only, write=print) else 0)
