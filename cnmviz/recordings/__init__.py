"""Recordings of a real Docker Engine, and the replayer that holds the simulator against them.

A recording is docker commands with what they printed, then everything that could be seen, then every probe. The replayer runs the
commands on a fresh stage and compares field by field. Only what Docker itself leaves open is normalised (`texts`).

Everything here sees the simulator as a person would: it types docker commands and reads what they print; only the probes are
asked of the walk itself. Django appears in the management command alone.
"""
