"""Words that people type out of habit, at the host's prompt and in a container's shell."""

from __future__ import annotations

import pytest

from tests.console.prompt import Prompt, two_networks


@pytest.fixture(scope="module")
def lab() -> Prompt:
    return two_networks()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("exit", "This is the prompt of the host itself: there is nothing to leave."),
        ("exit 3", "This is the prompt of the host itself: there is nothing to leave."),
        ("logout", "This is the prompt of the host itself: there is nothing to leave."),
        ("cd /etc", "Each line starts in / again;"),
        ("cd", "Each line starts in / again;"),
        ("history", "The arrow keys bring earlier lines back;"),
        ("clear", "The button Clear above the console, or Ctrl+L, clears it."),
    ],
)
def test_a_sentence_leads_on(lab: Prompt, line: str, sentence: str) -> None:
    complaint, status = lab.err(line)
    assert (complaint[: len(sentence)], status) == (sentence, 0)


def test_a_folder_lasts_for_one_line(lab: Prompt) -> None:
    assert lab.out("cd /etc && pwd") == "/etc\n"
    assert lab.out("docker exec aa sh -c 'cd /etc; pwd; cat hostname; cd ..; pwd; cd -; cd; pwd'") == (
        f"/etc\n{lab.container('aa').id[:12]}\n/\n/root\n"
    )
    assert lab.out("docker exec aa sh -c 'cd etc && ls'") == "hostname\nhosts\nresolv.conf\n"
    assert lab.out("docker exec aa sh -c pwd") == "/\n"


def test_a_folder_that_is_not_there(lab: Prompt) -> None:
    complaint = "sh: cd: can't cd to {}: {}\n"
    assert lab.err("docker exec aa sh -c 'cd /nowhere'") == (complaint.format("/nowhere", "No such file or directory"), 2)
    assert lab.err("docker exec aa sh -c 'cd /etc/hosts'") == (complaint.format("/etc/hosts", "Not a directory"), 2)


def test_a_variable_lasts_for_one_line(lab: Prompt) -> None:
    assert lab.out("docker exec aa sh -c 'export A=1; echo $A'") == "1\n"
    assert lab.out("docker exec aa sh -c 'echo $A'") == "\n"


def test_help_on_any_word(lab: Prompt) -> None:
    page = lab.out("help reach")
    assert page.splitlines()[0] == "Usage:  reach FROM TO[:PORT[/PROTO]]"
    assert lab.out("help docker run") == lab.out("help run") == lab.out("docker run --help")
    assert lab.err("help nonsense") == ("docker: unknown help topic: nonsense\n", 1)


def test_help_in_a_container(lab: Prompt) -> None:
    inside = lab.out("docker exec aa sh -c 'help reach'")
    assert inside == lab.out("help reach") + "\nIt is typed at the host's own prompt, where exit leads.\n"
    assert " ping " in lab.out("docker exec aa sh -c help")
    assert lab.err("docker exec aa sh -c 'help nonsense'") == ("help: no help topics match 'nonsense'\n", 1)


def test_places_by_the_names_in_the_picture(lab: Prompt) -> None:
    for bare, marked in (("node1", "@node1"), ("outside", "@outside")):
        for line in ("reach {} aa:80", "reach {} bb:80", "reach aa {}"):
            answers = [lab.type(line.format(place)).stdout.partition("reason:")[0] for place in (bare, marked)]
            assert answers[0] == answers[1] != ""
    assert lab.err("reach nobody aa") == ("Error response from daemon: No such container: nobody\n", 1)


def test_a_container_of_that_name_comes_first() -> None:
    lab = Prompt("docker run -d --name outside nginx", "docker run -d --name web nginx")
    assert lab.out("reach web outside").splitlines()[0] == "yes: web -> outside (172.17.0.2) icmp: DELIVERED"
    assert lab.out("reach outside web").splitlines()[0] == "yes: outside -> web (172.17.0.3) icmp: DELIVERED"
