"""Two labs are the same where the same commands made them; each thing that a person can ask for makes a difference."""

from __future__ import annotations

import pytest

from cnmviz.cnm.stage import new_world
from cnmviz.cnm.world import World
from cnmviz.console.file import lines_of, play
from cnmviz.scenarios.likeness import differences
from tests.console.prompt import START
from tests.scenarios.likeness import same

LAB = """
#: addhost node2
docker network create shop
docker run -d --name web --network shop -p 8080:80 nginx
docker run -d --name db --network shop postgres
#: place web=120,80
"""


def lab(text: str, seed: str = "likeness") -> World:
    return play(new_world(seed, now=START), lines_of(text), now=START)


def test_the_same_commands_make_the_same_lab_whatever_its_ids() -> None:
    same(lab(LAB), lab(LAB, "another seed"))


@pytest.mark.parametrize(
    ("line", "difference"),
    [
        ("docker stop db", "container node1/db: status is exited instead of running"),
        ("docker pause db", "container node1/db: status is paused instead of running"),
        ("docker network create more", "network node1/more was not there"),
        ("docker rm -f db", "container node1/db is missing"),
        ("docker network disconnect shop web", "node1/web on shop is missing"),
        ("docker network connect bridge db", "node1/db on bridge was not there"),
        ("#: place web=120,81", "picture: places is container node1/web=120, 81 instead of container node1/web=120, 80"),
        ("#: group web db", "picture: groups is container node1/db, container node1/web instead of nothing"),
        ("#: arrange --order db,web", "picture: order is container node1/db, container node1/web instead of nothing"),
        ("docker swarm init", "host node1: role is manager instead of nothing"),
        ("#: addhost node3", "host node3 was not there"),
        ("docker rename db store", "container node1/db is missing"),
    ],
)
def test_what_a_person_does_makes_a_difference(line: str, difference: str) -> None:
    assert difference in differences(lab(LAB), lab(f"{LAB}\n{line}"))


def test_another_address_is_a_difference() -> None:
    found = differences(
        lab(LAB),
        lab(LAB.replace("docker run -d --name web", "docker run -d --name one --network shop nginx\ndocker run -d --name web")),
    )
    assert "node1/web on shop: address is 172.18.0.3 instead of 172.18.0.2" in found


def test_a_subnet_that_was_asked_for_is_the_one_that_docker_chose() -> None:
    asked = LAB.replace("create shop", "create --subnet 172.18.0.0/16 shop").replace(
        "web --network", "web --ip 172.18.0.2 --network"
    )
    same(lab(LAB), lab(asked))
