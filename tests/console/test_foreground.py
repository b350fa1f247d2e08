"""Containers in the foreground, at a console that waits for nothing: `run`, `start -a`, `attach`."""

from __future__ import annotations

import pytest

from tests.console.prompt import Prompt


def runs_on(name: str) -> str:
    return f"cnmviz: {name} runs on in the background; docker logs {name} shows its output, docker stop {name} ends it\n"


@pytest.mark.parametrize("arguments", ["nginx", "-t nginx", "-it nginx", "alpine sleep 1000", "-it alpine tail -f /dev/null"])
def test_what_stays_runs_on_and_that_is_said(arguments: str) -> None:
    lab = Prompt()
    assert lab.err(f"docker run --name fg {arguments}") == (runs_on("fg"), 0)
    assert lab.container("fg").status == "running"
    assert lab.err("docker attach fg") == (runs_on("fg"), 0)
    assert lab.out("docker stop fg") == "fg\n"
    assert lab.err("docker start -a fg") == (runs_on("fg"), 0)


def test_what_is_detached_says_its_id_alone() -> None:
    lab = Prompt()
    assert lab.out("docker run -d --name web nginx") == f"{lab.container('web').id}\n"


@pytest.mark.parametrize("flags", ["", "-it", "-t"])
def test_an_endless_program_that_is_watched_is_interrupted(flags: str) -> None:
    lab = Prompt("docker network create front", "docker run -d --name web --network front nginx")
    printed = lab.out(f"docker run {flags} --name once --network front alpine ping web")
    assert printed.startswith("PING web (172.18.0.2): 56 data bytes\n")
    assert "4 packets transmitted, 4 packets received, 0% packet loss" in printed
    once = lab.container("once")
    assert (once.status, once.exit_code, once.sandbox) == ("exited", 0, "")
    assert lab.out("docker logs once") == printed
    assert lab.out("docker start -a once") == printed


@pytest.mark.parametrize(("letters", "status"), [("-d", "exited"), ("-dt", "running"), ("-di", "running"), ("-dit", "running")])
def test_detached_a_shell_waits_at_a_terminal_or_an_open_input(letters: str, status: str) -> None:
    lab = Prompt(f"docker run {letters} --name box alpine")
    assert lab.container("box").status == status
    lab.out("docker stop box")
    lab.out("docker start box")
    assert lab.container("box").status == status


def test_detached_it_goes_on() -> None:
    lab = Prompt("docker run -d --name web nginx", "docker run -d --name pings alpine ping 172.17.0.2")
    assert lab.container("pings").status == "running"
    assert lab.err("docker attach pings") == (runs_on("pings"), 0)


def test_one_that_is_removed_when_it_ends() -> None:
    lab = Prompt("docker run -d --name web nginx")
    assert "4 packets received" in lab.out("docker run --rm alpine ping 172.17.0.2")
    assert lab.type("docker run --rm alpine ping web").exit == 1
    assert "4 packets received" in lab.out("docker run --rm alpine sh -c 'ping 172.17.0.2'")
    assert lab.out("docker create --rm --name later alpine hostname")
    assert lab.out("docker start -a later")
    assert [container.name for container in lab.world.containers.values()] == ["web"]


def test_a_refused_run_says_why_and_nothing_else() -> None:
    lab = Prompt()
    complaint = "docker: Error response from daemon: failed to set up container networking: network missing not found"
    hint = "Run 'docker run --help' for more information"
    assert lab.err("docker run --name fg --network missing nginx") == (f"{complaint}\n\n{hint}\n", 125)


def test_hello_world() -> None:
    lab = Prompt()
    printed = lab.out("docker run --name hello hello-world")
    assert printed.splitlines()[0] == "Hello from Docker!"
    assert (lab.container("hello").status, lab.container("hello").exit_code) == ("exited", 0)
    assert lab.out("docker logs hello") == printed
    lab.out("docker run -d --name quiet hello-world")
    assert lab.out("docker logs quiet") == printed


def test_a_shell_that_waits_gives_its_prompt_to_who_sits_at_it() -> None:
    lab = Prompt("docker create -it --name box alpine")
    text = lab.type("docker start -ai box")
    assert (text.stderr, text.shell, text.attached) == ("", "box", True)
    assert lab.type("docker attach --no-stdin box").stderr == runs_on("box")
    assert lab.type("exit box").exit == 0
    assert lab.err("docker start -a box") == (runs_on("box"), 0)
