"""Who may draw for the class, and what becomes of it: the presenter alone, who is whoever has the floor, otherwise the teacher.

Asked of what this process knows of the class, so that a message costs no query.
"""

from __future__ import annotations

from collections.abc import Iterable

from cnmviz.labs.buckets import Buckets
from cnmviz.labs.messages import Message
from cnmviz.labs.seat import Seat

from .. import register
from ..assembly import Assembly
from ..models import Participant
from ..presenting.podium import presents
from . import limits
from .desk import desk_of
from .messages import Draw, Light, Spot, Spotlight, Stroke

ENDED = "The class has ended: nobody draws for it any more."
NOT_PRESENTING = "Only who presents draws for the class: the teacher, or who has the floor."
TOO_OFTEN = f"Too much at once: at most {limits.MESSAGES_PER_SECOND} a second."
TOO_LONG = f"This line is too long: at most {limits.STROKE_POINTS} points. Begin another one."
NOTHING = "A spotlight is on things, or on a place."

rates = Buckets()


def why_not(here: Assembly, who: Participant | None) -> str:
    """Why somebody may not draw for the class now, "" where they may."""
    if here.register is None or who is None or who.removed:
        return NOT_PRESENTING
    klass = here.register.klass
    if klass.ended is not None:
        return ENDED
    if presents(klass, who):
        return ""
    floor = here.register.people.get(klass.floor_id or 0)
    return f"{floor.nickname} has the floor: nobody else draws for the class." if floor else NOT_PRESENTING


def draw(here: Assembly, seat: Seat, message: Draw) -> str:
    """Go on with a line; returns why not."""
    who = here.who(seat)
    why = why_not(here, who) or _too_often(who)
    if why or who is None:
        return why
    if not _seen(here, message.lab):
        return ""
    desk = desk_of(here)
    if not desk.longer(seat, message.id, len(message.points)):
        return TOO_LONG
    stroke = Stroke(message.id, who.pk, who.colour, message.lab, message.view, message.ink, [*message.points])
    desk.out.add(Light(strokes=[stroke]))
    return ""


def light_up(here: Assembly, seat: Seat, message: Spotlight) -> str:
    """Light something up, or nothing; returns why not. Who holds a light may always put it out."""
    who = here.who(seat)
    desk = desk_of(here)
    if who is not None and not message.on and desk.holders.get(who.pk) is seat:
        return _put_out(here, who.pk)
    why = why_not(here, who) or _too_often(who)
    if why or who is None:
        return why
    if not message.on:
        return _put_out(here, who.pk)
    if not message.keys and message.at is None:
        return NOTHING
    if not _seen(here, message.lab):
        return _put_out(here, who.pk)
    desk.holders[who.pk] = seat
    spot = Spot(who.colour, message.lab, message.view, message.keys, message.at, message.size)
    desk.out.add(Light(spots={who.pk: spot}))
    return ""


def _seen(here: Assembly, lab: str) -> bool:
    """Whether everybody may see the lab that is drawn over. Over a copy that is not shown, one draws for nobody."""
    return here.register is not None and lab in register.open_labs(here.register)


def _put_out(here: Assembly, who: int) -> str:
    desk = desk_of(here)
    desk.holders.pop(who, None)
    desk.out.add(Light(spots={who: None}))
    return ""


def _too_often(who: Participant | None) -> str:
    often = rates.full(who and who.pk, per_second=limits.MESSAGES_PER_SECOND, at_once=limits.MESSAGES_AT_ONCE)
    return TOO_OFTEN if often else ""


def left(here: Assembly, seat: Seat) -> None:
    """A socket is gone, and with it the spotlight that it held."""
    desk = desk_of(here)
    desk.lengths.pop(seat, None)
    for who in [who for who, holder in desk.holders.items() if holder is seat]:
        _put_out(here, who)


def greet(here: Assembly, _who: Participant | None) -> Iterable[Message]:
    """What is lit up now, for a newcomer."""
    known = here.register
    if known is None:
        return
    people = known.people
    seen = register.open_labs(known)
    held = desk_of(here).now_lit().items()
    lit = {by: spot for by, spot in held if spot.lab in seen and presents(known.klass, people.get(by))}
    if lit:
        yield Light(spots={**lit})
