"""What a step tells beyond its sentence: who was asked, what a translation changed, by which rule a filter decided."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from cnmviz.cnm.walk import Trace
from cnmviz.cnm.walk.trace import Action, Header, Step
from tests.cnm.lab import Lab

from . import recorded
from .cases import HOST, TWO, UNPROTECTED, WIRE
from .questions import trace
from .test_laws import every_walk, lines, typed

DB = "run -d --name db --network front nginx"
PUBLISHED = ("run -d --name pub -p 8080:80 nginx", "run -d --name one nginx")
QUIET = "network create -o com.docker.network.bridge.enable_icc=false quiet"


def step(found: Trace, rule: str) -> Step:
    """The first step by this rule."""
    return next(one for hop in found.hops for one in hop.steps if one.rule == rule)


def heard(one: Step) -> list[str]:
    return [place.name for place in one.detail["asked"]]


def test_arp_asks_everybody_on_the_network_and_its_owner_answers() -> None:
    found = trace(Lab(*TWO, DB, "run -d --name api --network front nginx", "run -d --name far --network back nginx"), "web", "db")
    asked = step(found, "arp")
    mac = asked.detail["answer"]
    assert asked.text == f"web asks all on front who has 172.18.0.3. db answers: {mac}."
    assert (asked.detail["protocol"], asked.detail["question"]) == ("ARP", "Who has 172.18.0.3? Tell 172.18.0.2.")
    assert (heard(asked), asked.detail["heard"], asked.detail["answered"].name) == (["node1", "db", "api"], 3, "db")
    assert [place.name for place in asked.detail["through"]] == ["front"]


def test_who_was_asked_needs_not_ask_for_the_way_back() -> None:
    for source, target in (("one", "pub:80"), ("one", f"{HOST}:8080"), ("one", "@outside:80"), ("@outside", f"{HOST}:8080")):
        found = trace(Lab(*PUBLISHED), source, target)
        asked = [one.detail["question"] for hop in found.hops for one in hop.steps if one.rule == "arp"]
        assert found.ok
        assert asked
        assert len(set(asked)) == len(asked)
        assert not [one for hop in found.hops if hop.direction == "back" for one in hop.steps if one.rule == "arp"]


def test_a_question_that_nobody_answers_still_names_who_heard_it() -> None:
    found = trace(Lab(*TWO, DB), "web", "172.18.0.77")
    last = found.hops[-1].steps[-1]
    assert (last.action, last.rule, heard(last)) == (Action.DROPPED, "arp", ["node1", "db"])
    assert "answered" not in last.detail


def test_ipv6_asks_by_neighbour_discovery() -> None:
    lab = Lab("network create --ipv6 --ipv4=false six", *(f"run -d --name {name} --network six nginx" for name in ("aa", "bb")))
    assert step(trace(lab, "aa", "bb"), "arp").detail["protocol"] == "Neighbour Discovery"


def test_a_parent_interface_asks_the_wire_but_not_its_own_host() -> None:
    named = [f"run -d --name {name} --network mv --ip 203.0.113.{at} nginx" for at, name in enumerate(("aa", "bb"), 50)]
    lab = Lab(f"network create -d macvlan {WIRE} mv", *named)
    assert heard(step(trace(lab, "aa", "bb"), "arp")) == ["outside", "bb"]
    assert heard(step(trace(lab, "@outside", "bb"), "arp")) == ["node1", "aa", "bb"]
    assert heard(step(trace(lab, "@host", "@outside"), "arp")) == ["outside"]


def test_no_more_than_64_who_hear_a_question_are_named() -> None:
    lab = Lab("network create wide", *(f"run -d --name c{at} --network wide alpine sleep 100" for at in range(70)))
    asked = step(trace(lab, "c0", "c69"), "arp")
    assert (len(asked.detail["asked"]), asked.detail["heard"]) == (64, 70)


def test_a_look_up_tells_which_servers_were_asked() -> None:
    lab = Lab(
        *TWO, DB, "run -d --name plain nginx", "network create --internal vault", "run -d --name shut --network vault nginx"
    )
    found = step(trace(lab, "web", "db"), "embedded-dns")
    assert (found.detail["servers"], found.detail["answer"]) == (["/etc/hosts", "127.0.0.11"], "172.18.0.3")
    assert [(place.kind, place.name) for place in found.detail["asked"]] == [("sandbox", "web")]
    vain = trace(lab, "web", "nobody").hops[-1].steps[-1]
    assert vain.detail["servers"] == ["/etc/hosts", "127.0.0.11", "192.0.2.53"]
    assert [place.kind for place in vain.detail["asked"]] == ["sandbox", "outside"]
    assert [place.name for place in vain.detail["through"]] == ["node1"]
    plain = trace(lab, "plain", "nobody").hops[-1].steps[-1].detail
    assert (plain["servers"], [place.name for place in plain["through"]]) == (["/etc/hosts", "192.0.2.53"], ["bridge", "node1"])
    assert trace(lab, "shut", "nobody").hops[-1].steps[-1].detail["servers"] == ["/etc/hosts", "127.0.0.11"]


def test_a_translation_shows_the_packet_before_and_after() -> None:
    inward = trace(Lab(*PUBLISHED), "@outside", f"{HOST}:8080")
    dnat, undone = step(inward, "dnat").detail, step(inward, "conntrack").detail
    assert (dnat["before"], dnat["after"]) == (Header("203.0.113.2", HOST, 8080), Header("203.0.113.2", "172.17.0.2", 80))
    assert dnat["line"] == "! -i docker0 -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80"
    assert (undone["before"], undone["after"]) == (Header("172.17.0.2", "203.0.113.2", 80), Header(HOST, "203.0.113.2", 8080))
    outward = step(trace(Lab(*PUBLISHED), "one", "@outside:80"), "masquerade").detail
    assert (outward["before"].source, outward["after"].source) == ("172.17.0.3", HOST)
    assert outward["line"] == "-s 172.17.0.0/16 ! -o docker0 -j MASQUERADE"


@pytest.mark.parametrize(
    ("setup", "ask", "rule", "chain", "line"),
    [
        ((*TWO, "run -d --name db --network back nginx"), ("web", "db"), "raw", "raw PREROUTING", "-d 172.19.0.2 ! -i br-{} -j DROP"),
        ((QUIET, *(f"run -d --name {name} --network quiet nginx" for name in ("web", "db"))), ("web", "db"), "icc", "filter",
         "-i br-{0} -o br-{0} -j DROP"),
        ((*TWO, f"network create {UNPROTECTED} bare", "run -d --name db --network bare nginx"), ("@outside", "db:80"), "unprotected",
         "filter DOCKER", "! -i br-{0} -o br-{0} -j ACCEPT"),
        (PUBLISHED, ("@outside", f"{HOST}:8080"), "published", "filter DOCKER",
         "-d 172.17.0.2 ! -i docker0 -o docker0 -p tcp --dport 80 -j ACCEPT"),
    ],
)  # fmt: skip
def test_a_filter_names_its_chain_and_the_line_that_matched(
    setup: tuple[str, ...], ask: tuple[str, str], rule: str, chain: str, line: str
) -> None:
    lab = Lab(*setup)
    found = step(trace(lab, *ask), rule)
    owner = (found.entity or found).id  # type: ignore[union-attr]
    assert (found.detail["chain"], found.detail["line"]) == (chain, line.format(owner[:12]))


def test_every_step_carries_the_packet_as_it_is_after_it() -> None:
    found = trace(Lab(*PUBLISHED), "one", "@outside:80")
    carried = [one.header for hop in found.hops for one in hop.steps]
    assert carried[0] == Header("172.17.0.3", "203.0.113.2", 80)
    assert carried[-1] == Header("203.0.113.2", "172.17.0.3", 80)
    assert step(found, "masquerade").header.source == HOST


@given(lines)
@settings(max_examples=20, deadline=None)
def test_translations_and_questions_are_whole_in_every_walk(texts: list[str]) -> None:
    for found in every_walk(typed(texts)):
        for hop in found.hops:
            for one in hop.steps:
                assert "before" in one.detail or one.action is not Action.TRANSLATED
                assert _whole_question(one.detail)


def _whole_question(detail: Any) -> bool:
    asked, answered = detail.get("asked", ()), detail.get("answered")
    return (answered is None or answered in asked or detail.get("heard", 0) > len(asked)) and len(asked) == len(set(asked))


def test_the_recorded_walks_are_those_of_today() -> None:
    """After a change of the walk: `python -m tests.cnm.walk.recorded`."""
    assert recorded.FILE.read_text() == recorded.text()


def test_a_machine_reaches_its_published_port_by_the_name_localhost() -> None:
    found = trace(Lab(*PUBLISHED), "@host", "localhost:8080")
    assert (found.ok, step(found, "hosts-file").text) == (True, "/etc/hosts says that localhost is 127.0.0.1.")
    assert not trace(Lab(*PUBLISHED), "@host", "localhost:8081").ok


def test_an_address_that_nobody_has_is_kept_by_the_chains_for_forwarded_packets() -> None:
    """docker-facts 7.1: the raw rules are one for each container's address; what they miss, isolation and NAT stop."""
    lab = Lab(*TWO, "run -d --name db --network back nginx")
    asked = {
        (source, target): trace(lab, source, target) for source in ("web", "@outside") for target in ("172.19.0.2", "172.19.0.9")
    }
    assert {pair: (found.verdict.key, found.hops[-1].steps[-1].rule) for pair, found in asked.items()} == {
        ("web", "172.19.0.2"): ("ISOLATED", "raw"),
        ("web", "172.19.0.9"): ("ISOLATED", "isolation"),
        ("@outside", "172.19.0.2"): ("NO_DIRECT_ACCESS", "raw"),
        ("@outside", "172.19.0.9"): ("PORT_NOT_PUBLISHED", "behind-nat"),
    }


def test_a_bridge_over_the_hosts_own_subnet_does_not_take_the_hosts_address() -> None:
    over = "network create --subnet 203.0.113.0/24 --gateway 203.0.113.254 --ip-range 203.0.113.192/26 shop"
    lab = Lab(over, "run -d --name web --network shop nginx")
    assert trace(lab, "@host", "@outside").ok
    assert not trace(lab, "web", "@outside").ok


def test_the_neighbour_table_names_whom_arp_found() -> None:
    """On a bridge the gateway is the host; on the LAN it is whoever has that address there."""
    lab = Lab(
        f"network create -d macvlan {WIRE} lan", "run -d --name hub --network lan --ip 203.0.113.60 alpine sleep 100", *PUBLISHED
    )
    for who in ("hub", "one"):
        answered = step(trace(lab, who, "@outside"), "arp").detail["answer"]
        assert answered in lab.run(f"exec {who} ip neigh"), who
