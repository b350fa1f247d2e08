"""What docs/lessons.md tells teachers is so."""

from __future__ import annotations

from pathlib import Path

from cnmviz.lessons import checking, goals, reading
from cnmviz.lessons.lesson import Lesson
from cnmviz.lessons.reading import read

TEXT = (Path(__file__).resolve().parent.parent.parent / "docs" / "lessons.md").read_text()
EXAMPLE = TEXT.split("````markdown\n")[1].split("````")[0]


def example() -> Lesson:
    return read(EXAMPLE, "example")


def test_the_example_holds() -> None:
    assert checking.problems(example(), {"first-network"}) == []


def test_the_example_has_every_part() -> None:
    lesson = example()
    assert lesson.after
    assert lesson.start[-1] == "place web=120,80"
    assert all((lesson.questions, lesson.hints, lesson.afterwards, lesson.questions[0].explanation))


def test_every_goal_is_in_the_tables() -> None:
    for form in goals.catalogue():
        assert f"`{form.example}`" in TEXT
        assert form.summary in TEXT


def test_the_limits_are_those_that_hold() -> None:
    assert f"at most {reading.LONGEST // 1024} KiB and {reading.MOST_LINES:,} lines" in TEXT
    told = (
        f"{reading.MOST_GOALS} goals, {reading.MOST_HINTS} hints, {reading.MOST_QUESTIONS} questions of {reading.MOST_OPTIONS} options, "
        f"{reading.MOST_COMMANDS['start']} commands to begin with and {reading.MOST_COMMANDS['solution']} in the solution"
    )
    assert told in " ".join(TEXT.split())
