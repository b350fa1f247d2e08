"""`docker ps`, `inspect`, `port` and `logs`: what they choose, in which order."""

from __future__ import annotations

import pytest

from tests.cnm.lab import Lab

DAEMON = "Error response from daemon: "


def three() -> Lab:
    lab = Lab(
        "network create n1",
        "run -d --name web --network n1 -p 8080:80 -l tier=front nginx:alpine",
        "run -d --name db --network n1 redis",
        "create --name idle -l tier=back --expose 9000 alpine",
    )
    lab.run("run --name once alpine false")
    return lab


@pytest.mark.parametrize(
    ("flags", "found"),
    [
        ("", ["db", "web"]),
        ("-a", ["once", "idle", "db", "web"]),
        ("-n 2", ["once", "idle"]),
        ("-l", ["once"]),
        ("-f status=created", ["idle"]),
        ("-f exited=1", ["once"]),
        ("-f exited=0", []),
        ("-f network=n1", ["db", "web"]),
        ("-f network=bridge -a", ["once", "idle"]),
        ("-f name=b", ["db", "web"]),
        ("-f name=^/web$", ["web"]),
        ("-f ancestor=nginx:alpine", ["web"]),
        ("-f ancestor=nginx", []),
        ("-f label=tier -a", ["idle", "web"]),
        ("-f label=tier=back -a", ["idle"]),
        ("-f publish=80", ["web"]),
        ("-f expose=9000/tcp -a", ["idle"]),
        ("-f before=db -a", ["web"]),
        ("-f since=db -a", ["once", "idle"]),
        ("-f status=running -f network=n1 -f name=web", ["web"]),
    ],
)
def test_ps(flags: str, found: list[str]) -> None:
    assert three().run(f"ps {flags} --format '{{{{.Names}}}}'").split() == found


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("ps -f colour=red", f"{DAEMON}invalid filter 'colour'"),
        ("ps -f status=asleep", f"{DAEMON}invalid filter 'status=asleep'"),
        ("ps -f before=nobody", f"{DAEMON}No such container: nobody"),
        ("port nobody", f"{DAEMON}No such container: nobody"),
        ("port web 81", "Error: No public port '81' published for web"),
        ("port web 80/udp", "Error: No public port '80/udp' published for web"),
        ("logs nobody", f"{DAEMON}No such container: nobody"),
        ("inspect --type volume web", '"volume" is not a valid value for --type'),
        ("inspect -f '{{.Name}}' nobody", "Error: No such object: nobody"),
        ("container inspect -f '{{.Name}}' n1", "Error: No such container: n1"),
    ],
)
def test_what_is_refused(line: str, text: str) -> None:
    assert three().refuse(line).rstrip("\n") == text


def test_port_lists_what_is_bound() -> None:
    lab = three()
    assert lab.run("port web") == "80/tcp -> 0.0.0.0:8080\n80/tcp -> [::]:8080\n"
    assert lab.run("port web 80") == "0.0.0.0:8080\n[::]:8080\n"
    assert lab.run("port db") == ""


def test_inspect_finds_containers_before_networks() -> None:
    lab = Lab("network create same", "network create other", "create --name same alpine")
    assert lab.run("inspect -f '{{.Name}}' same other") == "/same\nother\n"
    assert lab.run("inspect --type network -f '{{.Name}}' same") == "same\n"


def test_logs_show_the_last_lines() -> None:
    lab = Lab("run --name once alpine sh -c 'echo one; echo two; echo three'")
    assert lab.run("logs --tail 2 once") == "two\nthree\n"


def test_pruning_containers_leaves_those_that_run() -> None:
    lab = three()
    lab.run("container prune")
    assert len(lab.world.containers) == 4
    lab.run("container prune -f --filter label=tier")
    assert sorted(one.name for one in lab.world.containers.values()) == ["db", "once", "web"]
    lab.run("container prune -f")
    assert sorted(one.name for one in lab.world.containers.values()) == ["db", "web"]


def test_images_are_those_of_the_catalogue() -> None:
    lab = Lab()
    assert lab.run("images --format '{{.Repository}}:{{.Tag}}' nginx") == "nginx:latest\n"
    assert "latest: Pulling from library/nginx\n" in lab.run("pull nginx")
    assert lab.refuse("pull nosuch").startswith(f"{DAEMON}pull access denied for nosuch, repository does not exist")
