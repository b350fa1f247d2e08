"""What leaves a lab: its document, and the page that others put into theirs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from . import catalogues, documents, gate, modules, qr, worlds
from .views import lab_for, lab_with

THEMES = ("light", "dark")


@require_safe
def document(request: HttpRequest, code: str) -> HttpResponse:
    """The whole lab as a document, to be kept."""
    found, world = worlds.read(lab_for(request, code, "take").pk)
    response = HttpResponse(documents.written(found.title, world), content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
@xframe_options_exempt
def embed(request: HttpRequest, code: str) -> HttpResponse:
    """The picture of a lab for a frame in somebody else's page: live, read only, and without cookies."""
    found = lab_with(code)
    if found.code != code:
        return redirect(reverse("embed", args=[found.code]))
    gate.check(found.pk, "", "see")
    here = found.get_absolute_url()
    page = {
        "code": found.code,
        "title": found.title,
        "socket": f"{here}watch",
        "snapshot": f"{here}snapshot",
        **catalogues.cards(),
    }
    context = {"page": page, "here": here, "theme": theme_of(request), "modules": modules.loaded("embed.js")}
    response = render(request, "embed.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def qr_code(request: HttpRequest, code: str) -> HttpResponse:
    """The address of a lab for a projector."""
    return qr.answer(request.build_absolute_uri(lab_for(request, code, "see").get_absolute_url()))


def theme_of(request: HttpRequest) -> str:
    """The look that the address of a frame asks for, "" for that of the system."""
    theme = request.GET.get("theme", "")
    return theme if theme in THEMES else ""
