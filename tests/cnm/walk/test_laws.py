"""Laws of the walk, tried on random labs: what holds for every question that anybody can ask."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from cnmviz.cnm.matrix import Survey, question_packet
from cnmviz.cnm.stage import new_world
from cnmviz.cnm.walk import Trace, verdicts, walk
from cnmviz.cnm.walk.trace import Action, Direction, Symptom
from cnmviz.cnm.world import World
from cnmviz.console.perform import perform

from . import surveys
from .questions import LATER, reach

OPTIONS = (
    "",
    "--internal",
    "-o com.docker.network.bridge.enable_icc=false",
    "-o com.docker.network.bridge.gateway_mode_ipv4=routed",
    "-o com.docker.network.bridge.gateway_mode_ipv4=nat-unprotected",
    "--internal -o com.docker.network.bridge.gateway_mode_ipv4=isolated",
    "-o com.docker.network.bridge.enable_ip_masquerade=false",
    "--ipv6",
    "--ipv6 --ipv4=false",
    "-d macvlan --subnet 203.0.113.0/24 --ip-range 203.0.113.0/29 -o parent=eth0",
    "-d macvlan --subnet 203.0.113.0/24 --ip-range 203.0.113.16/29 -o parent=eth0 -o macvlan_mode=private",
    "-d macvlan --subnet 10.90.0.0/24 -o parent=eth0.10",
    "-d macvlan",
    "-d ipvlan --subnet 203.0.113.0/24 --gateway 203.0.113.2 --ip-range 203.0.113.32/29 -o parent=eth0",
    "-d ipvlan --subnet 10.91.0.0/24 -o parent=eth0 -o ipvlan_mode=l3",
)
NETWORKS = ("front", "back", "data")
CONTAINERS = ("web", "api", "db", "cache")

name = st.sampled_from(CONTAINERS)
network = st.sampled_from((*NETWORKS, "bridge"))
mode = st.one_of(st.sampled_from((*NETWORKS, "bridge", "none", "host")), name.map("container:{}".format))
flags = st.sampled_from(
    ("", "-p 8080:80", "-p 127.0.0.1:8081:80", "-p 203.0.113.1:8082:80", "-p 8083:81", "-P", "--add-host db:172.18.0.2")
)
alias = st.sampled_from(("", "--network-alias svc", "--network-alias db", "--link web:store", "--link web:db", "-h api"))
image = st.sampled_from(("nginx", "redis", "alpine sleep 100"))
line = st.one_of(
    st.builds("network create {} {}".format, st.sampled_from(OPTIONS), st.sampled_from(NETWORKS)),
    st.builds("run -d --name {} --network {} {} {} {}".format, name, mode, flags, alias, image),
    st.builds("network connect {} {} {}".format, st.sampled_from(("", "--alias api", "--gw-priority 1")), network, name),
    st.builds("network disconnect {} {}".format, network, name),
    st.builds("{} {}".format, st.sampled_from(("stop -t 0", "start", "restart -t 0", "pause", "unpause", "rm -f")), name),
    st.builds("rename {} {}".format, name, name),
)
option = st.one_of(st.just(""), st.sampled_from(OPTIONS))
start = st.tuples(*(st.builds("network create {} {}".format, option, st.just(name)) for name in NETWORKS))
lines = st.builds(lambda first, then: [*first, *then], start, st.lists(line, min_size=4, max_size=18))
QUESTIONS = (("icmp", 0), ("tcp", 80), ("tcp", 8080), ("udp", 53), ("name", 0))


def typed(texts: list[str]) -> World:
    world = new_world("law", now=0)
    for at, text in enumerate(texts):
        world = perform(world, f"docker {text}", now=at).world
    return world


def every_walk(world: World) -> list[Trace]:
    places = Survey.of(world).matrix().places
    return [
        walk(world, question_packet(world, source, target, *asked))
        for source, target, asked in product(places, places, QUESTIONS)
        if source != target
    ]


@given(lines)
@settings(max_examples=40, deadline=None)
def test_every_walk_ends_in_one_verdict_that_its_last_step_agrees_with(texts: list[str]) -> None:
    for found in every_walk(typed(texts)):
        actions = [step.action for hop in found.hops for step in hop.steps]
        assert found.verdict is verdicts()[found.verdict.key]
        assert actions.count(Action.DROPPED) == (0 if found.ok else 1)
        assert (found.symptom is Symptom.ANSWERED) == found.ok
        assert all(step.text.endswith(".") for hop in found.hops for step in hop.steps)
        if found.ok and found.packet.protocol != "name":
            assert found.hops[-1].direction is Direction.BACK
            assert found.hops[-1].place == found.hops[0].place == found.packet.origin


@given(lines)
@settings(max_examples=60, deadline=None)
def test_the_matrix_equals_walking_every_pair(texts: list[str]) -> None:
    surveys.equals_walking_every_pair(typed(texts), QUESTIONS)


@given(lines)
@settings(max_examples=60, deadline=None)
def test_a_survey_that_followed_the_commands_equals_a_fresh_one(texts: list[str]) -> None:
    surveys.follows(new_world("law", now=0), texts)


@given(lines, st.sampled_from((*CONTAINERS, "@outside", "@host")), name, st.sampled_from(("", ":80", ":6379", "/name")))
@settings(max_examples=150, deadline=None)
def test_a_fix_that_is_offered_turns_the_no_round(texts: list[str], source: str, target: str, port: str) -> None:
    world = typed(texts)
    asked = reach(world, source, target + port)
    if asked.error or asked.output.ok or not asked.output.fix:
        return
    answer = asked
    for at, text in enumerate(asked.output.fix):
        done = perform(world, text, now=LATER + at)
        assert done.text.exit == 0, text
        world = done.world
        answer = done.outcome
    if not asked.output.fix[-1].startswith("reach"):
        answer = reach(world, source, target + port)
    assert answer.output.ok
