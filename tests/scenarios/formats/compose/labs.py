"""Random labs of what a compose file can say: networks, containers with everything, states and places."""

from __future__ import annotations

import shlex

from hypothesis import strategies as st

from cnmviz.cnm.stage import new_world
from cnmviz.cnm.world import World
from cnmviz.console.perform import perform

from .reader import NOW

NETWORKS = ("front", "Back", "data.net", "a_b", "my net", "default", "shop_db")
NETWORK_OPTIONS = (
    "--internal",
    "--attachable",
    "--ipv6",
    "--label tier=back",
    "--label 'price=5$ ${X}'",
    "-o com.docker.network.bridge.enable_icc=false",
    "-o com.docker.network.driver.mtu=1400",
    "-d macvlan -o parent=eth0",
    "-d ipvlan -o parent=eth0 -o ipvlan_mode=l3",
    "--ipv4=false --ipv6",
    "--ipam-opt a=b",
)
NAMES = ("web", "api", "db", "Cache", "x-1", "shop-web-1", "n.o")
IMAGES = (
    "nginx",
    "redis:7",
    "postgres",
    "busybox sleep infinity",
    "alpine sh -c 'httpd -f -p 8000'",
    "redis --port 7000",
    "busybox httpd -f -p '8080'",
    "alpine echo hi",
    "wordpress",
)
OPTIONS = (
    "--hostname www",
    "--domainname example.org",
    "--add-host here:192.0.2.1 --add-host six:2001:db8::1",
    "--dns 192.0.2.53 --dns-search example.org --dns-option ndots:2",
    "-e A=1 -e 'B=5$ and ${C}' -e 'C=yes' -e D=0o17 -e E=",
    "--label tier=front --label 'says=: - # \"quoted\"' --label on=off",
    "--cap-add NET_ADMIN",
    "--expose 9000 --expose 53/udp",
    "-it",
    "--rm",
    "-P",
    "--entrypoint sleep",
)
PLUG_OPTIONS = ("--network-alias www", "--network-alias www --network-alias OTHER", "--mac-address 02:42:ac:11:00:0")
CONNECT_OPTIONS = ("", "--alias www", "--alias www --alias b", "--gw-priority 5", "--gw-priority -1", "--link web:store")
STATES = ("stop", "pause", "kill -s TERM")


@st.composite
def networks(draw: st.DrawFn) -> list[str]:
    lines = []
    for at, name in enumerate(draw(st.lists(st.sampled_from(NETWORKS), unique=True, min_size=1, max_size=4))):
        options = draw(st.lists(st.sampled_from(NETWORK_OPTIONS), unique=True, max_size=2))
        if draw(st.booleans()):
            options.append(
                f"--subnet 10.{at}.0.0/24"
                + draw(st.sampled_from(("", f" --gateway 10.{at}.0.9", f" --ip-range 10.{at}.0.128/25")))
            )
        lines.append(f"docker network create {' '.join(options)} {shlex.quote(name)}")
    return lines


@st.composite
def container(draw: st.DrawFn, name: str, number: int, there: list[str]) -> list[str]:
    """How one container is made, connected, ended. One on the default bridge stays, because it holds an address there.

    It may be made for a network that is not there, and cannot start; it is connected to those that are `there`.
    """
    network = shlex.quote(draw(st.sampled_from(NETWORKS)))
    place = draw(
        st.sampled_from(("", "--network host", "--network none", "--network container:web", *[f"--network {network}"] * 8))
    )
    options = draw(st.lists(st.sampled_from(OPTIONS), unique=True, max_size=3))
    if "--network container" in place:
        options = [one for one in options if one.startswith(("-e", "--label", "--cap"))]
    elif draw(st.booleans()):
        options.append(f"-p {8000 + number}:80 -p 127.0.0.1:{9000 + number}:53/udp")
    if place.endswith(network):
        options += [
            one + (str(number) if "mac" in one else "") for one in draw(st.lists(st.sampled_from(PLUG_OPTIONS), max_size=1))
        ]
        options += [f"--ip 10.{draw(st.integers(0, 3))}.0.{20 + number}"] if draw(st.booleans()) else []
    image = "busybox 100" if "--entrypoint sleep" in options else draw(st.sampled_from(IMAGES))
    verb = draw(st.sampled_from(("run -d", "run -d", "run -d", "create"))) if place else "run -d"
    lines = [f"docker {verb} --name {name} {place} {' '.join(options)} {image}"]
    others = st.lists(st.sampled_from(there), unique=True, max_size=2) if there and place.endswith(network) else st.just([])
    for other in draw(others):
        option = draw(st.sampled_from(CONNECT_OPTIONS))
        lines.append(f"docker network connect {option} {shlex.quote(other)} {name}")
    if place and draw(st.booleans()):
        lines.append(f"docker {draw(st.sampled_from(STATES))} {name}")
    return lines


PICTURE = (
    "place {name}=10,20",
    "place network:front=-5,7",
    "place host:node1=3,4",
    "arrange --order {name}",
    "group {name} network:front",
)


@st.composite
def labs(draw: st.DrawFn) -> World:
    """A lab after some such commands; those that docker refuses change nothing."""
    lines = draw(networks())
    there = [one.name for one in world_of(lines).networks.values() if not one.predefined]
    for number, name in enumerate(draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=4))):
        lines += draw(container(name, number, there))
        if draw(st.booleans()):
            lines.append(draw(st.sampled_from(PICTURE)).format(name=name))
    return world_of(lines)


def world_of(lines: list[str]) -> World:
    world = new_world("labs", now=NOW)
    for at, line in enumerate(lines):
        done = perform(world, line, now=NOW + at)
        world = world if done.text.exit else done.world
    return world
