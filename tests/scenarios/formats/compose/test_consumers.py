"""What is written is accepted by those who read compose files: Debian's docker-compose, and docker compose where it is there."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from cnmviz.cnm.world import World
from cnmviz.scenarios.formats.compose import FORMAT

from .labs import labs, world_of

OLD = shutil.which("docker-compose")
needs_old = pytest.mark.skipif(OLD is None, reason="Debian's docker-compose is not installed")


def has_plugin() -> bool:
    docker = shutil.which("docker")
    return docker is not None and subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode == 0


def written(world: World) -> bytes:
    assert FORMAT.write is not None
    return FORMAT.write("My lab", world).body


EVERYTHING = [
    "docker network create --subnet 10.5.0.0/16 --ip-range 10.5.1.0/24 --gateway 10.5.0.9 --aux-address printer=10.5.0.5 front",
    "docker network create -d macvlan -o parent=eth0 --ipv6 --internal --label 'a=5$' --attachable Back",
    "docker network create --ipv4=false --ipv6 'my net'",
    "docker run -d --name db --network front --network-alias store --ip 10.5.0.20 --mac-address 02:42:ac:11:00:02 postgres",
    "docker run -d --name web --network front --link db:sql -p 127.0.0.1:8080:80 -p '[::1]:8081:80/udp' -P -e 'A=$B' nginx",
    "docker network connect --gw-priority 9 --alias www Back web",
    "docker network connect bridge web",
    "docker run -d --name probe --network container:web --label on=0o17 alpine sleep infinity",
    "docker run -d --name host --network host --add-host six:2001:db8::1 --dns 192.0.2.53 --entrypoint sleep busybox 100",
    "docker run -d --name none --network none -it --rm --cap-add NET_ADMIN alpine sh",
    "docker pause db",
    "docker create --name later --hostname www --expose 22 redis",
    "docker create --name lost --network gone nginx",
    "place web=12,-7",
    "group web db",
]


def config(command: list[str], body: bytes, folder: Path) -> dict[str, object]:
    """The file as the consumer understood it."""
    file = folder / "compose.yaml"
    file.write_bytes(body)
    done = subprocess.run([*command, "-f", str(file), "config"], capture_output=True, text=True, check=False, cwd=folder)
    assert done.returncode == 0, (done.stderr, body.decode())
    return {"text": done.stdout, "warnings": done.stderr}


@needs_old
def test_docker_compose_of_debian_accepts_everything(tmp_path: Path) -> None:
    understood = config([str(OLD)], written(world_of(EVERYTHING)), tmp_path)
    assert "10.5.0.20" in str(understood["text"])
    assert understood["warnings"] == ""


@needs_old
def test_it_accepts_an_empty_lab(tmp_path: Path) -> None:
    config([str(OLD)], written(world_of([])), tmp_path)


@needs_old
@given(labs())
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_it_accepts_any_lab(tmp_path_factory: pytest.TempPathFactory, world: World) -> None:
    config([str(OLD)], written(world), tmp_path_factory.mktemp("any"))


@pytest.mark.skipif(not has_plugin(), reason="docker has no compose here")
def test_docker_compose_accepts_everything(tmp_path: Path) -> None:
    understood = config(["docker", "compose"], written(world_of(EVERYTHING)), tmp_path)
    assert "10.5.0.20" in json.dumps(understood["text"])
