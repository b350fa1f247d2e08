"""The verbs of a container's life, and what each does to addresses, ports and names."""

from __future__ import annotations

import pytest

from tests.cnm.lab import Lab

DAEMON = "Error response from daemon: "


def test_a_stopped_container_holds_nothing() -> None:
    lab = Lab("network create n1", "run -d --name web --network n1 -p 8080:80 nginx", "stop -t 0 web")
    web = lab.container("web")
    assert (web.status, web.exit_code, web.sandbox, web.listens) == ("exited", 137, "", ())
    assert (dict(lab.world.endpoints), dict(lab.world.sandboxes)) == ({}, {})
    assert web.attachments[0].network_id == lab.network("n1").id


def test_its_address_is_the_next_one_given() -> None:
    lab = Lab("run -d --name one nginx", "run -d --name two nginx", "stop one", "run -d --name three nginx", "start one")
    found = {name: lab.addresses(name)["bridge"] for name in ("one", "two", "three")}
    assert found == {"one": "172.17.0.4", "two": "172.17.0.3", "three": "172.17.0.2"}


def test_a_restart_takes_the_lowest_free_address_and_a_new_mac() -> None:
    lab = Lab("run -d --name one nginx", "run -d --name two nginx")
    before = lab.endpoint("two", "bridge")
    for line in ("rm -f one", "restart -t 0 two"):
        lab.run(line)
    after = lab.endpoint("two", "bridge")
    assert before is not None
    assert after is not None
    assert (before.address, after.address, lab.stdout) == ("172.17.0.3", "172.17.0.2", "two\n")
    assert before.mac != after.mac


def test_a_network_made_again_under_its_old_name_is_another_one() -> None:
    lab = Lab("network create n1", "run -d --name web --network n1 nginx", "stop web")
    old = lab.network("n1").id
    for line in ("network rm n1", "network create n1"):
        lab.run(line)
    text = f"{DAEMON}failed to set up container networking: network {old} not found\nError: failed to start containers: web\n"
    assert lab.refuse("start web") == text
    text = f"{DAEMON}Cannot restart container web: failed to set up container networking: network {old} not found\n"
    assert lab.refuse("restart web") == text


def test_unless_the_container_never_started() -> None:
    lab = Lab("network create n1", "create --name web --network n1 nginx", "network rm n1")
    lab.refuse("start web")
    lab.run("network create n1")
    lab.run("start web")
    assert lab.addresses("web") == {"n1": "172.18.0.2"}


def test_a_paused_container_keeps_its_place() -> None:
    lab = Lab("run -d --name web nginx", "pause web")
    assert (lab.container("web").status, lab.addresses("web")) == ("paused", {"bridge": "172.17.0.2"})
    lab.run("unpause web")
    assert lab.container("web").status == "running"


@pytest.mark.parametrize(
    ("state", "line", "text"),
    [
        ("running", "unpause web", "Container {id} is not paused"),
        (
            "running",
            "rm web",
            'cannot remove container "web": container is running: stop the container before removing or force remove',
        ),
        ("paused", "pause web", "Container {id} is already paused"),
        ("paused", "rm web", 'cannot remove container "web": container is paused and must be unpaused first'),
        ("stopped", "pause web", "Container {id} is not running"),
        ("stopped", "kill web", "cannot kill container: web: container {id} is not running"),
        ("running", "kill -s NOPE web", "Invalid signal: NOPE"),
        (
            "running",
            "rename web web",
            "Renaming a container with the same name as its current name\nError: failed to rename container named web",
        ),
        ("running", "stop nobody", "No such container: nobody"),
        ("running", "rm nobody", "No such container: nobody"),
        ("paused", "start web", "cannot start a paused container, try unpause instead\nError: failed to start containers: web"),
    ],
)
def test_what_is_refused_and_changes_nothing(state: str, line: str, text: str) -> None:
    more = {"running": (), "paused": ("pause web",), "stopped": ("stop web",)}[state]
    lab = Lab("run -d --name web nginx", *more)
    before = lab.world
    assert lab.refuse(line) == f"{DAEMON}{text.format(id=lab.container('web').id)}\n"
    assert (lab.exit, lab.world) == (1, before)


@pytest.mark.parametrize("line", ["start web", "rm -f nobody"])
def test_what_is_no_error(line: str) -> None:
    lab = Lab("run -d --name web nginx")
    before = lab.world
    lab.run(line)
    assert (lab.exit, lab.world) == (0, before)


def test_several_names_go_on_after_an_error() -> None:
    lab = Lab("run -d --name one nginx", "run -d --name two nginx")
    assert lab.refuse("stop one nobody two") == f"{DAEMON}No such container: nobody\n"
    assert (lab.stdout, lab.exit) == ("one\ntwo\n", 1)
    assert lab.refuse("start one nobody") == f"{DAEMON}No such container: nobody\nError: failed to start containers: nobody\n"
    lab.run("rm -f one two")
    assert (lab.stdout, dict(lab.world.containers)) == ("one\ntwo\n", {})


def test_a_signal_that_nothing_catches_ends_only_by_kill() -> None:
    lab = Lab("run -d --name web nginx", "kill -s HUP web")
    assert lab.container("web").status == "running"
    lab.run("kill --signal=SIGKILL web")
    assert (lab.container("web").status, lab.container("web").exit_code) == ("exited", 137)


def test_rename_gives_new_names_at_once() -> None:
    lab = Lab("network create n1", "run -d --name web --network n1 --network-alias www nginx", "network connect bridge web")
    lab.run("rename web shop")
    assert (lab.stdout, lab.exit) == ("", 0)
    short = lab.container("shop").id[:12]
    names = {one.name: one.dns_names for one in lab.world.endpoints.values() if one.aliases}
    assert names == {"shop": ("shop", "www", short)}
    bridge = lab.endpoint("shop", "bridge")
    assert bridge is not None
    assert bridge.dns_names == ("shop", short)


def test_a_name_that_is_taken_is_not_given() -> None:
    lab = Lab("run -d --name one nginx", "run -d --name two nginx")
    text = lab.refuse("rename one two")
    assert text.startswith(f'{DAEMON}Error when allocating new name: Conflict. The container name "/two" is already in use')
    assert text.endswith("\nError: failed to rename container named one\n")


def test_start_with_attach_shows_what_the_container_prints() -> None:
    lab = Lab("create --name once alpine hostname", "start -a once")
    assert lab.stdout == f"{lab.container('once').id[:12]}\n"
    assert lab.refuse("start -a once other") == "you cannot start and attach multiple containers at once\n"


def test_what_rm_removed_is_gone_after_stop() -> None:
    lab = Lab("run -d --rm --name web nginx", "restart web")
    assert lab.container("web").status == "running"
    lab.run("stop web")
    assert dict(lab.world.containers) == {}
