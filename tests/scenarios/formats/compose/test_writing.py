"""What a lab looks like as a compose file, and what is told of that which Compose has no words for."""

from __future__ import annotations

from typing import Any

import yaml

from cnmviz.scenarios.formats import Writing
from cnmviz.scenarios.formats.compose import FORMAT
from cnmviz.scenarios.formats.compose.dump import dump
from cnmviz.scenarios.yaml_text import read as read_yaml

from .labs import world_of
from .reader import Lab, read

OWN = ("place", "group", "addhost")


def written(*lines: str) -> Writing:
    assert FORMAT.write is not None
    return FORMAT.write("My shop", world_of([line if line.startswith(OWN) else f"docker {line}" for line in lines]))


def document(*lines: str) -> dict[str, Any]:
    """The file, as every YAML reader takes it."""
    found = yaml.safe_load(written(*lines).body)
    assert isinstance(found, dict)
    return found


def rewritten(lab: Lab) -> dict[str, Any]:
    assert FORMAT.write is not None
    found = yaml.safe_load(FORMAT.write(lab.reading.title, lab.reading.world).body)
    assert isinstance(found, dict)
    return found


SHOP = (
    "network create --subnet 10.5.0.0/24 --internal back",
    "network create front",
    "run -d --name db --network back --ip 10.5.0.20 --network-alias store postgres:16",
    "run -d --name web --network front -p 8080:80 nginx",
    "network connect back web",
)

FILE = """\
services:
  db:
    image: "postgres:16"
    container_name: db
    networks:
      back:
        aliases:
        - store
        ipv4_address: "10.5.0.20"
    x-cnmviz:
      made_by: "docker run"
  web:
    image: nginx
    container_name: web
    networks:
      front:
        priority: 2
      back:
        priority: 1
    ports:
    - "8080:80"
    x-cnmviz:
      made_by: "docker run"
networks:
  back:
    name: back
    internal: true
    ipam:
      config:
      - subnet: "10.5.0.0/24"
    x-cnmviz:
      made_by: "docker run"
  front:
    name: front
    x-cnmviz:
      made_by: "docker run"
x-cnmviz:
  title: "My shop"
  project: myshop
"""


def test_a_lab_as_a_file() -> None:
    assert written(*SHOP).body.decode() == FILE
    assert written(*SHOP).notes == ()


def test_a_project_keeps_its_services_and_networks() -> None:
    lab = read(
        """
        services:
          web: {image: nginx, depends_on: [db], networks: {back: {aliases: [www]}}}
          db: {image: postgres, networks: [back]}
        networks: {back: }
        """
    )
    assert rewritten(lab) == {
        "services": {
            "db": {"image": "postgres", "container_name": "shop-db-1", "networks": {"back": None}},
            "web": {
                "image": "nginx",
                "container_name": "shop-web-1",
                "networks": {"back": {"aliases": ["www"]}},
                "depends_on": {"db": {"condition": "service_started"}},
            },
        },
        "networks": {"back": {"name": "shop_back"}},
        "x-cnmviz": {"title": "shop", "project": "shop"},
    }


def test_a_shared_sandbox() -> None:
    found = document("run -d --name web nginx", "run -d --name probe --network container:web alpine sleep infinity")
    assert found["services"]["probe"]["network_mode"] == "service:web"
    assert found["services"]["probe"]["depends_on"] == {"web": {"condition": "service_started"}}


def test_containers_that_know_each_other_do_not_wait_for_each_other() -> None:
    told = written(
        "network create front",
        "create --name one --network front --link two:other nginx",
        "run -d --name two --network front --link one:other nginx",
        "start one",
        "create --name left --network container:right nginx",
        "create --name right --network container:left nginx",
    )
    services = yaml.safe_load(told.body)["services"]
    assert [services[name].get("depends_on") for name in ("one", "two")] == [None, {"one": {"condition": "service_started"}}]
    assert [services[name]["network_mode"] for name in ("left", "right")] == ["container:right", "service:left"]
    assert told.notes == ("docker compose starts these, which do not run: left, right",)


def test_what_the_image_does_by_itself_is_not_said() -> None:
    services = document(
        "run -d --name aa redis", "run -d --name bb redis --port 7000", "run -d --name cc --entrypoint sleep redis 100"
    )["services"]
    assert [(one.get("entrypoint"), one.get("command")) for one in services.values()] == [
        (None, None),
        (None, ["--port", "7000"]),
        (["sleep"], ["100"]),
    ]


def test_what_stands_in_is_what_is_written_because_it_runs_anywhere() -> None:
    api = rewritten(read("services:\n  api: {build: ./api, ports: ['80:8000']}\n"))["services"]["api"]
    assert (api["image"], api["command"], api["labels"]) == ("busybox", ["httpd", "-f", "-p", "8000"], {"cnmviz.build": "./api"})


def test_addresses_that_would_come_out_otherwise_are_asked_for() -> None:
    found = document(
        "network create front",
        "run -d --name aa --network front nginx",
        "run -d --name bb --network front nginx",
        "rm -f aa",
        "network create back",
        "network create after",
        "network rm back",
        "run -d --name cc --network after nginx",
    )
    assert found["networks"]["front"]["ipam"] == {"config": [{"subnet": "172.18.0.0/16", "gateway": "172.18.0.1"}]}
    assert found["networks"]["after"]["ipam"] == {"config": [{"subnet": "172.20.0.0/16", "gateway": "172.20.0.1"}]}
    assert found["services"]["bb"]["networks"]["front"]["ipv4_address"] == "172.18.0.3"


def test_states_and_places_are_in_the_extension_and_told() -> None:
    told = written(
        "run -d --name aa nginx",
        "stop aa",
        "run -d --name bb nginx",
        "pause bb",
        "create --name cc nginx",
        "place bb=12,-7",
        "group aa cc",
    )
    services = yaml.safe_load(told.body)["services"]
    assert [one["x-cnmviz"] for one in services.values()] == [
        {"made_by": "docker run", "state": "exited", "exit": 137, "group": 1},
        {"made_by": "docker run", "state": "paused", "place": "12,-7"},
        {"made_by": "docker run", "state": "created", "group": 1},
    ]
    assert told.notes == ("docker compose starts these, which do not run: aa, cc", "docker compose does not pause these: bb")


def test_a_network_that_nobody_is_on_is_told() -> None:
    told = written("network create empty")
    assert yaml.safe_load(told.body)["networks"] == {
        "empty": {"name": "empty", "x-cnmviz": {"made_by": "docker run", "used": True}}
    }
    assert told.notes == ("docker compose makes no network that no service is on: empty",)


def test_what_older_consumers_refuse_is_in_the_extension_and_told() -> None:
    told = written("network create a", "run -d --name web --network name=a,gw-priority=5 nginx")
    web = yaml.safe_load(told.body)["services"]["web"]
    assert web["networks"] == {"a": {"x-cnmviz": {"gw_priority": 5}}}
    assert told.notes == ("the priority of a gateway is only in x-cnmviz, because docker-compose 1.29 refuses gw_priority: web",)


def test_other_hosts_are_left_out_and_told() -> None:
    told = written("addhost node2", "run -d --name web nginx", "--context node2 run -d --name far nginx")
    assert list(yaml.safe_load(told.body)["services"]) == ["web"]
    assert told.notes == ("a compose file is about one engine, node1; these hosts were left out: node2",)


def test_what_cannot_be_made_again_is_held_back_and_told() -> None:
    """A container that was started before its network was made anew with other subnets."""
    told = written(
        "network create --subnet 10.5.0.0/24 a",
        "run -d --name one --network a --ip 10.5.0.9 nginx",
        "stop one",
        "network rm a",
        "network create --subnet 10.6.0.0/24 a",
    )
    assert read(told.body.decode()).containers == []
    assert any(note.startswith("left out, because it cannot be made again: service one: invalid config") for note in told.notes)


TEXTS = (
    *(
        "22:22",
        "yes",
        "Off",
        "null",
        "~",
        "1e3",
        "0o17",
        "0x1f",
        "1_000",
        "12:30:45",
        "2026-01-01",
        ".5",
        ".inf",
        ".NaN",
        "=",
        "<<",
    ),
    *("", " a", "a ", "a: b", "a #b", "- a", "*a", "&a", "!a", "%a", "@a", "`a", "nginx:alpine", "a\nb", "ünï", "'", '"', "\\"),
    *("{a}", "[a]", "|", ">", "?", "a:", ":a", "#a", "y", "N", "\u2028", "\x85", "\x7f", "\t", "😀"),
)


def test_a_text_is_quoted_where_anybody_could_take_it_for_something_else() -> None:
    everything = {"texts": list(TEXTS), "keys": {one: one for one in TEXTS}}
    assert yaml.safe_load(dump(everything)) == everything
    assert read_yaml(dump(everything)) == everything


def test_a_dollar_is_no_variable_and_the_same_list_is_written_twice() -> None:
    same = ["$A"]
    assert dump({"a": same, "b": same}) == 'a:\n- "$$A"\nb:\n- "$$A"\n'
