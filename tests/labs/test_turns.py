"""The turn to write: one at a time, and what is waited for never needs a turn that the waiting one has."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from cnmviz.labs import threads
from cnmviz.labs.turns import after, in_turn

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="other databases do without")


def elsewhere(work: threading.Event) -> threading.Thread:
    """A thread that sets an event once it has its turn."""

    def take() -> None:
        with in_turn():
            work.set()

    thread = threading.Thread(target=take)
    thread.start()
    return thread


@on_sqlite
def test_others_wait_until_the_turn_is_given_back() -> None:
    theirs = threading.Event()
    with in_turn():
        thread = elsewhere(theirs)
        assert not theirs.wait(0.1)
    assert theirs.wait(5)
    thread.join()


def test_within_a_turn_one_more_is_the_same() -> None:
    with in_turn(), in_turn():
        pass


@on_sqlite
def test_what_others_must_write_for_comes_after_the_outermost_turn() -> None:
    said: list[str] = []
    with in_turn():
        with in_turn():
            after(lambda: said.append("after"))
        said.append("still mine")
    assert said == ["still mine", "after"]


def test_without_a_turn_it_comes_at_once() -> None:
    said: list[str] = []
    after(lambda: said.append("now"))
    assert said == ["now"]


@on_sqlite
def test_a_turn_that_ends_with_a_fault_is_given_back() -> None:
    said: list[str] = []

    def fail() -> None:
        with in_turn():
            after(lambda: said.append("after"))
            raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        fail()
    assert said == ["after"]
    theirs = threading.Event()
    elsewhere(theirs).join(5)
    assert theirs.is_set()


@pytest.mark.django_db(transaction=True)
def test_what_a_commit_sets_off_may_write_although_it_is_waited_for() -> None:
    """Outside of a server's threads, `soon` comes back when all is done: also what other threads write for it."""
    done: list[int] = []

    def write() -> None:
        with in_turn(), transaction.atomic():
            done.append(threading.get_ident())

    async def work() -> None:
        await threads.in_thread(write)

    with in_turn(), transaction.atomic():
        transaction.on_commit(lambda: threads.soon(work))
        assert done == []
    assert len(done) == 1
    assert done[0] != threading.get_ident()
