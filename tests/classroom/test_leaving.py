"""The end of a class and of somebody's place in it: deleted by its teacher with everything, forgotten at a student's wish, too old."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from asgiref.sync import sync_to_async
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from cnmviz.classroom import deleting, forgetting, messages
from cnmviz.classroom.copies import deeds as copy_deeds
from cnmviz.classroom.models import Class, Participant
from cnmviz.classroom.questions.models import Answer, Question
from cnmviz.classroom.results import tally
from cnmviz.labs.models import Lab, Member
from tests.labs.sockets import Browser

from .conftest import Pupil
from .everything import happens, ours, referring, where
from .test_socket import window


@pytest.fixture(autouse=True)
def unhurried() -> None:
    copy_deeds._rates.clear()


def test_everything_that_belongs_to_a_class_goes_with_it(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    """Found by looking at all models: one that is made later and belongs to a class has to be in `happens`, and to go."""
    happens(klass, tea, ana, ben)
    empty = {model.__name__ for model in referring() if not model._base_manager.exists()}
    assert not empty, f"{empty} belong to a class or a lab, and nothing makes one of them in `happens`"
    klass = Class.objects.get(pk=klass.pk)
    traces = [klass.code, klass.key, *Lab.objects.values_list("code", flat=True), ana.id, ben.id, tea.id]
    assert all(where(one) for one in traces)
    answer = tea.browser().post(f"/class/{klass.code}/delete", {"code": klass.code.lower()})
    assert "is deleted" in answer.content.decode()
    # A scenario that the teacher saved is theirs, and ties it to its labs as long as those are there.
    left = {model.__name__ for model in ours() if model._base_manager.exists()}
    assert left == {"Scenario", "Version", "Edition"}, f"{left} are left"
    assert {column for one in traces for column in where(one)} <= {"Scenario.person"}


def test_it_is_deleted_only_once_its_code_was_typed(klass: Class, tea: Pupil) -> None:
    asked = tea.browser().get(f"/class/{klass.code}/delete")
    assert (asked.status_code, "Type the code" in asked.content.decode()) == (200, True)
    for typed in ("", "ZZZZZ", klass.code[:4]):
        refused = tea.browser().post(f"/class/{klass.code}/delete", {"code": typed})
        assert (refused.status_code, Class.objects.count()) == (400, 1)
    assert tea.browser().post(f"/class/{klass.code}/delete", {"code": f" {klass.code} "}).status_code == 200
    assert tea.browser().get(f"/class/{klass.code}/delete").status_code == 404


async def test_all_who_are_in_it_are_sent_away(klass: Class, tea: Pupil, ana: Pupil) -> None:
    async with (
        window(klass, ana) as room,
        Browser(klass.lab.code, ana.id) as lab,
        Browser("", tea.id, path=f"/class/{klass.code}/door/socket") as door,
    ):
        for socket in (room, lab, door):
            await socket.next("welcome")
        await sync_to_async(deleting.delete)(klass)
        for socket in (room, lab, door):
            assert await socket.close_code() == 4404


def test_a_class_half_deleted_is_whole_enough_to_be_deleted_again(
    klass: Class, tea: Pupil, ana: Pupil, monkeypatch: pytest.MonkeyPatch
) -> None:
    tea.asks(messages.HandOut(ref="r"))

    def killed(self: Class) -> None:
        raise RuntimeError("the server was killed")

    with monkeypatch.context() as there:
        there.setattr(Class, "delete", killed)
        with pytest.raises(RuntimeError):
            deleting.delete(klass)
    assert (ana.again().copy, Lab.objects.count()) == (None, 1)
    deleting.delete(klass)
    assert (Class.objects.count(), Lab.objects.count()) == (0, 0)


def test_who_is_forgotten_leaves_no_name_and_no_copy(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    happens(klass, tea, ana, ben)
    klass = Class.objects.get(pk=klass.pk)
    ana_browser, copy = ana.browser(), ana.again().copy
    asked = ana_browser.get(f"/class/{klass.code}/forget")
    assert (asked.status_code, "Ana" in asked.content.decode(), klass.participants.count()) == (200, True, 3)
    assert "You are forgotten" in ana_browser.post(f"/class/{klass.code}/forget").content.decode()
    assert where("Ana") == where(ana.id) == set()
    assert copy is not None
    assert not Lab.objects.filter(pk=copy.pk).exists()
    assert Member.objects.filter(lab=klass.lab, name="Somebody").count() == 1, "what they did in the lab is Somebody's"
    assert ana_browser.get(klass.lab.get_absolute_url()).status_code == 403
    assert ana_browser.post(f"/class/{klass.code}/forget").status_code == 403, "once is enough"
    assert ben.browser().get(klass.lab.get_absolute_url()).status_code == 200


def test_answers_count_on_without_a_name(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    happens(klass, tea, ana, ben)
    for pupil in (ana, ben):
        forgetting.forget(pupil.again())
    assert [answer.participant for answer in Answer.objects.all()] == [None, None]
    results = tally.of(Class.objects.get())
    assert (results.people, [one.answered for one in results.questions]) == ([], [(2, 0)])
    tea.asks(messages.questions.Reveal(ref="r", question=Question.objects.get().pk))


def test_who_comes_again_is_somebody_new(klass: Class, ana: Pupil) -> None:
    browser = ana.browser()
    browser.post(f"/class/{klass.code}/forget")
    assert browser.post(f"/c/{klass.code}", {"nickname": "Zoe"}).status_code == 302
    assert klass.participants.filter(nickname="Zoe").count() == 1


def test_who_was_removed_is_forgotten_and_stays_out(klass: Class, rex: Pupil) -> None:
    browser = rex.browser()
    assert browser.post(f"/class/{klass.code}/forget").status_code == 200
    assert where("Rex") == set()
    assert browser.post(f"/c/{klass.code}", {"nickname": "Rex"}).status_code == 403


def test_a_teacher_deletes_rather_than_being_forgotten(klass: Class, tea: Pupil, dan: Pupil) -> None:
    for pupil in (tea, dan):
        assert pupil.browser().post(f"/class/{klass.code}/forget").status_code == 403
    assert Participant.objects.get().nickname
    assert Client().get("/class/ZZZZZ/forget").status_code == 404


async def test_the_others_hear_that_somebody_is_gone(klass: Class, tea: Pupil, ana: Pupil) -> None:
    async with window(klass, tea) as teacher, window(klass, ana) as hers:
        await teacher.next("welcome")
        await hers.next("welcome")
        await sync_to_async(forgetting.forget)(await sync_to_async(ana.again)())
        assert await hers.close_code() == 4410
        while (await teacher.next("roster"))["people"].get(str(ana.pk), 0) is not None:
            pass


def old(klass: Class, days: int) -> None:
    then = timezone.now() - timedelta(days=days)
    Class.objects.filter(pk=klass.pk).update(created=then)
    Lab.objects.filter(pk=klass.lab_id).update(touched=then)
    klass.participants.update(seen=then)


def test_classes_that_nobody_opened_are_deleted_by_a_command(klass: Class, tea: Pupil, ana: Pupil) -> None:
    def run(*options: str) -> str:
        out = StringIO()
        call_command("delete_old_classes", *options, stdout=out)
        return out.getvalue()

    assert run("--days", "100") == ""
    old(klass, 101)
    assert klass.code in run("--days", "100", "--dry-run")
    klass.participants.filter(pk=ana.pk).update(seen=timezone.now())
    assert run("--days", "100") == "", "somebody was here"
    old(klass, 101)
    tea.types(klass, "docker network create front")
    assert run("--days", "100") == "", "something was done"
    old(klass, 101)
    assert klass.code in run("--days", "100")
    assert Class.objects.count() == 0
    with pytest.raises(CommandError):
        run("--days", "0")
