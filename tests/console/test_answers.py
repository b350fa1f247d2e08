"""How refusals, warnings and answers about several names are printed (docker-facts 3.11; recordings named below)."""

from __future__ import annotations

import pytest

from cnmviz.console.text import CUT, LONGEST, Text, bounded
from tests.console.prompt import Prompt, two_networks

HINT = "\n\nRun 'docker run --help' for more information\n"


def test_creating_prints_the_id() -> None:
    prompt = Prompt()
    assert prompt.out("docker network create n1") == f"{prompt.network_id('n1')}\n"
    printed = prompt.out("docker run -d --name web nginx")
    assert printed == f"{prompt.container('web').id}\n"
    printed = prompt.out("docker create --name later nginx")
    assert printed == f"{prompt.container('later').id}\n"


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("docker network create bridge", "Error response from daemon: operation is not permitted on predefined bridge network\n"),
        ("docker network create -d nope n", 'Error response from daemon: plugin "nope" not found\n'),
        ("docker network create --gateway 10.0.0.1 n", "every ip-range or gateway must have a corresponding subnet\n"),
        ("docker network connect n1 missing", "Error response from daemon: No such container: missing\n"),
        ("docker network connect missing aa", "Error response from daemon: network missing not found\n"),
        ("docker network connect n1 aa", "Error response from daemon: endpoint with name aa already exists in network n1\n"),
        (
            "docker network create --subnet 10.1.2.3/16 n",
            "Error response from daemon: invalid network config:\ninvalid subnet 10.1.2.3/16: it should be 10.1.0.0/16\n",
        ),
    ],
)
def test_refusals_of_the_daemon_and_of_the_command_line(line: str, complaint: str) -> None:
    assert two_networks().err(line) == (complaint, 1)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("docker run -d --name aa nginx -p abc:80", "Error response from daemon: Conflict. The container name"),
        ("docker run -d -p abc:80 nginx", f"Invalid hostPort: abc{HINT}"),
        ("docker run -d --network-alias xyz nginx", f"network-scoped aliases are only supported for user-defined networks{HINT}"),
        ("docker run -d --name 'a b' nginx", "Error response from daemon: Invalid container name (a b), "),
    ],
)
def test_run_has_its_own_form(line: str, complaint: str) -> None:
    printed, status = two_networks().err(line)
    assert printed.startswith(f"docker: {complaint}")
    assert printed.endswith(HINT)
    assert status == 125


def test_create_hints_at_its_own_help() -> None:
    printed, status = Prompt().err("docker create -p abc:80 nginx")
    assert (printed, status) == ("docker: Invalid hostPort: abc\n\nRun 'docker create --help' for more information\n", 125)


def test_a_run_that_cannot_start_still_prints_the_id_of_what_it_made() -> None:
    """recording handmade/missing-network"""
    prompt = Prompt()
    text = prompt.type("docker run -d --name aa --network nowhere nginx")
    assert (text.stdout, text.exit) == (f"{prompt.container('aa').id}\n", 125)
    assert text.stderr == (
        f"docker: Error response from daemon: failed to set up container networking: network nowhere not found{HINT}"
    )


def test_a_program_that_is_not_there_is_status_127() -> None:
    text = Prompt().type("docker run --rm alpine nosuch")
    assert (text.stdout, text.exit) == ("", 127)
    assert 'exec: "nosuch": executable file not found in $PATH' in text.stderr


def test_several_names_are_echoed_and_complained_about_one_by_one() -> None:
    """recordings handmade/network-rm, handmade2/create-start"""
    prompt = two_networks()
    assert prompt.out("docker stop aa bb") == "aa\nbb\n"
    text = prompt.type("docker start aa nope bb nix")
    assert (text.stdout, text.exit) == ("aa\nbb\n", 1)
    assert text.stderr == (
        "Error response from daemon: No such container: nope\n"
        "Error response from daemon: No such container: nix\n"
        "Error: failed to start containers: nope, nix\n"
    )
    text = prompt.type("docker network rm missing bridge")
    assert (text.stdout, text.exit) == ("", 1)
    assert text.stderr == (
        "Error response from daemon: network missing not found\n"
        "Error response from daemon: bridge is a pre-defined network and cannot be removed\n"
        "exit status 1\n"
    )


def test_rename_adds_a_line_to_its_refusal() -> None:
    """recording handmade/rename"""
    prompt = two_networks()
    assert prompt.err("docker rename missing y") == (
        "Error response from daemon: No such container: missing\nError: failed to rename container named missing\n",
        1,
    )
    assert prompt.out("docker rename aa zz") == ""


def test_prune_lists_what_it_deleted_or_asks() -> None:
    """recording handmade/network-prune"""
    prompt = Prompt("docker network create idle")
    text = prompt.type("docker network prune")
    assert text.stdout.splitlines()[0] == "WARNING! This will remove all custom networks not used by at least one container."
    assert text.stderr == "Nothing was removed: nobody can answer here, so say --force instead.\n"
    assert prompt.out("docker network prune -f") == "Deleted Networks:\nidle\n\n"
    assert prompt.out("docker network prune -f") == ""


def test_warnings_go_to_standard_error() -> None:
    text = Prompt().type("docker run -d --network host -p 8080:80 nginx")
    assert (text.stderr, text.exit) == ("WARNING: Published ports are discarded when using host network mode\n", 0)


def test_what_docker_has_and_a_lab_has_not_is_named() -> None:
    assert Prompt().err("docker volume") == (
        "docker: 'docker volume' does nothing here: a lab has networks and containers only\n",
        1,
    )


def test_logs_repeat_what_a_program_printed() -> None:
    prompt = Prompt("docker run -d --name talk alpine echo hello")
    assert prompt.out("docker logs talk") == "hello\n"


def test_output_is_bounded_with_a_marker() -> None:
    long = bounded(Text("x" * (LONGEST + 7), "short", 3))
    assert long == Text("x" * LONGEST + CUT.format(7), "short", 3)
    assert bounded(Text("x" * LONGEST)).stdout == "x" * LONGEST


def test_a_refusal_changes_nothing() -> None:
    prompt = two_networks()
    before = prompt.world
    prompt.type("docker network rm n1")
    prompt.type("docker network create --nonsense x")
    prompt.type("docker --context nowhere network create x")
    assert prompt.world == before
