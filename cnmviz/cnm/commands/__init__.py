"""The commands: the only way to change or ask anything. One file per noun, found by scanning this folder.

A command is a frozen dataclass whose fields are its arguments and flags, beside the `perform` that does it. From the fields
come the console's grammar, help, completion, the form in the picture and the codec, so a flag is written down once.
"""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, NewType, Protocol, TypeVar, dataclass_transform

from ..draft import Draft, Execute, Outcome
from ..entities import Host
from ..errors import Refusal
from ..world import World

NetworkRef = NewType("NetworkRef", str)
"""A network as typed: name, id or id prefix. The type is what completion goes by, as with those below."""
ContainerRef = NewType("ContainerRef", str)
RunningRef = NewType("RunningRef", str)
StoppedRef = NewType("StoppedRef", str)
ImageRef = NewType("ImageRef", str)
DriverRef = NewType("DriverRef", str)
ModeRef = NewType("ModeRef", str)
"""What `--network` takes: a network, `host`, `none`, `container:NAME` or the long form."""
ProgramRef = NewType("ProgramRef", str)
"""A program inside a container, or on a host."""
TargetRef = NewType("TargetRef", str)
"""Whom a program could be pointed at: a name or an address."""
PlaceRef = NewType("PlaceRef", str)
"""An end of a probe: a container, `@host` (or `@` and a host's name), or `@outside`."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A positional argument. `repeat` takes all that follow; `rest` takes them unparsed, flags included."""

    metavar: str
    optional: bool = False
    repeat: bool = False
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """An option. `kind` is the word docker's help prints for its value: string, list, bool, int, map, ...

    `check` gets each value as typed, while the line is read, and raises a Refusal with the reason alone (`flag_values`).
    """

    names: tuple[str, ...]
    help: str
    kind: str = "string"
    hidden: bool = False
    check: Callable[[str], object] | None = None


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a command is written. `path` is what follows `docker` (or stands alone where `docker` is False).

    `usage` is what the usage line shows behind the path. With `interspersed` flags may follow arguments. `aliases` are
    further paths that mean the same. `refusal` says how docker's command line reports a daemon's refusal: `plain`, or
    `run` (exit status 125 and a hint).
    """

    path: str
    usage: str
    summary: str
    docker: bool = True
    interspersed: bool = True
    aliases: tuple[str, ...] = ()
    reads: bool = False
    refusal: str = "plain"


class Command(Protocol):
    """A frozen request."""

    spelling: ClassVar[Spelling]

    def perform(self, draft: Draft) -> Any: ...


COMMANDS: dict[str, type[Command]] = {}
"""By path, such as `network create`."""

C = TypeVar("C")


def argument(metavar: str, *, optional: bool = False, repeat: bool = False, rest: bool = False) -> Any:
    """Declare a positional argument; `optional` ones default to "" and repeated ones to ()."""
    meta = {"argument": Argument(metavar, optional, repeat or rest, rest)}
    if repeat or rest:
        return dataclasses.field(default=(), metadata=meta)
    return dataclasses.field(default="", metadata=meta) if optional else dataclasses.field(metadata=meta)


def flag(
    *names: str,
    help: str,  # noqa: A002
    kind: str = "",
    default: Any = None,
    hidden: bool = False,
    check: Callable[[str], object] | None = None,
) -> Any:
    """Declare an option. A `list` or `map` collects its repetitions in a tuple; a `bool` takes no value.

    Without `kind`, a default of False makes a bool, () a list, a number an int, and anything else a string.
    """
    kind = kind or {bool: "bool", tuple: "list", int: "int"}.get(type(default), "string")
    return dataclasses.field(default=default, metadata={"flag": Flag(names, help, kind, hidden, check)})


@dataclass_transform(frozen_default=True, field_specifiers=(argument, flag))
def command(
    path: str,
    *,
    usage: str,
    docker: bool = True,
    interspersed: bool = True,
    aliases: tuple[str, ...] = (),
    reads: bool = False,
    refusal: str = "plain",
) -> Callable[[type[C]], type[C]]:
    """Declare a command; the first line of its docstring is its one-line help. `reads` marks those that change nothing."""

    def declare(cls: type[C]) -> type[C]:
        summary = (cls.__doc__ or "").partition("\n")[0].rstrip(".")
        record: Any = dataclass(frozen=True, slots=True)(cls)
        record.spelling = Spelling(path, usage, summary, docker, interspersed, aliases, reads, refusal)
        if path in COMMANDS:
            raise ValueError(f"two commands are spelled {path!r}")
        COMMANDS[path] = record
        return record  # type: ignore[no-any-return]

    return declare


def fields(cls: type[Command]) -> Iterator[tuple[str, Argument | Flag, Any]]:
    """Name, declaration and default of each field (`dataclasses.MISSING` where there is none)."""
    for field in dataclasses.fields(cls):  # type: ignore[arg-type]
        yield field.name, field.metadata.get("argument") or field.metadata["flag"], field.default


def run(world: World, request: Command, *, host: Host | None = None, now: int, execute: Execute | None = None) -> Outcome:
    """Perform a command on a draft of a world. A refusal is an Outcome without changes, not an exception.

    Args:
        host: where it runs; the first host of the lab by default.
        now: the time, in microseconds since 1970.
        execute: runs programs inside containers.
    """
    where = host or world.first_host
    draft = Draft(world, host=where, now=now, execute=execute)
    try:
        output = request.perform(draft)
    except Refusal as refusal:
        return Outcome(world, (), None, refusal, tuple(draft.warnings), where, now)
    return draft.finish(output)


@cache
def catalogue() -> Mapping[str, type[Command]]:
    """All commands, by path, with every file of this folder loaded."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return COMMANDS
