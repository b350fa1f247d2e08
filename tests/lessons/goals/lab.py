"""A lab in which every kind of goal can hold and fail."""

from __future__ import annotations

from cnmviz.cnm.stage import new_world
from cnmviz.cnm.world import World
from cnmviz.console.file import lines_of, play
from cnmviz.lessons.goals import Finding, check

LINES = """\
docker network create front
docker network create --internal --subnet 172.30.0.0/16 back
docker run -d --name web --network front -p 8080:80 nginx:alpine
docker run -d --name db --network back --network-alias database --ip 172.30.0.10 postgres
docker network connect back web
docker run -dit --name stranger alpine sh
docker run -d --name sidecar --network container:web alpine sleep 1d
docker run -d --name loner --network none nginx
docker run -d --name native --network host redis
docker create --name later --network back --network-alias soon redis
docker run -d --name frozen --network back redis
docker pause frozen
docker run -d --name ended --network back redis
docker stop ended
docker run -d --name api1 --network front --network-alias api traefik/whoami
docker run -d --name api2 --network front --network-alias api -p 127.0.0.1:9000:80 -p 53/udp traefik/whoami
"""


def lab(more: str = "") -> World:
    return play(new_world("goals", now=0), lines_of(LINES + more), now=0)


LAB = lab()


def finding(fact: str, world: World = LAB) -> Finding:
    return check(world, fact)


def met(fact: str, world: World = LAB) -> bool:
    return check(world, fact).met
