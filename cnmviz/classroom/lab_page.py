"""What the page of a lab knows of the class that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from cnmviz.labs.models import Lab

from . import gate, limits
from .models import Class, Participant


def extra(request: HttpRequest, lab: Lab, person: str) -> Mapping[str, Any]:
    """The field `class` of a lab's page: null for a lab without a class.

    `shared` tells the class's lab from somebody's copy, which is `own` or the one of `owner`.
    """
    from .copies import pages as copies  # noqa: PLC0415 (which shows pages of its own with what is here)

    place = gate.place_of(lab.pk)
    who = Participant.objects.select_related("klass__lab").filter(klass=place[0], person=person).first() if place else None
    if place is None or who is None:
        return {"class": None}
    klass = who.klass
    code = klass.code if who.teaches else first_code(klass)
    own = lab.pk == who.copy_id
    owner = Participant.objects.values_list("nickname", flat=True).get(pk=place[1]) if place[1] else ""
    # Nobody comes in by the lab's own address.
    inviting = {"join": request.build_absolute_uri(reverse("class_join", args=[code])), "qr": reverse("class_qr", args=[code])}
    return {
        "class": {**about(klass, who, shared=place[1] == 0), "own": own, "owner": owner, **copies.known(klass, who)},
        **inviting,
    }


def about(klass: Class, who: Participant, *, shared: bool) -> dict[str, Any]:
    """A class as the pages of somebody in it know it."""
    code = klass.code if who.teaches else first_code(klass)
    return {
        "title": klass.title,
        "code": klass.code if who.teaches else "",
        "role": who.role,
        "you": who.pk,
        "shared": shared,
        "limits": {"nickname": limits.NICKNAME},
        "urls": urls(klass, code, teacher=who.teaches),
    }


def urls(klass: Class, code: str, *, teacher: bool) -> dict[str, str]:
    """Where everything of a class is."""
    own = {"socket": f"/class/{code}/socket", "lab": klass.lab.get_absolute_url()}
    return own | {name: reverse(f"class_{name}", args=[code]) for name in ("door", "keep", "questions", "results") if teacher}


def first_code(klass: Class) -> str:
    """The code that a class had when it began: what students' pages hold, because a new one is the teacher's to tell."""
    return klass.old_codes.order_by("pk").values_list("code", flat=True).first() or klass.code
