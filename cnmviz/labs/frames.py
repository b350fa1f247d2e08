"""Entries, receipts and snapshots in the form in which they travel. Each is encoded once, whoever it goes to."""

from __future__ import annotations

from typing import Any

import msgspec
from channels.layers import get_channel_layer
from django.db import transaction

from cnmviz.cnm.world import World

from . import codec, limits, threads
from .messages import Frame, Message, Person, Receipt
from .models import Entry, Lab

_encoder = msgspec.json.Encoder()

NOBODY = b',"people":[]}'
"""The end of a snapshot without people."""


def text(message: Message) -> str:
    """A message as it is sent."""
    return _encoder.encode(message).decode()


def frame(entry: Entry) -> Frame:
    """An entry on the wire; its member must be loaded."""
    return Frame(
        seq=entry.seq,
        by=entry.member.person if entry.member else "",
        source=entry.source,
        line=entry.line,
        at=entry.at,
        changes=entry.changes,  # packed changes have WireChange's shape already
        undoes=entry.undoes or 0,
    )


def stored(receipt: Receipt) -> dict[str, Any]:
    """A receipt as the log keeps it."""
    return codec.plain(receipt)


def restored(data: dict[str, Any]) -> Receipt:
    return msgspec.convert(data, type=Receipt)


def group(lab: int) -> str:
    """The channel group in which a lab's audiences are."""
    return f"lab.{lab}"


def announce(lab: int, entry: Entry) -> None:
    """Send an entry to every audience of its lab, in all processes. Call after the commit, from a thread."""
    sent = frame(entry)
    message = {"type": "frame", "seq": sent.seq, "by": sent.by, "text": text(sent)}
    layer = get_channel_layer()
    assert layer is not None
    threads.soon(layer.group_send, group(lab), message)


def announce_end(lab: int) -> None:
    """Tell every audience of a lab that it does not exist any more. Told after the commit of what deletes it."""
    layer = get_channel_layer()
    assert layer is not None
    transaction.on_commit(lambda: threads.soon(layer.group_send, group(lab), {"type": "gone"}), robust=True)


def missing(lab: int, since: int | None) -> tuple[int, list[str] | None]:
    """The newest seq, and the frames after `since` in order; None where they are too many or too large to send."""
    newest = Lab.objects.values_list("seq", flat=True).get(pk=lab)
    if since is None or since == newest:
        return newest, []
    if since > newest or newest - since > limits.CATCH_UP_ENTRIES:
        return newest, None
    entries = Entry.objects.filter(lab=lab, seq__gt=since, seq__lte=newest).order_by("seq").select_related("member")
    texts: list[str] = []
    size = 0
    for entry in entries.defer("receipt").iterator():
        texts.append(text(frame(entry)))
        size += len(texts[-1])
        if size > limits.CATCH_UP_BYTES:
            return newest, None
    return newest, texts


def log_rows(lab: int, before: int | None = None) -> list[dict[str, Any]]:
    """The newest rows of the log in front of `before`, oldest first, without their changes."""
    entries = Entry.objects.filter(lab=lab)
    if before is not None:
        entries = entries.filter(seq__lt=before)
    values = entries.order_by("-seq").values_list("seq", "member__person", "source", "line", "at", "undoes")
    return [
        {"seq": seq, "by": by or "", "source": source, "line": line, "at": at, **({"undoes": undoes} if undoes else {})}
        for seq, by, source, line, at, undoes in reversed(values[: limits.LOG_PAGE])
    ]


def page(lab: int, before: int) -> bytes:
    """The frames in front of `before`, oldest first, as JSON: of the newest as many as a page holds, and at least one.

    `more` tells whether there are older ones.
    """
    entries = Entry.objects.filter(lab=lab, seq__lt=before).order_by("-seq").select_related("member").defer("receipt")
    found: list[bytes] = []
    size, first = 0, 1
    for entry in entries[: limits.FRAMES_PAGE].iterator(20):
        encoded = _encoder.encode(frame(entry))
        size += len(encoded)
        if found and size > limits.FRAMES_BYTES:
            break
        found.append(encoded)
        first = entry.seq
    return b'{"frames":[%s],"more":%s}' % (b",".join(reversed(found)), b"true" if first > 1 else b"false")


def snapshot(lab: Lab, world: World) -> bytes:
    """The whole lab at its seq as JSON, up to where `people` follow: those change without it."""
    return _open(lab.code, lab.title, lab.seq, world, log_rows(lab.pk, before=lab.seq + 1))


def people(lab: Lab) -> bytes:
    """The end of a snapshot: everybody who was ever in the lab."""
    rows = lab.members.order_by("pk").values_list("person", "name", "colour")
    known = [Person(id=person, name=name, colour=colour) for person, name, colour in rows]
    return b',"people":%s}' % _encoder.encode(known)


def moment(lab: Lab, at: int, world: World) -> bytes:
    """The whole lab as it was after entry `at`, in a snapshot's shape, with neither people nor log."""
    return _open(lab.code, lab.title, at, world, []) + NOBODY


def still(title: str, world: World) -> bytes:
    """A world that is no lab, in a snapshot's shape: to be looked at."""
    return _open("", title, 0, world, []) + NOBODY


def _open(code: str, title: str, seq: int, world: World, log: list[dict[str, Any]]) -> bytes:
    """A snapshot without its end."""
    entities = {kind: sorted(table.values(), key=lambda entity: entity.number) for kind, table in world.tables.items()}
    return _encoder.encode({"seq": seq, "lab": {"code": code, "title": title}, "log": log, "entities": entities})[:-1]
