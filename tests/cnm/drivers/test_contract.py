"""What holds for every driver that is found: a new one is held to it by its file alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cnmviz.cnm.drivers import Driver, catalogue
from tests.cnm import invariants
from tests.cnm.lab import Lab
from tests.cnm.walk.questions import verdict

ROOT = Path(__file__).parents[3]
DOCUMENT = (ROOT / "docs" / "drivers.md").read_text()
DRIVERS = list(catalogue().values())
COLOURS = {"amber", "blue", "green", "slate", "teal", "violet"}


def each_driver(drivers: list[Driver] = DRIVERS) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("driver", drivers, ids=lambda driver: driver.name)


def lab_of(driver: Driver, *lines: str) -> Lab:
    return Lab(*lines, swarm=driver.capabilities.multi_host)


def network_of(driver: Driver) -> tuple[str, str]:
    """The command that makes a network, "" where there is but one, and the network's name."""
    if driver.capabilities.single:
        return "", {"host": "host", "null": "none"}[driver.name]
    return f"network create -d {driver.name} {'--attachable' if driver.capabilities.multi_host else ''} net", "net"


@each_driver()
def test_it_teaches(driver: Driver) -> None:
    sentences = re.findall(r"[^.]+\.(?: |$)", driver.summary)
    assert len(sentences) == 2
    assert driver.title
    assert driver.shape in ("bar", "slab", "dashed", "tunnel", "tap", "fan")
    assert driver.colour in COLOURS


@each_driver()
def test_its_rules_are_documented(driver: Driver) -> None:
    assert f"\n## `{driver.name}`\n" in DOCUMENT


def test_every_recording_that_the_document_names_exists() -> None:
    named = re.findall(r"`((?:handmade2?|random|swarm|swarm-random)/[\w-]+)`", DOCUMENT)
    assert named
    assert [name for name in named if not (ROOT / "tests" / "recordings" / f"{name}.json").exists()] == []


@each_driver()
def test_containers_come_and_go_and_leave_nothing_behind(driver: Driver) -> None:
    create, name = network_of(driver)
    lab = lab_of(driver)
    before = {kind: len(table) for kind, table in lab.world.tables.items()}
    images = ("nginx", "redis")
    lines = [create, *(f"run -d --name c{at} --network {name} {image}" for at, image in enumerate(images))]
    for line in filter(None, [*lines, "restart -t 0 c0", "pause c0", "unpause c0"]):
        lab.run(line)
        assert lab.exit == 0, lab.stderr
        invariants.hold(lab.world)
    assert [endpoint.name for endpoint in lab.world.endpoints_on(lab.network(name).id)] == ["c1", "c0"]
    lab.run("rm -f c0 c1")
    if create:
        lab.run(f"network rm {name}")
    assert {kind: len(table) for kind, table in lab.world.tables.items()} == before


@each_driver([driver for driver in DRIVERS if driver.capabilities.addresses])
def test_two_on_one_network_talk_by_name(driver: Driver) -> None:
    create, name = network_of(driver)
    lab = lab_of(driver, create, *(f"run -d --name {each} --network {name} nginx" for each in ("one", "two")))
    assert verdict(lab, "one", "two:80") == "DELIVERED"
    assert "seq=0" in lab.run("exec one ping -c 1 two")
