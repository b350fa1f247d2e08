"""The simulator against a real Docker Engine: every recording agrees in every field."""

from __future__ import annotations

from pathlib import Path

import pytest

from cnmviz.recordings.recording import Recording, files, read
from cnmviz.recordings.replay import replay

RECORDINGS = [read(path) for path in files([Path(__file__).parent])]


@pytest.mark.parametrize("recording", RECORDINGS, ids=lambda recording: f"{recording.path.parent.name}-{recording.name}")
def test_the_simulator_does_what_the_engine_did(recording: Recording) -> None:
    assert [str(check) for check in replay(recording) if not check.agrees] == []
