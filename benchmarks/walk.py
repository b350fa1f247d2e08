"""What an answer about reachability costs, in labs of 10, 100 and 1,000 containers.

`explain-N`: one question, answered with its whole way, against the same in the smallest lab. `matrix-N`: everyone to everyone by
ping, port and name, against walking every pair (in large labs a sample of pairs, multiplied). `update-N`: the same three matrices
after one `docker network connect` of any container to any network, against making them anew. `worst-N`: the same where a connect
makes a kind of place that the lab has never seen. `memory-N`: what the survey and its three matrices hold, against one byte for
each pair and question. `kinds-N`: how many kinds of place the matrix keeps, against the places.
"""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Iterator
from functools import partial
from statistics import median

from cnmviz.cnm.draft import Outcome
from cnmviz.cnm.matrix import Survey
from cnmviz.cnm.walk import Packet, walk
from cnmviz.cnm.walk.places import place_of
from cnmviz.cnm.world import World
from cnmviz.console.perform import perform

from .labs import NOW, varied_lab
from .rows import Row, row, timed

SIZES = (10, 100, 1000)
QUESTIONS = (("icmp", 0), ("tcp", 80), ("name", 0))
SAMPLE = 2000
ROUNDS = 5
CONNECTS = 15


def run() -> Iterator[Row]:
    labs = {size: varied_lab(size) for size in SIZES}
    packets = {size: _packets(world) for size, world in labs.items()}
    explain = {size: _one(world, packets[size]) for size, world in labs.items()}
    for size in SIZES:
        yield row("walk", f"explain-{size}", explain[size] * 1e6, "us", explain[SIZES[0]] * 1e6)
    for size, world in labs.items():
        pairs = explain[size] * len(QUESTIONS) * len(world.containers) * (len(world.containers) - 1)
        full = median(timed(partial(_survey, world)) for _ in range(ROUNDS))
        yield row("walk", f"matrix-{size}", full * 1e3, "ms", pairs * 1e3)
        yield row("walk", f"update-{size}", _update(world, _connects(world)) * 1e3, "ms", full * 1e3)
        yield row("walk", f"worst-{size}", _update(world, _unseen(world)) * 1e3, "ms", full * 1e3)
        yield row("walk", f"memory-{size}", _memory(world) / 1024, "KiB", len(QUESTIONS) * len(world.containers) ** 2 / 1024)
        matrix = Survey.of(world).matrix("icmp")
        yield row("walk", f"kinds-{size}", len(matrix.table), "kinds", len(matrix.places))


def _packets(world: World) -> list[Packet]:
    """All questions between containers, or as many of them, drawn at random, as can be walked in a few seconds."""
    dice = random.Random(1)
    containers = list(world.containers.values())
    pairs = [(source, target) for source in containers for target in containers if source is not target]
    dice.shuffle(pairs)
    return [
        Packet(place_of(source), target.name, protocol, port, aim=target.id)
        for source, target in pairs[: SAMPLE // len(QUESTIONS)]
        for protocol, port in QUESTIONS
    ]


def _one(world: World, packets: list[Packet]) -> float:
    """Seconds of one walk, on average over the questions."""
    return timed(lambda: [walk(world, packet) for packet in packets]) / len(packets)


def _matrices(survey: Survey) -> None:
    for protocol, port in QUESTIONS:
        survey.matrix(protocol, port)


def _survey(world: World) -> None:
    _matrices(Survey.of(world))


def _connects(world: World) -> list[Outcome]:
    """Connects drawn at random from those that Docker allows."""
    dice = random.Random(2)
    networks = [network.name for network in world.networks.values() if not network.predefined]
    outcomes: list[Outcome] = []
    while len(outcomes) < CONNECTS:
        owner = dice.choice([container for container in world.containers.values() if container.sandbox])
        performed = perform(world, f"docker network connect {dice.choice(networks)} {owner.name}", now=NOW)
        if performed.outcome and not performed.text.exit:
            outcomes.append(performed.outcome)
    return outcomes


def _unseen(world: World) -> list[Outcome]:
    """Connects to the default bridge, where nobody is."""
    performed = (perform(world, f"docker network connect bridge box{number + 1}", now=NOW) for number in range(ROUNDS))
    return [one.outcome for one in performed if one.outcome]


def _update(world: World, outcomes: list[Outcome]) -> float:
    """Seconds of the three matrices after one connect; each round starts from a survey that knows the lab."""
    taken = []
    for outcome in outcomes:
        survey = Survey.of(world)
        _matrices(survey)
        taken.append(timed(partial(_follow, survey, outcome)))
    return median(taken)


def _memory(world: World) -> int:
    """Bytes that a survey and its matrices hold."""
    tracemalloc.start()
    survey = Survey.of(world)
    _matrices(survey)
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return held


def _follow(survey: Survey, outcome: Outcome) -> None:
    _matrices(survey.after(outcome.world, outcome.changes))
