"""Which browsers may show a class on a projector, and which labs of it.

Whoever has the code as it is now, while the door is open. A browser that was let in so goes on when the door is closed, by a
cookie.
Participants may as well, but not those who were removed. A new code ends it for all.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.core import signing
from django.http import HttpResponse

from cnmviz.labs import people
from cnmviz.labs.models import Lab

from .. import joining, rules
from ..models import Class

COOKIE = "projector"
DAY = 24 * 3600
NOT_SHOWN = "This lab is not shown to the class."


def why_not(klass: Class, *, current: bool, cookies: Mapping[str, str]) -> str:
    """Why a browser may not show a class, "" where it may."""
    person = people.person_in(dict(cookies))
    who = klass.participants.filter(person=person).first() if person else None
    if who is not None and who.removed:
        return rules.REMOVED
    if not current:
        return joining.RENEWED
    if who is not None or klass.door_open or _ticket(cookies) == f"{klass.pk}":
        return ""
    return joining.CLOSED


def _ticket(cookies: Mapping[str, str]) -> str:
    try:
        return signing.get_cookie_signer(salt=COOKIE).unsign(cookies.get(COOKIE, ""), max_age=DAY)
    except signing.BadSignature:
        return ""


def let_in(response: HttpResponse, klass: Class) -> None:
    """Let the browser come back for a day, also while the door is closed."""
    value = signing.get_cookie_signer(salt=COOKIE).sign(f"{klass.pk}")
    response.set_cookie(COOKIE, value, max_age=DAY, path="/class/", httponly=True, samesite="Lax")


def lab(klass: Class, code: str) -> Lab | None:
    """A lab that everybody in the class may see: the shared one ("" or its code), or a copy whose student consents."""
    if code in ("", klass.lab.code):
        return klass.lab
    who = klass.participants.select_related("copy").filter(copy__code=code, consent=True, removed=False).first()
    return who.copy if who else None
