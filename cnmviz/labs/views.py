"""The pages: home, a lab, its snapshot and its log."""

from __future__ import annotations

import gzip
from zlib import crc32

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST, require_safe

from cnmviz.cnm.stage import new_world

from . import catalogues, extras, frames, gate, joining, limits, making, modules, packing, people, worlds
from .models import Lab
from .models.lab import with_code


@require_safe
@ensure_csrf_cookie
def home(request: HttpRequest) -> HttpResponse:
    """New lab, or join one by its code."""
    return render(request, "home.html")


@require_POST
def labs(request: HttpRequest) -> HttpResponse:
    """Make a lab and go there."""
    person = people.person_in(request.COOKIES) or people.fresh_person()
    if making.too_many(person):
        return busy(making.TOO_MANY)
    now = making.microseconds()
    world = new_world(making.fresh_seed(), now=now)
    response = redirect(making.make(person, world, title=request.POST.get("title", ""), now=now))
    people.remember(response, person)
    return response


def busy(why: str) -> HttpResponse:
    """The answer to what would be more than anybody needs."""
    return HttpResponse(f"{why}\n", status=429, content_type="text/plain; charset=utf-8")


@require_safe
def join(request: HttpRequest) -> HttpResponse:
    """Go to what a code leads to, however it was typed: a lab, or what a layer above has codes for."""
    code = "".join(request.GET.get("code", "")[:100].split())
    if not code:
        return render(request, "join_page.html")
    return redirect(joining.address(code.upper()) or lab_with(code))


def lab_with(code: str) -> Lab:
    """The lab with a code.

    Raises:
        Http404: there is none.
    """
    try:
        return with_code(code)
    except Lab.DoesNotExist:
        raise Http404 from None


def lab_for(request: HttpRequest, code: str, deed: gate.Deed) -> Lab:
    """The lab with a code, for somebody who may do something in it.

    Raises:
        Http404: there is none.
        Barred: they may not.
    """
    found = lab_with(code)
    gate.check(found.pk, people.person_in(request.COOKIES) or "", deed)
    return found


def is_seq(text: str) -> bool:
    """Whether a text of a request is a seq, of some lab."""
    return text.isascii() and text.isdigit() and len(text) < 16


def era(lab: Lab) -> str:
    """What tells a lab from one that had its code before it."""
    return f"{lab.pk}-{lab.seed[:8]}"


@require_safe
@ensure_csrf_cookie
def lab(request: HttpRequest, code: str) -> HttpResponse:
    """The page of a lab. Whoever opens it becomes a member."""
    found = lab_with(code)
    if found.code != code:
        return redirect(found)
    gate.check(found.pk, people.person_in(request.COOKIES) or "", "see")
    person = people.person_in(request.COOKIES) or people.fresh_person()
    try:
        you = people.person_of(people.member(found, person))
    except people.TooMany as full:
        return busy(f"Nobody new can come in: {full}.")
    here = found.get_absolute_url()
    page = {
        "code": found.code,
        "title": found.title,
        "socket": f"{here}socket",
        "snapshot": f"{here}snapshot",
        "log": f"{here}log",
        "frames": f"{here}frames",
        "moment": f"{here}moment",
        "era": era(found),
        "document": f"{here}document",
        "embed": request.build_absolute_uri(f"{here}embed"),
        "join": request.build_absolute_uri(here),
        "qr": f"{here}qr.svg",
        "you": {"id": you.id, "name": you.name, "colour": you.colour},
        **catalogues.cards(),
        **extras.of(request, found, person),
    }
    response = render(request, "lab.html", {"page": page, "modules": modules.links("main.js")})
    response.headers["Cache-Control"] = "no-store"
    people.remember(response, person)
    return response


@require_safe
def snapshot(request: HttpRequest, code: str) -> HttpResponse:
    """The whole lab at its newest seq. The tag names the seq, so a browser that has it already is told so."""
    found = lab_for(request, code, "see")
    state = _packed.get(_state(found))
    if state is None:
        found, world = worlds.read(found.pk)
        state = _pack(_state(found), frames.snapshot(found, world))
    known_people = frames.people(found)
    tag = f'"{_state(found)}-{crc32(known_people):x}"'
    if request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
        return _tagged(HttpResponse(status=304), tag)
    body = packing.end(state, known_people)
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return _tagged(HttpResponse(gzip.decompress(body), content_type="application/json"), tag)
    response = _tagged(HttpResponse(body, content_type="application/json"), tag)
    response.headers["Content-Encoding"] = "gzip"
    return response


def _state(lab: Lab) -> str:
    """A lab as it is at its seq."""
    return f"{era(lab)}-{lab.seq}"


def _tagged(response: HttpResponse, tag: str) -> HttpResponse:
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ("Accept-Encoding",))
    return response


_packed: dict[str, packing.Begun] = {}
"""Labs that were asked for last, packed up to where the people follow: a class that comes in at once is one encoding."""


def _pack(state: str, text: bytes) -> packing.Begun:
    while len(_packed) >= limits.HOT_SNAPSHOTS:
        _packed.pop(next(iter(_packed)), None)
    _packed[state] = packing.begin(text)
    return _packed[state]


@require_safe
def log(request: HttpRequest, code: str) -> HttpResponse:
    """A page of the log in front of `before`, oldest first."""
    found = lab_for(request, code, "see")
    before = request.GET.get("before", "")
    if before and not is_seq(before):
        return JsonResponse({"error": "before is a seq"}, status=400)
    page = frames.log_rows(found.pk, int(before) if before else None)
    return JsonResponse({"log": page, "more": bool(page) and page[0]["seq"] > 1})


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether the server and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def barred(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What somebody may not have, with the reason: a page, or JSON for a program."""
    why = str(exception) or "This is not for you."
    if "text/html" in request.headers.get("Accept", ""):
        return render(request, "barred.html", {"why": why}, status=403)
    return JsonResponse({"error": why}, status=403)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: cookies are off, or the page is too old."""
    if request.content_type == "application/json":
        return JsonResponse({"error": "this page is too old, or cookies are off; load it again"}, status=403)
    return render(request, "403.html", status=403)
