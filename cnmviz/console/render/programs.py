"""What programs printed, in a container that was there (`exec`) or was made for them (`run`); ids of what was made."""

from __future__ import annotations

from ...cnm.answers import Logs, Made, Ran
from ...cnm.commands import Command
from ...cnm.draft import Executed, Outcome
from ..text import Text
from . import renders


@renders(Made)
def created(command: Command, outcome: Outcome, made: Made) -> Text:
    return Text(made.id + "\n")


@renders(Executed)
def executed(command: Command, outcome: Outcome, printed: Executed) -> Text:
    return Text(printed.stdout, printed.stderr, printed.exit, printed.shell, printed.attached)


@renders(Ran)
def ran(command: Command, outcome: Outcome, answer: Ran) -> Text:
    if answer.executed is not None:
        return executed(command, outcome, answer.executed)
    if answer.detached:
        return Text(answer.id + "\n")
    if outcome.error is not None:
        return Text()
    return Text(stderr=_runs_on(outcome.world.containers[answer.id].name))


def _runs_on(name: str) -> str:
    """This console waits for nothing: what would hold docker's own until Ctrl-C is left alone, and said."""
    return f"cnmviz: {name} runs on in the background; docker logs {name} shows its output, docker stop {name} ends it\n"


@renders(Logs)
def logs(command: Command, outcome: Outcome, answer: Logs) -> Text:
    return Text(answer.text)
