"""A person goes on at another device: a code, taken once, within minutes, after a question."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.dispatch import receiver
from django.test import Client

from cnmviz.labs import carry_pages, carrying, limits, people
from cnmviz.labs.models import CarryCode, Member

from .conftest import Somebody

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def no_tries() -> None:
    carry_pages._tries.clear()


@pytest.fixture
def told() -> Iterator[list[tuple[str, str]]]:
    """Who became whom, as the layers above hear it."""
    heard: list[tuple[str, str]] = []

    @receiver(carrying.carried)
    def hear(sender: type, old: str, new: str, **_: object) -> None:
        heard.append((old, new))

    yield heard
    carrying.carried.disconnect(hear)


def device(person: str = "") -> Client:
    """A browser: somebody's, or nobody's yet."""
    client = Client()
    if person:
        answer = carry_pages.HttpResponse()
        people.remember(answer, person)
        client.cookies.update(answer.cookies)
    return client


def who(client: Client) -> str | None:
    return people.person_in({name: morsel.value for name, morsel in client.cookies.items()})


def code_on(client: Client) -> str:
    """The code that a device shows, after somebody asked for one."""
    assert client.post("/carry/").status_code == 302
    found = re.search(r">([A-Z]{5}) ([A-Z]{5})</code>", client.get("/carry/").content.decode())
    assert found
    return found[1] + found[2]


def test_the_other_device_becomes_the_same_person(told: list[tuple[str, str]]) -> None:
    laptop, phone = device("ana"), device("somebody")
    code = code_on(laptop)
    asked = phone.get(f"/carry/{code}")
    assert asked.status_code == 200
    assert who(phone) == "somebody", "nothing is done by looking"
    assert phone.post(f"/carry/{code}")["Location"] == "/carry/done"
    assert (who(phone), who(laptop)) == ("ana", "ana")
    assert people.known_as("ana").name in phone.get("/carry/done").content.decode()
    assert told == [("somebody", "ana")]


def test_a_device_that_was_nobody_has_nothing_to_move(told: list[tuple[str, str]]) -> None:
    phone = device()
    phone.post(f"/carry/{code_on(device('ana'))}")
    assert who(phone) == "ana"
    assert told == []


def test_who_was_nobody_can_make_a_code_and_is_somebody_by_it() -> None:
    laptop = device()
    code = code_on(laptop)
    assert CarryCode.objects.get(code=code).person == who(laptop)


def test_the_question_says_whose_code_it_is(ana: Somebody) -> None:
    laptop, phone = device(ana.id), device()
    assert "Go on here as Ana?" in phone.get(f"/carry/{code_on(laptop)}").content.decode()


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}-", "small {}"])
def test_a_code_is_taken_however_it_is_typed(typed: str) -> None:
    code = code_on(device("ana"))
    written = code.lower() if "small" in typed else f"{code[:5]} {code[5:]}"
    answer = device().get("/carry/enter", {"code": typed.replace("small ", "").format(written)})
    assert answer["Location"] == f"/carry/{code}"


def test_a_code_works_once() -> None:
    code = code_on(device("ana"))
    device().post(f"/carry/{code}")
    late = device("ben")
    for answer in (late.get(f"/carry/{code}"), late.post(f"/carry/{code}")):
        assert "used already" in answer.content.decode()
    assert who(late) == "ben"


def test_two_devices_at_once_get_it_once() -> None:
    code = code_on(device("ana"))
    devices = [device(f"other-{n}") for n in range(4)]
    together = threading.Barrier(len(devices))

    def take(client: Client) -> None:
        together.wait(10)
        client.post(f"/carry/{code}")
        connection.close()

    threads = [threading.Thread(target=take, args=[client]) for client in devices]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert [who(client) for client in devices].count("ana") == 1


def test_a_code_lasts_a_quarter_of_an_hour() -> None:
    code = code_on(device("ana"))
    stored = CarryCode.objects.get()
    assert carrying.minutes_left(stored) == 15
    stored.made -= timedelta(minutes=14, seconds=30)
    stored.save()
    assert carrying.minutes_left(stored) == 1
    assert device().get(f"/carry/{code}").status_code == 200
    stored.made -= timedelta(seconds=31)
    stored.save()
    answer = device().post(f"/carry/{code}")
    assert (answer.status_code, "too old" in answer.content.decode()) == (400, True)
    assert "<code" not in device("ana").get("/carry/").content.decode(), "nor is it shown any more"


def test_a_new_code_makes_the_old_one_void() -> None:
    laptop = device("ana")
    first, second = code_on(laptop), code_on(laptop)
    assert device().get(f"/carry/{first}").status_code == 404
    assert device().get(f"/carry/{second}").status_code == 200
    assert CarryCode.objects.count() == 1


def test_a_code_of_who_is_nobody_any_more_is_void() -> None:
    moved = device("ana")
    void, kept = code_on(moved), code_on(device("ben"))
    moved.post(f"/carry/{code_on(device('cleo'))}")
    third = device()
    assert third.get(f"/carry/{void}").status_code == 404
    assert third.get(f"/carry/{kept}").status_code == 200


def test_the_device_that_made_a_code_cannot_take_it() -> None:
    laptop = device("ana")
    code = code_on(laptop)
    assert "This device made the code" in laptop.get(f"/carry/{code}").content.decode()
    assert laptop.post(f"/carry/{code}").status_code == 400
    assert device().get(f"/carry/{code}").status_code == 200, "it is not used up by that"


@pytest.mark.parametrize("wrong", ["BCDFGHJKLM", "B", "-", "AEIOU", "\u212a" * 10, "%00", "B" * 500])
def test_a_wrong_code_says_so(wrong: str) -> None:
    code_on(device("ana"))
    for answer in (device().get(f"/carry/{wrong}"), device().post(f"/carry/{wrong}")):
        assert answer.status_code in (404, 400)
        assert "There is no such code" in answer.content.decode()


def test_guessing_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    code = code_on(device("ana"))
    monkeypatch.setattr(limits, "CARRY_TRIES_AT_ONCE", 3)
    assert [device().get("/carry/BCDFGHJKLM").status_code for _ in range(4)] == [404, 404, 404, 429]
    assert device().post(f"/carry/{code}").status_code == 429
    assert Client(REMOTE_ADDR="198.51.100.7").get(f"/carry/{code}").status_code == 200, "others are not held up"


def test_nobody_makes_codes_until_there_are_none_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CARRY_TRIES_AT_ONCE", 3)
    assert [device().post("/carry/").status_code for _ in range(4)] == [302, 302, 302, 429]
    assert device().post("/carry/", REMOTE_ADDR="192.0.2.7").status_code == 302


def test_there_are_so_many_codes_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CARRY_CODES", 1)
    code = code_on(device("ana"))
    assert device("ben").post("/carry/").status_code == 429
    device("ben").post(f"/carry/{code}")
    assert device("ben").post("/carry/").status_code == 302


def test_what_fails_above_undoes_it_all(told: list[tuple[str, str]]) -> None:
    code = code_on(device("ana"))

    @receiver(carrying.carried)
    def fail(**_: object) -> None:
        raise RuntimeError

    phone = device("ben")
    try:
        with pytest.raises(RuntimeError):
            phone.post(f"/carry/{code}")
    finally:
        carrying.carried.disconnect(fail)
    assert who(phone) == "ben"
    assert device().get(f"/carry/{code}").status_code == 200


def test_taking_needs_the_token_of_its_form() -> None:
    code = code_on(device("ana"))
    phone = Client(enforce_csrf_checks=True)
    phone.get(f"/carry/{code}")
    assert phone.post(f"/carry/{code}").status_code == 403
    token = phone.cookies["csrftoken"].value
    assert phone.post(f"/carry/{code}", {"csrfmiddlewaretoken": token}).status_code == 302
    assert who(phone) == "ana"


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("localhost", True),
        ("localhost:8000", True),
        ("[::1]:8000", True),
        ("127.0.0.1:8000", True),
        ("192.0.2.7:8000", False),
        ("lab.example", False),
    ],
)
def test_an_address_that_no_other_device_can_open_is_told(host: str, told: bool) -> None:
    laptop = device("ana")
    laptop.post("/carry/", headers={"Host": host})
    page = laptop.get("/carry/", headers={"Host": host}).content.decode()
    assert f"http://{host}/carry/" in page
    assert ("own name for itself" in page) is told


def test_nobody_else_keeps_a_page_with_a_code() -> None:
    laptop = device("ana")
    code = code_on(laptop)
    for page in (laptop.get("/carry/"), device().get(f"/carry/{code}")):
        assert "no-store" in page["Cache-Control"]


def test_what_somebody_did_in_a_lab_was_done_by_who_they_were(ana: Somebody, ben: Somebody) -> None:
    ben.types("docker network create front")
    device(ben.id).post(f"/carry/{code_on(device(ana.id))}")
    assert set(Member.objects.values_list("person", flat=True)) == {ana.id, ben.id}
