"""A class told again: its moments in order, in words, with names and without, as a page, as data and as a file."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from cnmviz.classroom import messages, rules
from cnmviz.classroom.copies import deeds as copy_deeds
from cnmviz.classroom.events import limits, refusals, writing
from cnmviz.classroom.events.models import Event, Kind
from cnmviz.classroom.events.writing import happened
from cnmviz.classroom.models import Class
from cnmviz.classroom.questions.models import current
from cnmviz.classroom.replay import pages
from cnmviz.labs import people, requests
from cnmviz.labs.messages import SendCommand, SendLine

from .conftest import Pupil
from .test_socket import window


@pytest.fixture(autouse=True)
def unhurried() -> None:
    copy_deeds._rates.clear()


def told(klass: Class, tea: Pupil, asked: str = "") -> dict[str, Any]:
    answer = tea.browser().get(f"/class/{klass.code}/replay/moments{asked}")
    assert answer.status_code == 200
    story: dict[str, Any] = answer.json()
    return story


def typed(klass: Class, pupil: Pupil, line: str) -> None:
    """As it comes on a socket: refusals are heard of."""
    requests.answered(people.member(klass.lab, pupil.id), SendLine(ref="", text=line), now=1)


def lesson(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    """What happens in a class."""
    typed(klass, ana, "docker network create front")
    tea.asks(messages.Lock(ref="r", on=True))
    typed(klass, ana, "docker network create back")
    ben.asks(messages.Hand(ref="r", up=True))
    tea.asks(messages.Floor(ref="r", to=ben.pk))
    typed(klass, ben, "docker network create back")
    tea.asks(messages.questions.AskFirst(ref="r", source="@host", target="@outside"))
    question = current(klass.pk)
    assert question is not None
    tea.asks(messages.questions.Put(ref="r", question=question.pk))
    ana.asks(messages.questions.Give(ref="r", question=question.pk, round=1, chosen=[0]))
    tea.asks(messages.questions.CloseVote(ref="r", question=question.pk, round=1))
    tea.asks(messages.questions.Again(ref="r", question=question.pk))
    for pupil in (ana, ben):
        pupil.asks(messages.questions.Give(ref="r", question=question.pk, round=2, chosen=[1]))
    tea.asks(messages.questions.CloseVote(ref="r", question=question.pk, round=2))
    tea.asks(messages.questions.Reveal(ref="r", question=question.pk))
    tea.asks(messages.HandOut(ref="r"))
    tea.asks(messages.Show(ref="r", who=ana.pk))
    ana.asks(messages.Consent(ref="r", on=True))
    tea.asks(messages.End(ref="r"))


def test_everything_is_told_in_the_order_in_which_it_was_done(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    lesson(klass, tea, ana, ben)
    moments = told(klass, tea)["moments"]
    tea_is = tea.again().nickname
    assert [(one["kind"], one["step"]) for one in moments][:4] == [("command", 1), ("join", 1), ("join", 1), ("join", 1)]
    words = [one.get("text") or one["line"] for one in moments[4:]]
    assert words[:6] == [
        "docker network create front",
        f"{tea_is} locks the lab for all",
        "Ana is refused",
        "Ben raises a hand",
        f"{tea_is} gives the floor to Ben",
        "docker network create back",
    ]
    assert [one["step"] for one in moments[4:10]] == [2, 2, 2, 2, 2, 3]
    refused = moments[6]
    assert (refused["line"], refused["why"]) == ("docker network create back", "The teacher has locked the lab.")
    assert words[-5:-1] == [
        "Ana has an own copy",
        "Ben has an own copy",
        f"{tea_is} asks Ana to show the own copy",
        "Ana shows the own copy to all",
    ]


def test_chapters_lead_to_what_one_looks_for(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    lesson(klass, tea, ana, ben)
    chapters = [one["chapter"] for one in told(klass, tea)["moments"] if one.get("chapter")]
    text = "Does a ping from the host node1 to a machine outside come back?"
    assert [one.partition(":")[0] for one in chapters] == [
        "The class begins",
        "The first command",
        "The lab is locked",
        "The first refusal",
        "Ben has the floor",
        "Question 1",
        "Question 1, second vote",
        "Question 1, the answer",
        "Copies of Networks",
        "Ana shows a copy",
        "The class ends",
    ], text


def test_both_votes_are_told_with_their_distributions(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    lesson(klass, tea, ana, ben)
    found = [one["now"]["question"] for one in told(klass, tea)["moments"] if one["kind"] == "told"]
    votes = [(vote["round"], vote["counts"][:2], vote["answered"]) for vote in found[0]["votes"]]
    assert votes == [(1, [1, 0], 1), (2, [0, 2], 2)]
    assert len(found[0]["right"]) == 1


def test_without_names_nobody_is_named(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    lesson(klass, tea, ana, ben)
    names = [tea.again().nickname, "Ana", "Ben"]
    for path in ("replay", "replay/moments", "replay.jsonl"):
        shown = tea.browser().get(f"/class/{klass.code}/{path}?names=hidden").content.decode()
        assert not [name for name in names if name in shown], path
    assert (
        "Student 1 shows the own copy to all"
        in tea.browser().get(f"/class/{klass.code}/replay.jsonl?names=hidden").content.decode()
    )
    assert "Ana shows the own copy to all" in tea.browser().get(f"/class/{klass.code}/replay.jsonl").content.decode()


def test_the_file_has_a_line_for_each_moment(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    lesson(klass, tea, ana, ben)
    answer = tea.browser().get(f"/class/{klass.code}/replay.jsonl")
    lines = [json.loads(line) for line in answer.content.decode().splitlines()]
    assert len(lines) == len(told(klass, tea)["moments"])
    assert {"kind": "command", "by": "Ana", "step": 2, "line": "docker network create front"}.items() <= lines[4].items()
    assert f'{klass.code}-log.jsonl"' in answer["Content-Disposition"]


def test_no_refusal_tells_who_presented_or_came_in_between(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    typed(klass, ben, "docker network create front")
    typed(klass, ana, "docker run -d --name web --network front nginx")
    requests.answered(people.member(klass.lab, ben.id), SendCommand(ref="", name="undo", args={}), now=1)
    tea.asks(messages.Floor(ref="r", to=ana.pk))
    tea.asks(messages.Lock(ref="r", on=True))
    typed(klass, ben, "docker network create back")
    tea.asks(messages.Become(ref="r", who=ben.pk, role="observer"))
    typed(klass, ben, "docker network create back")
    refused = [event.data["why"] for event in Event.objects.filter(kind=Kind.REFUSED).order_by("seq")]
    watching = "You are watching: only the teacher and those who may edit can change the lab."
    assert refused == [refusals.STANDS_ON_IT, rules.LOCKED, watching]


def test_a_nickname_is_in_no_row_of_the_log(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    lesson(klass, tea, ana, ben)
    tea.asks(messages.Rename(ref="r", who=ana.pk, name="Annabel"))
    assert "Ana" not in str([event.data for event in Event.objects.all()])
    assert "Annabel shows the own copy to all" in str(told(klass, tea))


def test_what_is_undone_is_in_the_log_of_nobody(klass: Class, tea: Pupil) -> None:
    """An event is written with its deed, or neither is done."""
    before = Event.objects.count()
    with transaction.atomic():
        tea.asks(messages.Lock(ref="r", on=True))
        transaction.set_rollback(True)
    assert (Event.objects.count(), Class.objects.get().locked) == (before, False)


@pytest.mark.parametrize("message", [
    messages.Lock(ref="r", on=False), messages.Door(ref="r", open=True), messages.End(ref="r", on=False), messages.Floor(ref="r", to=0),
    messages.Hand(ref="r", up=False), messages.TakeBack(ref="r"),
])  # fmt: skip
def test_what_is_so_already_is_no_event(klass: Class, tea: Pupil, message: Any) -> None:
    before = Event.objects.count()
    assert tea.asks(message) == ""
    assert Event.objects.count() == before


def test_a_log_has_an_end_and_the_class_goes_on(klass: Class, tea: Pupil, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "EVENTS", 2)
    monkeypatch.setattr(pages, "EVENTS", 2)
    for on in (True, False, True):
        assert tea.asks(messages.Lock(ref="r", on=on)) == ""
    assert (Event.objects.count(), Class.objects.get().locked, told(klass, tea)["full"]) == (2, True, True)


def test_who_tries_in_vain_without_end_is_not_written_down_without_end(klass: Class, ana: Pupil) -> None:
    for _ in range(limits.REFUSALS_AT_ONCE + 5):
        typed(klass, ana, "docker start nothing")
    assert Event.objects.filter(kind=Kind.REFUSED).count() == limits.REFUSALS_AT_ONCE


def test_an_event_costs_two_queries(klass: Class, django_assert_num_queries: Callable[[int], Any]) -> None:
    with transaction.atomic(), django_assert_num_queries(2):
        happened(klass.pk, Kind.DOOR, open=True)


def test_telling_costs_the_same_number_of_queries_however_much_happened(
    klass: Class, tea: Pupil, ana: Pupil, ben: Pupil, django_assert_num_queries: Callable[[int], Any]
) -> None:
    lesson(klass, tea, ana, ben)
    browser = tea.browser()
    with django_assert_num_queries(7):
        browser.get(f"/class/{klass.code}/replay/moments")


def test_the_answer_is_packed_where_the_browser_can(klass: Class, tea: Pupil) -> None:
    answer = tea.browser().get(f"/class/{klass.code}/replay/moments", HTTP_ACCEPT_ENCODING="gzip")
    assert json.loads(gzip.decompress(answer.content))["newest"] == 1


async def test_two_devices_of_teachers_lock_at_once_and_it_is_written_once(klass: Class, tea: Pupil) -> None:
    async with window(klass, tea) as desk, window(klass, tea) as phone:
        for socket in (desk, phone):
            await socket.next("welcome")
            await socket.send({"type": "lock", "ref": "same", "on": True})
        for socket in (desk, phone):
            assert not (await socket.next("done")).get("why")
    assert await Event.objects.filter(kind=Kind.LOCK).acount() == 1
