"""Undo, redo, replay and the world at an earlier moment, all from the log.

Undo is a new Entry that inverts a person's own latest effective one. Where somebody's later work stands on it, it is refused
with the reason, the person and what they did. Redo inverts the undo in the same way. Nothing is ever taken out of the log, so a
moment is found without a lock, from the nearest one that is known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from cnmviz.cnm.draft import Draft, invert
from cnmviz.cnm.draft import apply as applied
from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.world import World

from . import codec, limits, worlds
from .conflicts import Conflict, conflicts
from .dispatch import Deed, Work, refusal
from .messages import Printed, Receipt
from .models import Entry, Lab, Member


@dataclass(frozen=True, slots=True)
class Stacks:
    """A person's entries that undo and redo work through, newest last: seqs of entries, and of the undos to take back."""

    done: tuple[int, ...]
    undone: tuple[int, ...]


def stacks(steps: Sequence[tuple[int, str, int | None]]) -> Stacks:
    """What a person can undo and redo after steps of (seq, source, undoes) in order.

    An undo moves its entry away, a redo brings it back, and any other step of theirs makes redo impossible.
    """
    done: list[int] = []
    undone: list[tuple[int, int]] = []
    for seq, source, undoes in steps:
        if undoes is None:
            done.append(seq)
            undone.clear()
        elif source == "undo":
            done = [other for other in done if other != undoes]
            undone.append((undoes, seq))
        else:
            done.extend(entry for entry, undo in undone if undo == undoes)
            undone = [pair for pair in undone if pair[1] != undoes]
    return Stacks(tuple(done), tuple(undo for _, undo in undone))


def undo(member: Member, ref: str) -> Work:
    """Take back the latest step of a member that is still in effect."""
    return partial(_step, member, ref, "undo")


def redo(member: Member, ref: str) -> Work:
    """Take back the latest undo of a member, unless they did something else since."""
    return partial(_step, member, ref, "redo")


STEPS: dict[str, Callable[[Member, str], Work]] = {"undo": undo, "redo": redo}


def _step(member: Member, ref: str, source: str, lab: Lab, world: World) -> Deed:
    mine = Entry.objects.filter(lab=lab, member=member).exclude(changes=[]).order_by("-seq")
    own = stacks(list(reversed(mine.values_list("seq", "source", "undoes")[: limits.UNDO_DEPTH])))
    candidates = own.done if source == "undo" else own.undone
    if not candidates:
        return Deed(receipt=refusal(ref, f"there is nothing of yours to {source}"), world=world)
    entry = Entry.objects.get(lab=lab, seq=candidates[-1])
    changes = invert(codec.unpack(entry.changes))
    found = conflicts(world, changes)
    if found:
        return Deed(receipt=refusal(ref, _explained(lab, member, entry, source, found), entry.line), world=world)
    receipt = Receipt(ref=ref, ok=True, line=entry.line, output=Printed(stdout=f"{source}: {entry.line}\n"))
    after = applied(world, changes)
    return Deed(receipt=receipt, world=after, changes=changes, source=source, line=entry.line, undoes=entry.seq)


def _explained(lab: Lab, member: Member, entry: Entry, source: str, found: Sequence[Conflict]) -> str:
    """Why a step cannot be taken back: what stands on it, whose work that is, and what they did last."""
    later, conflict = _last_author(lab, entry.seq, found)
    start = f"cannot {source} {entry.line!r}: {conflict.why}"
    if later is None:
        return start
    who = "you" if later.member == member else later.member.name if later.member else "the lab"
    did = f"took back {later.line!r}" if later.source == "undo" else f"did {later.line!r}"
    return f"{start}; {who} {did} afterwards"


def _last_author(lab: Lab, seq: int, found: Sequence[Conflict]) -> tuple[Entry | None, Conflict]:
    """The latest entry after `seq` that touched something in the way, and what. Looked for only when something is refused.

    The lab is locked meanwhile, so only the newest entries are looked at.
    """
    later = Entry.objects.filter(lab=lab, seq__gt=seq).order_by("-seq").select_related("member").defer("receipt")
    for entry in later[: limits.UNDO_DEPTH].iterator(100):
        touched = {(change["kind"], change["id"]) for change in entry.changes}
        for conflict in found:
            if (conflict.kind, conflict.id) in touched:
                return entry, conflict
    return None, found[0]


def replay(lab: Lab, until: int | None = None) -> World:
    """The world that the log leads to, from nothing up to and including entry `until` (the newest by default)."""
    newest = Entry.objects.filter(lab=lab).order_by("-seq").values_list("seq", flat=True)[0]
    return _travelled(lab, World(lab.seed), 0, newest if until is None else min(until, newest))


def world_at(lab: Lab, newest: World, at: int) -> World:
    """The world as it was after entry `at`.

    Args:
        lab: with the seq that `newest` stands at.
        newest: the lab's newest world, or the one that the caller has.
        at: from 1 to the lab's seq.

    Raises:
        Refusal: the lab has no such entry.
    """
    if not 1 <= at <= lab.seq:
        raise Refusal(f"there is no step {at}: this lab has the steps 1 to {lab.seq}")
    start, world = worlds.nearest(lab, newest, at)
    if start != at:
        world = _travelled(lab, world, start, at)
        worlds.keep_past(lab, at, world)
    return world


def as_it_was(at: int, ref: str, work: Work) -> Work:
    """Work that only reads, done on the world after entry `at`."""

    def look(lab: Lab, world: World) -> Deed:
        try:
            then = world_at(lab, world, at)
        except Refusal as refused:
            return Deed(receipt=refusal(ref, refused.message), world=world)
        return work(lab, then)

    return look


def _travelled(lab: Lab, world: World, start: int, at: int) -> World:
    """The world after entry `at`, from the one after entry `start`: over the entries between, forward or taken back."""
    back = at < start
    entries = Entry.objects.filter(lab=lab, seq__gt=min(start, at), seq__lte=max(start, at))
    draft = Draft(world, host=None, now=0)  # type: ignore[arg-type]
    for packed in entries.order_by("-seq" if back else "seq").values_list("changes", flat=True).iterator():
        changes = codec.unpack(packed)
        draft.apply(invert(changes) if back else changes)
    draft.draws = Entry.objects.values_list("draws", flat=True).get(lab=lab, seq=at)
    return draft.finish().world
