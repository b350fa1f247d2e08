"""Coming into a class: a code, a nickname, and the lab; the same browser is the same person; every closed door has its own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from cnmviz.classroom import joining, limits, messages, rules
from cnmviz.classroom.models import Class, Participant
from cnmviz.labs.models import Lab

from .conftest import Pupil, members


def test_a_code_and_a_nickname_lead_into_the_lab(klass: Class) -> None:
    phone = Client()
    page = phone.get("/join/", {"code": f" {klass.code.lower()} "}, follow=True)
    assert page.redirect_chain == [(f"/c/{klass.code}", 302)]
    assert "Networks" in page.content.decode()
    answer = phone.post(f"/c/{klass.code}", {"nickname": "Kim"})
    assert answer["Location"] == f"/lab/{klass.lab.code}/"
    assert phone.get(answer["Location"]).status_code == 200
    assert "Kim" in members(klass)


def test_the_friendly_name_is_proposed_and_stays_the_same(klass: Class) -> None:
    phone = Client()
    first, second = (phone.get(f"/c/{klass.code}").context["name"] for _ in range(2))
    assert first == second
    phone.post(f"/c/{klass.code}", {"nickname": first})
    assert first in members(klass)


def test_the_same_browser_comes_back_without_a_question(klass: Class, ana: Pupil) -> None:
    assert ana.browser().get(f"/c/{klass.code}")["Location"] == f"/lab/{klass.lab.code}/"
    assert klass.participants.filter(person=ana.id).count() == 1


def test_two_of_one_name_are_told_apart(klass: Class, comes: Callable[[str], Pupil]) -> None:
    kim = comes("Kim")
    other = joining.join(klass, "person-other", "kim")
    assert [kim.again().nickname, other.nickname] == ["Kim", "kim 2"]
    assert {"Kim", "kim 2"} <= members(klass)


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u202e", "\x00"])
def test_a_name_that_cannot_be_read_is_none(klass: Class, name: str) -> None:
    answer = Client().post(f"/c/{klass.code}", {"nickname": name})
    assert answer.status_code == 400
    assert "Give yourself a name" in answer.content.decode()


def test_a_closed_door_lets_nobody_new_in_and_everybody_back(klass: Class, tea: Pupil, ana: Pupil) -> None:
    assert tea.asks(messages.Door(ref="r", open=False)) == ""
    refused = Client().post(f"/c/{klass.code}", {"nickname": "Late"})
    assert (refused.status_code, joining.CLOSED in refused.content.decode()) == (403, True)
    assert ana.browser().get(f"/c/{klass.code}").status_code == 302
    assert tea.asks(messages.Door(ref="r", open=True)) == ""
    assert Client().post(f"/c/{klass.code}", {"nickname": "Late"}).status_code == 302


def test_an_old_code_says_so_and_still_knows_those_who_are_in(klass: Class, tea: Pupil, ana: Pupil) -> None:
    assert tea.asks(messages.Renew(ref="r")) == ""
    fresh = Class.objects.get(pk=klass.pk).code
    refused = Client().get(f"/c/{klass.code}")
    assert (refused.status_code, joining.RENEWED in refused.content.decode()) == (410, True)
    assert fresh not in refused.content.decode()
    assert ana.browser().get(f"/c/{klass.code}").status_code == 302
    assert Client().get(f"/c/{fresh}").status_code == 200


def test_a_class_that_ended_says_so(klass: Class, tea: Pupil, ana: Pupil) -> None:
    tea.asks(messages.End(ref="r"))
    assert joining.ENDED in Client().get(f"/c/{klass.code}").content.decode()
    assert ana.browser().get(f"/c/{klass.code}").status_code == 302


def test_who_was_removed_is_told_so(klass: Class, rex: Pupil) -> None:
    refused = rex.browser().get(f"/c/{klass.code}")
    assert (refused.status_code, rules.REMOVED in refused.content.decode()) == (403, True)


def test_a_code_that_nobody_has(klass: Class) -> None:
    refused = Client().get("/c/ZZZZZ")
    assert (refused.status_code, joining.NO_SUCH in refused.content.decode()) == (404, True)
    assert Client().get("/c/%00").status_code == 404


def test_the_join_form_takes_the_codes_of_labs_too(klass: Class, transactional_db: None) -> None:
    lab = Lab.objects.create(code="BCDF", seed="x")
    assert Client().get("/join/", {"code": "bcdf"})["Location"] == lab.get_absolute_url()
    assert Client().get("/join/").status_code == 200
    assert Client().get("/join/", {"code": "nothing"}).status_code == 404


def test_a_full_class(klass: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PARTICIPANTS", 1)
    answer = Client().post(f"/c/{klass.code}", {"nickname": "Kim"})
    assert (answer.status_code, "full" in answer.content.decode()) == (400, True)


def test_codes_are_not_tried_without_end(klass: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "JOINS_AT_ONCE", 3)
    answers = [Client().get("/c/ZZZZZ").status_code for _ in range(5)]
    assert answers == [404, 404, 404, 429, 429]


def test_a_new_name_in_the_lab_is_one_in_the_class(klass: Class, ana: Pupil, ben: Pupil) -> None:
    from cnmviz.labs import people

    member = people.member(klass.lab, ana.id)
    people.rename(member, "Ben")
    assert (member.name, ana.again().nickname) == ("Ben 2", "Ben 2")
    assert ana.asks(messages.Rename(ref="r", name="Anna")) == ""
    assert ana.again().nickname == "Anna"
    assert {"Anna", "Ben"} <= members(klass)


def test_joining_asks_the_database_little(klass: Class, django_assert_max_num_queries: Callable[[int], object]) -> None:
    phone = Client()
    phone.get(f"/c/{klass.code}")
    with django_assert_max_num_queries(22):  # type: ignore[attr-defined]
        phone.post(f"/c/{klass.code}", {"nickname": "Kim"})
    assert Participant.objects.filter(nickname="Kim").exists()
