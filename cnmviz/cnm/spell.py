"""A command as the line that a person would type for it: the one place where commands become text.

Only what differs from the defaults is written, flags before arguments, quoted as a shell needs it. The console reads such a line
back into an equal command; that is a law.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import MISSING
from typing import Any

from .commands import Argument, Command, Flag, fields


def spell(command: Command, host: str = "") -> str:
    """The line of a command; `host` names the docker context that it is for."""
    spelling = command.spelling
    words = ["docker", *(("--context", host) if host else ())] if spelling.docker else []
    return shlex.join([*words, *spelling.path.split(), *_flags(command), *_arguments(command)])


def _flags(command: Command) -> Iterator[str]:
    for name, item, default in fields(type(command)):
        value = getattr(command, name)
        if isinstance(item, Flag) and value != default:
            for each in value if isinstance(value, tuple) else (value,):
                yield from _flag(item, each)


def _flag(item: Flag, value: Any) -> Iterator[str]:
    if item.kind == "bool":
        yield item.names[0] if value else f"{item.names[-1]}=false"
    else:
        yield from (item.names[0], str(value))


def _arguments(command: Command) -> Iterator[str]:
    words: list[str] = []
    for name, item, default in fields(type(command)):
        value = getattr(command, name)
        if isinstance(item, Argument) and (default is MISSING or value != default):
            words += value if isinstance(value, tuple) else (value,)
    heads = words if command.spelling.interspersed else words[:1]
    if any(word.startswith("-") and word != "-" for word in heads):
        yield "--"
    yield from words
