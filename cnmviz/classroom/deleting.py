"""A class is deleted with everything in it: its lab, the copies of its students, and by the rows' own references all the rest.

Whoever deletes it, in whatever way: the labs of a class go with it, because nobody keeps their gate any more.
"""

from __future__ import annotations

from cnmviz.labs.models import Lab

from .models import Class


def remember(instance: Class, **_: object) -> None:
    """Before: which labs there are."""
    copies = instance.participants.filter(copy__isnull=False).values_list("copy", flat=True)
    instance.labs_to_delete = [instance.lab_id, *copies]  # type: ignore[attr-defined]


def take_along(instance: Class, **_: object) -> None:
    """Afterwards: they go too."""
    for lab in Lab.objects.filter(pk__in=instance.labs_to_delete):  # type: ignore[attr-defined]
        lab.delete()
