"""The recipe of a lab makes the same lab again; what it cannot say is told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnmviz.cnm.world import World
from cnmviz.scenarios.recipe import recipe_of
from tests.scenarios.labs import lab, random_lab
from tests.scenarios.likeness import same, told

VARIED = """
docker network create front
docker network create --subnet 10.9.0.0/24 --gateway 10.9.0.9 --ip-range 10.9.0.128/25 --aux-address tv=10.9.0.200 --label tier=back --label 'note=two words' --internal back
docker network create --ipv6 --subnet fd00:9::/64 --opt com.docker.network.bridge.enable_icc=false six
docker network create -d macvlan -o parent=eth0 --subnet 10.8.0.0/24 lan
docker network create --config-only --subnet 10.7.0.0/24 --label from=settings settings
docker network create --config-from settings borrowed
docker run -d --name plain nginx
docker run -d --name web --network front -p 8080:80 -p 127.0.0.1:5353:53/udp --hostname shop --network-alias www -e 'A=it is' nginx
docker network connect --ip 10.9.0.77 --alias api --alias v1 back web
docker run -d --name db --network back --ip 10.9.0.78 --dns 9.9.9.9 --add-host old:10.0.0.1 --label x=y postgres
docker run -d --name prior --network name=front,gw-priority=5 --network name=six,mac-address=02:42:aa:00:00:01 nginx
docker run -dit --name tools --cap-add NET_ADMIN --expose 9000 -P alpine
docker run -d --name side --network container:web --entrypoint sleep alpine 1000
docker run -d --name linked --link plain:p nginx
docker create --name later --network front redis
docker run -d --name moved --network front nginx
docker network disconnect front moved
docker network connect back moved
docker run -d --name stopped -p 8080 nginx
docker stop -t 0 stopped
docker run --name ended alpine true
docker run -d --name killed nginx
docker kill -s INT killed
docker run -d --name paused --network lan nginx
docker pause paused
docker run -d --name alone --network none nginx
docker run -d --name onhost --network host redis
docker run -d --name "it's" nginx || docker run -d --name its -e "Q=it's \\"quoted\\" $(true)" nginx
"""
HOSTS = """
#: addhost node2
#: addhost node3
docker network create local
docker swarm init
docker --context node2 swarm join --token "$(docker swarm join-token -q worker)" node1:2377
docker --context node3 swarm join --token "$(docker swarm join-token -q manager)" node1:2377
docker network create -d overlay --attachable wide
docker run -d --name web --network wide -p 8080:80 nginx
docker --context node2 run -d --name web --network wide nginx
docker --context node3 network create local
docker --context node3 run -d --name db --network local postgres
"""
PICTURE = """
#: addhost node2
docker network create front
docker --context node2 network create front
docker run -d --name web nginx
docker run -d --name db nginx
docker --context node2 run -d --name web nginx
#: arrange --order db,node1/web
#: place db=10,-20 node2/web=1,2 network:node2/front=5,6 host:node2=700,0
#: group db network:node1/front
#: group node1/web node2/web
"""


def remade(world: World) -> World:
    """The lab that the recipe's lines make, alone."""
    return lab("\n".join(recipe_of(world).lines), "remade")


@pytest.mark.parametrize("text", [VARIED, HOSTS, PICTURE], ids=["varied", "hosts", "picture"])
def test_a_lab_is_the_same_again_and_nothing_is_left_to_tell(text: str) -> None:
    world = lab(text)
    assert recipe_of(world).notes == ()
    same(world, remade(world))


def test_the_recipe_of_what_a_recipe_made_is_the_same() -> None:
    world = lab(VARIED)
    assert recipe_of(remade(world)).lines == recipe_of(world).lines


@given(st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_any_lab_is_the_same_again_as_far_as_its_notes_say(number: int) -> None:
    _law(random_lab(number))


@given(st.integers(0, 2**32))
@settings(max_examples=25, deadline=None)
def test_so_is_any_swarm(number: int) -> None:
    _law(random_lab(number, swarm=True))


def _law(world: World) -> None:
    recipe = recipe_of(world)
    told(world, lab("\n".join(recipe.lines), "remade"), recipe.notes)


def test_of_random_labs_nearly_all_are_said_whole() -> None:
    whole = sum(not recipe_of(random_lab(number)).notes for number in range(100))
    assert whole >= 93


def test_a_subnet_is_asked_for_only_where_docker_would_choose_another() -> None:
    world = lab("docker network create a\ndocker network create b\ndocker network create c\ndocker network rm b")
    assert recipe_of(world).lines == (
        "docker network create a",
        "docker network create --subnet 172.20.0.0/16 --gateway 172.20.0.1 c",
    )


def test_addresses_are_asked_for_only_where_docker_would_give_others() -> None:
    lines = "docker network create a\n" + "".join(
        f"docker run -d --name {name} --network a nginx\n" for name in ("one", "two", "three")
    )
    assert not any("--ip" in line for line in recipe_of(lab(lines)).lines)
    assert recipe_of(lab(f"{lines}docker rm -f two")).lines == (
        "docker network create --subnet 172.18.0.0/16 --gateway 172.18.0.1 a",
        "docker run -d --name one --network a --ip 172.18.0.2 nginx",
        "docker run -d --name three --network a --ip 172.18.0.4 nginx",
    )


def test_where_none_can_be_asked_for_something_holds_the_gap_for_a_while() -> None:
    world = lab("docker run -d --name one nginx\ndocker run -d --name two redis\ndocker rm -f one")
    assert recipe_of(world).lines == (
        "docker run -d --name filler-1 redis",
        "docker run -d --name two redis",
        "docker rm -f filler-1",
    )


def test_an_address_that_came_free_is_given_to_whom_has_it_now() -> None:
    world = lab(
        "docker run -d --name one nginx\ndocker run -d --name two nginx\ndocker rm -f one\ndocker run -d --name three nginx"
    )
    assert recipe_of(world).notes == ()
    same(world, remade(world))


def test_what_has_ended_comes_first_where_others_have_its_port_now() -> None:
    world = lab(
        "docker create --name new -p 8080:80 nginx\ndocker run -d --name old -p 8080:80 nginx\ndocker stop old\ndocker start new"
    )
    recipe = recipe_of(world)
    assert recipe.notes == ()
    same(world, remade(world))


def test_a_network_that_is_gone_is_there_while_it_is_needed() -> None:
    world = lab("docker network create a\ndocker run -d --name web --network a nginx\ndocker stop web\ndocker network rm a")
    assert recipe_of(world).lines == (
        "docker network create a",
        "docker run -d --name web --network a nginx",
        "docker stop web",
        "docker network rm a",
    )
    assert recipe_of(world).notes == ()


def test_so_is_the_owner_of_a_sandbox() -> None:
    world = lab("docker run -d --name one nginx\ndocker run -d --name two --network container:one redis\ndocker rm -f one")
    assert recipe_of(world).lines == (
        "docker run -d --name gone-1 --network none nginx",
        "docker run -d --name two --network container:gone-1 redis",
        "docker rm -f gone-1",
    )
    assert recipe_of(world).notes == ()


UNSAID = """
docker network create --subnet 10.1.0.0/16 a
docker run -d --name web --network a --ip 10.1.0.9 nginx
docker stop web
docker network rm a
docker network create --subnet 10.2.0.0/16 a
"""


def test_what_cannot_be_said_is_told() -> None:
    recipe = recipe_of(lab(UNSAID))
    assert len(recipe.notes) == 1
    assert recipe.notes[0].startswith(
        "container node1/web: the lines leave it out, because an engine would refuse it: docker: Error"
    )


def test_a_line_break_in_a_setting_is_told() -> None:
    world = lab("docker run -d --name web -e A=b nginx")
    [web] = world.containers.values()
    object.__setattr__(web, "env", ("A=b\nc",))
    recipe = recipe_of(world)
    assert recipe.lines == ("docker run -d --name web -e 'A=b c' nginx",)
    assert "environment" in recipe.notes[0]
