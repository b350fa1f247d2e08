"""Writes the log of a class. Whatever a deed changes it writes here too, within its transaction: both are done, or neither."""

from __future__ import annotations

from typing import Any

from django.db import connection

from cnmviz.classroom.models import Class
from cnmviz.labs import making

from .limits import EVENTS
from .models import Event, Kind

# Everybody who comes in waits for this: putting it together from expressions costs several times its run.
_NEWEST = """
    SELECT lab.seq, (SELECT MAX(seq) FROM events_event WHERE klass_id = klass.id)
    FROM classroom_class klass JOIN labs_lab lab ON lab.id = klass.lab_id WHERE klass.id = %s
"""


def happened(klass: int, kind: Kind, *, by: int = 0, who: int = 0, **data: Any) -> None:
    """Write an event down. Call within the transaction of the deed; events of one class follow one another."""
    if connection.features.has_select_for_update:
        Class.objects.select_for_update().filter(pk=klass).values_list("pk").first()
    step, seq = _newest(klass)
    if seq < EVENTS:
        now = making.microseconds()
        Event.objects.create(klass_id=klass, seq=seq + 1, step=step, at=now, kind=kind, by=by, who=who, data=data)


def _newest(klass: int) -> tuple[int, int]:
    """The newest entry of a class's lab, and its newest event; of a deleted class, one behind which nothing is written."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST, [klass])
        found = cursor.fetchone()
    return (found[0], found[1] or 0) if found else (0, EVENTS)
