"""Laws: a lab that a compose file can say comes back as it was, and whatever else happens is told."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cnmviz.cnm.soundness import flaws
from cnmviz.cnm.world import World
from cnmviz.recordings.scenarios import scenario
from cnmviz.scenarios.formats import Asked
from cnmviz.scenarios.formats.compose import FORMAT
from cnmviz.scenarios.likeness import differences

from .labs import labs, world_of
from .reader import read

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def again(world: World, title: str = "My lab") -> World:
    assert FORMAT.write is not None
    return FORMAT.read(FORMAT.write(title, world).body, Asked(name="any.yaml", seed="again", now=1)).world


@given(labs())
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
def test_a_lab_comes_back_as_it_was(world: World) -> None:
    assert differences(world, again(world)) == []


@given(labs())
@settings(max_examples=20, deadline=None, suppress_health_check=SLOW)
def test_what_came_back_is_written_as_before(world: World) -> None:
    assert FORMAT.write is not None
    once = again(world)
    assert FORMAT.write("My lab", again(once)).body == FORMAT.write("My lab", once).body


@given(st.integers(0, 2**32))
@settings(max_examples=30, deadline=None)
def test_of_any_lab_a_sound_one_comes_back_and_every_difference_is_told(number: int) -> None:
    assert FORMAT.write is not None
    world = world_of(scenario(Random(number), 25))
    written = FORMAT.write("My lab", world)
    back = FORMAT.read(written.body, Asked(seed="again", now=1)).world
    found = differences(world, back)
    told = [note.removeprefix("the file makes another lab in this: ") for note in written.notes]
    assert [one for one in found[:60] if one not in told] == []
    assert flaws([entity for table in back.tables.values() for entity in table.values()], back.draws) == []


@pytest.mark.parametrize(
    "text",
    [
        "services:\n  web: {image: nginx, depends_on: [db], networks: {b: {aliases: [www]}, a: {priority: 9}}}\n"
        "  db: {image: postgres, networks: [a, b]}\nnetworks: {a: , b: {name: other}}\n",
        "services:\n  web: {image: nginx, scale: 3}\n",
        "services:\n  web: {image: nginx, links: ['db:store']}\n  db: {image: postgres}\n",
        "services:\n  web: {build: ., ports: ['80:8000']}\n  probe: {image: alpine, command: sleep 9, network_mode: 'service:web'}\n",
        "services:\n  web: {image: nginx, networks: [six]}\nnetworks: {six: {enable_ipv4: false, enable_ipv6: true}}\n",
        "services:\n  web: {image: redis, entrypoint: [sleep, infinity], environment: ['A=$$B']}\n",
        "services: {}\n",
    ],
)
def test_a_lab_that_was_read_comes_back_with_composes_names_and_labels(text: str) -> None:
    lab = read(text)
    assert differences(lab.reading.world, again(lab.reading.world, lab.reading.title)) == []


def test_a_swarm_of_one_host_comes_back() -> None:
    world = world_of(
        [
            "docker network create early",
            "docker swarm init",
            "docker network create -d overlay --attachable wide",
            "docker network create late",
            *(f"docker run -d --name of-{name} --network {name} nginx" for name in ("early", "wide", "late")),
        ]
    )
    assert differences(world, again(world)) == []


def test_the_title_comes_back() -> None:
    assert FORMAT.write is not None
    body = FORMAT.write('My "lab" 5$: näher #1', world_of([])).body
    assert FORMAT.read(body, Asked(name="x/compose.yaml", seed="again", now=1)).title == 'My "lab" 5$: näher #1'
