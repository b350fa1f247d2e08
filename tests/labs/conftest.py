"""A lab and its people: Ana opened it, Ben and Cleo work in it too, Dan is in none.

A line is what a person types; time is the number of the line. Every test starts with empty caches, as a new process would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from threading import Barrier

import pytest
from channels.layers import channel_layers
from django.db import connections

from cnmviz.cnm.stage import new_world
from cnmviz.cnm.world import World
from cnmviz.labs import dispatch, people, requests, rows, threads, worlds
from cnmviz.labs.messages import Receipt, SendCommand, SendLine
from cnmviz.labs.models import Entry, Lab, Member

SEED = "0123456789abcdef"


@pytest.fixture(autouse=True)
def new_process() -> Iterator[None]:
    forget()
    yield
    channel_layers.backends.clear()


@pytest.fixture(scope="session", autouse=True)
def _leave_the_database(django_db_setup: None) -> Iterator[None]:
    """PostgreSQL deletes no test database that somebody is connected to: the sockets' threads let go of it."""
    yield
    for pool, size in ((threads._pool, threads.COUNT), (threads._pages, threads.PAGES)):
        _let_go(pool, size)
    threads._aside.submit(connections.close_all).result()


def _let_go(pool: ThreadPoolExecutor, size: int) -> None:
    together = Barrier(size, timeout=10)

    def let_go() -> None:
        together.wait()
        connections.close_all()

    for done in [pool.submit(let_go) for _ in range(size)]:
        done.result()


def forget() -> None:
    """What a restart of the server does."""
    worlds._hot.clear()
    worlds._past.clear()
    requests._buckets.clear()


@dataclass
class Somebody:
    """A member who types lines and makes gestures; `last` is the latest receipt."""

    member: Member
    clock: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def id(self) -> str:
        return self.member.person

    def types(self, line: str, ref: str = "") -> Receipt:
        return requests.line(self.member, SendLine(ref=ref, text=line), now=next(self.clock))

    def does(self, command: str, ref: str = "", host: str = "", at: int = 0, **args: object) -> Receipt:
        asked = SendCommand(ref=ref, name=command, args=args, host=host, at=at)
        return requests.data(self.member, asked, now=next(self.clock))

    def undo(self) -> Receipt:
        return self.does("undo")

    def redo(self) -> Receipt:
        return self.does("redo")


def make_lab(code: str = "BCDF") -> Lab:
    return dispatch.open_lab(code, new_world(SEED, now=0), title="Networks", now=0)


def somebody(lab: Lab, name: str, colour: str = "#0b7285") -> Somebody:
    member = people.member(lab, f"person-{name.lower()}")
    member.name, member.colour = name, colour
    member.save()
    return Somebody(member)


@pytest.fixture
def lab(transactional_db: None) -> Lab:
    return make_lab()


@pytest.fixture
def ana(lab: Lab) -> Somebody:
    return somebody(lab, "Ana", "#0b7285")


@pytest.fixture
def ben(lab: Lab) -> Somebody:
    return somebody(lab, "Ben", "#c2255c")


@pytest.fixture
def cleo(lab: Lab) -> Somebody:
    return somebody(lab, "Cleo", "#2b8a3e")


@pytest.fixture
def world(lab: Lab) -> Callable[[], World]:
    """The lab as its rows have it now."""
    return lambda: rows.load(Lab.objects.get(pk=lab.pk))


@pytest.fixture
def log(lab: Lab) -> Callable[[], list[tuple[int, str, str]]]:
    """The log after the lab's own first entry: seq, who, line."""

    def read() -> list[tuple[int, str, str]]:
        entries = Entry.objects.filter(lab=lab, seq__gt=1).order_by("seq").select_related("member")
        return [(entry.seq, entry.member.name if entry.member else "", entry.line) for entry in entries]

    return read
