"""Who signs in is the same person on every device: the person that the account has, whatever the browser was before.

What a browser has of its own is taken into the account only where its user says that it is theirs, and is handed over as to
another device (`labs/carrying.py`). Otherwise the browser is who it was again once they have signed out.
"""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from cnmviz.labs import carrying
from cnmviz.lessons.models import Progress
from cnmviz.scenarios.models import Scenario

from .models import Account, Participant, Role


def belongings(browser: str | None) -> list[str]:
    """What a browser has of its own that an account can keep: `["2 scenarios", "1 class"]`."""
    if browser is None or Account.objects.filter(person=browser).exists():
        return []
    counts = (
        (Scenario.objects.filter(person=browser).count(), "scenario", "scenarios"),
        (Participant.objects.filter(person=browser, role=Role.TEACHER, removed=False).count(), "class", "classes"),
        (Progress.objects.filter(person=browser).count(), "lesson done", "lessons done"),
    )
    return [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]


def sign_in(user: User, browser: str | None, *, theirs: bool) -> str:
    """The person of an account. `theirs`: what the browser has is the user's, and comes along."""
    with transaction.atomic():
        account, _ = Account.objects.get_or_create(user=user)
        if theirs and belongings(browser):
            carrying.carried.send(sender=Account, old=browser, new=account.person)
    return account.person


def carry(old: str, new: str, **_: object) -> None:
    """A device that was the person of an account is another one now, and so is its account, unless that one has one too."""
    try:
        with transaction.atomic():
            Account.objects.filter(person=old).update(person=new)
    except IntegrityError:
        return
