"""How far people have come: the best result of each lesson, and what goes along when somebody moves to another device."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from .models import Attempt, Prediction, Progress


def record(person: str, key: str, *, used: int, points: int) -> Progress:
    """A person's best result of a lesson, of which they just had this one. Two who ask at once leave one row, the best."""
    now = timezone.now()
    best, made = Progress.objects.get_or_create(person=person, key=key, defaults={"used": used, "points": points, "done": now})
    if not made and _worth(points, used) > _worth(best.points, best.used):
        worse = Q(points__lt=points) | Q(points=points, used__gt=used)
        Progress.objects.filter(worse, pk=best.pk).update(points=points, used=used)
        best.refresh_from_db()
    return best


def best_of(person: str, key: str) -> Progress | None:
    """A person's best result of a lesson."""
    return Progress.objects.filter(person=person, key=key).first() if key else None


def of(person: str) -> dict[str, Progress]:
    """All best results of a person, by lesson."""
    return {each.key: each for each in Progress.objects.filter(person=person)}


def add(person: str, brought: Iterable[Progress]) -> None:
    """Results that a person brings along; of a lesson that they have done already, the better result and the earlier day stay."""
    mine, new = of(person), dict[str, Progress]()
    for each in brought:
        kept = mine.get(each.key) or new.get(each.key)
        if kept is None:
            new[each.key] = Progress(person=person, key=each.key, used=each.used, points=each.points, done=each.done)
            continue
        better = max(each, kept, key=lambda one: _worth(one.points, one.used))
        kept.points, kept.used, kept.done = better.points, better.used, min(each.done, kept.done)
    with transaction.atomic():
        Progress.objects.bulk_update(mine.values(), ["points", "used", "done"])
        # Whoever does one of these lessons at this very moment keeps what that came to.
        Progress.objects.bulk_create(new.values(), ignore_conflicts=True)


def carry(old: str, new: str, **_: Any) -> None:
    """What one person had is another's from now on."""
    add(new, of(old).values())
    Progress.objects.filter(person=old).delete()
    Attempt.objects.filter(person=old).update(person=new)
    answered = Prediction.objects.filter(person=new, attempt=OuterRef("attempt"), question=OuterRef("question"))
    Prediction.objects.filter(~Exists(answered), person=old).update(person=new)


def _worth(points: int, used: int) -> tuple[int, int]:
    return points, -used
