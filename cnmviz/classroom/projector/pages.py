"""The page of a projector, the lab on it as data, and the page at which a projector's browser is given the code."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cnmviz.cnm.errors import Refusal
from cnmviz.labs import catalogues, frames, history, making, modules, people, requests, worlds
from cnmviz.labs.buckets import Buckets
from cnmviz.labs.gate import Barred
from cnmviz.labs.models import Lab
from cnmviz.labs.views import busy, is_seq

from .. import joining
from ..models import Class
from ..pages import is_local, private
from . import admission, limits

_rates = Buckets()


@require_safe
@private
def projector(request: HttpRequest, code: str) -> HttpResponse:
    """The class as it is shown to all."""
    klass, current = _found(code)
    if not current and _teaches(request, klass):
        return redirect("class_projector", klass.code)
    why = admission.why_not(klass, current=current, cookies=request.COOKIES)
    if why:
        status = 403 if current else 410
        return render(request, "classroom/closed.html", {"why": why, "klass": klass}, status=status)
    here = reverse("class_projector", args=[klass.code])
    page = {
        "title": klass.title,
        "code": klass.code,
        "socket": f"{here}/socket",
        "watch": f"{here}/watch",
        "snapshot": reverse("class_projected", args=[klass.code]),
        "matrix": reverse("class_projected_matrix", args=[klass.code]),
        "lab": klass.lab.get_absolute_url(),
        **catalogues.cards(),
    }
    context = {
        "klass": klass,
        "page": page,
        "site": f"{request.get_host()}/join",
        "local": is_local(request),
        "modules": modules.loaded("projector.js"),
    }
    response = render(request, "classroom/projector.html", context)
    admission.let_in(response, klass)
    return response


@require_safe
@private
def projected(request: HttpRequest, code: str) -> HttpResponse:
    """The lab on a projector as it is now, or (`at`) as it was after an entry; with neither people nor log."""
    lab = _shown(request, code)
    try:
        return HttpResponse(_whole(lab, request.GET.get("at", "")), content_type="application/json")
    except Refusal as refused:
        return JsonResponse({"error": refused.message}, status=400)


@require_safe
@private
def matrix(request: HttpRequest, code: str) -> HttpResponse:
    """Who reaches whom in the lab on a projector, now or (`at`) after an entry: the one question that it asks."""
    lab = _shown(request, code)
    if _rates.full(lab.pk, per_second=limits.MATRICES_PER_SECOND, at_once=limits.MATRICES_AT_ONCE):
        return busy("The table was asked for too often. It comes again in a moment.")
    port, at = request.GET.get("port", "0"), request.GET.get("at", "0")
    if not (is_seq(port) and is_seq(at)):
        return JsonResponse({"error": "port and at are numbers"}, status=400)
    try:
        wanted = requests.converted("matrix", {"protocol": request.GET.get("protocol", "")[:10], "port": int(port)})
    except Refusal as refused:
        return JsonResponse({"error": refused.message}, status=400)
    receipt = requests.found(lab.pk, wanted, now=making.microseconds(), at=int(at))
    return HttpResponse(frames.text(receipt), content_type="application/json")


def _shown(request: HttpRequest, code: str) -> Lab:
    """The lab that a projector asks for.

    Raises:
        Barred: it is not shown to it.
    """
    klass, current = _found(code)
    why = admission.why_not(klass, current=current, cookies=request.COOKIES)
    lab = None if why else admission.lab(klass, request.GET.get("lab", "")[:40])
    if lab is None:
        raise Barred(why or admission.NOT_SHOWN)
    return lab


def _whole(lab: Lab, at: str) -> bytes:
    if not at or at == "0":
        newest, world = worlds.read(lab.pk)
        return frames.moment(newest, newest.seq, world)
    if not is_seq(at):
        raise Refusal("at is a seq")
    newest, world = worlds.read(lab.pk)
    return frames.moment(newest, int(at), history.world_at(newest, world, int(at)))


@require_safe
def ask_code(request: HttpRequest) -> HttpResponse:
    """Where a projector's browser is given the code of the class."""
    code = "".join(request.GET.get("code", "")[:100].split()).upper()
    if not code:
        return render(request, "classroom/projector_code.html")
    try:
        klass, _ = joining.find(code)
    except joining.NotIn as why:
        return render(request, "classroom/projector_code.html", {"why": str(why), "code": code[:20]}, status=404)
    return redirect("class_projector", code if code.isascii() else klass.code)


def _found(code: str) -> tuple[Class, bool]:
    try:
        return joining.find(code)
    except joining.NotIn:
        raise Http404 from None


def _teaches(request: HttpRequest, klass: Class) -> bool:
    person = people.person_in(request.COOKIES)
    who = klass.participants.filter(person=person).first() if person else None
    return who is not None and who.teaches
