"""The pages of scenarios: the gallery, one scenario, its picture alone for a frame, and what they load."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable
from html import escape
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from cnmviz.labs import catalogues, modules, people, qr, sharing

from . import files, shelf
from .models import Scenario, Version
from .rights import is_author, looking
from .shelf import Shown

LONGEST_SEARCH = 200
OWN = "Yours"
BUILT_IN = "Built in"
FRAME = (800, 500)
"""Pixels of the picture in other people's pages, which they may change."""


@require_safe
@ensure_csrf_cookie
def gallery(request: HttpRequest) -> HttpResponse:
    """All built-in scenarios and one's own. What does not match the search is hidden, so that a script can go on from it."""
    person = people.person_in(request.COOKIES)
    mine = [shelf.of_scenario(one) for one in Scenario.objects.filter(person=person)] if person else []
    search = request.GET.get("q", "")[:LONGEST_SEARCH]
    tag = request.GET.get("tag", "")[:LONGEST_SEARCH]
    words = search.casefold().split()
    some = ((OWN, mine), (BUILT_IN, shelf.builtins())) if mine else ((BUILT_IN, shelf.builtins()), (OWN, ()))
    parts = [(title, [(one, one.matches(words, tag)) for one in part]) for title, part in some]
    context = {
        "parts": parts,
        "found": sum(there for _, cards in parts for _, there in cards),
        "q": search,
        "tag": tag,
        "tags": _tags((*mine, *shelf.builtins())),
        "page": {"drivers": _drivers()},
        "modules": modules.loaded("gallery.js"),
    }
    response = render(request, "scenarios/gallery.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


def _tags(some: Iterable[Shown]) -> list[tuple[str, int]]:
    """All tags with how many have them, those of most first."""
    return sorted(Counter(tag for one in some for tag in one.tags).items(), key=lambda found: (-found[1], found[0]))


@require_safe
@ensure_csrf_cookie
@looking
def scenario(request: HttpRequest, shown: Shown) -> HttpResponse:
    """A scenario with all that can be done with it."""
    context = {
        "shown": shown,
        "author": is_author(request, shown.scenario),
        "versions": _versions(shown),
        "ways": _ways(request, shown),
        "files": files.ways(shown.here),
        "page": {"title": shown.title, "snapshot": f"{shown.here}/snapshot", "drivers": _drivers()},
        "modules": modules.loaded("scenario.js"),
    }
    return render(request, "scenarios/scenario.html", context)


def _versions(shown: Shown) -> list[Version]:
    """All versions of a scenario, the newest first, without what is in them."""
    return list(shown.scenario.versions.defer("document", "lesson", "text")) if shown.scenario else []


def _ways(request: HttpRequest, shown: Shown) -> list[dict[str, str]]:
    """Which links there are: to whichever version is the newest, and to the one that is looked at."""
    if shown.scenario is None or shown.version is None:
        return [_way(request, "", shown.here, shown.title)]
    return [
        _way(request, "Always the newest version", shown.scenario.get_absolute_url(), shown.title),
        _way(request, f"Version {shown.version.number} for ever", shown.version.get_absolute_url(), shown.title),
    ]


def _way(request: HttpRequest, words: str, here: str, title: str) -> dict[str, str]:
    embed = request.build_absolute_uri(f"{here}/embed")
    return {"words": words, "link": request.build_absolute_uri(here), "qr": f"{here}/qr.svg", "embed": frame_code(embed, title)}


def frame_code(address: str, title: str) -> str:
    """What somebody puts into a page of theirs."""
    width, height = FRAME
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{width}" height="{height}"'
        ' loading="lazy" frameborder="0"></iframe>'
    )


@require_safe
@xframe_options_exempt
@looking
def embed(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The picture for a frame in somebody else's page: read only, and without cookies."""
    context = {
        "page": {
            "title": shown.title,
            "snapshot": f"{shown.here}/snapshot",
            "drivers": _drivers(),
        },
        "here": shown.here,
        "theme": sharing.theme_of(request),
        "modules": modules.loaded("still.js"),
    }
    return render(request, "scenarios/embed.html", context)


@require_safe
@looking
def snapshot(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The lab in the shape that the browser draws. A version never changes, so a browser that has it is told so."""
    tag = f'"{shown.key}"'
    if request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
        return _tagged(HttpResponse(status=304), tag)
    body = shown.picture()
    packs = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(body if packs else gzip.decompress(body), content_type="application/json")
    if packs:
        response.headers["Content-Encoding"] = "gzip"
    return _tagged(response, tag)


def _tagged(response: HttpResponse, tag: str) -> HttpResponse:
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ("Accept-Encoding", "Cookie"))
    return response


@require_safe
@looking
def document(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The lab as a document, to be kept."""
    return HttpResponse(shown.document(), content_type="application/json")


@require_safe
@looking
def qr_code(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The link for a projector."""
    return qr.answer(request.build_absolute_uri(shown.here))


def _drivers() -> list[dict[str, Any]]:
    return catalogues.cards()["drivers"]
