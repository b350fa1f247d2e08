"""Who reaches whom, as a goal: the same answer as of `reach`, with its trace."""

from __future__ import annotations

import pytest

from cnmviz.cnm.stage import new_world
from cnmviz.cnm.walk import verdicts
from cnmviz.console import perform
from cnmviz.console.file import lines_of, play
from cnmviz.lessons import goals
from cnmviz.lessons.problems import Unreadable

from .lab import LAB, finding, lab, met


@pytest.mark.parametrize(
    "fact",
    [
        "web reaches db",
        "web reaches db:5432",
        "web reaches database:5432",
        "web reaches DATABASE.back:5432",
        "web reaches 172.30.0.10:5432",
        "sidecar reaches db:5432",
        "web reaches outside",
        "web reaches host",
        "web reaches node1",
        "stranger reaches web:80",
        "host reaches web:80",
        "host reaches native:6379",
        "node1 reaches db:5432",
        "outside reaches node1:8080",
        "outside reaches host:8080",
        "outside reaches 203.0.113.1:8080",
        "outside reaches native:6379",
    ],
)
def test_it_reaches(fact: str) -> None:
    found = finding(fact.replace("stranger reaches web", "api1 reaches web"))
    assert (found.met, found.fix) == (True, ()), found.says
    assert found.trace is not None
    assert found.trace.ok


@pytest.mark.parametrize(
    ("fact", "says", "verdict"),
    [
        ("web reaches db:80", "Nobody listens on 80/tcp in db", "PORT_CLOSED"),
        ("stranger reaches db", "back is internal", "INTERNAL"),
        ("db reaches outside", "gives no default route", "INTERNAL"),
        ("outside reaches node1:8081", "8081", "PORT_NOT_PUBLISHED"),
        ("outside reaches web:80", "Docker drops what is sent from outside", "NO_DIRECT_ACCESS"),
        ("web reaches later", "later is created", "NOT_RUNNING"),
        ("web reaches loner", "", "NO_ENDPOINT"),
        ("frozen reaches db", "frozen is paused", "PAUSED"),
    ],
)
def test_it_does_not_reach_and_says_why(fact: str, says: str, verdict: str) -> None:
    found = finding(fact)
    assert not found.met
    assert says in found.says
    assert found.trace is not None
    assert found.trace.verdict.key == verdict


def test_an_unmet_goal_offers_the_smallest_fix() -> None:
    found = finding("stranger reaches db:5432")
    assert found.fix == ("docker network connect back stranger",)
    world = perform(LAB, found.fix[0], now=0).world
    assert met("stranger reaches db:5432", world)


def test_a_better_question_is_no_fix() -> None:
    assert perform(LAB, "reach web db:80", now=0).text.stdout.count("reach web db:5432") == 1
    assert finding("web reaches db:80").fix == ()


@pytest.mark.parametrize(
    "fact", ["nobody reaches web", "web reaches nobody", "web cannot reach nobody", "nobody cannot reach web"]
)
def test_what_does_not_exist_yet_is_neither_reached_nor_kept_apart(fact: str) -> None:
    found = finding(fact)
    assert (found.met, found.says, found.trace) == (False, "There is no container nobody yet.", None)


def test_a_name_may_be_asked_for_that_nobody_has() -> None:
    assert met("web cannot reach nobody because NO_SUCH_NAME")


@pytest.mark.parametrize(
    "fact",
    [
        "stranger cannot reach db",
        "stranger cannot reach db because INTERNAL",
        "stranger cannot reach database",
        "outside cannot reach db:5432",
        "web cannot reach db:80 because PORT_CLOSED",
        "web cannot reach frozen:6379 because PAUSED",
        "web cannot reach later because NOT_RUNNING",
        "web cannot reach ended because NOT_RUNNING",
    ],
)
def test_it_cannot_reach(fact: str) -> None:
    found = finding(fact)
    assert found.met, found.says
    assert found.trace is not None
    assert not found.trace.ok


@pytest.mark.parametrize(
    ("fact", "says"),
    [
        ("web cannot reach db", "web still reaches db."),
        ("stranger cannot reach db because ISOLATED", "stranger cannot reach db, but for another reason: back is internal"),
        ("web cannot reach ended", "ended is stopped: let it run, so that it is the network that keeps the two apart."),
        ("web cannot reach later:6379", "later is created, but not started: let it run"),
        ("frozen cannot reach loner", "frozen is paused: let it run"),
    ],
)
def test_stopping_things_is_no_isolation(fact: str, says: str) -> None:
    found = finding(fact)
    assert not found.met
    assert found.says.startswith(says)


def test_every_verdict_that_is_a_no_can_be_a_reason() -> None:
    for key, verdict in verdicts().items():
        if verdict.ok:
            with pytest.raises(Unreadable):
                goals.parse(f"web cannot reach db because {key}")
        else:
            goals.parse(f"web cannot reach db because {key}")


@pytest.mark.parametrize(
    ("fact", "holds", "says"),
    [
        ("web resolves db", True, "web resolves db to 172.30.0.10."),
        ("web resolves database to db", True, ""),
        ("web resolves db to 172.30.0.10", True, ""),
        ("web resolves db to 172.30.0.11", False, "web resolves db to 172.30.0.10."),
        ("web resolves db to web", False, "web resolves db to 172.30.0.10, which is no address of web."),
        ("web resolves api to 2 addresses", True, ""),
        ("web resolves api to api2", True, ""),
        ("web resolves db to 1 address", True, ""),
        ("web resolves api to 3 addresses", False, "2 of 3."),
        ("stranger resolves db", False, "stranger does not ask Docker's embedded DNS"),
        ("stranger resolves db to 1 address", False, "stranger does not ask Docker's embedded DNS"),
        ("stranger cannot resolve db", True, ""),
        ("stranger cannot resolve db because NO_NAME_SERVICE", True, ""),
        ("stranger cannot resolve db because NO_SHARED_NETWORK", False, "stranger cannot resolve db, but for another reason: "),
        ("api1 cannot resolve db because NO_SHARED_NETWORK", True, "api1 and db share no network"),
        ("web cannot resolve nobody", True, ""),
        ("web cannot resolve db", False, "web still resolves db to 172.30.0.10."),
        ("nobody cannot resolve db", False, "There is no container nobody yet."),
        ("ended cannot resolve db", False, "ended is stopped: it has no sandbox"),
        ("web resolves db to ended", False, "ended is stopped: it has no sandbox"),
    ],
)  # fmt: skip
def test_names(fact: str, holds: bool, says: str) -> None:
    found = finding(fact)
    assert found.met == holds, found.says
    assert says in found.says


def test_a_name_that_is_not_found_comes_with_its_walk_and_its_fix() -> None:
    found = finding("stranger resolves db")
    assert found.trace is not None
    assert found.fix == ("docker network connect back stranger",)


def test_names_are_found_on_whatever_host_they_are() -> None:
    lines = """\
#: addhost node2
docker --context node2 run -d --name far -p 8080:80 nginx
docker --context node2 run -d --name twice nginx
docker run -d --name twice nginx
docker run -d --name near nginx
"""
    world = play(new_world("hosts", now=0), lines_of(lines), now=0)
    assert met("container far is running", world)
    assert met("outside reaches node2:8080", world)
    assert met("near reaches node2:8080", world)
    assert met("host reaches far:80", world)
    assert met("node1 cannot reach far:80", world)
    assert met("near reaches twice:80", world)
    assert finding("near reaches far:80", world).says == "twice answers instead of far: it has the address 172.17.0.2 there."
    assert not met("near cannot reach far:80 because ISOLATED", world)
    assert finding("twice reaches near", world).says == (
        "There are 2 containers called twice, on node1 and node2: one of them is meant to be left."
    )
    assert not met("outside reaches node1:8080", world)
    assert met("no container nobody", world)


def test_a_name_that_others_have_too() -> None:
    both = lab("docker run -d --name api --network front traefik/whoami\n")
    assert met("web resolves api to 3 addresses", both)
    assert met("web reaches api:80", both)
    other = lab("docker run -d --name api --network back traefik/whoami\ndocker network disconnect back web\n")
    assert finding("web reaches api:80", other).says.startswith("api1 answers instead of api: it has the address ")


def test_several_networks_are_several_ways() -> None:
    world = lab("docker network connect front db\n")
    assert met("api1 reaches db:5432", world)
    assert met("web reaches db:5432", lab("docker network disconnect back web\ndocker network connect front db\n"))
