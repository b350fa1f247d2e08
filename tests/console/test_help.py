"""`--help` and its kin, as docker prints them."""

from __future__ import annotations

import pytest

from cnmviz.cnm.commands import Argument, Flag, catalogue, fields
from tests.console.prompt import Prompt

NETWORK_CONNECT = """\
Usage:  docker network connect [OPTIONS] NETWORK CONTAINER

Connect a container to a network

Options:
      --alias strings           Add network-scoped alias for the container
      --driver-opt strings      driver options for the network
      --gw-priority int         Highest gw-priority provides the default
                                gateway. Accepts positive and negative values.
      --ip string               IPv4 address (e.g., "172.30.100.104")
      --ip6 string              IPv6 address (e.g., "2001:db8::33")
      --link list               Add link to another container
      --link-local-ip strings   Add a link-local address for the container
"""

NETWORK_LS = """\
Usage:  docker network ls [OPTIONS]

List networks

Aliases:
  docker network ls, docker network list

Options:
  -f, --filter filter   Provide filter values (e.g. "driver=bridge")
      --format string   Format output using a custom template
      --no-trunc        Do not truncate the output
  -q, --quiet           Only display network IDs
"""


@pytest.mark.parametrize("line", ["docker network ls --help", "docker network list -h", "docker help network ls"])
def test_help_of_a_command(line: str) -> None:
    assert Prompt().out(line) == NETWORK_LS


def test_help_wraps_and_aligns() -> None:
    assert Prompt().out("docker network connect --help") == NETWORK_CONNECT


def test_a_group_alone_prints_its_help_on_standard_error_and_asked_on_standard_output() -> None:
    prompt = Prompt()
    printed, status = prompt.err("docker network")
    assert prompt.out("docker network --help") == printed
    assert prompt.out("docker help network") == printed
    assert status == 0
    assert printed.splitlines()[:4] == ["Usage:  docker network COMMAND", "", "Manage networks", ""]
    listed = [line.split()[0] for line in printed.splitlines() if line.startswith("  ")]
    assert listed == ["connect", "create", "disconnect", "inspect", "ls", "prune", "rm"]


def test_docker_alone_lists_all_commands() -> None:
    prompt = Prompt()
    printed, _ = prompt.err("docker")
    assert prompt.out("help") == printed
    for path, request in catalogue().items():
        if request.spelling.docker and " " not in path:
            assert f"\n  {path} " in printed, path


def test_every_command_has_help_that_names_each_of_its_flags() -> None:
    for path, request in catalogue().items():
        printed = Prompt().out(f"{'docker ' if request.spelling.docker else ''}{path} --help")
        assert request.spelling.summary in printed
        for _, item, _ in fields(request):
            if isinstance(item, Argument):
                assert item.metavar.split("[")[0].split("|")[0] in printed, (path, item.metavar)
            elif isinstance(item, Flag) and not item.hidden:
                assert next(name for name in item.names if name.startswith("--")) in printed, (path, item.names)


def test_the_version_is_that_of_the_recorded_engine() -> None:
    assert Prompt().out("docker --version") == "Docker version 28.5.2, build ecc6942\n"
    assert Prompt().err("docker help frobnicate") == ("docker: unknown help topic: frobnicate\n", 1)
