"""The simulator against a real Docker Engine: every recording whose drivers we have agrees in every field."""

from __future__ import annotations

from pathlib import Path

import pytest

from cnmviz.recordings.recording import Recording, files, read
from cnmviz.recordings.replay import missing_drivers, replay

RECORDINGS = [read(path) for path in files([Path(__file__).parent])]


def modelled() -> list[Recording]:
    return [recording for recording in RECORDINGS if not missing_drivers(recording)]


@pytest.mark.parametrize("recording", modelled(), ids=lambda recording: recording.name)
def test_the_simulator_does_what_the_engine_did(recording: Recording) -> None:
    assert [str(check) for check in replay(recording) if not check.agrees] == []


def test_drivers_that_are_not_modelled() -> None:
    """The one list of them. A recording is left out by what it uses, never by its name."""
    assert set().union(*map(missing_drivers, RECORDINGS)) == {"overlay"}
