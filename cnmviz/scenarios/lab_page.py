"""What the page of a lab knows about saving it: where to, and which scenario of the person it may go on from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from cnmviz.labs.models import Lab

from . import deeds, limits, saving


def extra(request: HttpRequest, lab: Lab, person: str) -> Mapping[str, Any]:
    """The field `scenario` of a lab's page."""
    tied = saving.tied(lab, person)
    newest = tied.versions.defer("document", "lesson").first() if tied else None
    return {
        "scenario": {
            "save": reverse("save", args=[lab.code]),
            "known": deeds.known(request, newest) if newest else None,
            "limits": {"title": limits.TITLE, "text": limits.TEXT, "tag": limits.TAG, "tags": limits.TAGS},
        }
    }
