"""The law of the console: what is rendered is read back as the same command."""

from __future__ import annotations

from dataclasses import MISSING
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnmviz.cnm.commands import Argument, Command, Flag, catalogue, fields
from cnmviz.cnm.errors import Refusal
from cnmviz.console import parse, render

word = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=12)
plain = st.sampled_from(
    ("web", "n1", "10.0.0.0/24", "a b", "-x", "--", "--name", "'", '"', "$HOME", "a=b", "#", "", "é", "{{.Name}}")
)
text = st.one_of(plain, word)

SAMPLES = (
    "web", "a=b c", "10.0.0.1", "2001:db8::1", "db:10.0.0.1", "db=[::1]", "name=n1,alias=a", "a.example.org", "db:store", "stdin",
    "net.core.x=1", "128m", "-1", "1m30s", "1.5",
)  # fmt: skip
"""Values that one flag or another accepts."""


def accepts(item: Flag, value: str) -> bool:
    try:
        if item.check is not None:
            item.check(value)
    except Refusal:
        return False
    return True


def values(item: Argument | Flag, default: Any) -> st.SearchStrategy[Any]:
    """Values that the field of a command can have after parsing."""
    if isinstance(item, Argument):
        if item.repeat:
            return st.lists(text, min_size=0 if item.rest else 1, max_size=3).map(tuple)
        return text
    if isinstance(default, bool):
        return st.booleans()
    if isinstance(default, int):
        return st.integers(-(2**63), 2**63 - 1)
    one = st.integers(0, 99999).map(str) if item.kind == "int" else text
    if item.check is not None:
        one = st.sampled_from([value for value in SAMPLES if accepts(item, value)])
    if isinstance(default, tuple):
        return st.lists(one, max_size=3).map(tuple)
    return st.one_of(st.just(default), one)


def command_of(request: type[Command]) -> st.SearchStrategy[Command]:
    return st.builds(request, **{name: values(item, default) for name, item, default in fields(request)})


@pytest.mark.parametrize("path", sorted(catalogue()))
def test_a_rendered_command_is_read_back(path: str) -> None:
    @given(command_of(catalogue()[path]))
    @settings(max_examples=20, deadline=None)
    def law(command: Command) -> None:
        parsed = parse(render(command))
        assert (parsed.command, parsed.host) == (command, "")

    law()


@given(command_of(catalogue()["network create"]), st.sampled_from(("node1", "node 2", "-x")))
@settings(max_examples=20, deadline=None)
def test_with_its_context(command: Command, host: str) -> None:
    parsed = parse(render(command, host))
    assert (parsed.command, parsed.host) == (command, host)


@pytest.mark.parametrize("path", sorted(catalogue()))
def test_every_alias_means_the_same(path: str) -> None:
    request = catalogue()[path]
    needed = [item for _, item, default in fields(request) if isinstance(item, Argument) and (default is MISSING or item.repeat)]
    arguments = " ".join(f"x{at}" for at in range(len(needed)))
    for alias in request.spelling.aliases:
        assert parse(f"docker {alias} {arguments}") == parse(f"docker {path} {arguments}")


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("docker run -itd --name=web -p8080:80 nginx", "docker run -i -t -d --name web -p 8080:80 nginx"),
        ("docker run -p=8080:80 nginx", "docker run --publish 8080:80 nginx"),
        ("docker run -d=false nginx", "docker run nginx"),
        ("docker run nginx -d", "docker run -- nginx -d"),
        ("docker network create n1 --internal", "docker network create --internal n1"),
        ("docker network create --ipv4=false --ipv6 n1", "docker network create --ipv6=true --ipv4=0 n1"),
        ("docker stop -t0 web", "docker stop --time 0 web"),
        ("docker run --net n1 nginx", "docker run --network n1 nginx"),
        ("docker container run nginx", "docker run nginx"),
        ("docker network list", "docker network ls"),
    ],
)
def test_flags_in_all_the_forms_that_docker_reads(line: str, same: str) -> None:
    assert parse(line) == parse(same)


def test_a_typed_program_is_rendered_as_one_of_the_host() -> None:
    assert render(parse("curl -s localhost:8080").command) == "host curl -s localhost:8080"
    assert parse("host curl -s localhost:8080") == parse("curl -s localhost:8080")
    assert render(parse("curl localhost | grep Hello").command) == "host sh -c 'curl localhost | grep Hello'"
