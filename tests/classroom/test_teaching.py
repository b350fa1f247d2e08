"""The pages of teachers: starting a class, the private link, accounts, and the end of everything."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cnmviz.classroom import accounts, limits, messages, starting
from cnmviz.classroom.models import Class, Participant
from cnmviz.labs.models import Container, Lab, Member

from .conftest import Pupil


def start(browser: Client, **fields: str) -> Class:
    answer = browser.post("/classes/start", {"title": "Networks", **fields})
    assert answer.status_code == 302, answer.content.decode()
    return Class.objects.get()


def test_without_an_account_one_is_told_to_keep_the_link(transactional_db: None) -> None:
    teacher = Client()
    klass = start(teacher)
    page = teacher.get(f"/class/{klass.code}/keep")
    text = page.content.decode()
    assert f"http://testserver/class/{klass.key}/teach" in text
    assert "There is no account" in text
    assert (page["Referrer-Policy"], page["X-Robots-Tag"], "no-store" in page["Cache-Control"]) == (
        "no-referrer",
        "noindex, nofollow",
        True,
    )
    assert klass.code in teacher.get("/classes/").content.decode()
    assert klass.code not in Client().get("/classes/").content.decode()


def test_a_class_starts_from_a_scenario(transactional_db: None) -> None:
    klass = start(Client(), **{"from": "/scenarios/three-tiers"})
    assert Container.objects.filter(lab=klass.lab).count() > 2
    assert klass.lab.title == klass.title == "Networks"


def test_a_title_that_cannot_be_read_is_another_one(transactional_db: None) -> None:
    assert start(Client(), title="\u202e ").title == "Docker networks"


def test_the_private_link_asks_before_it_makes_a_teacher(klass: Class) -> None:
    phone = Client()
    asked = phone.get(f"/class/{klass.key}/teach")
    assert (asked.status_code, Participant.objects.count()) == (200, 1)
    assert phone.post(f"/class/{klass.key}/teach")["Location"] == klass.lab.get_absolute_url()
    assert klass.participants.filter(role="teacher").count() == 2
    assert phone.get(f"/class/{klass.key}/teach").status_code == 302, "who teaches already is not asked"
    assert Client().post("/class/nonsense/teach").status_code == 404


def test_a_student_with_the_link_becomes_a_teacher_also_after_being_removed(klass: Class, rex: Pupil) -> None:
    rex.browser().post(f"/class/{klass.key}/teach")
    assert (rex.again().role, rex.again().removed) == ("teacher", False)


def test_with_an_account_classes_are_found_on_every_device(transactional_db: None) -> None:
    user = User.objects.create_user("tea", password="a long one")
    desk, phone = Client(), Client()
    assert desk.post("/login/", {"username": "tea", "password": "a long one"})["Location"] == "/classes/"
    klass = start(desk)
    assert klass.owner == user
    phone.force_login(user)
    assert klass.title in phone.get("/classes/").content.decode()
    assert phone.get(f"/class/{klass.key}/teach")["Location"] == klass.lab.get_absolute_url()
    assert phone.post("/logout/")["Location"] == "/"


def test_a_class_is_taken_into_an_account_later(klass: Class, tea: Pupil) -> None:
    browser = tea.browser()
    user = User.objects.create_user("tea")
    browser.force_login(user)
    assert "Keep in my account" in browser.get("/classes/").content.decode()
    browser.post(f"/class/{klass.code}/claim")
    assert Class.objects.get().owner == user
    other = tea.browser()
    other.force_login(User.objects.create_user("other"))
    other.post(f"/class/{klass.code}/claim")
    assert Class.objects.get().owner == user, "nobody takes it from them"


def test_passwords_are_not_tried_without_end(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    accounts._tries.clear()
    monkeypatch.setattr(limits, "PASSWORDS_AT_ONCE", 2)
    answers = [Client().post("/login/", {"username": "tea", "password": "x"}).status_code for _ in range(3)]
    accounts._tries.clear()
    assert answers == [200, 200, 429]


def test_classes_are_not_started_without_end(klass: Class, tea: Pupil, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CLASSES_PER_PERSON_AND_HOUR", 1)
    refused = tea.browser().post("/classes/start", {"title": "Again"})
    assert (refused.status_code, starting.TOO_MANY in refused.content.decode()) == (429, True)


def test_the_page_of_a_student_tells_no_code_and_no_key(klass: Class, tea: Pupil, ana: Pupil) -> None:
    tea.asks(messages.Renew(ref="r"))
    fresh = Class.objects.get()
    page = ana.browser().get(klass.lab.get_absolute_url()).content.decode()
    assert (fresh.code in page, fresh.key in page) == (False, False)
    assert fresh.code in tea.browser().get(klass.lab.get_absolute_url()).content.decode()


def test_the_projector_s_page_of_an_old_code(klass: Class, tea: Pupil, ana: Pupil) -> None:
    assert Client().get(f"/class/{klass.code}/door").status_code == 200
    assert Client().get(f"/class/{klass.code}/door/qr.svg")["Content-Type"] == "image/svg+xml"
    tea.asks(messages.Renew(ref="r"))
    fresh = Class.objects.get().code
    assert tea.browser().get(f"/class/{klass.code}/door")["Location"] == f"/class/{fresh}/door"
    for somebody in (ana.browser(), Client()):
        refused = somebody.get(f"/class/{klass.code}/door")
        assert (refused.status_code, fresh in refused.content.decode()) == (410, False)
    assert Client().get(f"/class/{klass.code}/door/qr.svg").status_code == 404
    assert Client().get("/class/ZZZZZ/door").status_code == 404


def test_a_class_is_deleted_with_everything_in_it(klass: Class, ana: Pupil) -> None:
    ana.types(klass, "docker run -d --name web nginx")
    klass.participants.filter(pk=ana.pk).update(copy=Lab.objects.create(code="CDFG", seed="x"))
    Class.objects.all().delete()
    assert [model.objects.count() for model in (Class, Participant, Lab, Member, Container)] == [0] * 5


def test_with_its_lab_a_class_goes_too(klass: Class, ana: Pupil) -> None:
    Lab.objects.get(pk=klass.lab_id).delete()
    assert [model.objects.count() for model in (Class, Participant, Lab)] == [0] * 3


def test_the_admin_shows_classes_and_neither_keys_nor_codes(admin_client: Client, klass: Class, tea: Pupil, ana: Pupil) -> None:
    tea.asks(messages.Help(ref="r", who=ana.pk))
    code = ana.again().takeovers.get().code
    for path in ("class", f"class/{klass.pk}/change", "participant", f"participant/{ana.pk}/change", "takeover"):
        page = admin_client.get(f"/admin/classroom/{path}/")
        assert page.status_code == 200, path
        assert (klass.key in page.content.decode(), code in page.content.decode()) == (False, False), path
