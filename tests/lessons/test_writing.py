"""What is written is read back equal: a law, for lessons of every shape that people write."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnmviz.lessons import goals
from cnmviz.lessons.lesson import Goal, Lesson, Option, Question
from cnmviz.lessons.problems import Unreadable
from cnmviz.lessons.reading import read
from cnmviz.lessons.writing import write

from .written import lesson

BLOCKS = (
    "Plain words, **bold** ones and `code`; a [link](https://example.org).",
    "Two lines\nin one paragraph, größer als 100 %: \"quoted\" & <b>tagged</b>.",
    "A hard  \nbreak, and a \\\nsecond.",
    "- one\n- two\n  - deep\n\n  further",
    "* star\n* list",
    "1. first\n2. second",
    "```sh\n$ docker network ls\n## no heading\n\n- no list\n```",
    "~~~\n```\n~~~",
    "| a | b |\n|---|---|\n| 1 | `2` |",
    "> quoted\n> twice",
    "scenario: three-tiers",
    "[x] no box",
    "1986\\. A year.",
)  # fmt: skip
COMMANDS = (
    "docker network create shop",
    "docker run -d --name web --network shop nginx",
    'docker exec web sh -c "echo  a   b"',
    "docker exec web sh -c 'echo ```; ls'",
    "docker rm -f $(docker ps -aq)",
    "addhost node2",
    "place web=120,80",
)

words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).filter(lambda text: text.strip())
titles = st.one_of(st.sampled_from(("null", "~", "yes", "a: b", "- x", "# x", "'", '"', "x #y", "[a]", "1", "|")), words)
texts = st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=5).map("\n\n".join)
bodies = st.lists(st.sampled_from((*BLOCKS, "### A heading", "---")), min_size=1, max_size=5).map("\n\n".join)
lines = st.lists(st.sampled_from(COMMANDS), min_size=1, max_size=5).map(tuple)
facts = st.sampled_from([form.example for form in goals.catalogue()])
options = st.lists(st.builds(Option, texts, st.booleans()), min_size=1, max_size=4).map(tuple)
headings = st.sampled_from(("Does `web` reach *db*?", "Why: a, b or c?", "What is 1 + 1?"))
questions = st.builds(
    Question, st.tuples(headings, st.one_of(st.just(""), texts)).map("\n\n".join), options, st.one_of(st.just(""), texts)
)
goal_words = st.sampled_from(("", "The web server `web` finds it.", "*So* - it is: 100%", "`db` answers"))
starts = st.one_of(
    st.just({}), lines.map(lambda start: {"start": start}), st.just({"scenario": "three-tiers"})
)  # fmt: skip
lessons = st.builds(
    lambda start, fields: Lesson(**start, **fields),
    starts,
    st.fixed_dictionaries({
        "title": titles.map(lambda text: text[:30]),
        "topic": titles,
        "about": titles,
        "minutes": st.integers(1, 600),
        "after": st.lists(st.sampled_from(("first-network", "null", "a1", "10")), max_size=3).map(tuple),
        "text": bodies,
        "questions": st.lists(questions, max_size=3).map(tuple),
        "goals": st.lists(st.builds(Goal, facts, goal_words), min_size=1, max_size=4, unique_by=lambda goal: goal.fact).map(tuple),
        "hints": st.lists(bodies, min_size=1, max_size=12).map(tuple),
        "solution": lines,
        "afterwards": st.one_of(st.just(""), bodies),
    }),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(lessons)
def test_what_is_written_is_read_back(each: Lesson) -> None:
    if each.title and each.topic and each.about:
        written = write(each)
        assert read(written) == each
        assert write(read(written)) == written


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_written_or_refused(text: str, hint: str, option: str) -> None:
    given_ = lesson()
    question = Question(text, (Option(option, True), Option("no", False)), hint)
    each = Lesson(
        title="T", topic="T", about="A", minutes=1, text=text, hints=(hint,), goals=(Goal("no network x", text),),
        solution=given_.solution, questions=(question,), afterwards=option,
    )  # fmt: skip
    with suppress(Unreadable):
        assert read(write(each)) == each


def test_the_shop_is_written_as_it_was() -> None:
    each = lesson()
    assert read(write(each), "shop", 10) == each


def test_a_text_that_would_swallow_the_rest_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"missing|closed"):
        write(
            Lesson(
                title="T",
                topic="T",
                about="A",
                minutes=1,
                text="```\nopen",
                hints=("x",),
                goals=(Goal("no network x"),),
                solution=("docker ps",),
            )
        )


def test_a_heading_that_would_be_a_section_is_refused() -> None:
    with pytest.raises(Unreadable, match="no section is called"):
        write(
            Lesson(
                title="T",
                topic="T",
                about="A",
                minutes=1,
                text="a\n\n## Else\n\nb",
                hints=("x",),
                goals=(Goal("no network x"),),
                solution=("docker ps",),
            )
        )
