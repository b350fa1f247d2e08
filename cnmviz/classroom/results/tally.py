"""The results of a class, from its rows: each student, each question, each belief. Of people there is nothing but nicknames."""

from __future__ import annotations

from dataclasses import dataclass, field

from cnmviz.classroom.models import Class, Participant, Role
from cnmviz.classroom.questions import beliefs
from cnmviz.classroom.questions.board import nameless
from cnmviz.classroom.questions.models import ROUNDS, Answer, Question, State
from cnmviz.labs import prose
from cnmviz.lessons.models import Progress


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody answered in a vote, "" for nothing."""

    text: str = ""
    right: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A student: what they said to each question in both votes, how often it was right, and the lessons that they have done."""

    name: str
    removed: bool
    said: list[tuple[Said, Said]]
    right: tuple[int, int]
    answered: tuple[int, int]
    lessons: int
    points: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its answers with how many chose each in both votes."""

    text: str
    right: str
    verdict: str
    answered: tuple[int, int]
    rights: tuple[int, int]
    options: list[tuple[str, bool, tuple[int, int]]]

    @property
    def percent(self) -> tuple[int | None, int | None]:
        """The share of right answers in both votes, in percent; None for a vote in which nobody answered."""
        first, second = (
            round(100 * right / all_) if all_ else None for right, all_ in zip(self.rights, self.answered, strict=True)
        )
        return first, second


@dataclass(slots=True)
class Misunderstood:
    """A belief: how many answers were given where it was offered, and how many of them held it, in both votes."""

    key: str
    truth: str
    offered: list[int] = field(default_factory=lambda: [0, 0])
    held: list[int] = field(default_factory=lambda: [0, 0])
    people: set[int] = field(default_factory=set)

    @property
    def percent(self) -> int:
        """Of the answers of the first vote."""
        return round(100 * self.held[0] / self.offered[0]) if self.offered[0] else 0


@dataclass(frozen=True, slots=True)
class Results:
    people: list[Person]
    questions: list[Asked]
    misunderstood: list[Misunderstood]


Given = dict[tuple[int, int], dict[int, list[int]]]
"""By question and vote: the answers of each participant."""


def of(klass: Class) -> Results:
    """Everything, by four queries."""
    questions = list(Question.objects.filter(klass=klass).exclude(state=State.DRAFTED))
    given: Given = {}
    for answer in Answer.objects.filter(question__in=questions):
        who = nameless(answer.pk) if answer.participant_id is None else answer.participant_id
        given.setdefault((answer.question_id, answer.round), {})[who] = answer.chosen
    students = list(klass.participants.exclude(role=Role.TEACHER).order_by("nickname", "pk"))
    done: dict[str, list[int]] = {}
    for person, points in Progress.objects.filter(person__in=[who.person for who in students]).values_list("person", "points"):
        done.setdefault(person, []).append(points)
    return Results(
        [_person(who, questions, given, done.get(who.person, [])) for who in students],
        [_asked(question, given) for question in questions],
        _misunderstood(questions, given),
    )


def _person(who: Participant, questions: list[Question], given: Given, points: list[int]) -> Person:
    said = [(_said(question, given, who.pk, 1), _said(question, given, who.pk, 2)) for question in questions]
    return Person(
        name=who.nickname,
        removed=who.removed,
        said=said,
        right=(sum(one.right for one, _ in said), sum(two.right for _, two in said)),
        answered=(sum(bool(one.text) for one, _ in said), sum(bool(two.text) for _, two in said)),
        lessons=len(points),
        points=sum(points),
    )


def _said(question: Question, given: Given, who: int, number: int) -> Said:
    chosen = given.get((question.pk, number), {}).get(who)
    if chosen is None:
        return Said()
    return Said("; ".join(plain(question.options[at]["text"]) for at in chosen), question.is_right(chosen))


def _asked(question: Question, given: Given) -> Asked:
    votes = [list(given.get((question.pk, number), {}).values()) for number in ROUNDS]
    counted = [
        (plain(option["text"]), option["right"], (_chose(votes[0], at), _chose(votes[1], at)))
        for at, option in enumerate(question.options)
    ]
    return Asked(
        text=plain(question.text),
        right="; ".join(text for text, right, _ in counted if right),
        verdict=question.verdict,
        answered=(len(votes[0]), len(votes[1])),
        rights=(sum(map(question.is_right, votes[0])), sum(map(question.is_right, votes[1]))),
        options=counted,
    )


def _chose(vote: list[list[int]], at: int) -> int:
    return sum(at in chosen for chosen in vote)


def _misunderstood(questions: list[Question], given: Given) -> list[Misunderstood]:
    """The beliefs that anybody held, the most common first."""
    found: dict[str, Misunderstood] = {}
    for question in questions:
        for at, option in enumerate(question.options):
            if option["belief"]:
                one = found.setdefault(option["belief"], Misunderstood(option["belief"], _truth(option)))
                _add(one, question, at, given)
    return sorted((one for one in found.values() if any(one.held)), key=lambda one: (-one.percent, -one.held[0], one.key))


def _add(one: Misunderstood, question: Question, at: int, given: Given) -> None:
    for number in ROUNDS:
        answers = given.get((question.pk, number), {})
        holders = {who for who, chosen in answers.items() if at in chosen}
        one.offered[number - 1] += len(answers)
        one.held[number - 1] += len(holders)
        one.people |= holders


def _truth(option: dict[str, str]) -> str:
    """The rule as it reads today; a belief that is not in the catalogue any more keeps its words."""
    known = beliefs.catalogue().get(option["belief"])
    return known.truth if known else option["truth"]


def plain(markdown: str) -> str:
    """A text of a question without its looks, as one line."""
    return prose.plain(prose.of(markdown))
