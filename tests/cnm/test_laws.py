"""Laws of the whole world, tried with random commands: what holds whatever thirty students type."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from cnmviz.cnm.draft import apply, invert
from cnmviz.cnm.stage import new_world
from cnmviz.cnm.world import World
from cnmviz.console.perform import perform

NETWORKS = ("front", "back", "data", "bridge", "host", "none")
CONTAINERS = ("web", "api", "db")
START = (
    "network create front",
    "network create --subnet 10.9.0.0/29 back",
    "run -d --name web --network front -p 8080:80 nginx",
    "run -d --name db --network back --network front nginx",
)
"""Where half of the tries begin, so that commands find something to work on."""

network = st.sampled_from(NETWORKS)
container = st.sampled_from(CONTAINERS)
subnet = st.sampled_from(("", "--subnet 10.9.0.0/29", "--subnet 10.9.0.0/24 --ip-range 10.9.0.8/30", "--ipv6", "--internal"))
mode = st.one_of(st.just(""), network.map("--network {}".format), container.map("--network container:{}".format))
options = st.sampled_from(("", "-p 8080:80", "-p 127.0.0.1:8080-8081:80", "-P", "--ip 10.9.0.3", "--rm", "--link db:store"))
image = st.sampled_from(("nginx", "redis", "alpine", "alpine sleep 100", "alpine nosuch"))

line = st.one_of(
    st.builds("network create {} {}".format, subnet, network),
    st.builds("run -d --name {} {} {} {}".format, container, mode, options, image),
    st.builds("create --name {} {} {}".format, container, mode, image),
    st.builds("network connect {} {}".format, network, container),
    st.builds("network connect --alias svc --gw-priority 1 {} {}".format, network, container),
    st.builds("network disconnect {} {}".format, network, container),
    st.builds(
        "{} {}".format, st.sampled_from(("start", "stop", "restart", "kill", "pause", "unpause", "rm", "rm -f")), container
    ),
    st.builds("rename {} {}".format, container, container),
    st.builds("network rm {}".format, network),
    st.just("network prune -f"),
)
lines = st.one_of(st.just(()), st.just(START)).flatmap(
    lambda first: st.lists(line, min_size=1, max_size=25).map(lambda more: [*first, *more])
)


def replay(typed: list[str]) -> World:
    world = new_world("law", now=0)
    for at, text in enumerate(typed):
        world = perform(world, f"docker {text}", now=at).world
    return world


@given(lines)
@settings(max_examples=60, deadline=None)
def test_every_step_can_be_taken_back_and_the_indexes_stay_true(typed: list[str]) -> None:
    world = new_world("law", now=0)
    for at, text in enumerate(typed):
        done = perform(world, f"docker {text}", now=at)
        changes = done.outcome.changes if done.outcome else ()
        assert apply(done.world, invert(changes)) == world
        assert apply(world, changes) == done.world
        world = done.world
        fresh = World(world.seed, world)
        assert {name: table for name, table in world.index.items() if table} == fresh.index
        assert {key: held for key, held in world.taken.items() if held} == fresh.taken


@given(lines)
@settings(max_examples=40, deadline=None)
def test_the_same_commands_give_the_same_world(typed: list[str]) -> None:
    first, second = replay(typed), replay(typed)
    assert first == second
    assert first.draws == second.draws


@given(lines)
@settings(max_examples=60, deadline=None)
def test_nothing_is_held_twice_and_every_reference_points_at_something(typed: list[str]) -> None:
    world = replay(typed)
    held = Counter(hold for entity in world for hold in entity.holds())
    assert [hold for hold, count in held.items() if count > 1] == []
    ports = Counter((b.host_ip, b.host_port, b.proto) for one in world.endpoints.values() for b in one.bindings if b.host_port)
    assert [port for port, count in ports.items() if count > 1] == []
    for one in world.endpoints.values():
        assert one.network in world.networks
        assert world.containers[one.container].sandbox == one.sandbox
        assert world.sandboxes[one.sandbox].container == one.container
    for owner in world.containers.values():
        assert bool(owner.sandbox) == (owner.status in ("running", "paused"))
        assert not owner.sandbox or owner.sandbox in world.sandboxes
    for sandbox in world.sandboxes.values():
        assert world.containers[sandbox.container].sandbox == sandbox.id


@given(lines)
@settings(max_examples=30, deadline=None)
def test_removing_everything_gives_everything_back(typed: list[str]) -> None:
    world = replay(typed)
    names = " ".join(owner.name for owner in world.containers.values())
    for text in ([f"rm -f {names}"] if names else []) + ["network prune -f", "network create first"]:
        world = perform(world, f"docker {text}", now=10_000).world
    assert (dict(world.containers), dict(world.sandboxes), dict(world.endpoints)) == ({}, {}, {})
    assert sorted(found.name for found in world.networks.values()) == ["bridge", "first", "host", "none"]
    assert world.network(world.first_host.id, "first").pools[0].subnet == "172.18.0.0/16"
