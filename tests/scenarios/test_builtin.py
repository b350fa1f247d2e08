"""The scenarios of the product: each makes the lab that its text speaks of."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from cnmviz.cnm.world import World
from cnmviz.console.file import Stopped
from cnmviz.console.perform import perform
from cnmviz.scenarios import builtin
from cnmviz.scenarios.builtin import Builtin

NOW = 1_700_000_000_000_000
MOST_CONTAINERS = 8
"""A small lab, whose picture can be read on a card."""


def world_of(slug: str) -> World:
    return builtin.world_of(builtin.catalogue()[slug], "seed", NOW)


def reaches(world: World, question: str) -> bool:
    text = perform(world, f"reach {question}", now=NOW).text
    return text.exit == 0


def test_there_are_enough_for_a_term() -> None:
    assert len(builtin.catalogue()) >= 14


@pytest.mark.parametrize("each", builtin.catalogue().values(), ids=lambda each: each.slug)
def test_it_loads(each: Builtin) -> None:
    world = builtin.world_of(each, "seed", NOW)
    assert 1 < len(world.containers) <= MOST_CONTAINERS
    assert all(container.status == "running" for container in world.containers.values())
    assert builtin.world_of(each, "seed", NOW).tables == world.tables


@pytest.mark.parametrize("path", sorted(builtin.FOLDER.glob("*.sh")), ids=lambda path: path.stem)
def test_a_shell_reads_it(path: Path) -> None:
    assert re.fullmatch(r"\d{3}-[a-z0-9-]+", path.stem)
    subprocess.run(["bash", "-n", path], check=True, capture_output=True)


@pytest.mark.parametrize("each", builtin.catalogue().values(), ids=lambda each: each.slug)
def test_it_says_what_it_is(each: Builtin) -> None:
    assert 0 < len(each.title) <= 60
    assert 40 < len(each.about) <= 300
    assert each.about.endswith((".", "?"))
    assert 1 <= len(each.tags) <= 4
    assert all(tag == tag.strip().lower() and tag for tag in each.tags)


def test_a_script_without_its_metadata_is_none() -> None:
    with pytest.raises(KeyError):
        builtin.read("nameless", "docker run -d nginx\n")
    assert builtin.read("x", "# title: X\n# about: Y: z.\n# tags: a, b\n\n# tags: late\ndocker run nginx\n").tags == ("a", "b")


def test_a_script_that_fails_says_where() -> None:
    wrong = builtin.read("x", "# title: X\n# about: Y\n# tags: a\ndocker run -d nosuchimage\n")
    with pytest.raises(Stopped, match="line 4"):
        builtin.world_of(wrong, "seed", NOW)


@pytest.mark.parametrize(
    ("slug", "yes", "no"),
    [
        ("user-network", "web db:5432", "stranger web:80"),
        ("two-isolated-networks", "red-web red-db:6379", "red-web blue-db:6379"),
        ("three-tiers", "@outside 203.0.113.1:80", "web db:5432"),
        ("published-ports", "@outside 203.0.113.1:8080", "@outside 203.0.113.1:8081"),
        ("internal-network", "bastion ledger:5432", "ledger 203.0.113.2"),
        ("host-and-none", "@outside 203.0.113.1:80", "hermit 203.0.113.2"),
        ("shared-sandbox", "client shop:6379", "client shop:5432"),
        ("aliases", "client api:80", "client web:80"),
        ("address-pools", "guest-1 10.20.0.10:80", "guest-1 10.20.0.9"),
        ("macvlan", "@outside 203.0.113.65:80", "@host 203.0.113.65:80"),
        ("ipvlan", "probe sensor-a:80", "@host 203.0.113.97:80"),
        ("overlay", "web db:5432", "web nobody:80"),
        ("reverse-proxy", "proxy shop:8080", "blog shop:8080"),
        ("no-neighbours", "tenant-3 203.0.113.2", "tenant-3 tenant-1:80"),
        ("dual-stack", "client web:80", "client nobody:80"),
        ("default-bridge", "shell 172.17.0.2:80", "shell nobody:80"),
    ],
)
def test_it_shows_what_it_promises(slug: str, yes: str, no: str) -> None:
    world = world_of(slug)
    assert reaches(world, yes), yes
    assert not reaches(world, no), no


def test_a_priority_decides_where_the_name_would_not() -> None:
    world = world_of("two-gateways")
    gateways = {
        name: perform(world, f"docker exec {name} ip route", now=NOW).text.stdout.split()[2]
        for name in ("by-name", "by-priority")
    }
    assert gateways == {"by-name": "172.18.0.1", "by-priority": "172.19.0.1"}


@pytest.mark.parametrize(
    ("slug", "who", "name", "found"), [("default-bridge", "shell", "web", False), ("user-network", "api", "db", True)]
)
def test_names_are_known_on_a_network_of_ones_own_alone(slug: str, who: str, name: str, found: bool) -> None:
    assert (perform(world_of(slug), f"docker exec {who} nslookup {name}", now=NOW).text.exit == 0) is found
