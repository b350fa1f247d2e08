"""A fork of a lab that is for a lesson is for the same lesson."""

from __future__ import annotations

from typing import Any

from cnmviz.labs.models import Lab

from . import attempts


def go_along(origin: Lab, at: int, lab: Lab, person: str, **_: Any) -> None:
    """Attach the lesson of a lab to its fork, whose author goes on from the step `at` with what that took."""
    attempt = attempts.of_lab(origin.pk)
    if attempt:
        attempts.go_along(attempt, person, lab, at)
