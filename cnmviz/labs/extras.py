"""What the layers above put into the page of a lab, such as the lesson that it is for. They add themselves when Django starts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest

from .models import Lab

Extra = Callable[[HttpRequest, Lab, str], Mapping[str, Any]]
"""Of a request, a lab and the person who opens its page: further fields of `page`, none where the layer has nothing to say."""

EXTRAS: list[Extra] = []


def of(request: HttpRequest, lab: Lab, person: str) -> dict[str, Any]:
    """All further fields of a lab's page."""
    return {name: value for extra in EXTRAS for name, value in extra(request, lab, person).items()}
