"""The wall as a page, and what the page of a lab knows of own copies."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from cnmviz.labs import catalogues, modules, people

from .. import lab_page
from ..models import Class, Participant, Role
from ..pages import private, taught
from . import handout


@require_safe
@ensure_csrf_cookie
@private
def wall(request: HttpRequest, code: str) -> HttpResponse:
    """All copies of a class, for its teacher."""
    klass = taught(request, code)
    me = klass.participants.get(person=people.person_in(request.COOKIES))
    page = {
        "class": lab_page.about(klass, me, klass.code, shared=False),
        "you": {"id": me.person, "name": me.nickname, "colour": me.colour},
        "socket": f"/class/{klass.code}/wall/socket",
        "drivers": catalogues.cards()["drivers"],
    }
    return render(request, "classroom/wall.html", {"klass": klass, "page": page, "modules": modules.loaded("wall.js")})


def known(klass: Class, who: Participant, *, own: bool) -> dict[str, Any]:
    """Of own copies: what a teacher may hand out, and in a student's own who the teachers are that may come into it."""
    if who.teaches:
        chosen = [{"source": one.source, "title": one.title, "kind": one.kind} for one in handout.choices(who.person)]
        return {"sources": chosen, "wall": reverse("class_wall", args=[klass.code])}
    if not own:
        return {}
    rows = klass.participants.filter(role=Role.TEACHER, removed=False)
    return {"teachers": [*rows.values_list("person", flat=True)]}
