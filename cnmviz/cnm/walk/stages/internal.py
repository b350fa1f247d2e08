"""The verdict that several stages and drivers share: a network made with `--internal` is closed both ways."""

from __future__ import annotations

from ..trace import Symptom, verdict

INTERNAL = verdict("INTERNAL", "The network is internal: nothing leaves it and nothing comes in from elsewhere.", Symptom.TIMEOUT)
