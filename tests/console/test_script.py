"""Lines with several commands in them, as people paste them: one after the other, through pipes, with the output of another."""

from __future__ import annotations

import pytest

from cnmviz.console import needs_shell

from .prompt import Prompt, two_networks


@pytest.fixture
def lab() -> Prompt:
    return two_networks()


def names(lab: Prompt, line: str = "docker ps -a --format '{{.Names}}'") -> list[str]:
    return sorted(lab.out(line).split())


def test_everything_is_removed_as_in_every_tutorial(lab: Prompt) -> None:
    assert lab.type("docker rm -f $(docker ps -aq)").exit == 0
    assert names(lab) == []
    again = lab.type("docker rm -f $(docker ps -aq)")
    assert again.stderr.startswith("docker: 'docker rm' requires at least 1 argument\n")


@pytest.mark.parametrize(
    "line",
    [
        "docker stop $(docker ps -q --filter name=aa)",
        "docker stop `docker ps -q --filter name=aa`",
        'docker stop "$(docker ps -q --filter name=aa)"',
        "docker ps -q --filter name=aa | xargs docker stop",
        "docker ps -q --filter name=aa | xargs -r sudo docker stop",
        "ID=$(docker ps -q --filter name=aa); docker stop $ID",
        "$ sudo docker stop $(docker ps -q --filter name=aa)",
    ],
)
def test_the_output_of_one_command_is_the_argument_of_another(lab: Prompt, line: str) -> None:
    before = names(lab, "docker ps --format '{{.Names}}'")
    assert lab.type(line).exit == 0
    assert (before, names(lab, "docker ps --format '{{.Names}}'")) == (["aa", "bb", "cc"], ["bb", "cc"])


def test_a_variable_holds_all_the_lines_of_a_command(lab: Prompt) -> None:
    assert lab.type("IDS=$(docker ps -q); docker stop $IDS").exit == 0
    assert names(lab, "docker ps --format '{{.Names}}'") == []


def test_xargs_of_nothing(lab: Prompt) -> None:
    assert lab.type("docker ps -q --filter name=nobody | xargs -r docker stop").exit == 0
    assert "requires at least 1 argument" in lab.type("docker ps -q --filter name=nobody | xargs docker stop").stderr


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("docker network create x1 && docker network create x2", ["x1", "x2"]),
        ("docker network create x1; docker network create x2", ["x1", "x2"]),
        ("docker network create x1\ndocker network create x2", ["x1", "x2"]),
        ("docker network create n1 && docker network create x2", []),
        ("docker network create n1 || docker network create x2", ["x2"]),
        ("docker network create n1; docker network create x2", ["x2"]),
        ("docker network create x1 && exit; docker network create x2", ["x1"]),
        ("N=x; docker network create ${N}1 && docker network create ${N}2", ["x1", "x2"]),
    ],
)
def test_one_command_after_the_other(lab: Prompt, line: str, made: list[str]) -> None:
    lab.type(line)
    assert [name for name in names(lab, "docker network ls --format '{{.Name}}'") if name.startswith("x")] == made


def test_each_command_sees_what_the_one_before_it_left(lab: Prompt) -> None:
    assert lab.out("docker stop aa && docker run -d --name web -p 8080:80 nginx >/dev/null && curl -s localhost:8080") == (
        f"aa\nHello from {lab.container('web').id[:12]}\n"
    )


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("docker ps | grep -c nginx", "3\n"),
        ("docker ps --format '{{.Names}}' | sort", "aa\nbb\ncc\n"),
        ("docker ps --format '{{.Names}}' | sort -r | head -n 1", "cc\n"),
        ("docker ps --format '{{.Image}}' | sort | uniq -c", "      3 nginx\n"),
        ("docker ps --format '{{.Image}}' | sort -u | wc -l", "1\n"),
        ("docker inspect -f '{{.Name}}' $(docker ps -q --filter name=aa)", "/aa\n"),
        ("echo $(docker ps -q | wc -l) containers", "3 containers\n"),
        ("docker exec aa sh -c 'echo $(hostname -i) \"$(echo a  b)\" `whoami`'", "172.18.0.2 a b root\n"),
        ("printf '%s' 10 9 | sort -n", "10\n"),
        ("docker exec aa cat /etc/hosts | grep -v ip6 | tail -n 1 | wc -w", "2\n"),
    ],
)
def test_pipes(lab: Prompt, line: str, printed: str) -> None:
    assert lab.out(line) == printed


def test_complaints_can_be_silenced(lab: Prompt) -> None:
    assert lab.err("docker rm nobody || true") == ("Error response from daemon: No such container: nobody\n", 0)
    assert lab.out("docker rm nobody 2>/dev/null || true") == ""


def test_a_prompt_opens_at_the_end_of_a_line(lab: Prompt) -> None:
    assert lab.type("docker run -dit --name box alpine sh && docker exec -it box sh").shell == "box"
    assert lab.type("docker exec -it box sh && true").shell == ""


@pytest.mark.parametrize(
    ("line", "complaint", "status"),
    [
        ("docker ps $(", "sh: syntax error: unterminated quoted string\n", 2),
        ("docker ps `echo", "sh: syntax error: unterminated quoted string\n", 2),
        ("docker network create $((1+2))", 'sh: syntax error: unexpected "("\n', 2),
        ("docker ps" + " $(echo" * 6 + ")" * 6, "sh: more than 5 shells inside each other\n", 2),
        ("docker ps -q | xargs -n1 docker stop", "sh: xargs: only -r is known here, not -n1\n", 2),
        ("docker network create x1 > ids", "sh: can't create ids: a lab keeps no files, only /dev/null can be written\n", 1),
        ("true;" * 201 + "docker ps", "sh: this script does too much\n", 2),
        (
            f"docker ps >/dev/null; X=$(echo {'x' * 5000});" + f"printf %s {'$X' * 19} | cat >/dev/null;" * 8,
            "sh: this script does too much\n",
            2,
        ),
    ],
)
def test_what_cannot_be_read_or_is_too_much(lab: Prompt, line: str, complaint: str, status: int) -> None:
    before = lab.world
    assert lab.err(line) == (complaint, status)
    assert lab.world == before


@pytest.mark.parametrize(
    ("line", "whether"),
    [
        ("docker ps", False),
        ("docker exec aa sh -c 'ls | wc -l; docker'", False),
        ("docker network create '$(docker ps)'", False),
        ("ping -c 1 aa | head -1", False),
        ("docker ps | head", True),
        ("reach aa bb | head -1", True),
        ("echo $(docker ps)", True),
        ("docker ps # & more", False),
    ],
)
def test_what_needs_a_shell(line: str, whether: bool) -> None:
    assert needs_shell(line) is whether
