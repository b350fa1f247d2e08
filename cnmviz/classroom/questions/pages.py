"""The teacher's pages about questions: the prepared ones, as data."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from cnmviz.classroom.pages import private, taught

from . import prepared


@require_safe
@private
def prepared_ones(request: HttpRequest, code: str) -> JsonResponse:
    """The prepared questions, by their lessons."""
    return JsonResponse({"lessons": prepared.listed(taught(request, code))})
