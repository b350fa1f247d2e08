"""Results: by person, by question, by misunderstood rule; on a page, as CSV and as a workbook; for the teacher alone."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone

from cnmviz.classroom import joining
from cnmviz.classroom.models import Class
from cnmviz.classroom.questions import messages
from cnmviz.classroom.questions.models import Question
from cnmviz.classroom.results import files, tables, tally
from cnmviz.classroom.results.tables import Table
from cnmviz.lessons.models import Progress

from .conftest import Pupil
from .questions import answers, asked, built, closes, wrong


@pytest.fixture
def question(klass: Class, tea: Pupil, ana: Pupil, ben: Pupil) -> Question:
    """Ana is wrong first and right then, Ben is right once and says nothing in the second vote."""
    built(klass, tea)
    question = asked(tea)
    answers(ana, question, wrong(question))
    answers(ben, question, *question.right)
    closes(tea, question)
    tea.asks(messages.Again(ref="r", question=question.pk))
    answers(ana, question, *question.right, vote=2)
    closes(tea, question, 2)
    tea.asks(messages.Reveal(ref="r", question=question.pk))
    return question


def test_each_person_has_what_they_said(klass: Class, question: Question, ana: Pupil) -> None:
    Progress.objects.create(person=ana.id, key="two-networks", used=1, points=10, done=timezone.now())
    one, other = tally.of(klass).people
    assert (one.name, one.right, one.answered, one.lessons, one.points) == ("Ana", (0, 1), (1, 1), 1, 10)
    assert (other.name, other.right, other.answered, other.said[0][1].text) == ("Ben", (1, 0), (1, 0), "")


def test_each_rule_has_how_many_misunderstood_it(klass: Class, question: Question) -> None:
    [one] = tally.of(klass).misunderstood
    assert one.key == question.options[wrong(question)]["belief"]
    assert one.truth == question.options[wrong(question)]["truth"]
    assert (one.held, one.offered, one.percent, len(one.people)) == ([1, 0], [2, 1], 50, 1)


def test_a_question_says_how_it_went(klass: Class, question: Question) -> None:
    [one] = tally.of(klass).questions
    assert (one.text, one.verdict) == ("Does a ping from web to db come back?", "ISOLATED")
    assert (one.answered, one.rights, one.percent) == ((2, 1), (1, 1), (50, 100))


def test_drafts_are_no_results(klass: Class, tea: Pupil) -> None:
    built(klass, tea)
    tea.asks(messages.AskFirst(ref="r", source="web", target="db"))
    assert tally.of(klass).questions == []


def test_the_page_shows_it_all_and_nobody_s_id(klass: Class, question: Question, tea: Pupil, ana: Pupil) -> None:
    page = tea.browser().get(f"/class/{klass.code}/results")
    text = page.content.decode()
    assert "Does a ping from web to db come back?" in text
    assert "wrong, then right" in text
    assert "believed otherwise in 1 of 2 answers (50 %), after the discussion in 0 of 1" in text
    assert ana.id not in text
    assert page.headers["Cache-Control"].count("no-store")


def test_pages_and_files_are_the_teacher_s(klass: Class, question: Question, ana: Pupil, dan: Pupil) -> None:
    for path in ("results", "results.xlsx", "results/people.csv", "questions"):
        assert [who.browser().get(f"/class/{klass.code}/{path}").status_code for who in (ana, dan)] == [403, 403]


def test_csv_of_each_table(klass: Class, question: Question, tea: Pupil) -> None:
    def rows(table: str) -> list[list[str]]:
        answer = tea.browser().get(f"/class/{klass.code}/results/{table}.csv")
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{klass.code}-{table}.csv"'
        return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))

    head, one, other = rows("people")
    assert head[0] == "Nickname"
    assert (one[0], one[1:5], other[0], other[1:5]) == ("Ana", ["1", "0", "1", "1"], "Ben", ["1", "1", "0", "0"])
    assert one[-2].startswith("wrong: ")
    assert one[-1].startswith("right: No: the two are on different networks")
    assert len(rows("questions")) == 1 + len(question.options)
    assert rows("rules")[1][1] == question.options[wrong(question)]["belief"]
    assert tea.browser().get(f"/class/{klass.code}/results/other.csv").status_code == 404


def test_the_workbook_has_the_same_in_sheets(klass: Class, question: Question, tea: Pupil) -> None:
    answer = tea.browser().get(f"/class/{klass.code}/results.xlsx")
    sheets, shared = opened(answer.content)
    assert len(sheets) == 3
    assert {"Ana", "Ben"} <= set(shared)
    assert sum(cell.get("t") == "s" for cell in cells(sheets[0])) == len(cells(sheets[0])) - 12, "two rows of six numbers"


def opened(body: bytes) -> tuple[list[Any], list[str]]:
    """The sheets and the texts of a workbook."""
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        names = sorted(name for name in book.namelist() if name.startswith("xl/worksheets/sheet"))
        sheets = [ET.fromstring(book.read(name)) for name in names]
        shared = ET.fromstring(book.read("xl/sharedStrings.xml"))
    return sheets, ["".join(one.itertext()) for one in shared]


def cells(sheet: Any) -> list[Any]:
    return [one for one in sheet.iter() if one.tag.endswith("}c")]


NASTY = ["=1+1", "+SUM(A1)", "-2", "@cmd", "\t=1", " =HYPERLINK(1)", "|calc", "＝1"]  # noqa: RUF001


@pytest.mark.parametrize("name", NASTY)
def test_no_cell_is_a_formula(name: str) -> None:
    table = Table("People", ["Nickname", name], [[name, -1]])
    [head, row] = csv.reader(io.StringIO(files.as_csv(table).removeprefix("\ufeff")))
    assert (head[1], row) == (f"'{name}", [f"'{name}", "-1"])
    [sheet], shared = opened(files.as_workbook([table], name))
    assert not [one for one in sheet.iter() if one.tag.endswith("}f")]
    assert name in [one.replace("_x0009_", "\t") for one in shared]


def test_a_nickname_that_looks_like_a_formula(klass: Class, question: Question, tea: Pupil) -> None:
    joining.join(klass, "person-evil", '=cmd|"/c calc"!A1')
    text = tea.browser().get(f"/class/{klass.code}/results/people.csv").content.decode("utf-8-sig")
    assert any(line.startswith("\"'=cmd") for line in text.splitlines())


def test_a_large_class_costs_no_more_questions_to_the_database(
    klass: Class, question: Question, comes: Callable[[str], Pupil], django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        comes(f"Pupil {number}")
    with django_assert_max_num_queries(5):
        tables.of(tally.of(klass))


def test_results_go_with_their_class(klass: Class, question: Question) -> None:
    klass.delete()
    assert not Question.objects.exists()
