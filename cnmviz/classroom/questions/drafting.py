"""Questions from probes: the lab of a class at one moment, the walk, and the answers that follow from both."""

from __future__ import annotations

from cnmviz.classroom.models import Class
from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.world import World
from cnmviz.labs import history, making, results, worlds
from cnmviz.labs.models import Lab

from . import beliefs, case, messages, options, truth
from .models import Question


def of_probe(klass: Class, asked: messages.AskFirst) -> Question:
    """A question about a probe, not saved yet.

    Raises:
        Refusal: the lab has no such end or moment.
    """
    lab, world, seq = _moment(klass.lab_id, asked.at)
    probe = case.read(asked.source, asked.target, asked.protocol, asked.port)
    found = case.look(world, probe, now=making.microseconds())
    seed = f"{lab.seed} {seq} {probe}"
    return Question(
        klass=klass,
        lab=lab,
        seq=seq,
        probe={"source": probe.source, "target": probe.target, "protocol": probe.protocol, "port": probe.port},
        text=truth.asked(found),
        options=[_option(choice) for choice in options.choices(found, seed)],
        explanation=truth.explained(found),
        verdict=found.trace.verdict.key,
        trace=results.attached(found.trace)["trace"],
    )


def _option(choice: options.Choice) -> dict[str, object]:
    known = beliefs.catalogue().get(choice.belief)
    return {"text": choice.text, "right": choice.right, "belief": choice.belief, "truth": known.truth if known else ""}


def _moment(pk: int, at: int) -> tuple[Lab, World, int]:
    lab, newest = worlds.read(pk)
    return (lab, history.world_at(lab, newest, at), at) if at else (lab, newest, lab.seq)


def since(question: Question) -> str:
    """How the answer to a probe has changed since the question was made, in a sentence; "" where it has not."""
    if not question.probe:
        return ""
    lab, world = worlds.read(question.lab_id)
    if lab.seq == question.seq:
        return ""
    try:
        now = case.look(world, case.read(**question.probe), now=making.microseconds()).trace
    except Refusal as refused:
        return f"The lab has changed since the question: {refused.message}."
    if now.verdict.key == question.verdict:
        return ""
    answer = "yes" if now.ok else "no"
    return f"The lab has changed since the question: now the answer would be {answer}. {now.verdict.sentence}"
