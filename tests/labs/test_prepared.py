"""A row by SQL that is made once: the same row that Django finds, and none where there is none."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cnmviz.labs.models import Lab, Member
from cnmviz.labs.prepared import Prepared

from .conftest import Somebody

by_code = Prepared(Lab.objects.all, "code")
newest_of = Prepared(lambda: Member.objects.order_by("-pk"), "lab__code")


def test_it_finds_the_row_with_all_its_values(ana: Somebody) -> None:
    lab = ana.member.lab
    found = by_code.first(lab.code)
    assert found == lab
    assert found is not None
    assert {field.attname: getattr(found, field.attname) for field in Lab._meta.concrete_fields} == {
        field.attname: getattr(Lab.objects.get(pk=lab.pk), field.attname) for field in Lab._meta.concrete_fields
    }


def test_it_finds_nothing_where_there_is_nothing(ana: Somebody) -> None:
    assert by_code.first("ZZZZ") is None


def test_it_sees_what_was_written_meanwhile(ana: Somebody) -> None:
    lab = ana.member.lab
    assert by_code.first(lab.code)
    Lab.objects.filter(pk=lab.pk).update(title="Another")
    found = by_code.first(lab.code)
    assert found is not None
    assert found.title == "Another"


def test_of_several_rows_it_is_the_first_in_their_order(ana: Somebody, ben: Somebody) -> None:
    assert newest_of.first(ana.member.lab.code) == Member.objects.order_by("-pk").first()


def test_what_is_given_is_never_part_of_the_sql(ana: Somebody) -> None:
    assert by_code.first("' OR 1=1 --") is None


def test_it_is_one_statement(ana: Somebody) -> None:
    with CaptureQueriesContext(connection) as asked:
        by_code.first(ana.member.lab.code)
    assert len(asked) == 1


def test_rows_that_are_chosen_with_values_are_no_ground(transactional_db: None) -> None:
    with pytest.raises(AssertionError, match="without values"):
        Prepared(lambda: Lab.objects.filter(title="x"), "code").first("ABCD")
