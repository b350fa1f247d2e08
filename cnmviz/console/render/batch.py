"""Commands on several names (`rm a b`, `stop a b`): what went well is echoed as typed, errors go on standard error."""

from __future__ import annotations

from ...cnm.answers import Batch, Pruned
from ...cnm.commands import Command
from ...cnm.draft import Outcome
from ..answer import daemon_says
from ..text import Text
from . import renders

UNANSWERED = "Nothing was removed: nobody can answer here, so say --force instead.\n"


@renders(Batch)
def batch(command: Command, outcome: Outcome, answer: Batch) -> Text:
    asked = "".join(answer.questions)
    echoed = "".join(f"{result.name}\n" for result in answer.results if result.error is None)
    complaints = [daemon_says(error) for error in answer.errors]
    if complaints and answer.complaint:
        complaints.append(answer.complaint)
    return Text(asked + echoed, "".join(f"{line}\n" for line in complaints), 1 if complaints else 0)


@renders(Pruned)
def pruned(command: Command, outcome: Outcome, answer: Pruned) -> Text:
    """The names and an empty line (recording handmade/network-prune); containers take space, networks none."""
    if answer.question:
        return Text(f"{answer.question}\n", UNANSWERED)
    lines = [f"Deleted {answer.kind}:", *answer.removed, ""] if answer.removed else []
    space = ["Total reclaimed space: 0B"] if answer.kind == "Containers" else []
    return Text("".join(f"{line}\n" for line in (*lines, *space)))
