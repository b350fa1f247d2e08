"""Completion: what could stand at the cursor."""

from __future__ import annotations

import pytest

from cnmviz.cnm.entities import Host
from cnmviz.console import complete
from cnmviz.console.complete import MOST
from tests.console.prompt import STAGE, Prompt, two_networks


@pytest.fixture(scope="module")
def lab() -> Prompt:
    prompt = two_networks()
    prompt.out("docker create --name later nginx")
    prompt.out("docker network create node-net")
    return prompt


def words(lab: Prompt, text: str, cursor: int | None = None) -> tuple[int, list[str]]:
    start, candidates = complete(lab.world, text, len(text) if cursor is None else cursor)
    return start, [word for word, _ in candidates]


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("doc", 0, ["docker"]),
        ("rea", 0, ["reach"]),
        ("docker net", 7, ["network"]),
        ("docker network ", 15, ["connect", "create", "disconnect", "inspect", "ls", "prune", "rm"]),
        ("docker network connect n", 23, ["n1", "node-net", "none"]),
        ("docker network connect n1 ", 26, ["aa", "bb", "cc", "later"]),
        ("docker network connect n1 aa ", 29, []),
        ("docker network rm n1 n", 21, ["node-net", "none"]),
        ("docker network create --driver ", 31, ["bridge", "host", "ipvlan", "macvlan", "null", "overlay"]),
        ("docker network create -d b", 25, ["bridge"]),
        ("docker network create --driver=b", 31, ["bridge"]),
        ("docker network create --int", 22, ["--internal"]),
        ("docker network create --internal --int", 33, []),
        ("docker network create --subnet ", 31, []),
        ("docker run --network node", 21, ["node-net"]),
        ("docker run --network container:", 21, ["container:aa", "container:bb", "container:cc"]),
        ("docker run --name x ngin", 20, ["nginx", "nginxdemos/hello"]),
        ("docker run nginx --net", 17, []),
        ("docker start ", 13, ["later"]),
        ("docker stop ", 12, ["aa", "bb", "cc"]),
        ("docker stop aa ", 15, ["bb", "cc"]),
        ("docker exec ", 12, ["aa", "bb", "cc"]),
        ("docker exec -it aa pin", 19, ["ping", "ping6"]),
        ("docker exec aa ping b", 20, ["bb"]),
        ("docker exec aa ping 172.17", 20, ["172.17.0.2"]),
        ("reach aa @", 9, ["@host", "@outside"]),
        ("reach aa out", 9, ["outside"]),
        ("reach no", 6, ["node1"]),
        ("ping 172.18", 5, ["172.18.0.2", "172.18.0.3"]),
        ("$ docker net", 9, ["network"]),
        ("docker ps --fo", 10, ["--format"]),
        ("docker frobnicate ", 18, []),
        ("docker ps | gr", 12, ["grep"]),
        ("docker ps && docker sto", 20, ["stop"]),
        ("docker stop $(docker p", 22, []),
        ("docker run 'op", 14, []),
    ],
)
def test_candidates_follow_the_fields_of_the_command(lab: Prompt, text: str, start: int, expected: list[str]) -> None:
    assert words(lab, text) == (start, expected)


def test_only_what_stands_before_the_cursor_counts(lab: Prompt) -> None:
    assert words(lab, "docker net nothing", 10) == (7, ["network"])
    assert words(lab, "docker", 999) == (0, ["docker"])


def test_each_candidate_has_a_word_of_help(lab: Prompt) -> None:
    _, candidates = complete(lab.world, "docker network connect n1 a", 27)
    assert candidates == [("aa", "nginx, running")]
    _, candidates = complete(lab.world, "docker network connect n1", 25)
    assert candidates == [("n1", "bridge 172.18.0.0/16")]


def test_contexts_and_their_containers() -> None:
    hosts = (STAGE, Host(id="", name="node2", address="203.0.113.3/24"))
    lab = Prompt("docker --context node2 run -d --name far nginx", "docker run -d --name near nginx", hosts=hosts)
    assert words(lab, "docker --context no") == (17, ["node1", "node2"])
    assert words(lab, "docker --context node2 stop ") == (28, ["far"])
    assert words(lab, "docker stop ") == (12, ["near"])


def test_candidates_are_limited() -> None:
    lab = Prompt(*(f"docker network create net{number}" for number in range(25)))
    for number in range(MOST):
        lab.out(f"docker create --name c{number:03} nginx")
    _, found = words(lab, "docker rm ")
    assert found == [f"c{number:03}" for number in range(MOST)]
    lab.out("docker create --name c999 nginx")
    assert len(words(lab, "docker rm ")[1]) == MOST
