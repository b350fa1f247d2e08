"""What leaves a lab and comes back: its document, a lab made of one, and the page that others put into theirs."""

from __future__ import annotations

import logging

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_POST, require_safe

from . import catalogues, documents, limits, making, modules, people, qr, worlds
from .documents import Unusable
from .views import lab_with

logger = logging.getLogger(__name__)


@require_safe
def document(request: HttpRequest, code: str) -> HttpResponse:
    """The whole lab as a document, to be kept."""
    found, world = worlds.read(lab_with(code).pk)
    response = HttpResponse(documents.written(found.title, world), content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response


@require_POST
def open_document(request: HttpRequest) -> HttpResponse:
    """Make a lab of a document, and say where it is. What is refused writes nothing."""
    person = people.person_in(request.COOKIES) or people.fresh_person()
    if making.too_many(person):
        return JsonResponse({"error": making.TOO_MANY}, status=429)
    try:
        title, world = documents.read(_body(request), making.fresh_seed())
        lab = making.make(person, world, title=title, now=making.microseconds())
    except Unusable as unusable:
        return JsonResponse({"error": str(unusable)}, status=400)
    except IntegrityError:
        logger.exception("a document was sound, and the database refused it")
        return JsonResponse({"error": "the lab in this file does not hold together"}, status=400)
    response = JsonResponse({"url": lab.get_absolute_url()})
    people.remember(response, person)
    return response


def _body(request: HttpRequest) -> bytes:
    """The document that was sent; what is too large is not read to its end.

    Raises:
        Unusable: it is none.
    """
    if request.content_type != "application/json":
        raise Unusable("a lab is sent as application/json")
    return request.read(limits.DOCUMENT_BYTES + 1)


@require_safe
@xframe_options_exempt
def embed(request: HttpRequest, code: str) -> HttpResponse:
    """The picture of a lab for a frame in somebody else's page: live, read only, and without cookies."""
    found = lab_with(code)
    if found.code != code:
        return redirect(reverse("embed", args=[found.code]))
    here = found.get_absolute_url()
    page = {
        "code": found.code,
        "title": found.title,
        "socket": f"{here}watch",
        "snapshot": f"{here}snapshot",
        "lab": here,
        **catalogues.cards(),
    }
    response = render(request, "embed.html", {"page": page, "modules": modules.loaded("embed.js")})
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def qr_code(request: HttpRequest, code: str) -> HttpResponse:
    """The address of a lab for a projector."""
    return qr.answer(request.build_absolute_uri(lab_with(code).get_absolute_url()))
