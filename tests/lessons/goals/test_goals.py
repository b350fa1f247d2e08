"""How facts are written, and what is said about what is none."""

from __future__ import annotations

import pytest

from cnmviz.lessons import goals
from cnmviz.lessons.problems import Unreadable

from .lab import LAB


def complaint(fact: str) -> str:
    with pytest.raises(Unreadable) as unreadable:
        goals.parse(fact)
    return str(unreadable.value)


@pytest.mark.parametrize("form", goals.catalogue(), ids=lambda form: form.usage)
def test_every_form_has_an_example_and_says_when_it_holds(form: goals.Form) -> None:
    assert goals.parse(form.example).form is form
    assert form.summary.endswith(".")
    assert goals.check(LAB, form.example).says.endswith(".")


def test_blanks_and_capitals_of_the_words_do_not_matter() -> None:
    assert goals.parse("  web   Reaches db ").values == {"source": "web", "target": "db"}
    assert goals.parse("Web reaches DB").values == {"source": "Web", "target": "DB"}


@pytest.mark.parametrize(
    ("fact", "meant"),
    [
        ("web reach db", "did you mean `web reaches db`?"),
        ("web can't reach db", "did you mean `web cannot reach db`?"),
        ("web published 80", "did you mean `web publishes 80`?"),
        ("netwrk back exists", "did you mean `network back exists`?"),
        ("network back is intern", "did you mean `network back is internal`?"),
        ("db on back", "did you mean `CONTAINER is on NETWORK`?"),
        ("web reaches", "did you mean `SOURCE reaches TARGET`?"),
        ("container web is exited", "did you mean `container CONTAINER is running|stopped|paused|created`?"),
        ("hello", "it is one of `container CONTAINER is running"),
        ("", "it is one of"),
    ],
)
def test_what_is_no_fact_gets_what_was_probably_meant(fact: str, meant: str) -> None:
    assert meant in complaint(fact)


@pytest.mark.parametrize(
    ("fact", "why"),
    [
        ("web cannot reach db because ISOLATD", "no verdict is called ISOLATD (did you mean ISOLATED?)"),
        ("web cannot reach db because DELIVERED", "no verdict is called DELIVERED"),
        ("web reaches db:99999", "invalid port 99999"),
        ("web reaches db:80/sctp", 'unknown protocol "sctp"'),
        ("web reaches db/name", "is no place and port"),
        ("web, reaches db", '"web," is no name'),
        ("web resolves db to 300.1.1.1.1:80", "is no name"),
        ("network back uses brigde", "no driver is called brigde (did you mean bridge?)"),
        ("network back has subnet 10.0.0.1/8", "10.0.0.1/8 has host bits set"),
        ("network back has subnet 10.0.0.1", "is no subnet"),
        ("db has address 1.2.3 on back", "1.2.3 is no address"),
        ("db has two endpoints", "two is no number"),
        ("db runs postgress", "no image is called postgress (did you mean postgres?)"),
        ("web publishes 80:http", "Invalid containerPort: http"),
    ],
)
def test_what_cannot_stand_in_its_place(fact: str, why: str) -> None:
    assert why in complaint(fact)


def test_a_fact_has_a_length() -> None:
    assert "at most 400 characters" in complaint("web reaches " + "x" * 400)


def test_what_cannot_be_read_cannot_be_checked() -> None:
    with pytest.raises(Unreadable):
        goals.check(LAB, "web reach db")
