"""The pages of teachers: their classes, starting one, the private link, and the page with the code for the projector."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cnmviz.labs import making, modules, people, qr
from cnmviz.labs.buckets import Buckets
from cnmviz.labs.carry_pages import LOOPBACK
from cnmviz.labs.gate import Barred
from cnmviz.labs.turns import in_turn
from cnmviz.labs.views import busy

from . import announcing, joining, limits, lookups, starting
from .models import Class, Participant, Role

View = Callable[..., HttpResponse]

TOO_MANY = "Too many links were tried from this address. Wait a minute, and open the one that you have."
NOT_TEACHING = "Only the teacher of this class can open this page. Open the private link of the class first."


_guesses = Buckets()


def private(view: View) -> View:
    """A page whose address or content is nobody else's business: not kept, not found by a search, not told to other sites.

    Other sites are never told an address here (`SECURE_REFERRER_POLICY`); without any, a browser would send no form.
    """

    @never_cache
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return page


@require_safe
@ensure_csrf_cookie
@private
def classes(request: HttpRequest) -> HttpResponse:
    """One's classes, of this browser and of the account, and the form that starts one."""
    person = people.person_in(request.COOKIES)
    here = (
        {who.klass_id: who for who in Participant.objects.filter(person=person, role=Role.TEACHER, removed=False)}
        if person
        else {}
    )
    own = Class.objects.filter(pk__in=here).select_related("lab", "owner")
    kept = Class.objects.filter(owner=request.user).select_related("lab", "owner") if request.user.is_authenticated else ()
    found = {klass.pk: klass for klass in (*kept, *own)}
    context = {
        "classes": sorted(found.values(), key=lambda klass: klass.created, reverse=True),
        "scenarios": starting.scenarios(person),
        "chosen": request.GET.get("from", ""),
    }
    return render(request, "classroom/classes.html", context)


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Start a class. Whoever is signed in goes to its lab, and everybody else to the link that they must keep."""
    person = people.person_in(request.COOKIES) or people.fresh_person()
    if starting.too_many(person):
        return busy(starting.TOO_MANY)
    if making.too_many(person):
        return busy(making.TOO_MANY)
    begins = starting.beginning(person, request.POST.get("from", ""))
    klass = starting.start(person, title=request.POST.get("title", ""), begins=begins, owner=request.user)
    response = redirect(klass.lab if klass.owner else reverse("class_keep", args=[klass.code]))
    people.remember(response, person)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@private
def teach(request: HttpRequest, key: str) -> HttpResponse:
    """The private link. A browser that does not teach yet is asked first, so that a preview of it makes nobody a teacher."""
    klass = Class.objects.select_related("lab").filter(key=key).first()
    if klass is None:
        if _guesses.full(request.META.get("REMOTE_ADDR"), per_second=limits.KEYS_PER_SECOND, at_once=limits.KEYS_AT_ONCE):
            return render(request, "classroom/closed.html", {"why": TOO_MANY}, status=429)
        raise Http404
    person = people.person_in(request.COOKIES) or people.fresh_person()
    known = klass.participants.filter(person=person).first()
    sure = request.method == "POST" or (request.user.is_authenticated and klass.owner_id == request.user.pk)
    if not (known and known.teaches):
        if not sure:
            return render(request, "classroom/teach.html", {"klass": klass})
        try:
            starting.teach(klass, person)
        except joining.NotIn as full:
            return render(request, "classroom/closed.html", {"why": str(full), "klass": klass}, status=403)
    response = redirect(klass.lab)
    response.headers["Referrer-Policy"] = "no-referrer"
    people.remember(response, person)
    return response


def taught(request: HttpRequest, code: str) -> Class:
    """The class of a code, for its teacher.

    Raises:
        Http404: there is none.
        Barred: somebody else asks.
    """
    try:
        klass, _ = joining.find(code)
    except joining.NotIn:
        raise Http404 from None
    person = people.person_in(request.COOKIES)
    who = lookups.participant(klass, person)
    if who is None or not who.teaches:
        raise Barred(NOT_TEACHING)
    return klass


@require_safe
@private
def keep(request: HttpRequest, code: str) -> HttpResponse:
    """The private link, to be kept."""
    klass = taught(request, code)
    link = request.build_absolute_uri(reverse("class_teach", args=[klass.key]))
    context = {
        "klass": klass,
        "link": link,
        "local": is_local(request),
        "qr": qr.inline(link, 5),
    }
    response = render(request, "classroom/keep.html", context)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@require_POST
@private
def claim(request: HttpRequest, code: str) -> HttpResponse:
    """Keep a class in the account of the teacher who is signed in."""
    klass = taught(request, code)
    if request.user.is_authenticated and klass.owner is None:
        with in_turn(), transaction.atomic():
            Class.objects.filter(pk=klass.pk, owner=None).update(owner=request.user)
            announcing.changed(klass.pk)
    return redirect("classes")


@require_safe
@private
def door(request: HttpRequest, code: str) -> HttpResponse:
    """The code of a class, as large as a projector has it. Nothing on it is private."""
    try:
        klass, current = joining.find(code)
    except joining.NotIn:
        raise Http404 from None
    if not current:
        person = people.person_in(request.COOKIES)
        who = klass.participants.filter(person=person).first() if person else None
        if who is not None and who.teaches:
            return redirect("class_door", klass.code)
        return render(request, "classroom/closed.html", {"why": joining.RENEWED, "klass": klass}, status=410)
    here = f"/class/{klass.code}"
    page = {"socket": f"{here}/door/socket", "lab": klass.lab.get_absolute_url()}
    context = {
        "klass": klass,
        "page": page,
        "join": request.build_absolute_uri("/join/"),
        "site": f"{request.get_host()}/join",
        "local": is_local(request),
        "modules": modules.loaded("door.js"),
    }
    return render(request, "classroom/door.html", context)


@require_safe
def door_qr(request: HttpRequest, code: str) -> HttpResponse:
    """The address at which students come in, as a picture."""
    try:
        klass, current = joining.find(code)
    except joining.NotIn:
        raise Http404 from None
    if not current:
        raise Http404
    return qr.answer(request.build_absolute_uri(klass.get_absolute_url()))


def is_local(request: HttpRequest) -> bool:
    """Whether the address leads nowhere on another device."""
    return split_domain_port(request.get_host())[0] in LOOPBACK
