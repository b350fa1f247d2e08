"""The pages of students: coming in with a code and a nickname, and going on at another device with a code from the teacher."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_safe

from cnmviz.labs import carrying, people, qr
from cnmviz.labs.buckets import Buckets

from . import joining, limits, lookups, rules, takeover
from .joining import NotIn
from .models import Class
from .pages import private

TOO_MANY = "Too many came in from this address within a moment. Wait a few seconds, and try again."

_doors = Buckets()


@require_http_methods(["GET", "HEAD", "POST"])
@ensure_csrf_cookie
@private
def join(request: HttpRequest, code: str) -> HttpResponse:
    """Come in. Who is in already goes straight to the lab; everybody else gives a nickname first."""
    if _doors.full(request.META.get("REMOTE_ADDR"), per_second=limits.JOINS_PER_SECOND, at_once=limits.JOINS_AT_ONCE):
        return closed(request, TOO_MANY, 429)
    try:
        klass, current = joining.find(code)
    except NotIn as why:
        return closed(request, str(why), 404)
    person = people.person_in(request.COOKIES)
    known = lookups.participant(klass, person)
    if person and known is not None:
        return closed(request, rules.REMOVED, 403, klass) if known.removed else _into(klass, person)
    why_closed = joining.why_closed(klass, current)
    if why_closed:
        return closed(request, why_closed, 403 if klass.door_open is False and not klass.ended else 410, klass)
    return _come_in(request, klass, person)


def _come_in(request: HttpRequest, klass: Class, known_as: str | None) -> HttpResponse:
    """Ask for a nickname, or take it. Whoever is nobody yet has been nowhere."""
    person = known_as or people.fresh_person()
    why = ""
    if request.method != "POST":
        name = (people.known_as(person) if known_as else people.introduction(person)).name
    else:
        name = request.POST.get("nickname", "")[:200]
        try:
            joining.join(klass, person, name)
            return _into(klass, person)
        except NotIn as refused:
            why = str(refused)
    context = {"klass": klass, "name": name[: limits.NICKNAME], "why": why, "most": limits.NICKNAME}
    response = render(request, "classroom/join.html", context, status=400 if why else 200)
    people.remember(response, person)
    return response


def _into(klass: Class, person: str) -> HttpResponse:
    response = redirect(klass.lab)
    people.remember(response, person)
    return response


def closed(request: HttpRequest, why: str, status: int, klass: Class | None = None) -> HttpResponse:
    """Why somebody does not come in."""
    return render(request, "classroom/closed.html", {"why": why, "klass": klass}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@ensure_csrf_cookie
@private
def take_over(request: HttpRequest, code: str) -> HttpResponse:
    """Ask whether this device goes on as a participant; a post says yes."""
    if _doors.full(request.META.get("REMOTE_ADDR"), per_second=limits.JOINS_PER_SECOND, at_once=limits.JOINS_AT_ONCE):
        return closed(request, TOO_MANY, 429)
    device = people.person_in(request.COOKIES)
    try:
        if request.method == "POST":
            who, fresh = takeover.take(code, device)
            return _into(who.klass, fresh)
        found = takeover.find(code)
    except takeover.Useless as useless:
        return closed(request, str(useless), 400)
    return render(request, "classroom/takeover.html", {"who": found.participant, "code": found.code})


@require_safe
@private
def take_over_qr(request: HttpRequest, code: str) -> HttpResponse:
    """The address at which another device takes over, as a picture."""
    return qr.answer(request.build_absolute_uri(reverse("takeover", args=[carrying.cleaned(code) or "-"])))
