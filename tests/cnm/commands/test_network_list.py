"""`docker network ls`, `inspect`, `rm` and `prune`: which networks they choose."""

from __future__ import annotations

import pytest

from tests.cnm.lab import Lab

DAEMON = "Error response from daemon: "


def names(lab: Lab, flags: str) -> list[str]:
    return lab.run(f"network ls {flags} --format '{{{{.Name}}}}'").split()


def four() -> Lab:
    return Lab(
        "network create --label team=red --label tier=1 net2",
        "network create --internal --label team=blue net10",
        "run -d --name web --network net2 nginx",
    )


@pytest.mark.parametrize(
    ("flags", "found"),
    [
        ("", ["bridge", "host", "net2", "net10", "none"]),
        ("-f driver=bridge", ["bridge", "net2", "net10"]),
        ("-f driver=host -f driver=null", ["host", "none"]),
        ("-f name=net1", ["net10"]),
        ("-f name=^net2$", ["net2"]),
        ("-f label=team", ["net2", "net10"]),
        ("-f label=team=red", ["net2"]),
        ("-f label=team=red -f label=tier=2", []),
        ("-f type=custom", ["net2", "net10"]),
        ("-f type=builtin", ["bridge", "host", "none"]),
        ("-f dangling=true", ["net2", "net10"]),
        ("-f dangling=false", ["bridge", "host", "none"]),
        ("-f scope=swarm", []),
        ("-f scope=local -f name=bridge", ["bridge"]),
    ],
)
def test_filters(flags: str, found: list[str]) -> None:
    assert names(four(), flags) == found


@pytest.mark.parametrize(
    ("flags", "text"),
    [
        ("-f nonsense=1", f"{DAEMON}invalid filter 'nonsense'"),
        ("-f type=odd", f"{DAEMON}invalid filter: 'type'='odd'"),
        ("-f dangling=perhaps", f"{DAEMON}invalid filter 'dangling=perhaps'"),
    ],
)
def test_filters_that_do_not_exist(flags: str, text: str) -> None:
    assert four().refuse(f"network ls {flags}") == f"{text}\n"


def test_inspect_finds_by_name_id_and_prefix_and_says_what_it_does_not_find() -> None:
    lab = four()
    id_ = lab.network("net2").id
    assert lab.refuse(f"network inspect -f '{{{{.Name}}}}' {id_} {id_[:9]} nope net10") == f"{DAEMON}network nope not found\n"
    assert lab.stdout == "net2\nnet2\nnet10\n"


def test_a_network_in_use_is_not_removed() -> None:
    lab = four()
    endpoint = lab.endpoint("web", "net2")
    assert endpoint is not None
    used = f'error while removing network: network net2 has active endpoints (name:"web" id:"{endpoint.id[:12]}")'
    assert lab.refuse("network rm net2 nope net10 bridge") == (
        f"{DAEMON}{used}\n"
        f"{DAEMON}network nope not found\n"
        f"{DAEMON}bridge is a pre-defined network and cannot be removed\n"
        "exit status 1\n"
    )
    assert lab.stdout == "net10\n"


def test_one_that_stopped_containers_remember_is() -> None:
    lab = four()
    for line in ("stop web", "network rm net2"):
        lab.run(line)
    assert names(lab, "-f type=custom") == ["net10"]


def test_a_missing_network_is_no_error_with_force() -> None:
    lab = four()
    lab.run("network rm -f nope")
    assert (lab.stdout, lab.exit) == ("", 0)


@pytest.mark.parametrize(
    ("flags", "left"),
    [
        ("-f", ["net2"]),
        ("-f --filter label=team=red", ["net2", "net10"]),
        ("-f --filter label!=team", ["net2", "net10"]),
        ("-f --filter until=1h", ["net2", "net10"]),
        ("-f --filter until=1s", ["net2"]),
        ("", ["net2", "net10"]),
    ],
)
def test_prune_spares_what_is_in_use_or_not_meant(flags: str, left: list[str]) -> None:
    lab = four()
    lab.run(f"network prune {flags}")
    assert names(lab, "-f type=custom") == left


def test_prune_asks_first() -> None:
    lab = four()
    question = "WARNING! This will remove all custom networks not used by at least one container.\nAre you sure you want to continue? [y/N] "
    assert lab.run("network prune") == f"{question}\n"
    assert lab.changes == ()
