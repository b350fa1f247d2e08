"""What resolves, for whom, and to what (docker-facts 5.2, 5.3)."""

from __future__ import annotations

import pytest

from tests.cnm.lab import Lab

NAMED = (
    "network create n1", "network create n2", "run -d --name web --network n1 --network-alias svc -h wh nginx",
    "run -d --name db --network n2 nginx", "network connect --alias store n1 db", "run -d --name old nginx",
)  # fmt: skip
"""web on n1, db on both, old on the default bridge."""


def answer(lab: Lab, container: str, question: str) -> list[str]:
    """The addresses that a container's resolver gives; an error stands for itself."""
    lines = lab.run(f"exec {container} nslookup {question}").splitlines()[3:]
    failed = {line.rpartition(": ")[2] for line in lines if line.startswith("**")}
    return [line.removeprefix("Address: ") for line in lines if line.startswith("Address: ")] or sorted(failed)


@pytest.mark.parametrize("name", ["db", "DB", "store", "db.n1", "store.n1"])
def test_names_aliases_and_their_network(name: str) -> None:
    assert answer(Lab(*NAMED), "web", name) == ["172.18.0.3"]


@pytest.mark.parametrize("name", ["db.n2", "store.n2", "old", "nobody", "host.docker.internal"])
def test_what_is_not_in_reach_has_no_name(name: str) -> None:
    assert answer(Lab(*NAMED), "web", name) == ["SERVFAIL"]


def test_hostname_and_short_id_but_not_the_whole_id() -> None:
    lab = Lab(*NAMED)
    id_ = lab.container("web").id
    assert [answer(lab, "db", name) for name in ("wh", id_[:12], id_)] == [["172.18.0.2"], ["172.18.0.2"], ["SERVFAIL"]]


def test_an_alias_ends_at_its_network() -> None:
    lab = Lab(*NAMED, "run -d --name far --network n2 nginx")
    assert [answer(lab, "far", name) for name in ("db", "store", "svc")] == [["172.19.0.2"], ["SERVFAIL"], ["SERVFAIL"]]


def test_the_networks_are_asked_in_gateway_order() -> None:
    lab = Lab(*NAMED, "network connect n2 web")
    assert answer(lab, "web", "db") == ["172.18.0.3"]
    lab.run("network disconnect n2 web")
    lab.run("network connect --gw-priority 1 n2 web")
    assert answer(lab, "web", "db") == ["172.19.0.2"]


def test_another_family_is_an_empty_answer() -> None:
    lab = Lab(*NAMED)
    assert lab.run("exec web nslookup -type=aaaa db").splitlines()[3:] == ["Non-authoritative answer:", ""]
    assert lab.exit == 0


def test_paused_answers_stopped_does_not() -> None:
    lab = Lab(*NAMED, "pause db")
    assert answer(lab, "web", "db") == ["172.18.0.3"]
    lab.run("stop -t 0 db")
    assert answer(lab, "web", "db") == ["SERVFAIL"]


def test_a_shared_alias_has_all_addresses() -> None:
    lab = Lab(*NAMED, "run -d --name web2 --network n1 --network-alias svc nginx")
    assert sorted(answer(lab, "db", "svc")) == ["172.18.0.2", "172.18.0.4"]


def test_a_link_is_private_to_its_network() -> None:
    lab = Lab(*NAMED, "run -d --name ll --network n1 --link db:web nginx", "network connect n2 web", "network connect n2 ll")
    assert answer(lab, "ll", "web") == ["172.18.0.3"]
    lab.run("network disconnect n1 db")
    assert answer(lab, "ll", "web") == ["172.19.0.3"]
    assert answer(lab, "web", "web") == ["172.18.0.2"]
