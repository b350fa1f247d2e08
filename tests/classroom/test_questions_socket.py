"""Questions on the class's socket: who is told what and when, live counts, late joiners, a server that begins anew."""

from __future__ import annotations

from typing import Any

import pytest
from asgiref.sync import sync_to_async
from channels.layers import channel_layers

from cnmviz.classroom.models import Class

from .conftest import Pupil
from .questions import answers, asked, built
from .test_socket import door, projector, window

Message = dict[str, Any]


@pytest.fixture(autouse=True)
def lab(klass: Class, tea: Pupil) -> None:
    built(klass, tea)


async def test_a_question_from_the_draft_to_the_answer(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    async with window(klass, tea) as teacher, window(klass, ana) as student, window(klass, ben) as other:
        given = (await teacher.asks("ask_first", source="web", target="db"))["given"]
        draft = await teacher.next("question")
        assert (draft["state"], len(draft["solution"]["right"])) == ("drafted", 1)
        assert "state" not in await student.next("question"), "nobody else sees a draft"

        await teacher.asks("put", question=given["question"])
        put = await student.until("question", lambda told: told.get("state") == "open")
        assert put["round"] == 1
        assert not {"solution", "trace", "counts"} & put.keys()
        assert len(put["options"]) == len(draft["options"])
        right = draft["solution"]["right"][0]
        falsely = (right + 1) % len(draft["options"])

        assert "why" not in await student.asks("answer", question=given["question"], round=1, chosen=[falsely])
        assert "why" not in await other.asks("answer", question=given["question"], round=1, chosen=[right])
        tally = await teacher.until("tally", lambda told: told["answered"] == 2)
        assert (tally["of"], tally["counts"][right], sum(tally["counts"])) == (2, 1, 2)
        assert (await student.next("chosen"))["votes"] == [[falsely], None]
        assert not [message for message in student.kept if message["type"] == "tally"]

        await teacher.asks("close_vote", question=given["question"], round=1)
        closed = await student.until("question", lambda told: told.get("state") == "closed")
        assert closed["counts"] == [tally["counts"]]
        assert "solution" not in closed
        await teacher.asks("vote_again", question=given["question"])
        assert "why" not in await student.asks("answer", question=given["question"], round=2, chosen=[right])
        await teacher.asks("close_vote", question=given["question"], round=2)
        await teacher.asks("reveal", question=given["question"])
        told = await student.until("question", lambda told: told.get("state") == "revealed")
        assert told["solution"]["right"] == [right]
        assert [sum(counts) for counts in told["counts"]] == [2, 1]
        assert told["trace"]["hops"]
        assert "first" not in told
        await teacher.asks("put_away", question=given["question"])
        assert "question" not in await other.until("question", lambda told: not told.get("question"))


async def test_who_comes_late_sees_what_is_asked_and_what_they_answered(klass: Class, tea: Pupil, ana: Pupil) -> None:
    question = await sync_to_async(asked)(tea)
    await sync_to_async(answers)(ana, question, 1)
    async with window(klass, ana) as first:
        told = await first.next("question")
        assert (told["question"], told["state"], told["first"]) == (question.pk, "open", True)
        assert (await first.next("chosen"))["votes"] == [[1], None]
        async with window(klass, tea) as teacher:
            assert (await teacher.next("question"))["solution"]["right"] == question.right
            assert (await teacher.next("tally"))["answered"] == 1


async def test_what_is_asked_outlives_the_server(klass: Class, tea: Pupil, ana: Pupil) -> None:
    question = await sync_to_async(asked)(tea)
    async with window(klass, ana) as student:
        assert (await student.next("question"))["question"] == question.pk
    channel_layers.backends.clear()
    async with window(klass, ana) as student:
        assert (await student.next("question"))["question"] == question.pk
        assert "why" not in await student.asks("answer", question=question.pk, round=1, chosen=[0])


async def test_all_windows_of_somebody_know_their_answer(klass: Class, tea: Pupil, ana: Pupil) -> None:
    question = await sync_to_async(asked)(tea)
    async with window(klass, ana) as one, window(klass, ana) as two:
        for each in (one, two):
            await each.until("chosen", lambda told: told["votes"] == [None, None])
        await one.asks("answer", question=question.pk, round=1, chosen=[0])
        await two.until("chosen", lambda told: told["votes"] == [[0], None])


async def test_a_projector_is_told_what_students_are_and_nobody_s_answer(klass: Class, tea: Pupil, ana: Pupil) -> None:
    question = await sync_to_async(asked)(tea)
    async with projector(klass) as wall, door(klass) as outside, window(klass, tea) as teacher, window(klass, ana) as student:
        assert "counts" not in await wall.until("question", lambda told: told.get("state") == "open")
        await student.asks("answer", question=question.pk, round=1, chosen=[0])
        await teacher.until("tally", lambda told: told["answered"] == 1)
        await teacher.asks("close_vote", question=question.pk, round=1)
        closed = await wall.until("question", lambda told: told.get("state") == "closed")
        assert (closed["counts"][0][0], "solution" in closed) == (1, False), "bars once the vote is closed, and no answer yet"
        assert (await wall.asks("answer", question=question.pk, round=1, chosen=[0]))["type"] == "refused"
        assert not [message for message in wall.kept if message["type"] in ("tally", "chosen")]
        assert await outside.silent() or not [one for one in outside.kept if one["type"] == "question"]


@pytest.mark.parametrize("fields", [{"round": 3}, {"chosen": []}, {"chosen": [-1]}, {"chosen": "0"}, {"question": 0}])
async def test_messages_of_no_form_are_refused(klass: Class, tea: Pupil, ana: Pupil, fields: Message) -> None:
    question = await sync_to_async(asked)(tea)
    async with window(klass, ana) as student:
        refused = await student.asks("answer", **{"question": question.pk, "round": 1, "chosen": [0], **fields})
        assert refused["type"] == "refused"
