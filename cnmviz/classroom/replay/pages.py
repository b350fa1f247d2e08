"""The replay of a class for its teacher: the page, its moments as data, and the whole log as a file. With names, or without."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from cnmviz.classroom.events.limits import EVENTS
from cnmviz.classroom.models import Class
from cnmviz.classroom.pages import private, taught
from cnmviz.labs import catalogues, modules
from cnmviz.labs.views import era

from . import moments
from .names import LAB, Names, names

HIDDEN = "names=hidden"
_encoder = msgspec.json.Encoder()


def _names(request: HttpRequest, klass: Class) -> Names:
    return names(klass.participants.all(), hidden=_hides(request))


def _hides(request: HttpRequest) -> bool:
    return request.GET.get("names") == "hidden"


@require_safe
@private
def replay(request: HttpRequest, code: str) -> HttpResponse:
    """The page."""
    klass = taught(request, code)
    hidden = _hides(request)
    asked = f"?{HIDDEN}" if hidden else ""
    lab = klass.lab.get_absolute_url()
    page = {
        "title": klass.title,
        "moments": reverse("class_replay_moments", args=[klass.code]) + asked,
        "lab": {"frames": f"{lab}frames", "moment": f"{lab}moment", "era": era(klass.lab)},
        "drivers": catalogues.cards()["drivers"],
        "hidden": hidden,
    }
    context = {
        "klass": klass,
        "page": page,
        "hidden": hidden,
        "other": "" if hidden else f"?{HIDDEN}",
        "asked": asked,
        "modules": modules.loaded("replay.js"),
    }
    return render(request, "classroom/replay.html", context)


@require_safe
@private
def replay_moments(request: HttpRequest, code: str) -> HttpResponse:
    """All moments up to now, with everybody whom they name."""
    klass = taught(request, code)
    called = _names(request, klass)
    found = list(moments.of(klass, called))
    body = _encoder.encode(
        {
            "people": [{"name": one.name, "colour": one.colour} for one in called.people],
            "moments": found,
            "newest": klass.lab.seq,
            "left_out": max(0, klass.lab.seq - moments.COMMANDS),
            "full": klass.events.count() >= EVENTS,
        }
    )
    packs = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(gzip.compress(body, 5) if packs else body, content_type="application/json")
    if packs:
        response.headers["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ("Accept-Encoding",))
    return response


@require_safe
@private
def replay_file(request: HttpRequest, code: str) -> HttpResponse:
    """The whole log as lines of JSON, the first moment first."""
    klass = taught(request, code)
    called = _names(request, klass)
    body = b"".join(_lines(klass, called))
    name = f"{klass.code}-log{'-without-names' if _hides(request) else ''}.jsonl"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(body, content_type="application/jsonl; charset=utf-8", headers=headers)


def _lines(klass: Class, called: Names) -> Iterator[bytes]:
    for moment in moments.of(klass, called, most=klass.lab.seq):
        at = datetime.fromtimestamp(moment.at / 1_000_000, UTC)
        said = {
            "at": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "kind": moment.kind,
            "by": "" if moment.by == LAB else called.people[moment.by].name,
            "step": moment.step,
            **{name: value for name in ("text", "line", "why", "undoes", "now") if (value := getattr(moment, name))},
        }
        yield _encoder.encode(said) + b"\n"
