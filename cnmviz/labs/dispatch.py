"""THE DOOR: the sole writer of a lab's topology and log.

A step is one transaction: lock the lab, run the work on the newest World, write the changed rows and the Entry, commit; then
the frame is announced. A reference that was answered before is answered again: the database lets no two entries have it. What is
refused writes nothing and makes no Entry. Work that only reads takes no lock.

Nothing here knows Docker or the socket; `requests.py` makes work of lines and commands, `history.py` of undo and redo. Time is
handed in, in microseconds since 1970.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone
from msgspec.structs import replace

from cnmviz.cnm.draft import Change
from cnmviz.cnm.world import World

from . import codec, frames, limits, rows, worlds
from .messages import Receipt
from .models import Entry, Lab, Member
from .turns import in_turn

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What some work came to: the answer, and the step of the log if it changed anything or drew from the lab's generator.

    What was made and removed again (`run --rm`) is a step without changes: everybody sees it, and its ids are spent.

    `source` is where it came from (console, picture, undo, redo, ...), `line` the docker command line that it is, `undoes` the
    seq that it takes back.
    """

    receipt: Receipt
    world: World
    changes: tuple[Change, ...] = ()
    source: str = ""
    line: str = ""
    undoes: int | None = None


Work = Callable[[Lab, World], Deed]
"""Runs on the newest world of a locked lab; it must write nothing itself."""


def read(lab_id: int, ref: str, work: Work) -> Receipt:
    """The answer of work that changes nothing."""

    def look() -> Receipt:
        return work(*worlds.read(lab_id)).receipt

    return _guarded(look, ref)


def write(lab_id: int, member: Member | None, ref: str, now: int, work: Work) -> Receipt:
    """Do some work as one step of a lab's log, and answer it.

    The same `ref` of the same member gets the stored receipt; nothing is done again, also after a restart.
    """

    def step() -> Receipt:
        try:
            with in_turn(), transaction.atomic():
                return _take(Lab.objects.select_for_update().get(pk=lab_id), member, ref, now, work)
        except IntegrityError:
            # The reference was taken: the step came a second time. Looking only now saves every other step a query.
            known = answered(lab_id, member, ref)
            if known is None:
                raise
            return known

    return _guarded(step, ref)


def open_lab(code: str, world: World, *, title: str, now: int, line: str = "") -> Lab:
    """A new lab whose first entry is everything that `world` holds."""
    with in_turn(), transaction.atomic():
        lab = Lab.objects.create(code=code, title=title, seed=world.seed)
        everything = tuple(Change(entity.kind, entity.id, None, entity) for entity in world)
        receipt = Receipt(ref="", ok=True, line=line)
        _write(lab, None, "", now, Deed(receipt=receipt, world=world, changes=everything, source="lab", line=line))
    return lab


def _guarded(step: Callable[[], Receipt], ref: str) -> Receipt:
    """A fault of ours is logged and answered; the transaction has been rolled back, so nothing was done."""
    try:
        return step()
    except Lab.DoesNotExist:
        return refusal(ref, "this lab does not exist any more")
    except Exception as error:
        logger.exception("a command failed in the server")
        full = isinstance(error, OperationalError) and "full" in str(error)
        why = "the server's disk is full" if full else "the server failed at this command"
        return refusal(ref, f"{why}; nothing was changed")


def refusal(ref: str, why: str, line: str = "") -> Receipt:
    """The answer to what was not done."""
    return Receipt(ref=ref, ok=False, line=line, error=why)


def answered(lab_id: int, member: Member | None, ref: str) -> Receipt | None:
    """What was answered to a reference; None where nothing was done under it."""
    if not ref or member is None:
        return None
    stored = Entry.objects.filter(lab=lab_id, member=member, ref=ref).values_list("receipt", flat=True).first()
    return None if stored is None else frames.restored(stored)


def _take(lab: Lab, member: Member | None, ref: str, now: int, work: Work) -> Receipt:
    world = worlds.latest(lab)
    deed = work(lab, world)
    if not deed.changes and deed.world.draws == world.draws:
        return answered(lab.pk, member, ref) or deed.receipt
    full = _full(lab, deed)
    if full:
        return answered(lab.pk, member, ref) or refusal(ref, full, deed.line)
    return _write(lab, member, ref, now, deed)


def _full(lab: Lab, deed: Deed) -> str:
    """Why a lab cannot take one more step, "" where it can."""
    if lab.seq >= limits.ENTRIES:
        return f"this lab's log is full: it has {limits.ENTRIES} steps"
    added = sum((change.before is None) - (change.after is None) for change in deed.changes)
    if added > 0 and sum(len(table) for table in deed.world.tables.values()) > limits.ENTITIES:
        return f"this lab is full: it can hold {limits.ENTITIES} things"
    return ""


def _write(lab: Lab, member: Member | None, ref: str, now: int, deed: Deed) -> Receipt:
    lab.seq += 1
    lab.draws = deed.world.draws
    lab.touched = timezone.now()
    receipt = replace(deed.receipt, seq=lab.seq)
    rows.write(lab.pk, deed.changes)
    entry = Entry.objects.create(
        lab=lab,
        seq=lab.seq,
        member=member,
        source=deed.source,
        line=deed.line,
        at=now,
        draws=lab.draws,
        changes=codec.pack(deed.changes),
        undoes=deed.undoes,
        ref=ref if member else "",
        receipt=frames.stored(receipt) if ref and member else None,
    )
    lab.save(update_fields=["seq", "draws", "touched"])
    transaction.on_commit(partial(worlds.keep, lab, deed.world))
    transaction.on_commit(partial(frames.announce, lab.pk, entry), robust=True)
    return receipt
