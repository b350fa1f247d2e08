"""The pages of a lab's past: its frames, the whole lab at an earlier moment, and a fork that goes on from there.

What was never changes, so a browser may keep these answers for ever. Codes are given again once a lab is deleted: a page is kept
only under an address that names the lab's `era` too.
"""

from __future__ import annotations

import gzip

from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST, require_safe

from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.world import World

from . import frames, history, making, people, worlds
from .models import Lab
from .views import busy, era, is_seq, lab_for

forked = Signal()
"""Sent with `origin`, `at`, `lab` and `person`: who made the new lab of the origin's step `at`."""


@require_safe
def frames_before(request: HttpRequest, code: str) -> HttpResponse:
    """A page of the log with its changes, in front of `before`, oldest first; the newest page without it."""
    found = lab_for(request, code, "see")
    asked = request.GET.get("before", "")
    if asked and not is_seq(asked):
        return JsonResponse({"error": "before is a seq"}, status=400)
    before = int(asked) if asked else found.seq + 1
    complete = bool(asked) and before <= found.seq + 1
    return _kept(request, frames.page(found.pk, before), complete and request.GET.get("era") == era(found))


@require_safe
def moment(request: HttpRequest, code: str) -> HttpResponse:
    """The whole lab as it was after the entry `at`."""
    found = lab_for(request, code, "see")
    try:
        at, world = _moment(found, request.GET.get("at", ""))
    except Refusal as refused:
        return JsonResponse({"error": refused.message}, status=400)
    return _kept(request, frames.moment(found, at, world), request.GET.get("era") == era(found))


@require_POST
def fork(request: HttpRequest, code: str) -> HttpResponse:
    """Make a lab that goes on from the moment `at` of another one, and go there. The other one stays as it is."""
    person = people.person_in(request.COOKIES) or people.fresh_person()
    origin = lab_for(request, code, "take")
    if making.too_many(person):
        return busy(making.TOO_MANY)
    try:
        at, world = _moment(origin, request.POST.get("at", ""))
    except Refusal as refused:
        return HttpResponse(f"{refused.message}\n", status=400, content_type="text/plain; charset=utf-8")
    where = f"Lab {origin.code}, from step {at}"
    lab = making.make(person, world, title=where, now=making.microseconds(), line=where)
    forked.send(sender=Lab, origin=origin, at=at, lab=lab, person=person)
    response = redirect(lab)
    people.remember(response, person)
    return response


def _moment(lab: Lab, asked: str) -> tuple[int, World]:
    """Which moment is asked for, and the lab's world at that moment.

    Raises:
        Refusal: it is no moment of this lab.
    """
    if not is_seq(asked):
        raise Refusal("at is a seq")
    return int(asked), history.world_at(*worlds.read(lab.pk), int(asked))


def _kept(request: HttpRequest, body: bytes, for_ever: bool) -> HttpResponse:
    packs = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(gzip.compress(body, 5) if packs else body, content_type="application/json")
    if packs:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable" if for_ever else "private, no-cache"
    patch_vary_headers(response, ("Accept-Encoding",))
    return response
