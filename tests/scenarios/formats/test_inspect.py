"""What a real engine prints of itself, whole or in part; what is guessed or has no meaning in a lab is told."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from cnmviz.cnm.world import World
from cnmviz.console.perform import perform
from cnmviz.scenarios import formats
from cnmviz.scenarios.formats import Asked, Reading, Unusable
from tests.console.prompt import START
from tests.scenarios.labs import lab

RECORDED = Path(__file__).parents[2] / "recordings" / "handmade" / "inspect-ls.json"
WEB, NET = "c" * 63 + "1", "d" * 63 + "1"
REAL: dict[str, Any] = {
    "Id": WEB,
    "Created": "2026-11-23T16:59:36.992014343Z",
    "Path": "/docker-entrypoint.sh",
    "Args": ["nginx", "-g", "daemon off;"],
    "State": {"Status": "running", "Running": True, "Paused": False, "Pid": 4711, "ExitCode": 0, "Error": "", "StartedAt": "2026-11-23T17:59:37+01:00", "FinishedAt": "0001-01-01T00:00:00Z"},
    "Name": "/web",
    "HostConfig": {
        "NetworkMode": "shop",
        "PortBindings": {"80/tcp": [{"HostIp": "", "HostPort": "8080"}]},
        "RestartPolicy": {"Name": "unless-stopped", "MaximumRetryCount": 0},
        "Links": None,
        "ExtraHosts": ["old:10.0.0.1"],
        "CapAdd": None,
        "Dns": [],
    },
    "Mounts": [{"Type": "volume", "Name": "data", "Destination": "/var/lib"}],
    "Config": {
        "Hostname": WEB[:12],
        "Env": ["PATH=/usr/bin", "A=b"],
        "Cmd": ["nginx", "-g", "daemon off;"],
        "Image": "nginx:1.27",
        "Entrypoint": ["/docker-entrypoint.sh"],
        "ExposedPorts": {"80/tcp": {}},
        "Labels": {"maintainer": "somebody"},
        "Healthcheck": {"Test": ["CMD", "true"]},
    },
    "NetworkSettings": {
        "SandboxID": "e" * 64,
        "Ports": {"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"}, {"HostIp": "::", "HostPort": "8080"}]},
        "Networks": {
            "shop": {
                "IPAMConfig": None,
                "Links": None,
                "Aliases": ["www", WEB[:12]],
                "NetworkID": NET,
                "EndpointID": "f" * 64,
                "Gateway": "172.25.0.1",
                "IPAddress": "172.25.0.7",
                "IPPrefixLen": 16,
                "IPv6Gateway": "",
                "GlobalIPv6Address": "",
                "GlobalIPv6PrefixLen": 0,
                "MacAddress": "02:42:ac:19:00:07",
                "DriverOpts": None,
            }
        },
    },
}  # fmt: skip


def read(text: str, name: str = "") -> Reading:
    return formats.read(text.encode(), Asked(name=name, seed="inspect", now=START))


def refusal(text: str) -> str:
    with pytest.raises(Unusable) as refused:
        read(text)
    return str(refused.value)


def own(world: World) -> set[str]:
    return {network.name for network in world.networks.values() if not network.predefined}


def printed(world: World, line: str) -> str:
    return perform(world, line, now=START).text.stdout.strip()


def test_a_recorded_engine_s_own_text_is_printed_again() -> None:
    recorded = json.loads(RECORDED.read_text())
    [text] = [step["stdout"] for step in recorded["steps"] if step["command"] == "docker network inspect n1" and not step["exit"]]
    for token, id_ in (("<network:n1>", "a" * 64), ("<container:aa>", "b" * 64), ("<id>", "c" * 64)):
        text = text.replace(token, id_)
    reading = read(text)
    [told], [again] = json.loads(text), json.loads(printed(reading.world, "docker network inspect n1"))
    told["Created"] = again["Created"]
    assert again == told
    assert reading.notes == ("only its addresses are known, so busybox stands in for it: aa",)


def test_a_real_container_is_one_of_the_lab() -> None:
    world = read(json.dumps([REAL])).world
    [web] = world.containers.values()
    assert (web.id, web.name, web.image, web.status, web.env) == (WEB, "web", "nginx:1.27", "running", ("PATH=/usr/bin", "A=b"))
    assert (web.listens, web.extra_hosts, web.created, web.started) == (
        ("80/tcp",),
        ("old:10.0.0.1",),
        1795453176992014,
        1795453177000000,
    )
    [plug] = world.endpoints.values()
    assert (plug.address, plug.mac, plug.gateway, plug.aliases) == ("172.25.0.7", "02:42:ac:19:00:07", "172.25.0.1", ("www",))
    assert {"web", "www", WEB[:12]} == set(plug.dns_names)
    assert "200" in printed(world, "curl -s -o /dev/null -w '%{http_code}' http://localhost:8080") or printed(
        world, "curl -s http://localhost:8080"
    )


def test_what_has_no_meaning_is_told_and_what_is_guessed_too() -> None:
    assert set(read(json.dumps([REAL])).notes) == {
        "networks of which only containers tell are taken for bridges: shop",
        "volumes and mounts are left out: web",
        "restart policies are left out: web",
        "health checks are left out: web",
    }


def test_several_outputs_with_their_prompts_are_read_together() -> None:
    told = lab("docker network create a\ndocker run -d --name one --network a nginx\ndocker run -d --name two nginx")
    parts = [
        f"$ {line}\n{printed(told, line)}\n"
        for line in ("docker network inspect a", "docker inspect one", "docker inspect two one")
    ]
    reading = read("".join(parts))
    assert sorted(one.name for one in reading.world.containers.values()) == ["one", "two"]
    assert reading.notes == ()


def test_who_is_on_several_networks_is_one_stranger() -> None:
    told = lab(
        "docker network create a\ndocker network create b\ndocker run -d --name one --network a nginx\ndocker network connect b one"
    )
    world = read(printed(told, "docker network inspect a b")).world
    [one] = world.containers.values()
    assert (one.image, len(world.endpoints_in(one.sandbox))) == ("busybox", 2)
    assert printed(world, "docker exec one ping -c1 -W1 172.18.0.1").count("1 packets received") == 1


def test_a_network_that_only_a_stopped_container_knows_gets_what_docker_chooses() -> None:
    told = lab("docker network create --subnet 10.1.0.0/16 a\ndocker run -d --name one --network a nginx\ndocker stop one")
    world = read(printed(told, "docker inspect one")).world
    assert own(world) == {"a"}
    [one] = world.containers.values()
    assert (one.status, printed(world, "docker start one")) == ("exited", "one")


def test_a_container_in_another_s_sandbox_needs_the_other() -> None:
    told = lab("docker run -d --name one nginx\ndocker run -d --name two --network container:one redis")
    both = read(printed(told, "docker inspect two one")).world
    assert len(both.sandboxes) == 1
    assert {one.name for one in both.containers_in(next(iter(both.sandboxes)))} == {"one", "two"}
    alone = read(printed(told, "docker inspect two"))
    assert alone.notes == ("not started, because the container whose sandbox it shares is not told of: two",)


def test_a_strange_image_has_somebody_who_answers_for_it() -> None:
    strange = json.loads(json.dumps(REAL).replace("nginx:1.27", "registry.example/shop/api:2"))
    reading = read(json.dumps(strange))
    [api] = reading.world.containers.values()
    assert (api.image, api.listens, api.labels["cnmviz.image"]) == ("busybox", ("80/tcp",), "registry.example/shop/api:2")
    assert any("busybox stands in for it and answers on 80" in note for note in reading.notes)


def test_a_driver_that_a_lab_does_not_have_is_left_out() -> None:
    network = {"Name": "shop", "Id": NET, "Driver": "weave", "Scope": "local", "IPAM": {"Config": []}, "Containers": {}}
    reading = read(json.dumps([network, REAL]))
    assert own(reading.world) == set()
    assert "networks of kinds that a lab does not have are left out: shop" in reading.notes


def test_other_objects_are_counted() -> None:
    image = {"Id": "sha256:1", "RepoTags": ["nginx"], "Config": {}, "Created": ""}
    assert "1 objects that are neither networks nor containers are left out" in read(json.dumps([REAL, image])).notes


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda told: told.update(Name=7), "object 1.Name is no text"),
        (lambda told: told.update(State=[]), "object 1.State is no object"),
        (lambda told: told["Config"].update(Env={}), "object 1.Config.Env is no list"),
        (lambda told: told["Config"].update(Env=[1]), "object 1.Config.Env is no list of texts"),
        (lambda told: told["Config"].update(Labels={"a": 1}), "object 1.Config.Labels is no object of texts"),
        (lambda told: told["Config"].update(Tty="yes"), "object 1.Config.Tty is no true or false"),
        (lambda told: told["State"].update(ExitCode=2**60), "is no number that an engine writes"),
        (lambda told: told["State"].update(Status="dreaming"), '"dreaming" is no state of a container'),
        (lambda told: told["HostConfig"].update(PortBindings={"http": [{}]}), "is no port"),
        (
            lambda told: told["NetworkSettings"]["Networks"]["shop"].update(IPAddress="10.0.0.300"),
            "object 1.NetworkSettings.Networks.shop.IPAddress: '10.0.0.300' is no address",
        ),
        (lambda told: told["NetworkSettings"]["Networks"]["shop"].update(MacAddress="no"), "MAC address"),
        (lambda told: told.update(Name="/a b"), "that is no name for a container"),
    ],
)
def test_what_no_engine_prints_is_refused_with_its_place(change: Any, why: str) -> None:
    told = json.loads(json.dumps(REAL))
    change(told)
    assert why in refusal(json.dumps([told]))


def test_neither_network_nor_container_is_no_lab() -> None:
    assert "neither a network nor a container" in refusal('[{"Id": "sha256:1", "RepoTags": []}]')
    assert "this is no JSON: Expecting" in refusal('[{"Id": "1", "Name": }]')


ODD: list[Any] = [
    None,
    True,
    -1,
    10**30,
    1.5,
    "",
    "x" * 100_000,
    "\0",
    "\ud800",
    "999.1.1.1/99",
    "::/0",
    [],
    {},
    [[]],
    {"": None},
    {"a": {}},
]


def _places(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in some JSON."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place, *(found for key, part in inner for found in _places(part, (*place, key)))]


TOLD = json.loads(
    printed(
        lab("docker network create --ipv6 shop\ndocker run -d --name web --network shop -p 80 nginx"),
        "docker network inspect shop bridge",
    )
)


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_whatever_stands_anywhere_is_read_or_refused(odd: Any) -> None:
    """One member after the other is something that no engine prints there."""
    whole = [REAL, *TOLD]
    for place in _places(whole)[1:]:
        changed = json.loads(json.dumps(whole))
        part = changed
        for key in place[:-1]:
            part = part[key]
        part[place[-1]] = odd
        with suppress(Unusable):
            read(json.dumps(changed))
