"""A lesson out of its file: what is read, and what is said, with its line, where something cannot be."""

from __future__ import annotations

import time

import pytest

from cnmviz.lessons import reading
from cnmviz.lessons.lesson import Goal, Option, Question
from cnmviz.lessons.problems import Unreadable

from .written import SHOP, lesson, line_of, shop


def problems(text: str) -> list[str]:
    with pytest.raises(Unreadable) as unreadable:
        reading.read(text)
    return unreadable.value.problems


def test_a_lesson_is_read() -> None:
    read = lesson()
    assert (read.slug, read.order, read.title, read.topic, read.minutes) == ("shop", 10, "A shop", "First steps", 5)
    assert read.text == "On a network of your own, `web` finds `db` by its name.\n\n```sh\n$ docker network create NAME\n```"
    assert read.start == ("docker run -d --name db postgres",)
    assert read.questions == (
        Question(
            "Does `web` find the database now?", (Option("Yes.", False), Option("No: there is no `web`.", True)), "There will be."
        ),
    )
    assert read.goals == (Goal("web reaches db:5432", "The web server reaches the database."), Goal("db is on shop"))
    assert read.hints[1] == "Then connect:\n\n```sh\n$ docker network connect NETWORK CONTAINER\n```"
    assert len(read.solution) == 3
    assert read.afterwards == "Well done."


def test_parts_know_their_lines() -> None:
    read = lesson()
    assert read.line("goals", 1) == line_of(SHOP, "db is on shop")
    assert read.line("hints", 1) == line_of(SHOP, "2. Then connect")
    assert read.line("solution", 2) == line_of(SHOP, "docker run -d --name web")
    assert read.line("questions") == line_of(SHOP, "### Does")
    assert read.line("text") == line_of(SHOP, "On a network")
    assert read.line("goals", 9) == read.line("nothing") == 0


def test_parts_that_may_be_left_out() -> None:
    begin, end = SHOP.index("## Start"), SHOP.index("## Goals")
    read = reading.read(SHOP[:begin] + SHOP[end:].replace("## Afterwards\n\nWell done.", ""))
    assert (read.start, read.scenario, read.questions, read.afterwards) == ((), "", (), "")


def test_a_lab_by_the_name_of_a_scenario() -> None:
    read = lesson(("```sh\ndocker run -d --name db postgres\n```", "scenario: three-tiers"))
    assert (read.scenario, read.start) == ("three-tiers", ())


def test_commands_of_the_lab_and_long_lines() -> None:
    start = "# what stands here already\n#: addhost node2\n$ docker run -d \\\n  --name db postgres"
    read = lesson(("docker run -d --name db postgres", start))
    assert read.start == ("addhost node2", "docker run -d   --name db postgres")
    assert read.line("start", 1) == line_of(shop(("docker run -d --name db postgres", start)), "$ docker run -d \\")


def test_commands_may_be_indented_instead() -> None:
    change = ("```sh\ndocker run -d --name db postgres\n```", "    # the shop\n    docker run -d --name db postgres")
    assert lesson(change).start == lesson().start
    assert lesson(change).line("start") == line_of(shop(change), "    docker run")


def test_a_question_may_have_a_text_and_a_long_explanation() -> None:
    more = "### Why?\n\nLook:\n\n- one\n- two\n\n1. and\n\n- [x] Because\n  of it.\n- [ ] No.\n\nIt is:\n\n- this\n"
    question = lesson(("## Goals", f"{more}\n## Goals")).questions[1]
    assert question.text == "Why?\n\nLook:\n\n- one\n- two\n\n1. and"
    assert question.options[0].text == "Because\nof it."
    assert question.explanation == "It is:\n\n- this"
    assert not question.many


def test_code_blocks_hide_headings() -> None:
    text = lesson(("On a network", "```\n## Goals\n- `x`\n```\n\nOn a network")).text
    assert text.startswith("```\n## Goals")


def test_windows_tabs_and_other_habits() -> None:
    text = SHOP.replace("\n", "\r\n")
    assert reading.read("\ufeff" + text, "shop", 10) == lesson()
    assert lesson(("1. Begin", "1.\tBegin"), ("- `db", "*   `db")).goals == lesson().goals


@pytest.mark.parametrize(
    ("old", "new", "at", "said"),
    [
        ("title: A shop", "titel: A shop", "titel", "there is no metadata called `titel:` (did you mean title?)"),
        ("minutes: 5", "minutes: soon", "minutes", "`minutes:` is a number from 1 to 600"),
        ("minutes: 5", "minutes: 5\nafter: {a: b}", "after", "`after:` is a list of at most 10 lessons"),
        ("title: A shop", "title: A shop: cheap", "title", "the metadata cannot be read: mapping values are not allowed"),
        ("title: A shop", "title: A shop\ntitle: B", "title: B", "already defined"),
        ("about: A", f"about: {'x' * 300}", "about", "`about:` is a text of at most 240 characters"),
        ("## Goals", "## Gaols", "## Gaols", 'no section is called "Gaols" (did you mean Goals?)'),
        ("## Afterwards", "## Hints", "## Hints", "the section Hints is there twice"),
        ("2. Then connect", "\nThen connect", "Then connect", "only a numbered list of hints may stand here"),
        ("On a network", "# A shop\n\nOn a network", "# A shop", "the title stands in the metadata"),
        ("- `db is on shop`", "- db is on shop", "- db is", "a goal begins with its fact between backticks"),
        ("- `db is on shop`", "- `db is in shop`", "- `db is", "`db is in shop` is no goal"),
        ("- `db is on shop`", "- `web reaches db:5432`", "- `web reaches db:5432`", "is there twice"),
        ("- [ ] Yes.", "- [ ]", "- [ ]", "an option is"),
        ("- [ ] Yes.\n- [x] No: there is no `web`.", "", "### Does", "this question has no options"),
        ("### Does", "#### Does", "## Predict", "the section Predict consists of questions"),
        ("1. Begin with the network.", "1.", "1.", "this hint is empty"),
        ("docker run -d --name db postgres", "# nothing", "## Start", "the section Start has no command"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, at: str, said: str) -> None:
    text = shop((old, new))
    numbers = [number for number, line in enumerate(text.split("\n"), 1) if at in line]
    assert any(f"line {number}: " in problem and said in problem for number in numbers for problem in problems(text))


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    text = shop(("minutes: 5", ""), ("- `db is on shop`", "- `db on shop`"), ("## Solution", "## Solutions"))
    found = problems(text)
    assert len(found) == 4
    assert found[0] == "the section `## Solution` is missing"
    assert [int(each.split(":")[0].removeprefix("line ")) for each in found[1:]] == [
        line_of(text, part) for part in ("---", "db on shop", "## Solutions")
    ]


@pytest.mark.parametrize(
    "text", ["", "---", "---\n---", "---\n- a\n---\n", "hello", "---\n[[[[\n---\n", "---\na: &a [*a]\n---\n"]
)
def test_what_is_no_lesson_at_all(text: str) -> None:
    assert any("metadata" in problem for problem in problems(text))


def test_limits_have_answers() -> None:
    assert "too large: at most 256 KiB" in problems("x" * (reading.LONGEST + 1))[0]
    assert problems("\n" * reading.MOST_LINES) == ["the file is too long: at most 5000 lines"]
    many_goals = "\n".join(f"- `no network n{number}`" for number in range(reading.MOST_GOALS + 1))
    assert any("too many goals: 42, at most 40" in each for each in problems(shop(("- `db is on shop`", many_goals))))
    hints = "\n".join(f"{number}. x" for number in range(3, reading.MOST_HINTS + 3))
    assert any("too many hints: 22" in each for each in problems(shop(("## Solution", f"{hints}\n\n## Solution"))))
    questions = "### Q?\n\n- [x] a\n- [ ] b\n\n" * reading.MOST_QUESTIONS
    assert any("too many questions: 21" in each for each in problems(shop(("## Goals", f"{questions}## Goals"))))
    options = "\n".join(["- [ ] Yes."] * (reading.MOST_OPTIONS + 1))
    assert any("too many options: 12" in each for each in problems(shop(("- [ ] Yes.", options))))
    lines = "\n".join(["docker ps"] * (reading.MOST_COMMANDS["start"] + 1))
    assert any(
        "too many commands: 501, at most 500" in each for each in problems(shop(("docker run -d --name db postgres", lines)))
    )
    lines = "\n".join(["docker ps"] * (reading.MOST_COMMANDS["solution"] + 1))
    assert any(
        "too many commands: 104, at most 100" in each
        for each in problems(shop(("docker network create shop", f"docker network create shop\n{lines}")))
    )
    long_fact = f"web reaches {'x' * 500}"
    assert any("the goal is too long" in each for each in problems(shop(("web reaches db:5432", long_fact))))


@pytest.mark.parametrize(
    "part", ["[", "> ", "- ", "- - ", "1. ", "`", "* a\n", "## \n", "### a\n", "- `x`\n", "```\n", "|a|\n|-|\n", "[a]: b\n"]
)
def test_hostile_files_are_refused_soon(part: str) -> None:
    begun = time.process_time()
    lines = reading.MOST_LINES - 10 if "\n" in part else reading.LONGEST
    problems("---\ntitle: x\n---\n" + part * (min(lines, reading.LONGEST - 100) // len(part)))
    assert time.process_time() - begun < 2
