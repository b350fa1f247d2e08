"""Who somebody is: an id in a signed cookie, with no account. The same browser is the same person after a restart.

A person starts with a friendly name and a colour worked out from the id, so nothing is stored until they enter a lab; what
they call themselves there goes with them to the next one.
"""

from __future__ import annotations

import colorsys
import hashlib
import secrets
from collections import Counter
from http.cookies import CookieError, SimpleCookie

from django.core import signing
from django.db import IntegrityError, transaction
from django.dispatch import Signal
from django.http import HttpResponse

from . import limits
from .messages import Person
from .models import Lab, Member
from .prepared import Prepared

COOKIE = "person"
YEAR = 365 * 24 * 3600
COLOURS = ("#1864ab", "#c2410c", "#27803a", "#862e9c", "#b35c00", "#0b7285", "#c2255c", "#4d7c0f", "#5f3dc4", "#a61e4d")
"""Ten colours that carry white text at 4.5:1; neighbours in the list are far from each other."""
MOODS = ("Brave", "Calm", "Clever", "Curious", "Eager", "Gentle", "Happy", "Kind", "Lively", "Merry", "Patient", "Quick")
ANIMALS = ("Badger", "Beaver", "Crane", "Dolphin", "Falcon", "Heron", "Lynx", "Marten", "Narwhal", "Orca", "Otter", "Puffin",
           "Raven", "Seal", "Stork", "Walrus")  # fmt: skip

renamed = Signal()
"""Sent with `member`, who calls themselves something else in a lab. A receiver may choose another name for them."""


class TooMany(Exception):
    """A lab has as many members as it can have."""


def fresh_person() -> str:
    return secrets.token_hex(8)


def person_in(cookies: dict[str, str]) -> str | None:
    """The id in a browser's cookies, if this server signed it."""
    try:
        return str(signing.get_cookie_signer(salt=COOKIE).unsign(cookies.get(COOKIE, "")))
    except signing.BadSignature:
        return None


def person_in_header(header: str) -> str | None:
    """The same from a raw Cookie header, as a socket has it."""
    return person_in(cookies_in(header))


def cookies_in(header: str) -> dict[str, str]:
    """The cookies of a raw Cookie header; none where it cannot be read."""
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(header)
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in jar.items()}


def remember(response: HttpResponse, person: str) -> None:
    """Set the cookie; each visit makes it last another year."""
    value = signing.get_cookie_signer(salt=COOKIE).sign(person)
    response.set_cookie(COOKIE, value, max_age=YEAR, httponly=True, samesite="Lax")


def introduction(person: str) -> Person:
    """Name and colour of somebody who was in no lab yet."""
    number = int.from_bytes(hashlib.sha256(person.encode()).digest()[:8], "big")
    number, mood = divmod(number, len(MOODS))
    number, animal = divmod(number, len(ANIMALS))
    return Person(id=person, name=f"{MOODS[mood]} {ANIMALS[animal]}", colour=COLOURS[number % len(COLOURS)])


def known_as(person: str) -> Person:
    """Name and colour that somebody used last."""
    latest = Member.objects.filter(person=person).order_by("-joined").first()
    return Person(id=person, name=latest.name, colour=latest.colour) if latest else introduction(person)


def member(lab: Lab, person: str, name: str = "") -> Member:
    """Somebody's membership of a lab; they become a member by coming in, by the name that they go by or another one.

    Raises:
        TooMany: the lab is full of people.
    """
    return _known.first(lab.pk, person) or newcomer(lab, person, name)


_known = Prepared(Member.objects.all, "lab", "person")


def newcomer(lab: Lab, person: str, name: str) -> Member:
    """The membership of somebody who is hardly a member yet.

    Raises:
        TooMany: as `member`.
    """
    used = Counter(Member.objects.order_by().filter(lab=lab).values_list("colour", flat=True))
    if used.total() >= limits.MEMBERS:
        raise TooMany("too many people were in this lab")
    colour = _colour(used) if used else known_as(person).colour
    try:
        with transaction.atomic():
            return Member.objects.create(lab=lab, person=person, name=name or known_as(person).name, colour=colour)
    except IntegrityError:
        # From two windows at once: the first one let them in.
        return Member.objects.get(lab=lab, person=person)


def _colour(used: Counter[str]) -> str:
    """The colour that is least used in a lab, and of several the one farthest from those used."""
    fewest = min(used[colour] for colour in COLOURS)
    free = [colour for colour in COLOURS if used[colour] == fewest]
    return max(free, key=lambda colour: min(_apart(colour, other) for other in used))


def _apart(one: str, other: str) -> float:
    """How far two colours lie from each other on the wheel of hues, from 0 to 0.5."""
    hues = [colorsys.rgb_to_hsv(*bytes.fromhex(colour.removeprefix("#")))[0] for colour in (one, other)]
    distance = abs(hues[0] - hues[1])
    return min(distance, 1 - distance)


def readable(text: str, most: int) -> str:
    """What can be read of a name, on one line: no control letters, nothing invisible, nothing that turns the text round."""
    letters = (letter for letter in text if letter.isprintable() or letter.isspace())
    return " ".join("".join(letters).split())[:most].strip()


def rename(member: Member, name: str) -> bool:
    """Call somebody something else in this lab; False where nothing readable is left of the name."""
    cleaned = readable(name, 40)
    if not cleaned or cleaned == member.name:
        return False
    member.name = cleaned
    member.save(update_fields=["name"])
    renamed.send(sender=Member, member=member)
    return True


def person_of(member: Member) -> Person:
    return Person(id=member.person, name=member.name, colour=member.colour)
