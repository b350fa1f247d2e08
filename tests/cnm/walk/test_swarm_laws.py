"""The laws of the walk and of the lab on two hosts in a swarm, with overlay networks and networks on parents."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cnmviz.cnm.draft import apply, invert
from cnmviz.cnm.entities import Host
from cnmviz.cnm.stage import swarm_world
from cnmviz.cnm.world import World
from cnmviz.console.perform import perform
from tests.cnm import invariants

from . import surveys

HOSTS = (
    Host(id="", name="node1", interface="v1", address="198.51.100.1/24", neighbour="198.51.100.2"),
    Host(id="", name="node2", interface="v2", address="198.51.100.2/24", neighbour="198.51.100.1"),
)
NETWORKS = ("app", "vault", "small", "local", "mv")
CONTAINERS = ("web", "api", "db", "cache")
START = (
    "--context node1 network create -d overlay --attachable app",
    "--context node1 network create -d overlay --attachable --internal vault",
    "--context node1 network create -d overlay --attachable --subnet 10.9.0.0/28 small",
    "--context node1 network create local",
    "--context node2 network create -d macvlan --subnet 198.51.100.0/24 --ip-range 198.51.100.64/28 -o parent=v2 mv",
)

host = st.sampled_from(("node1", "node2"))
name = st.sampled_from(CONTAINERS)
network = st.sampled_from(NETWORKS)
mode = st.one_of(network, st.sampled_from(("bridge", "host", "none")), name.map("container:{}".format))
flags = st.sampled_from(("", "-p 8080:80", "--network-alias svc", "-P"))
line = st.one_of(
    st.builds("--context {} run -d --name {} --network {} {} nginx".format, host, name, mode, flags),
    st.builds("--context {} network connect {} {}".format, host, network, name),
    st.builds("--context {} network disconnect {} {}".format, host, network, name),
    st.builds("--context {} {} {}".format, host, st.sampled_from(("stop -t 0", "start", "restart -t 0", "pause", "rm -f")), name),
    st.builds("--context {} network rm {}".format, host, network),
    st.builds("--context {} network prune -f".format, host),
    st.builds("--context {} network create {}".format, host, network),
)
lines = st.lists(line, min_size=4, max_size=16).map(lambda more: [*START, *more])
QUESTIONS = (("icmp", 0), ("tcp", 80), ("tcp", 8080), ("name", 0))


def typed(texts: list[str]) -> World:
    world = swarm_world("law", hosts=HOSTS, now=0)
    for at, text in enumerate(texts):
        world = perform(world, f"docker {text}", now=at).world
    return world


@given(lines)
@settings(max_examples=50, deadline=None)
def test_the_lab_stays_sound_and_every_step_can_be_taken_back(texts: list[str]) -> None:
    world = swarm_world("law", hosts=HOSTS, now=0)
    for at, text in enumerate(texts):
        done = perform(world, f"docker {text}", now=at)
        changes = done.outcome.changes if done.outcome else ()
        assert apply(done.world, invert(changes)) == world
        world = done.world
        invariants.hold(world)


@given(lines)
@settings(max_examples=40, deadline=None)
def test_the_matrix_equals_walking_every_pair(texts: list[str]) -> None:
    surveys.equals_walking_every_pair(typed(texts), QUESTIONS)


@given(lines)
@settings(max_examples=40, deadline=None)
def test_a_survey_that_followed_the_commands_equals_a_fresh_one(texts: list[str]) -> None:
    surveys.follows(swarm_world("law", hosts=HOSTS, now=0), texts)


@given(lines)
@settings(max_examples=40, deadline=None)
def test_what_is_present_and_what_is_hidden_follows_what_is_plugged_in(texts: list[str]) -> None:
    """An overlay is known to a host exactly while a container there is on it; a hidden way out is there exactly when needed."""
    world = typed(texts)
    for one in world.networks.values():
        if one.host == "" and not one.ingress:
            users = {world.sandboxes[endpoint.sandbox].host for endpoint in world.endpoints_on(one.id)}
            assert {place.host for place in one.engines} == users
    for sandbox in world.sandboxes.values():
        plugged = [(world.networks[endpoint.network], endpoint) for endpoint in world.endpoints_in(sandbox.id)]
        hidden = [endpoint for one, endpoint in plugged if one.name == "docker_gwbridge"]
        outward = [(one, endpoint) for one, endpoint in plugged if not one.internal and endpoint not in hidden]
        relying = any(one.host == "" for one, _ in outward)
        assert len(hidden) == (relying and not any(endpoint.gateway for _, endpoint in outward))
