"""An Outcome as Docker's command line prints it: standard output, standard error, exit status.

What a command answered is written by the renderer of the answer's type (`render/`). Here is what all commands share: how a
refusal is worded (docker-facts 3.11) and that warnings go to standard error.
"""

from __future__ import annotations

from dataclasses import replace

from ..cnm.commands import Command
from ..cnm.draft import Outcome
from ..cnm.errors import Refusal
from . import render
from .text import Text, bounded


def answer(command: Command, outcome: Outcome) -> Text:
    """What the terminal shows after a command."""
    warnings = "".join(f"{line}\n" for line in outcome.warnings)
    text = render.written(command, outcome) if outcome.error is None or outcome.output is not None else Text()
    if outcome.error is not None:
        return bounded(replace(_refusal(command, outcome.error, warnings), stdout=text.stdout))
    return bounded(replace(text, stderr=warnings + text.stderr))


def _refusal(command: Command, error: Refusal, warnings: str) -> Text:
    path = command.spelling.path
    if command.spelling.refusal == "run":
        hint = f"\n\nRun 'docker {path.split()[-1]} --help' for more information\n"
        return Text(stderr=f"{warnings}docker: {daemon_says(error)}{hint}", exit=_run_status(error))
    return Text(stderr=f"{warnings}{daemon_says(error)}\n", exit=1)


def _run_status(error: Refusal) -> int:
    """127 where the program was not found, else 125 (docker-facts 8.2)."""
    return 127 if "executable file not found" in error.message else 125


def daemon_says(error: Refusal) -> str:
    """A refusal with its prefix; the command line's own have none."""
    return error.message if error.client else f"Error response from daemon: {error.message.strip()}"
