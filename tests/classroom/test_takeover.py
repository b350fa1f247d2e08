"""Another device goes on as a participant whose own is gone, by a code from the teacher."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cnmviz.classroom import messages, rules, takeover
from cnmviz.classroom.models import Class, Participant, Takeover
from cnmviz.labs import carrying, gate, people
from cnmviz.labs.models import Lab, Member

from .conftest import Pupil


def code_for(who: Pupil) -> str:
    return takeover.make(who.again()).code


def test_everything_in_the_class_goes_along(klass: Class, tea: Pupil, ana: Pupil) -> None:
    ana.types(klass, "docker network create front")
    tea.asks(messages.Floor(ref="r", to=ana.pk))
    phone = Client()
    code = code_for(ana)
    assert phone.get("/join/", {"code": code.lower()})["Location"] == f"/t/{code}"
    assert "Go on here as Ana?" in phone.get(f"/t/{code}").content.decode()
    assert Participant.objects.get(pk=ana.pk).person == ana.id, "looking changes nothing"
    assert phone.post(f"/t/{code}")["Location"] == klass.lab.get_absolute_url()
    now = ana.again()
    assert (now.formerly, now.nickname, now.klass.floor_id) == (ana.id, "Ana", now.pk)
    assert people.person_in({name: morsel.value for name, morsel in phone.cookies.items()}) == now.person
    assert Pupil(now.person).does(klass, "undo").ok, "what the old device did is theirs"


def test_the_old_device_is_out_and_told_why(klass: Class, ana: Pupil) -> None:
    takeover.take(code_for(ana), None)
    refused = ana.browser().get(klass.lab.get_absolute_url(), HTTP_ACCEPT="text/html")
    assert (refused.status_code, rules.MOVED in refused.content.decode()) == (403, True)
    assert gate.why_not(klass.lab_id, ana.id, "ask") == rules.MOVED


def test_who_had_joined_anew_for_want_of_the_phone_gives_way(klass: Class, ana: Pupil, ben: Pupil) -> None:
    _, fresh = takeover.take(code_for(ana), ben.id)
    assert gate.why_not(klass.lab_id, fresh, "change") == ""
    assert ben.again().removed
    assert klass.participants.filter(person=fresh).get().nickname == "Ana"


def test_nothing_outside_the_class_is_handed_over(klass: Class, ana: Pupil) -> None:
    other = Lab.objects.create(code="CDFG", seed="x")
    people.member(other, ana.id)
    takeover.take(code_for(ana), None)
    assert Member.objects.get(lab=other).person == ana.id


@pytest.mark.parametrize("spoil", ["used", "old", "removed", "unknown"])
def test_codes_that_are_no_good_say_why(klass: Class, tea: Pupil, ana: Pupil, spoil: str) -> None:
    code = code_for(ana)
    if spoil == "used":
        takeover.take(code, None)
    elif spoil == "old":
        Takeover.objects.update(made=timezone.now() - timedelta(minutes=takeover.MINUTES, seconds=1))
    elif spoil == "removed":
        tea.asks(messages.Remove(ref="r", who=ana.pk))
    else:
        code = "BCDFGHJKLM"
    words = {"used": "used already", "old": "too old", "removed": "removed", "unknown": "no such code"}
    for answer in (Client().get(f"/t/{code}"), Client().post(f"/t/{code}")):
        assert (answer.status_code, words[spoil] in answer.content.decode()) == (400, True)


def test_a_newer_code_makes_the_older_one_void(ana: Pupil) -> None:
    first, second = code_for(ana), code_for(ana)
    with pytest.raises(takeover.Useless, match="no such code"):
        takeover.take(first, None)
    assert takeover.take(second, None)[0].pk == ana.pk


def test_it_is_the_same_device(ana: Pupil) -> None:
    with pytest.raises(takeover.Useless, match="already"):
        takeover.take(code_for(ana), ana.id)


def test_who_moves_to_another_device_by_themselves_moves_in_the_class_too(klass: Class, ana: Pupil, ben: Pupil) -> None:
    carrying.carried.send(sender=None, old=ana.id, new="person-new")
    assert ana.again().person == "person-new"
    carrying.carried.send(sender=None, old="person-new", new=ben.id)
    assert ana.again().person == "person-new", "Ben is somebody else in this class"


def test_the_form_for_a_person_s_own_code_takes_it_too(ana: Pupil) -> None:
    code = code_for(ana)
    assert Client().get("/carry/enter", {"code": code})["Location"] == f"/t/{code}"
    assert Client().get(f"/t/{code}/qr.svg")["Content-Type"] == "image/svg+xml"
