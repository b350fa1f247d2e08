"""The results as tables of cells, the same for all formats: a heading, columns, rows of texts and numbers. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .tally import Asked, Misunderstood, Person, Results, Said

Cell = str | int


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    columns: list[str]
    rows: list[list[Cell]]


def of(results: Results) -> Mapping[str, Table]:
    """The tables by the name that they have in addresses."""
    return {
        "people": Table("People", _people_columns(results), [_person(one) for one in results.people]),
        "questions": Table("Questions", QUESTION_COLUMNS, [row for one in results.questions for row in _question(one)]),
        "rules": Table("Misunderstood rules", RULE_COLUMNS, [_rule(one) for one in results.misunderstood]),
    }


def _people_columns(results: Results) -> list[str]:
    votes = [
        f"{number}. {question.text} {vote}"
        for number, question in enumerate(results.questions, start=1)
        for vote in ("(first vote)", "(second vote)")
    ]
    return ["Nickname", *PERSON_COLUMNS, *votes]


PERSON_COLUMNS = [
    "Answers in first votes",
    "of these right",
    "Answers in second votes",
    "of these right",
    "Lessons done",
    "Points of lessons",
]
QUESTION_COLUMNS = ["Question", "Verdict", "Answer", "Right", "Chosen in the first vote", "of", "Chosen in the second vote", "of"]
RULE_COLUMNS = [
    "Rule",
    "Belief",
    "Held in first votes",
    "of answers",
    "Percent",
    "Held in second votes",
    "of answers",
    "People",
]


def _person(one: Person) -> list[Cell]:
    counted = [one.answered[0], one.right[0], one.answered[1], one.right[1], one.lessons, one.points]
    return [one.name, *counted, *(_said(said) for votes in one.said for said in votes)]


def _said(said: Said) -> str:
    return f"{'right' if said.right else 'wrong'}: {said.text}" if said.text else ""


def _question(one: Asked) -> list[list[Cell]]:
    return [
        [one.text, one.verdict, text, "right" if right else "", chosen[0], one.answered[0], chosen[1], one.answered[1]]
        for text, right, chosen in one.options
    ]


def _rule(one: Misunderstood) -> list[Cell]:
    return [one.truth, one.key, one.held[0], one.offered[0], one.percent, one.held[1], one.offered[1], len(one.people)]
