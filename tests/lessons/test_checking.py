"""Whether a lesson holds, and what is said where it does not. For every "does not" there is the lesson that does."""

from __future__ import annotations

import pytest

from cnmviz.lessons import checking
from cnmviz.lessons.lesson import Goal, Lesson

from .written import lesson, line_of, shop

GOALS = "- `web reaches db:5432` The web server reaches the database.\n- `db is on shop`"
START = "docker run -d --name db postgres"
SOLUTION = "docker network connect shop db\n"


def problems(*replacements: tuple[str, str]) -> list[str]:
    return checking.problems(lesson(*replacements), {"shop", "first-network"})


def at(part: str, *replacements: tuple[str, str]) -> str:
    """How a problem begins that is at a part of the file."""
    return f"line {line_of(shop(*replacements), part)}: "


def test_a_lesson_holds() -> None:
    assert problems() == []
    assert problems(("minutes: 5", "minutes: 5\nafter: [first-network]")) == []
    assert problems((f"```sh\n{START}\n```", "scenario: default-bridge"), (SOLUTION, "docker run -d --name db --network shop postgres\n"), (
        "docker network create shop\n", "docker network create shop\ndocker rm -f web\n")) == []  # fmt: skip


def test_the_lab_to_begin_with_loads() -> None:
    change = (START, f"{START}\ndocker run -d --name db nginx")
    [problem] = problems(change)
    assert problem.startswith(
        at("--name db nginx", change) + "the lab to begin with cannot be made: `docker run -d --name db nginx`: "
    )
    assert "is already in use" in problem


def test_the_scenario_to_begin_with_exists() -> None:
    change = (f"```sh\n{START}\n```", "scenario: three-tier")
    [problem] = problems(change)
    assert problem.startswith(at("scenario:", change))
    assert problem.endswith("no built-in scenario has this name (did you mean three-tiers?)")


def test_something_is_left_to_do() -> None:
    change = (GOALS, "- `container db is running`\n- `no network shoe`")
    assert at("- `container", change) + "all goals are met at the start: nothing is left to do" in problems(change)


def test_one_goal_that_is_met_already_is_no_harm() -> None:
    assert problems((GOALS, f"{GOALS}\n- `container db is running`")) == []


def test_the_solution_succeeds() -> None:
    change = (SOLUTION, "docker network connect shop bd\n")
    [problem] = problems(change)
    assert problem.startswith(at("shop bd", change) + "the solution fails: `docker network connect shop bd`: ")


def test_the_solution_meets_every_goal() -> None:
    change = (SOLUTION, "")
    to_web, on_shop = problems(change)
    assert to_web.startswith(at("- `web", change) + "the solution does not meet `web reaches db:5432`: ")
    assert on_shop == at("- `db", change) + "the solution does not meet `db is on shop`: db is on bridge, not on shop."


@pytest.mark.parametrize("line", ["docker network ls", "docker network create spare", "docker run -d --name spare nginx"])
def test_the_solution_needs_each_of_its_lines(line: str) -> None:
    change = (SOLUTION, f"{SOLUTION}{line}\n")
    assert problems(change) == [at(line, change) + f"the solution does without this line: `{line}`"]


def test_the_solution_has_one_command_in_a_line() -> None:
    change = (SOLUTION, "docker network connect shop db && docker network ls\n")
    assert problems(change) == [at("&&", change) + "the solution has one command in each line, so that they can be counted"]


@pytest.mark.parametrize(
    ("old", "where"),
    [
        ("$ docker network create NAME", "text"),
        ("There will be.", "explanation"),
        ("Then connect:", "hint"),
        ("Well done.", "afterwards"),
    ],
)
@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("$ docker network creat x", "docker: unknown command: docker network creat"),
        ("$ docker run --nam web nginx", "unknown flag: --nam"),
        ("$ docker rm -f $(docker ps -aqx)", "unknown shorthand flag: 'x' in -x"),
        ("$ docker ps && docker pss", "docker: unknown command: docker pss"),
        ("$ frobnicate", "sh: frobnicate: not found"),
        ("$ docker build .", "does nothing here"),
        ("$ docker exec web 'ls", "unterminated quoted string"),
        ("docker ps", "this command has no `$ ` in front of it"),
    ],
)
def test_what_a_text_shows_is_understood(old: str, where: str, line: str, why: str) -> None:
    indent = "   " if where == "hint" else ""
    block = f"{old}\n\n{indent}```\n{indent}{line}\n{indent}```\n" if where != "text" else line
    change = (old, block)
    [problem] = problems(change)
    assert problem.startswith(at(line, change)), problem
    assert why in problem


@pytest.mark.parametrize(
    "line",
    [
        "$ docker network ls",
        "$ docker run -d --name web \\\n    --network shop nginx",
        "$ docker rm -f $(docker ps -aq) && docker network prune -f",
        "$ docker network --help",
        "$ docker exec web ping -c 1 db | grep ttl",
        "$ reach web db:5432",
        "$ curl localhost:8080",
        "/ # ping db",
        "PING db (172.18.0.2): 56 data bytes",
        "# a comment",
    ],
)
def test_what_a_text_may_show(line: str) -> None:
    assert problems(("$ docker network create NAME", line)) == []


@pytest.mark.parametrize(("box", "what"), [("- [x] Yes.", "wrong"), ("- [ ] Yes.", "right")])
def test_a_question_has_a_right_and_a_wrong_option(box: str, what: str) -> None:
    no = "- [x] No: there is no `web`."
    change = ("- [ ] Yes.\n" + no, f"{box}\n" + (no if what == "wrong" else no.replace("[x]", "[ ]")))
    assert problems(change) == [at("### Does", change) + f'the question "Does `web` find the database now?" has no {what} option']


@pytest.mark.parametrize("slug", ["first-netwrk", "shop"])
def test_a_lesson_comes_after_lessons_that_there_are(slug: str) -> None:
    change = ("minutes: 5", f"minutes: 5\nafter: [{slug}]")
    [problem] = problems(change)
    assert problem.startswith(at("after:", change) + f"`after:` names no other lesson: {slug}")


def test_a_lesson_that_was_never_a_file() -> None:
    made = Lesson(title="T", topic="T", about="A", minutes=1, text="x", goals=(Goal("web reach db"),), hints=("", ), solution=("docker ps",))  # fmt: skip
    assert checking.problems(made) == ["this hint is empty", "`web reach db` is no goal: did you mean `web reaches db`?"]
    empty = Lesson(title="T", topic="T", about="A", minutes=1, text="x", goals=(), hints=(), solution=())
    assert checking.problems(empty) == ["there is no hint", "there is no goal"]


def test_all_problems_are_told_in_the_order_of_the_file() -> None:
    found = problems(
        ("$ docker network create NAME", "$ docker network creat"),
        ("- [x] No", "- [ ] No"),
        ("$ docker network connect NETWORK", "$ docker network connec"),
        ("docker run -d --name web --network shop nginx", "docker run -d --name web --network shp nginx"),
    )
    numbers = [int(problem.split(":")[0].removeprefix("line ")) for problem in found]
    assert len(found) == 4
    assert numbers == sorted(numbers)
