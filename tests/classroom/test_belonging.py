"""An account is one person on every device: its scenarios, lessons and classes are there wherever its user signs in."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cnmviz.classroom.models import Account, Class
from cnmviz.labs import carrying, people
from cnmviz.labs.models import Lab
from cnmviz.scenarios.models import Scenario

SHOP = {"title": "The shop", "text": "", "tags": []}


@pytest.fixture
def user(transactional_db: None) -> User:
    return User.objects.create_user("tea", password="a long one")


def person_of(browser: Client) -> str | None:
    return people.person_in({name: morsel.value for name, morsel in browser.cookies.items()})


def saved(browser: Client, title: str = "The shop") -> None:
    """A lab of this browser is saved as a scenario."""
    browser.post("/labs/", {"title": title}, follow=True)
    code = Lab.objects.latest("pk").code
    answer = browser.post(f"/lab/{code}/scenario", SHOP | {"title": title}, content_type="application/json")
    assert answer.status_code == 200, answer.content


def sign_in(browser: Client, **more: str) -> None:
    answer = browser.post("/login/", {"username": "tea", "password": "a long one", **more})
    assert answer.status_code == 302


def mine(browser: Client) -> list[str]:
    return list(Scenario.objects.filter(person=person_of(browser)).values_list("title", flat=True))


def test_what_a_browser_has_comes_into_the_account_and_is_on_every_device(user: User) -> None:
    desk, phone = Client(), Client()
    saved(desk)
    desk.post("/classes/start", {"title": "Networks"})
    assert "1 scenario, 1 class" in desk.get("/login/").content.decode()
    sign_in(desk, theirs="on")
    sign_in(phone)
    assert (person_of(phone), mine(phone)) == (person_of(desk), ["The shop"])
    assert Class.objects.get().title in phone.get("/classes/").content.decode()
    assert "The shop" in phone.get("/scenarios/").content.decode()


def test_what_is_made_on_one_device_is_found_on_the_other(user: User) -> None:
    desk, phone = Client(), Client()
    sign_in(desk)
    sign_in(phone)
    saved(phone, "The bank")
    assert mine(desk) == ["The bank"]


def test_a_borrowed_browser_is_who_it_was_after_signing_out(user: User) -> None:
    theirs = Client()
    saved(theirs, "Somebody else's")
    before = person_of(theirs)
    sign_in(theirs)
    assert (person_of(theirs) == before, mine(theirs)) == (False, [])
    theirs.post("/logout/")
    assert (person_of(theirs), mine(theirs)) == (before, ["Somebody else's"])


def test_nothing_of_the_account_stays_in_a_browser_that_gave_it_all(user: User) -> None:
    desk = Client()
    saved(desk)
    sign_in(desk, theirs="on")
    account = person_of(desk)
    desk.post("/logout/")
    assert (person_of(desk) in (None, account), mine(desk)) == (False, [])
    sign_in(desk)
    assert (person_of(desk), mine(desk)) == (account, ["The shop"])


def test_one_account_does_not_take_what_is_another_one_s(user: User) -> None:
    shared = Client()
    sign_in(shared)
    saved(shared)
    User.objects.create_user("ben", password="a long one")
    assert "made with this browser" not in shared.get("/login/").content.decode()
    shared.post("/login/", {"username": "ben", "password": "a long one", "theirs": "on"})
    assert mine(shared) == []
    sign_in(shared, theirs="on")
    assert mine(shared) == ["The shop"]


def test_a_forged_cookie_makes_nobody_anybody(user: User) -> None:
    desk, mallory = Client(), Client()
    sign_in(desk)
    sign_in(mallory)
    mallory.cookies["person-before"] = f"{person_of(desk)}:forged"
    mallory.post("/logout/")
    assert person_of(mallory) != person_of(desk)


def test_an_account_follows_its_person_to_another_device_s(user: User) -> None:
    desk, phone = Client(), Client()
    sign_in(desk)
    phone.post("/labs/", {"title": "Lab"})
    old, new = person_of(desk), person_of(phone)
    assert old
    assert new
    carrying.take(carrying.make(new).code, old)
    assert Account.objects.get().person == new


def test_a_wrong_password_changes_nothing(user: User) -> None:
    desk = Client()
    saved(desk)
    before = person_of(desk)
    answer = desk.post("/login/", {"username": "tea", "password": "wrong", "theirs": "on"})
    assert (answer.status_code, person_of(desk), mine(desk)) == (200, before, ["The shop"])
