"""Writes the log of a class. Whatever a deed changes it writes here too, within its transaction: both are done, or neither."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import F, OuterRef, Subquery

from cnmviz.classroom.models import Class
from cnmviz.labs import making

from .limits import EVENTS
from .models import Event, Kind


def happened(klass: int, kind: Kind, *, by: int = 0, who: int = 0, **data: Any) -> None:
    """Write an event down. Call within the transaction of the deed; events of one class follow one another."""
    if connection.features.has_select_for_update:
        Class.objects.select_for_update().filter(pk=klass).values_list("pk").first()
    newest = Event.objects.filter(klass=OuterRef("pk")).order_by("-seq").values("seq")[:1]
    found = Class.objects.filter(pk=klass).values_list(F("lab__seq"), Subquery(newest)).first()
    step, seq = (found[0], found[1] or 0) if found else (0, EVENTS)
    if seq < EVENTS:
        now = making.microseconds()
        Event.objects.create(klass_id=klass, seq=seq + 1, step=step, at=now, kind=kind, by=by, who=who, data=data)
