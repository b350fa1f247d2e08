"""The lesson of a shared scenario: whoever has the link begins it, in the scenario's lab unless the lesson brings its own."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from cnmviz.scenarios.rights import looking
from cnmviz.scenarios.shelf import Shown

from . import pages, trying
from .asking import Refused
from .attempts import Chosen


@require_POST
def learn(request: HttpRequest, **address: Any) -> HttpResponse:
    """Go on with a scenario's lesson, or begin it."""
    return _learn(request, **address)


@looking
def _learn(request: HttpRequest, shown: Shown) -> HttpResponse:
    version, scenario = shown.version, shown.scenario
    if version is None or scenario is None or not version.lesson:
        raise Http404
    try:
        lesson = trying.read(version.lesson)
    except Refused as refused:
        return trying.page(request, refused)
    return pages.started(request, Chosen(lesson, f"s/{scenario.token}", version.document, pinned=True))
