"""The pages of a person who goes on at another device: the code on the one, the question on the other."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from . import carrying, joining, limits, people, qr
from .buckets import Buckets
from .models.carry import CarryCode

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""Names under which a machine speaks of itself: an address with one of them leads nowhere on another device."""

_tries = Buckets()


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def carry(request: HttpRequest) -> HttpResponse:
    """A code for another device, and the form for the code of another one. A post makes a code."""
    person = people.person_in(request.COOKIES)
    if request.method != "POST":
        code = carrying.of(person) if person else None
        return render(request, "carry.html", {"code": _shown(request, code)})
    if _too_often(request, "make"):
        return _page(request, "Too many codes were made from here. Wait a minute, and try again.", 429)
    person = person or people.fresh_person()
    try:
        carrying.make(person)
    except carrying.Useless as useless:
        return _page(request, str(useless), 429)
    response = redirect("carry")
    people.remember(response, person)
    return response


@never_cache
@require_safe
def enter(request: HttpRequest) -> HttpResponse:
    """Go to the question for a code, however it was typed."""
    code = carrying.cleaned(request.GET.get("code", ""))
    return redirect(joining.address(code) or reverse("carry_here", args=[code or "-"]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def carry_here(request: HttpRequest, code: str) -> HttpResponse:
    """Ask whether this device becomes whoever made the code; a post says yes."""
    if _too_often(request, "try"):
        return _page(request, "Too many codes were tried from here. Wait a minute, and try again.", 429)
    old = people.person_in(request.COOKIES)
    try:
        if request.method == "POST":
            return _carried(carrying.take(code, old))
        found = carrying.find(code)
    except carrying.Useless as useless:
        return _page(request, str(useless), 400 if request.method == "POST" else 404)
    asked = {"who": people.known_as(found.person), "same": found.person == old, "code": found.code}
    return render(request, "carry_here.html", asked)


def _carried(person: str) -> HttpResponse:
    response = redirect("carry_done")
    people.remember(response, person)
    return response


@never_cache
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """Say who this device is now."""
    person = people.person_in(request.COOKIES)
    if person is None:
        return redirect("carry")
    return render(request, "carry_done.html", {"who": people.known_as(person)})


def _too_often(request: HttpRequest, what: str) -> bool:
    """Whether an address asks too often: else one guesses codes, or takes up all that there may be at a time."""
    key = (what, request.META.get("REMOTE_ADDR"))
    return _tries.full(key, per_second=limits.CARRY_TRIES_PER_SECOND, at_once=limits.CARRY_TRIES_AT_ONCE)


def _page(request: HttpRequest, why: str, status: int) -> HttpResponse:
    return render(request, "carry.html", {"why": why}, status=status)


def _shown(request: HttpRequest, code: CarryCode | None) -> dict[str, Any] | None:
    """A code as the page has it: in two halves, as an address, and as a picture of it for a camera."""
    if code is None:
        return None
    address = request.build_absolute_uri(reverse("carry_here", args=[code.code]))
    half = len(code.code) // 2
    return {
        "local": split_domain_port(request.get_host())[0] in LOOPBACK,
        "halves": (code.code[:half], code.code[half:]),
        "address": address,
        "minutes": carrying.minutes_left(code),
        "qr": qr.inline(address, 6),
    }
