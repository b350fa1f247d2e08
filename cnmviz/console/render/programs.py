"""What programs printed, in a container that was there (`exec`) or was made for them (`run`); ids of what was made."""

from __future__ import annotations

from ...cnm.answers import Logs, Made, Ran
from ...cnm.commands import Command
from ...cnm.commands.exec import opens_prompt
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
    container = outcome.world.containers.get(answer.id)
    waits = (
        container is not None
        and container.sandbox
        and opens_prompt((*container.entrypoint, *container.command), container.interactive)
    )
    return Text(shell=container.name, attached=True) if container and waits else Text()


@renders(Logs)
def logs(command: Command, outcome: Outcome, answer: Logs) -> Text:
    return Text(answer.text)
