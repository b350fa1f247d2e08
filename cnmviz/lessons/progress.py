"""How far people have come: the best result of each lesson, and what goes along when somebody moves to another device."""

from __future__ import annotations

from typing import Any

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


def carry(old: str, new: str, **_: Any) -> None:
    """What one person had is another's from now on; of a lesson that both did, the better result and the earlier day stay."""
    theirs, mine = of(old), of(new)
    for key, moved in theirs.items():
        kept = mine.get(key)
        if kept is None:
            moved.person = new
            continue
        better = max(moved, kept, key=lambda each: _worth(each.points, each.used))
        kept.points, kept.used, kept.done = better.points, better.used, min(moved.done, kept.done)
    double = [each.pk for key, each in theirs.items() if key in mine]
    Progress.objects.filter(pk__in=double).delete()
    Progress.objects.bulk_update([each for key, each in theirs.items() if key not in mine], ["person"])
    Progress.objects.bulk_update([mine[key] for key in theirs if key in mine], ["points", "used", "done"])
    Attempt.objects.filter(person=old).update(person=new)
    answered = Prediction.objects.filter(person=new, attempt=OuterRef("attempt"), question=OuterRef("question"))
    Prediction.objects.filter(~Exists(answered), person=old).update(person=new)


def _worth(points: int, used: int) -> tuple[int, int]:
    return points, -used
