"""What a command found out, beyond its text, for the picture: the way of a packet, and the matrix."""

from __future__ import annotations

from typing import Any

from cnmviz.cnm.matrix import Matrix
from cnmviz.cnm.walk.trace import Trace

from . import codec


def attached(output: Any) -> dict[str, Any]:
    """The fields of a Receipt that a command's output fills."""
    trace = output if isinstance(output, Trace) else getattr(output, "trace", None)
    if isinstance(trace, Trace):
        return {"trace": {**codec.plain(trace), "reason": trace.reason, "symptom": trace.symptom.value}}
    if isinstance(output, Matrix):
        cells = {"protocol": output.protocol, "port": output.port, "cells": output.cells}
        return {"matrix": {"places": codec.plain(output.places), **cells}}
    return {}
