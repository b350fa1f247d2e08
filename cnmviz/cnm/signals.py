"""Signals as `docker kill -s` takes them, and which end a container.

The catalogue's programs run as process 1 and catch nothing, so that only SIGKILL ends them.
"""

from __future__ import annotations

from .errors import Refusal

NAMES = (
    *(
        "HUP",
        "INT",
        "QUIT",
        "ILL",
        "TRAP",
        "ABRT",
        "BUS",
        "FPE",
        "KILL",
        "USR1",
        "SEGV",
        "USR2",
        "PIPE",
        "ALRM",
        "TERM",
        "STKFLT",
    ),
    *("CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS"),
)
"""In the order of their numbers, from 1."""


def check(text: str) -> bool:
    """Whether a signal, by name or number, ends a container; "" is the default one, which does.

    Raises:
        Refusal: there is no such signal.
    """
    name = text.upper().removeprefix("SIG")
    if name.isascii() and name.isdecimal():
        if len(name) > 2 or not 0 < int(name) <= 64:
            raise Refusal(f"Invalid signal: {text}")
        return int(name) == NAMES.index("KILL") + 1
    if name and name not in NAMES:
        raise Refusal(f"Invalid signal: {text}")
    return name in ("", "KILL")
