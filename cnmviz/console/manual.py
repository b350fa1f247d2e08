"""`--help`, as docker prints it: usage, summary, aliases, options in aligned columns, commands of a group."""

from __future__ import annotations

import json

import click

from . import grammar
from .complaints import UnknownCommand, usage_of
from .pflag import long_name, short_name
from .text import Text, Usage

WIDTH = 79
"""Docker wraps its help at the terminal's width less one; this is for the usual one."""

SLOP = 5
"""How far pflag lets the last line stand out rather than break it."""

HINT = (
    "Beside docker, this console runs on the host itself: ping, curl, ip, ... and `reach A B`, `matrix` explain who reaches whom."
)


def help_of(words: list[str]) -> Usage:
    """The answer to `docker help WORDS...`."""
    root = grammar.tree()
    context = click.Context(root, info_name="docker")
    try:
        _, context, _ = grammar.descend(context, words)
    except UnknownCommand:
        return Usage(Text(stderr=f"docker: unknown help topic: {' '.join(words)}\n", exit=1))
    return page(context)


def about(words: list[str]) -> Usage:
    """The answer to `help WORDS...` at a prompt: of docker, of one of its commands, or of a word that stands alone."""
    alone = grammar.standing_alone().get(words[0]) if words else None
    if alone is not None:
        return page(click.Context(alone, info_name=words[0]))
    return help_of(words[1:] if words[:1] == ["docker"] else words)


def page(context: click.Context, asked: bool = True) -> Usage:
    """The help of a command or of a group; of a group alone, which nobody asked for help, on standard error."""
    command = context.command
    if isinstance(command, grammar.DockerGroup):
        text = "\n".join(_group(context, command))
        return Usage(Text(text) if asked else Text(stderr=text))
    if isinstance(command, grammar.DockerCommand):
        return Usage(Text("\n".join(_command(context, command))))
    raise TypeError(command)


def _command(context: click.Context, command: grammar.DockerCommand) -> list[str]:
    lines = [f"Usage:  {usage_of(context)}", "", command.spelling.summary]
    names = sorted((command.spelling.path, *command.spelling.aliases), key=lambda path: -len(path.split()))
    if len(names) > 1:
        lines += ["", "Aliases:", "  " + ", ".join(f"docker {name}" for name in names)]
    options = [option for option in command.params if isinstance(option, click.Option) and not option.hidden]
    return [*lines, *_options(options), ""]


def _group(context: click.Context, group: grammar.DockerGroup) -> list[str]:
    path = context.command_path
    root = context.parent is None
    lines = [f"Usage:  {usage_of(context)}", "", group.help or ""]
    names = {name: node for name, node in sorted(group.commands.items()) if node.name == name}
    width = max(map(len, names), default=0)
    groups = {name: node for name, node in names.items() if isinstance(node, grammar.DockerGroup)}
    if groups:
        lines += ["", "Management Commands:", *(f"  {name:{width}}  {node.help}" for name, node in groups.items())]
    lines += ["", "Commands:"]
    lines += [f"  {n:{width}}  {c.spelling.summary}" for n, c in names.items() if isinstance(c, grammar.DockerCommand)]
    if root:
        lines += _options(
            [option for option in group.params if isinstance(option, click.Option) and not option.hidden], "Global Options"
        )
    lines += ["", f"Run '{path} COMMAND --help' for more information on a command.", ""]
    return [*lines[:-1], "", HINT, ""] if root else lines


def _options(options: list[click.Option], title: str = "Options") -> list[str]:
    if not options:
        return []
    heads = {_head(option): option for option in sorted(options, key=long_name)}
    width = max(map(len, heads)) + 3
    lines = ["", f"{title}:"]
    for head, option in heads.items():
        first, *more = _wrapped(_explained(option), WIDTH - width)
        lines += [f"{head:{width}}{first}".rstrip(), *(" " * width + line for line in more)]
    return lines


def _head(option: click.Option) -> str:
    """The left column: `  -d, --driver string`, with room for a short name that is missing."""
    kind = "" if option.is_flag else f" {option.metavar}"
    return f"  {', '.join((*short_name(option), '')) or '    '}{long_name(option)}{kind}"


def _explained(option: click.Option) -> str:
    """The help with the default, where there is one that is not empty (pflag's habit)."""
    shown = json.dumps(option.default, ensure_ascii=False) if isinstance(option.default, (str, bool, int)) else ""
    return f"{option.help} (default {shown})" if option.default and shown else option.help or ""


def _wrapped(text: str, width: int) -> list[str]:
    """Lines broken as pflag breaks them: a little early, so that no short word is left alone on the last."""
    lines = []
    while len(text) >= width and (blank := text.rfind(" ", 0, width - SLOP)) > 0:
        lines.append(text[:blank])
        text = text[blank + 1 :]
    return [*lines, text]
