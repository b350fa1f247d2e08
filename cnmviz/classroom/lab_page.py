"""What the page of a lab knows of the class that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from cnmviz.labs.models import Lab

from . import gate, limits, lookups
from .models import Class, Participant


def extra(request: HttpRequest, lab: Lab, person: str) -> Mapping[str, Any]:
    """The field `class` of a lab's page: null for a lab without a class.

    `shared` tells the class's lab from somebody's copy, which is `own` or the one of `owner`.
    """
    from .copies import pages as copies  # noqa: PLC0415 (which shows pages of its own with what is here)

    place = gate.place_of(lab.pk)
    klass = lookups.class_by_key.first(place[0]) if place else None
    who = lookups.participant(klass, person) if klass else None
    if place is None or klass is None or who is None:
        return {"class": None}
    if klass.lab_id == lab.pk:
        klass.lab = lab
    code = code_for(klass, who)
    own = lab.pk == who.copy_id
    owner = Participant.objects.values_list("nickname", flat=True).get(pk=place[1]) if place[1] else ""
    # Nobody comes in by the lab's own address.
    inviting = {"join": request.build_absolute_uri(reverse("class_join", args=[code])), "qr": reverse("class_qr", args=[code])}
    here = {**about(klass, who, code, shared=place[1] == 0), "own": own, "owner": owner}
    # Nobody without a place in the class sees its lab, so it is in nobody's page.
    return {"class": {**here, **copies.known(klass, who, own=own)}, **inviting, "embed": ""}


def code_for(klass: Class, who: Participant) -> str:
    """The code in the addresses of somebody's pages."""
    return klass.code if who.teaches else first_code(klass)


def about(klass: Class, who: Participant, code: str, *, shared: bool) -> dict[str, Any]:
    """A class as the pages of somebody in it know it, with addresses by a code."""
    return {
        "title": klass.title,
        "code": klass.code if who.teaches else "",
        "role": who.role,
        "you": who.pk,
        "shared": shared,
        "limits": {"nickname": limits.NICKNAME},
        "urls": urls(klass, code, teacher=who.teaches),
    }


TEACHERS = ("door", "keep", "questions", "results", "replay", "delete")
STUDENTS = ("forget",)
"""Pages that each of them has a way to."""


def urls(klass: Class, code: str, *, teacher: bool) -> dict[str, str]:
    """Where everything of a class is."""
    own = {"socket": f"/class/{code}/socket", "lab": klass.lab.get_absolute_url()}
    return own | {name: reverse(f"class_{name}", args=[code]) for name in (TEACHERS if teacher else STUDENTS)}


def first_code(klass: Class) -> str:
    """The code that a class had when it began: what students' pages hold, because a new one is the teacher's to tell."""
    old = lookups.first_old_code.first(klass.pk)
    return old.code if old else klass.code
