"""The tree of docker commands as click commands, built from the fields of the command dataclasses.

Nothing here knows a single command: a new one in `cnm/commands` is spoken at once. Flags are read by `pflag`, errors are
worded in `complaints`, help is printed by `manual`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import click

from ..cnm import commands
from ..cnm.commands import Argument, Command, Flag, Spelling
from .complaints import CountError, UnknownCommand
from .pflag import PflagParser
from .text import Text, Usage

CONTEXT = (
    "Name of the context to use to connect to the daemon "
    '(overrides DOCKER_HOST env var and default context set with "docker context use")'
)

GLOBAL_FLAGS = (
    Flag(("-c", "--context"), CONTEXT),
    Flag(("-v", "--version"), "Print version information and quit", "bool"),
)
"""Those of docker's own flags that mean something in a lab."""

VERSION = "Docker version 28.5.2, build ecc6942"
"""The engine and command line whose answers are given here."""


class HelpAsked(Exception):
    """`--help` was met, or a group stands alone; the context says of what."""

    def __init__(self, context: click.Context, *, by_flag: bool = True) -> None:
        super().__init__()
        self.context = context
        self.by_flag = by_flag


class _Parameters:
    """What commands and groups share: pflag's parser in click's place."""

    interspersed: bool

    def make_parser(self, ctx: click.Context) -> Any:
        return PflagParser(ctx, self.params, self.interspersed)  # type: ignore[attr-defined]


class DockerCommand(_Parameters, click.Command):
    """One command. Its callback is never run: the values become the dataclass."""

    def __init__(self, name: str, request: type[Command]) -> None:
        self.request = request
        self.spelling: Spelling = request.spelling
        self.interspersed = self.spelling.interspersed
        super().__init__(name, params=list(_parameters(request)), add_help_option=False)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [self.spelling.usage] if self.spelling.usage else []

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        values, words, _ = self.make_parser(ctx).parse_args(args)
        if values.pop("help", False):
            raise HelpAsked(ctx)
        self._count(ctx, words)
        positional = [parameter for parameter in self.params if isinstance(parameter, click.Argument)]
        for parameter in positional:
            if parameter.nargs == 1:
                values[parameter.name or ""] = words.pop(0) if words else ""
            else:
                values[parameter.name or ""] = words
        ctx.params = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
        return []

    def _count(self, ctx: click.Context, words: list[str]) -> None:
        """The numbers of arguments a command takes follow from its fields; a rest may be empty."""
        declared = [item for _, item, _ in commands.fields(self.request) if isinstance(item, Argument)]
        least = sum(1 for item in declared if not item.optional and not item.rest)
        most = -1 if any(item.repeat for item in declared) else len(declared)
        if len(words) < least or (0 <= most < len(words)):
            raise CountError(ctx, least, most)

    def read(self, ctx: click.Context) -> Command:
        return self.request(**ctx.params)


class DockerGroup(_Parameters, click.Group):
    """A word with commands below it: `docker` itself, `docker network`, `docker container`."""

    interspersed = False

    def __init__(self, name: str, summary: str) -> None:
        super().__init__(
            name,
            help=summary,
            params=[_option("help", Flag(("-h", "--help"), "Print usage", "bool", hidden=True))],
            add_help_option=False,
        )

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["[OPTIONS] COMMAND"] if ctx.parent is None else ["COMMAND"]


class DockerOption(click.Option):
    """A flag, with what is refused of its values while the line is read."""

    def __init__(self, declared: Flag, name: str, **settings: Any) -> None:
        super().__init__([*declared.names, name], **settings)
        self.check = declared.check


def _option(name: str, declared: Flag, default: Any = None) -> DockerOption:
    numeric = isinstance(default, int) and not isinstance(default, bool)
    return DockerOption(
        declared,
        name,
        help=declared.help,
        hidden=declared.hidden,
        default=default,
        is_flag=declared.kind == "bool",
        multiple=isinstance(default, tuple),
        type=None if declared.kind == "bool" else click.INT if numeric else click.STRING,
        metavar=declared.kind,
    )


def _parameters(request: type[Command]) -> Iterator[click.Parameter]:
    taken = {name for _, item, _ in commands.fields(request) if isinstance(item, Flag) for name in item.names}
    for name, item, default in commands.fields(request):
        if isinstance(item, Flag):
            yield _option(name, item, default)
        else:
            yield click.Argument([name], nargs=-1 if item.repeat else 1, required=False)
    names = ("--help",) if "-h" in taken else ("-h", "--help")
    yield _option("help", Flag(names, "Print usage", "bool", hidden=True))


GROUPS = {
    "container": "Manage containers",
    "image": "Manage images",
    "network": "Manage networks",
    "node": "Manage Swarm nodes",
    "swarm": "Manage Swarm",
}


@cache
def tree() -> DockerGroup:
    """`docker` and all that can follow."""
    root = DockerGroup("docker", "A self-sufficient runtime for containers")
    root.params += [_option(flag.names[-1].strip("-"), flag) for flag in GLOBAL_FLAGS]
    for request in commands.catalogue().values():
        if request.spelling.docker:
            for path in (request.spelling.path, *request.spelling.aliases):
                _plant(root, path.split(), request)
    return root


def _plant(group: DockerGroup, path: list[str], request: type[Command]) -> None:
    """Put a command at its path. A second name in the same group is an alias, and answers by the first."""
    *above, name = path
    for word in above:
        if word not in group.commands:
            group.add_command(DockerGroup(word, GROUPS.get(word, "")))
        group = group.commands[word]  # type: ignore[assignment]
    same = (known for known in group.commands.values() if isinstance(known, DockerCommand) and known.request is request)
    group.commands[name] = next(same, None) or DockerCommand(name, request)


@cache
def standing_alone() -> dict[str, DockerCommand]:
    """The commands that are no docker commands, by their word."""
    found = commands.catalogue().values()
    return {each.spelling.path: DockerCommand(each.spelling.path, each) for each in found if not each.spelling.docker}


def read(words: list[str]) -> tuple[Command, str]:
    """A docker line, cut into words, as a command and the context's name ("" for none).

    Raises:
        click.UsageError: with its context; `complaints` words it.
        HelpAsked: help is wanted.
        Usage: docker answers by itself.
    """
    root = tree()
    context = click.Context(root, info_name="docker")
    values, words, _ = root.make_parser(context).parse_args(words)
    if values.pop("version", False):
        raise Usage(Text(VERSION + "\n"))
    if values.pop("help", False):
        raise HelpAsked(context)
    found, context, words = descend(context, words)
    if not isinstance(found, DockerCommand):
        raise HelpAsked(context, by_flag=False)
    found.parse_args(context, words)
    return found.read(context), str(values.get("context", ""))


def descend(context: click.Context, words: list[str]) -> tuple[click.Command, click.Context, list[str]]:
    """From a group to the command that the words name, or to the group they end at.

    Raises:
        UnknownCommand: a word is no command.
    """
    while isinstance(group := context.command, DockerGroup):
        if context.parent is not None:
            values, words, _ = group.make_parser(context).parse_args(words)
            if values.get("help"):
                raise HelpAsked(context)
        if not words:
            break
        found = group.commands.get(words[0])
        if found is None:
            raise UnknownCommand(words[0], context)
        context = click.Context(found, parent=context, info_name=found.name)
        words = words[1:]
    return context.command, context, words
