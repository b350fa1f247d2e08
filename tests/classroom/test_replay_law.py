"""The law of the log: whatever is done in a class, going over its events ends in the state that its rows have."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cnmviz.classroom import forgetting, joining, messages, starting, takeover
from cnmviz.classroom.copies import deeds as copy_deeds
from cnmviz.classroom.events.models import Event, Kind
from cnmviz.classroom.models import Class, Handout
from cnmviz.classroom.questions.models import current
from cnmviz.classroom.replay import state, telling
from cnmviz.classroom.replay.state import State
from cnmviz.cnm.stage import new_world

from .conftest import Pupil

NAMES = ("Ana", "Ben", "Olga")
QUESTION: dict[str, Any] = {"source": "@host", "target": "@outside"}


def replayed(klass: Class) -> State:
    found = State()
    for event in Event.objects.filter(klass=klass):
        state.after(found, event)
    return found


def as_it_is(klass: Class) -> State:
    """The same from the rows."""
    klass = Class.objects.get(pk=klass.pk)
    people = list(klass.participants.all())
    handout = Handout.objects.filter(klass=klass).first()
    found = State(
        roles={who.pk: who.role for who in people},
        removed={who.pk for who in people if who.removed},
        locked_ones={who.pk: None for who in people if who.locked},
        hands={who.pk: None for who in sorted(people, key=lambda who: who.hand or who.joined) if who.hand},
        copies={who.pk for who in people if who.copy_id},
        showing={who.pk: "shown" if who.consent else who.showing for who in people if who.consent or who.showing},
        floor=klass.floor_id or 0,
        locked=klass.locked,
        door_open=klass.door_open,
        ended=klass.ended is not None,
        newcomers=klass.newcomers,
        handed=handout.title if handout else "",
    )
    question = current(klass.pk)
    if question is not None and question.state != "drafted":
        closed = [
            number for number in (1, 2) if number < question.round or (number == question.round and question.state != "open")
        ]
        answers = {number: [one.chosen for one in question.answers.filter(round=number)] for number in closed}
        counts = {
            number: ([sum(at in one for one in given) for at in range(len(question.options))], len(given))
            for number, given in answers.items()
        }
        found.asked = state.Asked(
            question.pk,
            0,
            question.text,
            [option["text"] for option in question.options],
            question.state,
            question.round,
            counts,
            question.right if question.state == "revealed" else [],
        )
    return found


def agrees(klass: Class) -> None:
    one, other = replayed(klass), as_it_is(klass)
    one.questions = 0
    if one.asked is not None:
        one.asked.number = 0
    assert one == other
    assert list(one.hands) == list(other.hands)


class Room:
    """A class that somebody does things in; whom and what a deed is about is drawn by number."""

    def __init__(self) -> None:
        self.klass = starting.start("person-tea", title="Law", begins=lambda seed, now: new_world(seed, now=now))
        self.tea = Pupil("person-tea", self.klass.participants.get(person="person-tea"))

    def does(self, deed: str, who: int, on: bool) -> None:
        getattr(self, deed)(self.student(who), on)
        agrees(self.klass)

    def student(self, number: int) -> Pupil:
        """One who is there; who is not there yet comes in, if the door lets them."""
        person = f"person-{NAMES[number % 3]}"
        known = self.klass.participants.filter(person=person).first()
        return Pupil(person, known or joining.join(Class.objects.get(pk=self.klass.pk), person, NAMES[number % 3]))

    def hand(self, one: Pupil, on: bool) -> None:
        one.asks(messages.Hand(ref="r", up=on))

    def floor(self, one: Pupil, on: bool) -> None:
        self.tea.asks(messages.Floor(ref="r", to=one.pk if on else 0))

    def lock(self, one: Pupil, on: bool) -> None:
        self.tea.asks(messages.Lock(ref="r", on=on, who=one.pk))

    def lock_all(self, one: Pupil, on: bool) -> None:
        self.tea.asks(messages.Lock(ref="r", on=on))

    def role(self, one: Pupil, on: bool) -> None:
        self.tea.asks(messages.Become(ref="r", role="editor" if on else "observer", who=one.pk))

    def role_all(self, one: Pupil, on: bool) -> None:
        self.tea.asks(messages.Become(ref="r", role="editor" if on else "observer"))

    def remove(self, one: Pupil, on: bool) -> None:
        self.tea.asks(messages.Remove(ref="r", who=one.pk, on=on))

    def rename(self, one: Pupil, on: bool) -> None:
        one.asks(messages.Rename(ref="r", name="Somebody else" if on else "Another"))

    def door(self, one: Pupil, on: bool) -> None:
        self.tea.asks(messages.Door(ref="r", open=on))

    def renew(self, one: Pupil, on: bool) -> None:
        self.tea.asks(messages.Renew(ref="r"))

    def end(self, one: Pupil, on: bool) -> None:
        self.tea.asks(messages.End(ref="r", on=on))

    def teach(self, one: Pupil, on: bool) -> None:
        starting.teach(self.klass, one.id)

    def take_over(self, one: Pupil, on: bool) -> None:
        if self.tea.asks(messages.Help(ref="r", who=one.pk)) == "":
            code = one.again().takeovers.get(taken=None).code
            takeover.take(code, f"person-{NAMES[0]}" if on and one.id != f"person-{NAMES[0]}" else None)

    def forget(self, one: Pupil, on: bool) -> None:
        if not one.again().teaches:
            forgetting.forget(one.again())

    def hand_out(self, one: Pupil, on: bool) -> None:
        copy_deeds._rates.clear()
        self.tea.asks(messages.HandOut(ref="r", vary=on))

    def take_back(self, one: Pupil, on: bool) -> None:
        self.tea.asks(messages.TakeBack(ref="r"))

    def show(self, one: Pupil, on: bool) -> None:
        self.tea.asks(messages.Show(ref="r", who=one.pk, on=on))

    def consent(self, one: Pupil, on: bool) -> None:
        one.asks(messages.Consent(ref="r", on=on))

    def ask(self, one: Pupil, on: bool) -> None:
        self.tea.asks(messages.questions.AskFirst(ref="r", **QUESTION))
        self.at_question(messages.questions.Put)

    def answer(self, one: Pupil, on: bool) -> None:
        found = current(self.klass.pk)
        if found is not None and found.round:
            one.asks(messages.questions.Give(ref="r", question=found.pk, round=found.round, chosen=[int(on)]))

    def close(self, one: Pupil, on: bool) -> None:
        found = current(self.klass.pk)
        if found is not None:
            self.tea.asks(messages.questions.CloseVote(ref="r", question=found.pk, round=max(1, found.round)))

    def again(self, one: Pupil, on: bool) -> None:
        self.at_question(messages.questions.Again)

    def tell(self, one: Pupil, on: bool) -> None:
        self.at_question(messages.questions.Reveal)

    def put_away(self, one: Pupil, on: bool) -> None:
        self.at_question(messages.questions.PutAway)

    def at_question(self, kind: Any) -> None:
        found = current(self.klass.pk)
        if found is not None:
            self.tea.asks(kind(ref="r", question=found.pk))


DEEDS = [
    name for name, value in vars(Room).items() if callable(value) and name not in ("__init__", "does", "student", "at_question")
]


@pytest.mark.usefixtures("transactional_db")
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 2), st.booleans()), min_size=10, max_size=30))
def test_the_log_ends_in_the_state_that_the_class_has(deeds: list[tuple[str, int, bool]]) -> None:
    room = Room()
    for deed, who, on in deeds:
        room.does(deed, who, on)
    Class.objects.all().delete()


def test_every_kind_of_event_is_told_and_has_its_effect() -> None:
    assert set(telling.SENTENCES) == set(Kind)
    silent = {Kind.RENAME, Kind.TAKEOVER, Kind.CODE, Kind.REFUSED, Kind.RESET}
    assert set(state.EFFECTS) == set(Kind) - silent
