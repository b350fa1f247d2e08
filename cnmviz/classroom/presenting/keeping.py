"""The row of what is presented: read when the first one comes, written at most once a second."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import msgspec
from django.db import IntegrityError

from cnmviz.classroom.models import Presentation
from cnmviz.labs.turns import in_turn

from .podium import Show


def read(klass: int) -> tuple[Show, dict[str, Any] | None]:
    """What was presented last; its presenter has yet to come back."""
    row = Presentation.objects.filter(klass=klass).first()
    if row is None:
        return Show(), None
    try:
        show = msgspec.convert(row.show, Show)
    except msgspec.ValidationError:  # written by another version
        return Show(), None
    if row.trace is None:
        show = msgspec.structs.replace(show, beat=None)
    return msgspec.structs.replace(show, lost=True), row.trace


def write(klass: int, show: Show, trace: dict[str, Any] | None, *, whole: bool) -> None:
    """Write it down; the trace only where it is another one (`whole`). A class that was deleted meanwhile stays deleted."""
    fields: dict[str, Any] = {"show": msgspec.to_builtins(show)}
    with in_turn(), suppress(IntegrityError):
        if whole or not Presentation.objects.filter(klass=klass).update(**fields):
            Presentation.objects.update_or_create(klass_id=klass, defaults={**fields, "trace": trace})
