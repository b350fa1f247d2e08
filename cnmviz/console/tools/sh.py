"""`sh -c SCRIPT`: a shell that somebody starts with a script. What the script does is the interpreter's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...cnm.draft import Executed
from . import find, tool
from .interpreter import run
from .seat import Seat

PROMPT = re.compile(r"\s*(?:/\S* )?[#$] (\w+)")
"""A prompt copied from a manual, such as `/ # ping web`; behind it stands a program, which tells it from a comment."""


@tool("sh", "bash", "ash", "zsh")
def sh(seat: Seat, arguments: Sequence[str]) -> Executed:
    """Without a script, and without anybody at the keyboard, a shell reads the pipe and ends."""
    script = _script(seat, arguments)
    if script and (prompt := PROMPT.match(script)) and find(prompt[1]):
        script = script[prompt.start(1) :]
    if script is None:
        return Executed(stderr=f"sh: can't open '{arguments[0]}': No such file or directory\n", exit=2)
    return run(seat, script)


def _script(seat: Seat, arguments: Sequence[str]) -> str | None:
    words = list(arguments)
    while words and words[0].startswith("-"):
        option = words.pop(0)
        if option.endswith("c") and words:
            return words[0]
    return None if words else seat.stdin
