"""What a command found out, beyond its text, for the picture: the way of a packet, and the matrix."""

from __future__ import annotations

from string import ascii_letters
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
        return {"matrix": _matrix(output)}
    return {}


def _matrix(found: Matrix) -> dict[str, Any]:
    """Everyone to everyone with one letter for a cell: the n-th letter of a to z and A to Z is the n-th of `keys`.

    A table of 250 places would be nearly a megabyte of verdicts' keys, and everybody who looks at it asks again after a change.
    """
    cells = found.cells
    keys = sorted({key for row in cells for key in row})
    letter = dict(zip(keys, ascii_letters, strict=False))
    return {
        "places": [codec.plain(place) for place in found.places],
        "protocol": found.protocol,
        "port": found.port,
        "keys": keys,
        "cells": ["".join([letter[key] for key in row]) for row in cells],
    }


def speaks_for_itself(output: Any) -> bool:
    """Whether an exit status is a finding rather than a failure: of a program in a container, or a packet that got nowhere."""
    return isinstance(output, (Executed, Trace, Matrix))
