"""How students come into a class: by its code and a nickname, once; the same browser comes back as the same participant."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.urls import reverse

from cnmviz.labs import people
from cnmviz.labs.models import Lab, Member
from cnmviz.labs.models.carry import CARRY_LETTERS
from cnmviz.labs.models.lab import ALPHABET
from cnmviz.labs.turns import in_turn

from . import announcing, gate, limits, lookups
from .events.models import Kind
from .events.writing import happened
from .models import CODE_LETTERS, Class, OldCode, Participant, Role, Takeover

NO_SUCH = "There is no such class. Compare the code with the one on the projector, letter by letter."
RENEWED = "This code is not in use any more: the teacher has made a new one. Look at the projector, or ask for it."
CLOSED = "The door is closed: the teacher lets nobody new in just now. If you were in the class, come back with the same browser."
ENDED = "This class has ended."
FULL = f"This class is full: {limits.PARTICIPANTS} people are in it."


class NotIn(Exception):
    """Why somebody does not come into a class, in a sentence."""


def address(code: str) -> str:
    """Where a code leads that belongs to classes: into one, or to another device of somebody's. "" for all other codes."""
    if not code.isascii() or not set(code) <= set(ALPHABET):
        return ""
    if len(code) == CARRY_LETTERS:
        return reverse("takeover" if Takeover.objects.filter(code=code).exists() else "carry_here", args=[code])
    known = Class.objects.filter(code=code).exists() or OldCode.objects.filter(code=code).exists()
    alike = len(code) == CODE_LETTERS and not Lab.objects.filter(code=code).exists()
    return reverse("class_join", args=[code]) if known or alike else ""


def find(code: str) -> tuple[Class, bool]:
    """The class of a code, and whether that is its code now.

    Raises:
        NotIn: there is none.
    """
    typed = code[:20].upper()
    if typed.isascii() and typed.isalpha():
        found = lookups.class_by_code.first(typed)
        if found:
            return found, True
        old = OldCode.objects.select_related("klass__lab").filter(code=typed).first()
        if old:
            return old.klass, False
    raise NotIn(NO_SUCH)


def why_closed(klass: Class, current: bool) -> str:
    """Why nobody new can come in by a code, "" where they can."""
    if klass.ended:
        return ENDED
    if not current:
        return RENEWED
    return "" if klass.door_open else CLOSED


def join(klass: Class, person: str, nickname: str) -> Participant:
    """Let somebody in, under a name that nobody else in the class has. Who is in already stays who they are.

    Raises:
        NotIn: the class is full, or the name cannot be read.
    """
    name = people.readable(nickname, limits.NICKNAME)
    if not name:
        raise NotIn("Give yourself a name that others can read.")
    try:
        with in_turn(), transaction.atomic():
            others = [*klass.participants.order_by().values_list("nickname", "removed")]
            if len(others) >= limits.PARTICIPANTS:
                raise NotIn(FULL)
            taken = {nickname.casefold() for nickname, removed in others if not removed}
            return enter(klass, person, _not_among(taken, name), Role(klass.newcomers))
    except IntegrityError:
        # Two clicks at once: the first one let them in.
        return klass.participants.get(person=person)


def enter(klass: Class, person: str, name: str, role: Role) -> Participant:
    """Write down that somebody is in the class, and a member of its lab by the same name.

    Raises:
        NotIn: the lab is full.
    """
    try:
        member = people.newcomer(klass.lab, person, name)
    except people.TooMany as full:
        raise NotIn(f"Nobody new can come in: {full}.") from None
    known = klass.participants.create(person=person, nickname=name, colour=member.colour, role=role)
    people.rename(member, name)
    happened(klass.pk, Kind.JOIN, by=known.pk, who=known.pk, role=role)
    announcing.changed(klass.pk, [known.pk])
    return known


def free(klass: Class, name: str, own: int = 0) -> str:
    """A name, with a number where somebody else in the class has it, in capitals or not."""
    others = klass.participants.exclude(pk=own).filter(removed=False, nickname__istartswith=name[: limits.NICKNAME - 4])
    return _not_among({nickname.casefold() for nickname in others.order_by().values_list("nickname", flat=True)}, name)


def _not_among(taken: set[str], name: str) -> str:
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{name[: limits.NICKNAME - 4]} {number}"
    return found


def call(who: Participant, name: str, *, by: int) -> None:
    """Call a participant something else, in the class and in its labs, also where they are open. `by` is who does that."""
    fresh = who.nickname != name
    who.nickname = name
    who.save(update_fields=["nickname"])
    for member in Member.objects.filter(person=who.person, lab__in=[lab for lab in (who.klass.lab_id, who.copy_id) if lab]):
        people.rename(member, name)
        announcing.named(member.lab_id, who.person, name)
    if fresh:
        happened(who.klass_id, Kind.RENAME, by=by, who=who.pk)
    announcing.changed(who.klass_id, [who.pk])


def heard_name(member: Member, **_: object) -> None:
    """Somebody called themselves something else in a lab: so they do in its class, unless somebody else there has that name."""
    place = gate.place_of(member.lab_id)
    who = Participant.objects.select_related("klass").filter(klass=place[0], person=member.person).first() if place else None
    if who is not None and who.nickname != member.name:
        with in_turn(), transaction.atomic():
            member.name = free(who.klass, member.name, own=who.pk)
            call(who, member.name, by=who.pk)


def promote(who: Participant) -> None:
    """Make a participant a teacher, also one who was removed: they have the private link."""
    who.role, who.removed, who.locked, who.hand = Role.TEACHER, False, False, None
    who.save(update_fields=["role", "removed", "locked", "hand"])
    Class.objects.filter(pk=who.klass_id, floor=who.pk).update(floor=None)
    happened(who.klass_id, Kind.TEACH, by=who.pk, who=who.pk)
    announcing.changed(who.klass_id, [who.pk], admitted=[who.person])
