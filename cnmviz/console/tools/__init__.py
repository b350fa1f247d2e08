"""The programs inside a container, and at the host's prompt: one file each, found by scanning this folder.

A program is a function of its `Seat` (who runs it, where) and its arguments. It prints what BusyBox or curl print. Whether a
packet arrives is never decided here: that is the walk's.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from functools import cache

from ...cnm.draft import Executed
from ...cnm.entities import Container, Host
from ...cnm.world import World
from .seat import Seat

Tool = Callable[[Seat, Sequence[str]], Executed]

_TOOLS: dict[str, Tool] = {}


def tool(*names: str) -> Callable[[Tool], Tool]:
    """Declare a program under its names."""

    def declare(program: Tool) -> Tool:
        for name in names:
            if name in _TOOLS:
                raise ValueError(f"two programs are called {name}")
            _TOOLS[name] = program
        return program

    return declare


@cache
def catalogue() -> dict[str, Tool]:
    """All programs by name, with every file of this folder loaded."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return _TOOLS


def find(name: str) -> Tool | None:
    """A program by name or by a path such as `/bin/ping`."""
    known = catalogue()
    for folder in ("/bin/", "/sbin/", "/usr/bin/", "/usr/sbin/"):
        if name.startswith(folder):
            return known.get(name.removeprefix(folder))
    return known.get(name)


def execute(world: World, where: Container | Host, argv: Sequence[str]) -> Executed:
    """Run a command line inside a container of a world, or on a host."""
    program = find(argv[0]) if argv else None
    seat = Seat.of(world, where)
    if program is None:
        return _not_found(argv[0] if argv else "")
    return program(seat, argv[1:])


def _not_found(name: str) -> Executed:
    """Recording handmade/exec-probes: this goes to standard output."""
    why = "no such file or directory" if "/" in name else "executable file not found in $PATH"
    text = f'OCI runtime exec failed: exec failed: unable to start container process: exec: "{name}": {why}\n'
    return Executed(stdout=text, exit=127)
