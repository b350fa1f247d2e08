"""A class and those who are in it: Tea teaches, Ana and Ben edit, Olga watches, Rex was removed, Dan never came in.

Every test starts with empty caches, as a new process would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from channels.layers import channel_layers
from django.core import signing
from django.test import Client

from cnmviz.classroom import deeds, entering, joining, messages, socket, starting
from cnmviz.classroom.events import refusals
from cnmviz.classroom.models import Class, Participant, Role
from cnmviz.cnm.stage import new_world
from cnmviz.labs import people, requests, worlds
from cnmviz.labs.messages import Receipt, SendCommand, SendLine
from cnmviz.labs.models import Member


@pytest.fixture(autouse=True)
def new_process() -> Iterator[None]:
    worlds._hot.clear()
    for buckets in (requests._buckets, entering._doors, socket._rates, refusals._rates):
        buckets.clear()
    yield
    channel_layers.backends.clear()


@dataclass
class Pupil:
    """Somebody with a browser: a participant, or with none an outsider."""

    id: str
    who: Participant | None = None

    @property
    def pk(self) -> int:
        assert self.who is not None
        return self.who.pk

    def asks(self, message: Any) -> str:
        """Do something on the class's socket; returns why not."""
        try:
            deeds.answer(self.pk, message)
        except deeds.NotDone as why:
            return str(why)
        return ""

    def types(self, klass: Class, line: str, ref: str = "") -> Receipt:
        return requests.line(people.member(klass.lab, self.id), SendLine(ref=ref, text=line), now=1)

    def does(self, klass: Class, name: str, args: dict[str, Any] | None = None) -> Receipt:
        return requests.data(people.member(klass.lab, self.id), SendCommand(ref="", name=name, args=args or {}), now=1)

    def browser(self) -> Client:
        client = Client()
        client.cookies[people.COOKIE] = signing.get_cookie_signer(salt=people.COOKIE).sign(self.id)
        return client

    def again(self) -> Participant:
        """The participant as it is now."""
        return Participant.objects.select_related("klass").get(pk=self.pk)


@pytest.fixture
def klass(transactional_db: None) -> Class:
    return starting.start("person-tea", title="Networks", begins=lambda seed, now: new_world(seed, now=now))


@pytest.fixture
def tea(klass: Class) -> Pupil:
    return Pupil("person-tea", klass.participants.get(person="person-tea"))


@pytest.fixture
def comes(klass: Class) -> Callable[[str], Pupil]:
    """Let somebody in."""

    def come(name: str) -> Pupil:
        person = f"person-{name.lower()}"
        return Pupil(person, joining.join(Class.objects.get(pk=klass.pk), person, name))

    return come


@pytest.fixture
def ana(comes: Callable[[str], Pupil]) -> Pupil:
    return comes("Ana")


@pytest.fixture
def ben(comes: Callable[[str], Pupil]) -> Pupil:
    return comes("Ben")


@pytest.fixture
def olga(comes: Callable[[str], Pupil], tea: Pupil) -> Pupil:
    olga = comes("Olga")
    assert tea.asks(messages.Become(ref="r", role="observer", who=olga.pk)) == ""
    return olga


@pytest.fixture
def rex(comes: Callable[[str], Pupil], tea: Pupil) -> Pupil:
    rex = comes("Rex")
    assert tea.asks(messages.Remove(ref="r", who=rex.pk)) == ""
    return rex


@pytest.fixture
def dan(klass: Class) -> Pupil:
    return Pupil("person-dan")


def members(klass: Class) -> set[str]:
    return set(Member.objects.filter(lab=klass.lab).values_list("name", flat=True))


__all__ = ["Pupil", "Role", "members"]
