"""What the command line itself refuses, in Docker's words: the one file where click's errors become Docker's.

Texts and exit statuses: recording handmade2/flags-bad. A wrong number of arguments or an unknown command is status 1, a
wrong flag 125.
"""

from __future__ import annotations

import click

from .text import Text, Usage

NOT_SIMULATED = frozenset({
    "build", "builder", "buildx", "checkpoint", "commit", "compose", "config", "context", "cp", "diff", "events", "export",
    "history", "import", "info", "init", "load", "login", "logout", "manifest", "node", "plugin", "push", "rmi", "save", "scout",
    "search", "secret", "service", "stack", "stats", "swarm", "system", "tag", "top", "trust", "update",
    "version", "volume", "wait",
})  # fmt: skip
"""Docker's commands that are about something else; saying so is kinder than calling them unknown."""


class FlagError(click.UsageError):
    """A flag that is unknown, lacks its value, or has a bad one. The message is pflag's."""


class CountError(click.UsageError):
    """Too few or too many arguments. `most` is -1 where there is no limit."""

    def __init__(self, context: click.Context, least: int, most: int) -> None:
        super().__init__(_requirement(least, most), context)
        self.hint = "See" if most < 0 else "Run"


class UnknownCommand(click.UsageError):
    """A word that is no command of its group."""


def complaint(error: click.UsageError) -> Usage:
    """The answer to a click error raised by our grammar."""
    context = error.ctx
    if context is None:
        raise TypeError("an error of the grammar knows its command")
    path = context.command_path
    program = path.partition(" ")[0]
    if isinstance(error, UnknownCommand) and path == program and error.message in NOT_SIMULATED:
        return refused(f"{program}: '{path} {error.message}' does nothing here: a lab has networks and containers only")
    if isinstance(error, UnknownCommand):
        return refused(
            f"{program}: unknown command: {path} {error.message}\n{_group_usage(path)}\nRun '{path} --help' for more information"
        )
    usage = f"\nUsage:  {usage_of(context)}\n"
    if isinstance(error, CountError):
        return refused(f"{program}: '{path}' {error.message}\n{usage}\n{error.hint} '{path} --help' for more information")
    return refused(f"{error.message}\n{usage}\nRun '{path} --help' for more information", exit_status=125)


def refused(message: str, exit_status: int = 1) -> Usage:
    return Usage(Text(stderr=message + "\n", exit=exit_status))


def usage_of(context: click.Context) -> str:
    """The usage line of a command, without the word in front."""
    return " ".join((context.command_path, *context.command.collect_usage_pieces(context))).strip()


def _group_usage(path: str) -> str:
    """Only groups below the first word show it (recording handmade2/flags-bad)."""
    return f"\nUsage:  {path}\n" if " " in path else ""


def _requirement(least: int, most: int) -> str:
    if most == 0:
        return "accepts no arguments"
    if most < 0:
        return f"requires at least {_arguments(least)}"
    if least == most:
        return f"requires {_arguments(least)}"
    if least == 0:
        return f"requires at most {_arguments(most)}"
    return f"requires at least {least} and at most {_arguments(most)}"


def _arguments(count: int) -> str:
    return f"{count} argument" if count == 1 else f"{count} arguments"
