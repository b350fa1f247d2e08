"""What every survey of a lab must be, whatever the lab: the same as walking, and the same as a fresh one."""

from __future__ import annotations

from collections.abc import Sequence

from cnmviz.cnm.kinds import Question
from cnmviz.cnm.matrix import Survey, question_packet
from cnmviz.cnm.walk import walk
from cnmviz.cnm.world import World
from cnmviz.console.perform import perform


def equals_walking_every_pair(world: World, questions: Sequence[Question]) -> None:
    survey = Survey.of(world)
    for protocol, port in questions:
        matrix = survey.matrix(protocol, port)
        pairs = [
            [
                "" if source == target else walk(world, question_packet(world, source, target, protocol, port)).verdict.key
                for target in matrix.places
            ]
            for source in matrix.places
        ]
        assert matrix.cells == pairs
        at = range(len(matrix.places))
        assert [[matrix.cell(source, target) for target in at] for source in at] == pairs


def follows(world: World, texts: Sequence[str]) -> None:
    """A survey that is carried along while commands are typed equals one of the lab as it is then."""
    survey = Survey.of(world)
    for at, text in enumerate(texts):
        done = perform(world, f"docker {text}", now=at)
        world = done.world
        survey = survey.after(world, done.outcome.changes if done.outcome else ())
        for question in (("icmp", 0), ("tcp", 80), ("name", 0)):
            fresh, kept = Survey.of(world).matrix(*question), survey.matrix(*question)
            assert (kept.places, kept.cells) == (fresh.places, fresh.cells)
