"""How many commands a lab's work on a lesson took.

A command counts when it changed the topology and is still in effect: an undo takes its step out of the count, a redo puts it
back, and where things stand in the picture is nobody's topology. Counted from the log, which is never rewritten, so that a
reload, a restart or a second browser make no difference.
"""

from __future__ import annotations

from django.db.models import Case, Sum, Value, When

from cnmviz.cnm.commands import catalogue, picture
from cnmviz.labs.models import Entry, Lab

_OF_THE_PICTURE = "|".join(path for path, declared in catalogue().items() if declared.__module__ == picture.__name__)
_PLACING = rf"^([$#] *)?(sudo +)?({_OF_THE_PICTURE})(\s|$)"


def used(lab: Lab, *, after: int, until: int) -> int:
    """How many commands between two entries of a log are still in effect, by one query.

    The count is less than none where it begins in the middle of the work, and what was done before is undone.
    """
    steps = Entry.objects.filter(lab=lab, seq__gt=after, seq__lte=until).exclude(changes=[]).exclude(line__regex=_PLACING)
    # An entry of undo or redo has the line of what it takes back or brings back, and takes out or puts in exactly that one.
    worth = Case(When(source="undo", then=Value(-1)), default=Value(1))
    return steps.aggregate(used=Sum(worth))["used"] or 0
