"""Where own copies add themselves to the class: deeds, a greeting, and what hears of refused commands."""

from __future__ import annotations

from cnmviz.labs import requests

from .. import assembly
from .. import deeds as of_class
from . import deeds, giving, messages, refusals


def add() -> None:
    """Called once, when Django starts."""
    of_class.ANSWERS.update(
        {
            messages.HandOut: deeds.hand_out,
            messages.TakeBack: deeds.take_back,
            messages.Reset: deeds.reset,
            messages.Show: deeds.show,
            messages.Consent: deeds.consent,
        }
    )
    assembly.GREETINGS.append(giving.greet)
    requests.HEARS.append(refusals.heard)
