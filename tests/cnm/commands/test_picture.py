"""`place` and `arrange`: where things stand in the picture."""

from __future__ import annotations

import pytest

from cnmviz.cnm.entities import Host
from tests.cnm.lab import Lab

STAGE = ("network create front", "run -d --name web --network front nginx", "run -d --name db redis")
TWO = (Host(id="", name="node1"), Host(id="", name="node2", address="203.0.113.3/24"))


def type_(lab: Lab, line: str) -> str:
    """What a line says that goes wrong; "" where it is done."""
    lab.type(line)
    return lab.stderr


def spots(lab: Lab) -> dict[str, tuple[int, int]]:
    """Where things were put, by name."""
    found = lab.world.positions.values()
    return {lab.world.tables[one.of][one.id].name: (one.x, one.y) for one in found if one.placed}  # type: ignore[union-attr]


def ranks(lab: Lab) -> dict[str, int]:
    return {lab.world.containers[one.id].name: one.rank for one in lab.world.positions.values() if one.rank}


def test_a_container_a_network_and_a_host_are_placed_by_name() -> None:
    lab = Lab(*STAGE)
    assert type_(lab, "place web=120,80 network:front=-5,300 host:node1=0,900") == ""
    assert spots(lab) == {"web": (120, 80), "front": (-5, 300), "node1": (0, 900)}


def test_the_last_place_counts() -> None:
    lab = Lab(*STAGE)
    type_(lab, "place web=1,1")
    type_(lab, "place web=2,2")
    assert spots(lab) == {"web": (2, 2)}


def test_an_id_or_the_beginning_of_one_does_as_well() -> None:
    lab = Lab(*STAGE)
    type_(lab, f"place {lab.container('web').id[:12]}=3,4 network:{lab.network('front').id}=5,6")
    assert spots(lab) == {"web": (3, 4), "front": (5, 6)}


def test_a_name_that_two_hosts_have_needs_the_host() -> None:
    lab = Lab("run -d --name web nginx", "--context node2 run -d --name web nginx", hosts=TWO)
    assert type_(lab, "place web=1,2") == "several things are called web: write HOST/web\n"
    assert type_(lab, "place node2/web=1,2") == ""
    assert [lab.world.hosts[lab.world.containers[id_].host].name for id_ in lab.world.positions] == ["node2"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("place gone=1,2", "there is no container gone\n"),
        ("place network:gone=1,2", "there is no network gone\n"),
        ("place host:gone=1,2", "there is no host gone\n"),
        ("place web", "web is no place: write THING=X,Y with whole pixels, such as web=120,80\n"),
        ("place web=1.5,2", "web=1.5,2 is no place: write THING=X,Y with whole pixels, such as web=120,80\n"),
        ("place web=100001,0", "web cannot stand there: at most 100000 pixels from the corner\n"),
        (
            "place web=\N{ARABIC-INDIC DIGIT ONE}\N{ARABIC-INDIC DIGIT TWO},3",
            "web=\N{ARABIC-INDIC DIGIT ONE}\N{ARABIC-INDIC DIGIT TWO},3 is no place: write THING=X,Y with whole pixels, such as web=120,80\n",
        ),
        ("arrange gone", "there is no container gone\n"),
        ("arrange --order network:front", "network:front is no container: --order is of containers\n"),
        ("arrange web --order web", "--order is for arranging everything: it goes with no THING\n"),
    ],
)
def test_what_cannot_be_placed_is_refused_and_nothing_moves(line: str, why: str) -> None:
    lab = Lab(*STAGE)
    type_(lab, "place db=7,7")
    assert type_(lab, line) == why
    assert spots(lab) == {"db": (7, 7)}


def test_one_wrong_thing_of_several_places_none() -> None:
    lab = Lab(*STAGE)
    assert type_(lab, "place db=1,1 gone=1,1") == "there is no container gone\n"
    assert spots(lab) == {}


def test_arranging_a_thing_forgets_its_place_alone() -> None:
    lab = Lab(*STAGE)
    type_(lab, "place web=1,1 db=2,2")
    type_(lab, "arrange web")
    assert spots(lab) == {"db": (2, 2)}
    type_(lab, "arrange")
    assert lab.world.positions == {}


def test_arranging_with_an_order_ranks_the_named_containers_and_forgets_all_places() -> None:
    lab = Lab(*STAGE)
    type_(lab, "place web=1,1")
    type_(lab, "arrange --order db,web")
    assert (spots(lab), ranks(lab)) == ({}, {"db": 1, "web": 2})
    type_(lab, "arrange --order db,db,web")
    assert ranks(lab) == {"db": 1, "web": 2}
    type_(lab, "place db=1,1")
    type_(lab, "arrange db")
    assert (spots(lab), ranks(lab)) == ({}, {"db": 1, "web": 2})


def test_a_place_outlives_its_container_until_things_are_arranged() -> None:
    lab = Lab(*STAGE)
    type_(lab, "place web=1,1")
    id_ = lab.container("web").id
    lab.run("rm -f web")
    assert list(lab.world.positions) == [id_]
    type_(lab, "arrange")
    assert lab.world.positions == {}


def groups(lab: Lab) -> list[set[str]]:
    """The names of what is grouped, group by group."""
    found: dict[int, set[str]] = {}
    for one in lab.world.positions.values():
        if one.group:
            found.setdefault(one.group, set()).add(lab.world.tables[one.of][one.id].name)  # type: ignore[union-attr]
    return [found[number] for number in sorted(found)]


def test_things_are_grouped_and_taken_apart() -> None:
    lab = Lab(*STAGE, "run -d --name api nginx")
    assert type_(lab, "group web network:front") == ""
    assert type_(lab, "group db api") == ""
    assert groups(lab) == [{"web", "front"}, {"db", "api"}]
    assert type_(lab, "ungroup front-is-no-container") == "there is no container front-is-no-container\n"
    assert type_(lab, "ungroup web") == ""
    assert groups(lab) == [{"db", "api"}]


def test_a_thing_is_in_one_group_at_most() -> None:
    lab = Lab(*STAGE)
    type_(lab, "group web db")
    type_(lab, "group web network:front")
    assert groups(lab) == [{"db"}, {"web", "front"}]


@pytest.mark.parametrize("line", ["group web", "group web web"])
def test_one_thing_is_no_group(line: str) -> None:
    lab = Lab(*STAGE)
    assert type_(lab, line) == "a group is of two things or more\n"
    assert groups(lab) == []


def test_what_is_in_no_group_cannot_be_taken_apart() -> None:
    lab = Lab(*STAGE)
    assert type_(lab, "ungroup web") == "none of these is in a group\n"


def test_arranging_keeps_groups() -> None:
    lab = Lab(*STAGE)
    type_(lab, "group web db")
    type_(lab, "place web=1,2")
    type_(lab, "arrange")
    assert (groups(lab), spots(lab)) == ([{"web", "db"}], {})
