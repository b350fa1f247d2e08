"""Everyone's own copy: handed out to all and to who comes late, worked in by its student and the teacher, reset and taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from asgiref.sync import async_to_sync
from django.urls import reverse

from cnmviz.classroom import gate, messages, rules
from cnmviz.classroom.copies import deeds as copy_deeds
from cnmviz.classroom.copies import giving, handout
from cnmviz.classroom.models import Class, Handout
from cnmviz.labs import making, people, requests, worlds
from cnmviz.labs.messages import Receipt, SendLine
from cnmviz.labs.models import Lab, Member
from cnmviz.lessons.models import Attempt

from .conftest import Pupil
from .test_socket import window

HAND_OUT = messages.HandOut(ref="r")


@pytest.fixture(autouse=True)
def unhurried() -> None:
    copy_deeds._rates.clear()


def copy_of(pupil: Pupil) -> Lab:
    copy = pupil.again().copy
    assert copy is not None
    return copy


def types(pupil: Pupil, lab: Lab, line: str) -> Receipt:
    return requests.line(people.member(lab, pupil.id), SendLine(ref="", text=line), now=making.microseconds())


def names(lab: Lab) -> set[str]:
    return {network.name for network in worlds.read(lab.pk)[1].networks.values() if not network.predefined}


def test_everybody_gets_the_lab_as_it_is(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil, rex: Pupil) -> None:
    assert tea.types(klass, "docker network create front").ok
    assert tea.asks(HAND_OUT) == ""
    copies = [copy_of(pupil) for pupil in (ana, ben)]
    assert len({lab.pk for lab in (*copies, klass.lab)}) == 3
    assert [names(lab) for lab in copies] == [{"front"}, {"front"}]
    assert (tea.again().copy, rex.again().copy) == (None, None)
    assert Member.objects.get(lab=copies[0]).name == "Ana"


def test_what_one_does_in_a_copy_stays_there(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    tea.asks(HAND_OUT)
    assert types(ana, copy_of(ana), "docker network create mine").ok
    assert names(copy_of(ana)) == {"mine"}
    assert names(copy_of(ben)) == names(klass.lab) == set()


def test_a_copy_is_its_student_s_and_the_teacher_s(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil, dan: Pupil) -> None:
    tea.asks(HAND_OUT)
    copy = copy_of(ana)
    assert types(ben, copy, "docker network create b").error == rules.ELSES
    assert types(dan, copy, "docker network create d").error == rules.OUTSIDE
    assert types(tea, copy, "docker network create help").ok
    assert ben.browser().get(copy.get_absolute_url()).status_code == 403
    assert ana.browser().get(copy.get_absolute_url()).status_code == 200


def test_a_copy_is_shown_only_with_consent(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil, dan: Pupil) -> None:
    tea.asks(HAND_OUT)
    copy = copy_of(ana)
    assert "Nobody asks" in ana.asks(messages.Consent(ref="r", on=True))
    assert tea.asks(messages.Show(ref="r", who=ana.pk)) == ""
    assert ana.again().showing == "asked"
    assert gate.why_not(copy.pk, ben.id, "see") == rules.ELSES
    assert ana.asks(messages.Consent(ref="r", on=True)) == ""
    assert [gate.why_not(copy.pk, ben.id, deed) for deed in ("see", "ask")] == ["", ""]
    assert [gate.why_not(copy.pk, ben.id, deed) for deed in ("change", "point", "take")] == [rules.ELSES] * 3
    assert gate.why_not(copy.pk, dan.id, "see") == rules.OUTSIDE
    assert ana.asks(messages.Consent(ref="r", on=False)) == ""
    assert gate.why_not(copy.pk, ben.id, "see") == rules.ELSES
    assert ana.again().showing == "declined"


def test_nobody_consents_for_somebody_else(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    tea.asks(HAND_OUT)
    assert ben.asks(messages.Show(ref="r", who=ana.pk)) != ""
    tea.asks(messages.Show(ref="r", who=ana.pk))
    assert "Nobody asks" in ben.asks(messages.Consent(ref="r", on=True))


def test_a_reset_goes_back_to_the_start_and_can_be_undone(klass: Class, tea: Pupil, ana: Pupil) -> None:
    tea.types(klass, "docker network create front")
    tea.asks(HAND_OUT)
    copy = copy_of(ana)
    types(ana, copy, "docker network rm front")
    types(ana, copy, "docker network create mine")
    tea.types(klass, "docker network create later")
    assert ana.asks(messages.Reset(ref="r")) == ""
    assert names(copy) == {"front"}
    assert types(ana, copy, "docker network create again").ok
    assert tea.asks(messages.Reset(ref="r", who=ana.pk)) == ""
    assert names(copy) == {"front"}


def test_a_reset_of_what_is_untouched_does_nothing(klass: Class, tea: Pupil, ana: Pupil) -> None:
    tea.asks(HAND_OUT)
    assert ana.asks(messages.Reset(ref="r")) == ""
    assert Lab.objects.get(pk=copy_of(ana).pk).seq == 1


def test_who_is_locked_resets_nothing(klass: Class, tea: Pupil, ana: Pupil) -> None:
    tea.asks(HAND_OUT)
    tea.asks(messages.Lock(ref="r", on=True, who=ana.pk))
    assert ana.asks(messages.Reset(ref="r")) == rules.LOCKED_FOR_YOU


def test_what_was_handed_out_is_taken_back_with_everything_in_it(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    tea.asks(HAND_OUT)
    copies = [copy_of(ana).pk, copy_of(ben).pk]
    assert tea.asks(HAND_OUT) == "Everybody has copies already. Take them back first."
    assert tea.asks(messages.TakeBack(ref="r")) == ""
    assert not Lab.objects.filter(pk__in=copies).exists()
    assert tea.asks(HAND_OUT) == ""
    assert copy_of(ana).pk not in copies


def test_a_lesson_is_handed_out_with_its_goals(klass: Class, tea: Pupil, ana: Pupil) -> None:
    lesson = next(one for one in handout.choices("") if one.kind == "Lessons")
    assert tea.asks(messages.HandOut(ref="r", source=lesson.source, vary=True)) == handout.NOT_LESSONS
    assert tea.asks(messages.HandOut(ref="r", source=lesson.source)) == ""
    assert Attempt.objects.get(lab=copy_of(ana)).person == ana.id


def test_a_scenario_is_handed_out(klass: Class, tea: Pupil, ana: Pupil) -> None:
    scenario = next(one for one in handout.choices("") if one.kind == "Scenarios")
    assert tea.asks(messages.HandOut(ref="r", source="/nowhere")) == handout.NO_SUCH
    assert tea.asks(messages.HandOut(ref="r", source=scenario.source)) == ""
    assert copy_of(ana).title == scenario.title


def test_deleting_the_class_deletes_the_copies(klass: Class, tea: Pupil, ana: Pupil) -> None:
    tea.asks(HAND_OUT)
    copy = copy_of(ana).pk
    klass.delete()
    assert not Lab.objects.filter(pk=copy).exists()
    assert not Handout.objects.exists()


async def test_who_comes_late_gets_theirs(klass: Class, tea: Pupil, comes: Callable[[str], Pupil]) -> None:
    await asyncio.to_thread(tea.asks, HAND_OUT)
    late = await asyncio.to_thread(comes, "Late")
    async with window(klass, late) as student:
        you = await student.until("you", lambda you: bool(you["you"].get("copy")))
    assert you["you"]["copy"].startswith("/lab/")


def test_what_a_restart_interrupted_is_gone_on_with(klass: Class, tea: Pupil, comes: Callable[[str], Pupil]) -> None:
    pupils = [comes(f"Pupil {number}") for number in range(8)]
    handout.make(Class.objects.get(pk=klass.pk), tea.id, "", vary=False)
    assert giving.give_some(klass.pk) == 5
    kept = {pupil.again().copy_id for pupil in pupils} - {None}
    worlds._hot.clear()
    gate.forget()
    async_to_sync(giving.give)(klass.pk)
    now = {pupil.again().copy_id for pupil in pupils}
    assert len(now) == 8
    assert kept < now


def test_the_wall_is_the_teacher_s(klass: Class, tea: Pupil, ana: Pupil) -> None:
    address = reverse("class_wall", args=[klass.code])
    assert tea.browser().get(address).status_code == 200
    assert ana.browser().get(address).status_code == 403


def test_what_was_taken_back_is_deleted_although_the_server_was_killed(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    """Taken back, and killed before the first copy was deleted: nobody else sees it meanwhile, and whoever comes sets it going."""
    tea.asks(HAND_OUT)
    copy = copy_of(ana)
    Handout.objects.all().delete()
    gate.forget()
    assert gate.why_not(copy.pk, ben.id, "see") == rules.ELSES
    async_to_sync(giving.give)(klass.pk)
    assert (ana.again().copy, ben.again().copy, Lab.objects.count()) == (None, None, 1)


def test_handed_out_anew_at_once_nobody_keeps_an_old_copy(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    tea.asks(HAND_OUT)
    before = {copy_of(pupil).pk for pupil in (ana, ben)}
    Handout.objects.all().delete()
    tea.types(klass, "docker network create late")
    assert tea.asks(HAND_OUT) == ""
    assert not before & {copy_of(pupil).pk for pupil in (ana, ben)}
    assert not Lab.objects.filter(pk__in=before).exists()
    assert names(copy_of(ben)) == {"late"}


async def test_the_teacher_s_coming_back_goes_on_with_taking_back(klass: Class, tea: Pupil, ana: Pupil) -> None:
    await asyncio.to_thread(tea.asks, HAND_OUT)
    await Handout.objects.all().adelete()
    async with window(klass, tea) as socket:
        await socket.next("welcome")
        while (await socket.next("roster"))["people"].get(str(ana.pk), {}).get("copy", ""):
            pass
    assert await Lab.objects.acount() == 1
