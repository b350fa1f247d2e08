"""What the labs of all recordings print with `docker inspect`, read again: it prints the same.

The labs are those that the recordings' commands lead to; that they print what the recorded engine printed is held by
`tests/recordings/test_replay.py`. One recording has an engine's own text, and that one is read as it is.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cnmviz.cnm.world import World
from cnmviz.console.perform import perform
from cnmviz.recordings.recording import Recording, files, read
from cnmviz.recordings.stage import world_for
from cnmviz.recordings.terminal import Terminal
from cnmviz.scenarios.formats import Asked
from cnmviz.scenarios.formats import inspect as inspect_format
from tests.console.prompt import START

FOLDER = Path(__file__).parents[2] / "recordings"
RECORDINGS = [read(path) for path in files([FOLDER])]
ALONE = [recording for recording in RECORDINGS if not recording.swarm]
MANAGED = [recording for recording in RECORDINGS if recording.swarm]
STAGE = ("FinishedAt", "Pid", "ResolvConfPath", "HostnamePath", "HostsPath", "SandboxKey")
"""What follows from numbers, and from whose files these are."""


def lab_of(recording: Recording) -> World:
    terminal = Terminal(world_for(recording))
    for step in recording.steps:
        terminal.type(step.command)
    return terminal.world


def printed(world: World) -> str:
    """Everything that the lab's engine tells of itself, one output after the other."""
    lines = ("docker network inspect $(docker network ls -q)", "docker inspect $(docker ps -aq)")
    return "\n".join(perform(world, line, now=START).text.stdout for line in lines)


def plain(text: str) -> dict[str, Any]:
    """The printed things by id."""
    found: dict[str, Any] = {}
    decoder, at = json.JSONDecoder(), 0
    while (at := text.find("[", at)) >= 0:
        things, at = decoder.raw_decode(text, at)
        found |= {thing["Id"]: _comparable(thing) for thing in things}
    return found


def _comparable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _comparable(inner) for key, inner in value.items() if key not in STAGE}
    return value


@pytest.mark.parametrize("recording", ALONE, ids=lambda recording: f"{recording.path.parent.name}-{recording.name}")
def test_what_a_lab_prints_makes_a_lab_that_prints_the_same(recording: Recording) -> None:
    before = printed(lab_of(recording))
    reading = inspect_format.read(before.encode(), Asked(seed="again", now=START))
    assert plain(printed(reading.world)) == plain(before)


@pytest.mark.parametrize("recording", MANAGED, ids=lambda recording: f"{recording.path.parent.name}-{recording.name}")
def test_what_a_manager_prints_makes_a_swarm_of_one_that_prints_the_same(recording: Recording) -> None:
    before = printed(lab_of(recording))
    reading = inspect_format.read(before.encode(), Asked(seed="again", now=START))
    assert reading.world.first_host.role == "manager"
    assert plain(printed(reading.world)) == plain(before)
