"""Questions to a class: made from its lab, put, answered once each, voted on twice, revealed."""

from __future__ import annotations

import pytest

from cnmviz.classroom import deeds
from cnmviz.classroom.models import Class
from cnmviz.classroom.questions import answering, asking, messages, prepared
from cnmviz.classroom.questions.models import Answer, Question, State
from cnmviz.labs import worlds
from cnmviz.lessons import content, writing
from cnmviz.scenarios import saving

from .conftest import Pupil
from .questions import again, answers, asked, built, closes, drafted, wrong


@pytest.fixture(autouse=True)
def lab(klass: Class, tea: Pupil) -> None:
    built(klass, tea)


def test_a_question_is_made_from_the_lab_and_knows_its_answer(tea: Pupil) -> None:
    question = drafted(tea, "web", "db")
    assert question.text == "Does a ping from `web` to `db` come back?"
    right = question.options[question.right[0]]
    assert right["text"].startswith("No: the two are on different networks")
    assert question.verdict == "ISOLATED"
    assert "docker network connect" in question.explanation
    assert all(option["truth"] for option in question.options if not option["right"])


def test_the_same_question_of_the_same_moment_is_the_same(tea: Pupil) -> None:
    first = drafted(tea, "web", "db")
    assert drafted(tea, "web", "db").options == first.options
    assert not Question.objects.filter(pk=first.pk).exists(), "a draft gives way to the next one"


def test_what_changes_meanwhile_does_not_change_the_answer(klass: Class, tea: Pupil, ana: Pupil) -> None:
    question = asked(tea)
    assert tea.types(klass, "docker network connect back web").ok
    right = question.right[0]
    assert answers(ana, question, right) == ""
    closes(tea, question)
    assert tea.asks(messages.Reveal(ref="r", question=question.pk)) == ""
    told = again(question)
    assert (told.right, told.since.startswith("The lab has changed since the question: now the answer would be yes")) == (
        [right],
        True,
    )


def test_what_changes_without_effect_is_not_spoken_of(klass: Class, tea: Pupil) -> None:
    question = asked(tea)
    assert tea.types(klass, "docker network create third").ok
    closes(tea, question)
    tea.asks(messages.Reveal(ref="r", question=question.pk))
    assert again(question).since == ""


def test_a_question_may_be_about_an_earlier_step(klass: Class, tea: Pupil) -> None:
    klass.lab.refresh_from_db()
    before = klass.lab.seq
    assert tea.types(klass, "docker network connect back web").ok
    assert drafted(tea).verdict == "DELIVERED"
    assert drafted(tea, at=before).verdict == "ISOLATED"
    assert "there is no step 900" in tea.asks(messages.AskFirst(ref="r", source="web", target="db", at=900))


@pytest.mark.parametrize(
    ("source", "target", "why"),
    [("nobody", "db", "No such container"), ("web", "db:99999", "invalid port"), ("web", "x" * 270, "too long")],
)
def test_what_is_no_question_is_refused_in_words(tea: Pupil, source: str, target: str, why: str) -> None:
    assert why in tea.asks(messages.AskFirst(ref="r", source=source, target=target))


def test_an_answer_arrives_once(tea: Pupil, ana: Pupil) -> None:
    question = asked(tea)
    assert [answers(ana, question, 1), answers(ana, question, 1)] == ["", ""]
    assert answers(ana, question, 0) == answering.ANSWERED
    assert [(one.round, one.chosen) for one in Answer.objects.all()] == [(1, [1])]


def test_a_late_answer_is_told_so_and_one_that_came_in_time_is_not(tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    question = asked(tea)
    assert answers(ben, question, 1) == ""
    closes(tea, question)
    assert answers(ana, question, 1) == answering.CLOSED == "This vote is closed."
    assert answers(ben, question, 1) == "", "the same answer sent again, over a bad connection"
    tea.asks(messages.Again(ref="r", question=question.pk))
    assert answers(ana, question, 1) == answering.CLOSED
    assert answers(ana, question, 1, vote=2) == ""


@pytest.mark.parametrize("chosen", [(9,), (0, 1)])
def test_what_is_no_answer_is_none(tea: Pupil, ana: Pupil, chosen: tuple[int, ...]) -> None:
    assert answers(ana, asked(tea), *chosen) == "This is no answer to the question."


def test_the_ways_of_a_question(tea: Pupil, ana: Pupil) -> None:
    question = drafted(tea)
    assert answers(ana, question, 0) == answering.GONE
    assert closes(tea, question) == asking.NOT_YET
    tea.asks(messages.Put(ref="r", question=question.pk))
    assert tea.asks(messages.Reveal(ref="r", question=question.pk)) == asking.CLOSE_FIRST
    assert tea.asks(messages.Again(ref="r", question=question.pk)) == asking.CLOSE_FIRST
    assert closes(tea, question, 2) == "", "of a vote that is not open: nothing happens"
    assert again(question).state == State.OPEN
    closes(tea, question)
    tea.asks(messages.Again(ref="r", question=question.pk))
    assert closes(tea, question, 1) == ""
    assert (again(question).state, again(question).round) == (State.OPEN, 2), "the word about the first vote came late"
    closes(tea, question, 2)
    assert tea.asks(messages.Again(ref="r", question=question.pk)) == asking.BOTH
    assert tea.asks(messages.Reveal(ref="r", question=question.pk)) == ""
    assert tea.asks(messages.Reveal(ref="r", question=question.pk)) == ""
    assert tea.asks(messages.Again(ref="r", question=question.pk)) == asking.KNOWN


def test_one_question_at_a_time(tea: Pupil) -> None:
    question = asked(tea)
    assert tea.asks(messages.AskFirst(ref="r", source="web", target="api")) == asking.UNDER_WAY
    closes(tea, question)
    tea.asks(messages.Reveal(ref="r", question=question.pk))
    drafted(tea, "web", "api")
    assert again(question).state == State.PAST


def test_a_question_that_is_put_away_is_forgotten_unless_its_answer_was_told(tea: Pupil, ana: Pupil) -> None:
    question = asked(tea)
    answers(ana, question, 0)
    assert tea.asks(messages.PutAway(ref="r", question=question.pk)) == ""
    assert (Question.objects.count(), Answer.objects.count()) == (0, 0)
    assert answers(ana, question, 0) == answering.GONE


def test_only_teachers_ask_and_only_students_answer(tea: Pupil, ana: Pupil, olga: Pupil) -> None:
    question = asked(tea)
    deeds_of_teachers = [
        messages.AskFirst(ref="r", source="web", target="db"),
        messages.AskPrepared(ref="r", number=0, lesson="two-networks"),
        messages.Put(ref="r", question=question.pk),
        messages.CloseVote(ref="r", question=question.pk, round=1),
        messages.Again(ref="r", question=question.pk),
        messages.Reveal(ref="r", question=question.pk),
        messages.PutAway(ref="r", question=question.pk),
    ]
    assert {who.asks(deed) for who in (ana, olga) for deed in deeds_of_teachers} == {deeds.TEACHER_ONLY}
    assert answers(tea, question, 0) == answering.TEACHER
    assert answers(olga, question, wrong(question)) == "", "who only watches answers too"


def test_questions_of_other_classes_are_none(tea: Pupil, ana: Pupil, transactional_db: None) -> None:
    from cnmviz.classroom import starting
    from cnmviz.cnm.stage import new_world

    other = starting.start("person-tom", title="Other", begins=lambda seed, now: new_world(seed, now=now))
    tom = Pupil("person-tom", other.participants.get())
    question = asked(tea)
    assert tom.asks(messages.Reveal(ref="r", question=question.pk)) == asking.NONE
    assert tom.asks(messages.PutAway(ref="r", question=question.pk)) == ""
    assert again(question).state == State.OPEN


def test_prepared_questions_come_from_the_lessons(klass: Class, tea: Pupil, ana: Pupil) -> None:
    lesson = next(lesson for lesson in content.catalogue().values() if lesson.questions)
    listed = prepared.listed(klass)
    assert lesson.slug in {one["lesson"] for one in listed}
    given = deeds.answer(tea.pk, messages.AskPrepared(ref="r", number=0, lesson=lesson.slug))
    assert given is not None
    question = Question.objects.get(pk=given["question"])
    assert (question.text, len(question.options)) == (lesson.questions[0].text, len(lesson.questions[0].options))
    tea.asks(messages.Put(ref="r", question=question.pk))
    assert answers(ana, question, *question.right) == ""


def test_prepared_questions_come_from_a_teacher_s_own_scenarios(klass: Class, tea: Pupil, ana: Pupil) -> None:
    lesson = next(lesson for lesson in content.catalogue().values() if lesson.questions)
    world = worlds.latest(klass.lab)
    mine, theirs = (
        saving.save(person, title=title, text="", tags=[], world=world, lesson=writing.write(lesson)).scenario
        for person, title in ((tea.id, "Mine"), (ana.id, "Theirs"))
    )
    names = {one["lesson"] for one in prepared.listed(klass)}
    assert (f"s/{mine.token}" in names, f"s/{theirs.token}" in names) == (True, False)
    given = deeds.answer(tea.pk, messages.AskPrepared(ref="r", number=0, lesson=f"s/{mine.token}"))
    assert given is not None
    assert Question.objects.get(pk=given["question"]).text == lesson.questions[0].text
    assert tea.asks(messages.AskPrepared(ref="r", number=0, lesson=f"s/{theirs.token}")) == "There is no such prepared question."


def test_a_scenario_whose_lesson_cannot_be_read_has_no_questions(klass: Class, tea: Pupil) -> None:
    saving.save(tea.id, title="Old", text="", tags=[], world=worlds.latest(klass.lab), lesson="# Nothing")
    assert {one["lesson"] for one in prepared.listed(klass)} == {
        one.slug for one in content.catalogue().values() if one.questions
    }


def test_several_right_answers_of_a_prepared_question(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> None:
    options = [
        {"text": text, "right": right, "belief": "", "truth": ""} for text, right in (("a", True), ("b", False), ("c", True))
    ]
    question = Question.objects.create(klass=klass, lab=klass.lab, seq=1, text="Which?", options=options)
    tea.asks(messages.Put(ref="r", question=question.pk))
    assert answers(ana, question, 2, 0) == ""
    assert Answer.objects.get().chosen == [0, 2]
    assert question.is_right([2, 0])
    assert not question.is_right([0])
