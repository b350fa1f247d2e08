"""What a command found out, beyond its text, for the picture: the way of a packet, and the matrix."""

from __future__ import annotations

from typing import Any

from cnmviz.cnm.draft import Executed
from cnmviz.cnm.matrix import Matrix
from cnmviz.cnm.walk import Trace

from . import codec


def attached(output: Any) -> dict[str, Any]:
    """The fields of a Receipt that a command's output fills."""
    if isinstance(output, Trace):
        return {"trace": {**codec.plain(output), "reason": output.reason, "symptom": output.symptom.value}}
    if isinstance(output, Matrix):
        places = [codec.plain(place) for place in output.places]
        return {"matrix": {"places": places, "protocol": output.protocol, "port": output.port, "cells": output.cells}}
    return {}


def speaks_for_itself(output: Any) -> bool:
    """Whether an exit status is a finding rather than a failure: of a program in a container, or a packet that got nowhere."""
    return isinstance(output, (Executed, Trace, Matrix))
