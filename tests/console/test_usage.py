"""What the command line itself refuses, word for word (recordings handmade2/flags-bad, handmade/names-bad)."""

from __future__ import annotations

import re

import pytest

from cnmviz.console import Usage, parse
from cnmviz.console.line import LONGEST_LINE, MOST_WORDS
from tests.console.prompt import Prompt

RUN_USAGE = "\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n"
IMAGES_USAGE = "\nUsage:  docker images [OPTIONS] [REPOSITORY[:TAG]]\n"
CREATE_USAGE = "\nUsage:  docker network create [OPTIONS] NETWORK\n"


@pytest.mark.parametrize(
    ("line", "complaint", "usage", "hint", "status"),
    [
        ("network create", "docker: 'docker network create' requires 1 argument", CREATE_USAGE, "Run", 1),
        ("network create a b", "docker: 'docker network create' requires 1 argument", CREATE_USAGE, "Run", 1),
        ("network create --nonsense n1", "unknown flag: --nonsense", CREATE_USAGE, "Run", 125),
        ("network create -x n1", "unknown shorthand flag: 'x' in -x", CREATE_USAGE, "Run", 125),
        ("network --nonsense", "unknown flag: --nonsense", "\nUsage:  docker network COMMAND\n", "Run", 125),
        ("images a b", "docker: 'docker images' requires at most 1 argument", IMAGES_USAGE, "Run", 1),
        ("network create -dx", "docker: 'docker network create' requires 1 argument", CREATE_USAGE, "Run", 1),
        ("network create --=x", "bad flag syntax: --=x", CREATE_USAGE, "Run", 125),
        ("network create --subnet", "flag needs an argument: --subnet", CREATE_USAGE, "Run", 125),
        ("network create -d", "flag needs an argument: 'd' in -d", CREATE_USAGE, "Run", 125),
        (
            "network create --internal=maybe n1",
            'invalid argument "maybe" for "--internal" flag: strconv.ParseBool: parsing "maybe": invalid syntax',
            CREATE_USAGE,
            "Run",
            125,
        ),
        (
            "network connect n1",
            "docker: 'docker network connect' requires 2 arguments",
            "\nUsage:  docker network connect [OPTIONS] NETWORK CONTAINER\n",
            "Run",
            1,
        ),
        (
            "network rm",
            "docker: 'docker network rm' requires at least 1 argument",
            "\nUsage:  docker network rm NETWORK [NETWORK...]\n",
            "See",
            1,
        ),
        (
            "network list extra",
            "docker: 'docker network ls' accepts no arguments",
            "\nUsage:  docker network ls [OPTIONS]\n",
            "Run",
            1,
        ),
        ("run", "docker: 'docker run' requires at least 1 argument", RUN_USAGE, "See", 1),
        ("run -d --name c1 --network n1 --ip", "flag needs an argument: --ip", RUN_USAGE, "Run", 125),
        ("rename a", "docker: 'docker rename' requires 2 arguments", "\nUsage:  docker rename CONTAINER NEW_NAME\n", "Run", 1),
        (
            "port",
            "docker: 'docker port' requires at least 1 and at most 2 arguments",
            "\nUsage:  docker port CONTAINER [PRIVATE_PORT[/PROTO]]\n",
            "Run",
            1,
        ),
        (
            "ps --last many",
            'invalid argument "many" for "-n, --last" flag: strconv.ParseInt: parsing "many": invalid syntax',
            "\nUsage:  docker ps [OPTIONS]\n",
            "Run",
            125,
        ),
        (
            "ps -n 99999999999999999999",
            'invalid argument "99999999999999999999" for "-n, --last" flag: '
            'strconv.ParseInt: parsing "99999999999999999999": value out of range',
            "\nUsage:  docker ps [OPTIONS]\n",
            "Run",
            125,
        ),
    ],
)
def test_wrong_flags_and_counts_of_arguments(line: str, complaint: str, usage: str, hint: str, status: int) -> None:
    path = re.sub(r"^\n?Usage:  docker | [A-Z\[].*\n", "", usage)
    expected = f"{complaint}\n{usage}\n{hint} 'docker {path} --help' for more information\n"
    assert Prompt().err(f"docker {line}") == (expected, status)


def test_unknown_commands() -> None:
    prompt = Prompt()
    group = "\nUsage:  docker network\n\nRun 'docker network --help' for more information\n"
    assert prompt.err("docker frobnicate") == (
        "docker: unknown command: docker frobnicate\n\nRun 'docker --help' for more information\n",
        1,
    )
    assert prompt.err("docker network frobnicate") == (f"docker: unknown command: docker network frobnicate\n{group}", 1)
    assert prompt.err("frobnicate") == ("sh: frobnicate: not found\n", 127)
    assert prompt.out("docker network create frobnicate") == f"{prompt.network_id('frobnicate')}\n"


def test_a_flag_takes_what_follows_even_if_it_looks_like_a_flag() -> None:
    assert Prompt().err("docker run -d --name -x nginx") == (
        "docker: Error response from daemon: Invalid container name (-x), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed\n\n"
        "Run 'docker run --help' for more information\n",
        125,
    )


def test_two_dashes_end_the_flags() -> None:
    prompt = Prompt("docker network create -- -x")
    assert prompt.out("docker network ls --filter type=custom --format '{{.Name}}'") == "-x\n"


@pytest.mark.parametrize("line", ["", "   ", "# only a comment", "$", "$   # and a prompt"])
def test_lines_that_say_nothing_print_nothing(line: str) -> None:
    text = Prompt().type(line)
    assert (text.stdout, text.stderr, text.exit) == ("", "", 0)


@pytest.mark.parametrize(
    "line",
    [
        "$ docker network create n1",
        "sudo docker network create n1",
        "$ sudo docker network create n1   # the first",
        "docker network create \\\n  n1",
        "docker  network\tcreate 'n1'",
        'docker network create "n1"',
        "docker network create n\\1",
    ],
)
def test_what_surrounds_a_command_in_a_manual_is_tolerated(line: str) -> None:
    assert parse(line) == parse("docker network create n1")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("docker ps | grep web", "sh: one docker command per line: '|' cannot follow here\n"),
        ("docker ps && docker ps", "sh: one docker command per line: '&&' cannot follow here\n"),
        ("docker ps\ndocker ps", "sh: one docker command per line: 'a second line' cannot follow here\n"),
        ("docker network create 'open", "sh: syntax error: unterminated quoted string\n"),
        ("docker " + "x" * LONGEST_LINE, f"sh: line too long: {LONGEST_LINE + 7} characters, at most {LONGEST_LINE}\n"),
        ("docker" + " x" * MOST_WORDS, f"sh: too many words: {MOST_WORDS + 1}, at most {MOST_WORDS}\n"),
    ],
)
def test_what_only_a_shell_could_do_is_refused_by_name(line: str, message: str) -> None:
    with pytest.raises(Usage) as refused:
        parse(line)
    assert (refused.value.text.stderr, refused.value.text.exit) == (message, 2)


def test_a_context_names_the_host() -> None:
    assert parse("docker --context node2 ps").host == "node2"
    assert parse("docker -c node2 ps").host == "node2"
    assert parse("docker ps").host == ""
    assert Prompt().err("docker --context nowhere ps") == ('context "nowhere" does not exist\n', 1)
