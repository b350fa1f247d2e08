"""What the page of a lab knows about building a lesson of it: where to ask, and what there is to choose from."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from cnmviz.labs.models import Lab
from cnmviz.scenarios import builtin

from . import content, reading

ASKED = ("write", "read", "preview", "start", "stand", "share")


def extra(request: HttpRequest, lab: Lab, person: str) -> dict[str, Any]:
    """The field `builder` of a lab's page."""
    return {"builder": {"urls": {**_urls(), "try": reverse("lesson_try")}, **_choices()}}


def _urls() -> dict[str, str]:
    return {name: reverse(f"builder_{name}") for name in ASKED}


@cache
def _choices() -> dict[str, Any]:
    """The topics and lessons of the ladder, the scenarios that came with the product, and how much a lesson holds."""
    ladder = content.catalogue().values()
    return {
        "topics": list(dict.fromkeys(lesson.topic for lesson in ladder)),
        "scenarios": [[slug, scenario.title] for slug, scenario in builtin.catalogue().items()],
        "limits": {
            "goals": reading.MOST_GOALS,
            "hints": reading.MOST_HINTS,
            "questions": reading.MOST_QUESTIONS,
            "options": reading.MOST_OPTIONS,
        },
    }
