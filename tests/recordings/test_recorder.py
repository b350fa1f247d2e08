"""The recorder, tried on a simulated Engine behind a real `docker` program: what it writes down, the replayer finds again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from random import Random

import pytest
from django.core.management import CommandError, call_command

from cnmviz.recordings import staging
from cnmviz.recordings.record import read_script
from cnmviz.recordings.recording import Recording, read
from cnmviz.recordings.replay import replay
from cnmviz.recordings.scenarios import scenario
from tests.recordings.engine import FakeEngine

ALONE = {"": staging.HOST}
SWARM = {"node1": "198.51.100.1", "node2": "198.51.100.2"}
COMMANDS = (
    "docker network create --internal back",
    "docker run -d --name web -p 8080:80 --add-host db:10.0.0.9 nginx",
    "docker network connect --alias www back web",
    "docker run -d --name db --network back postgres",
    "docker network rm back",
    "docker run --name late alpine hostname",
)

Start = Callable[[str, dict[str, str]], FakeEngine]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Puts a `docker` in front of the PATH; its lab is that in which a recording of this name is replayed."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    engines = []

    def put(name: str, hosts: dict[str, str]) -> FakeEngine:
        outside = "" if len(hosts) > 1 else staging.OUTSIDE
        engines.append(FakeEngine(Recording(name, tmp_path, hosts, outside, (), {}, {}, {}), tmp_path))
        return engines[0]

    yield put
    for engine in engines:
        engine.close()


def recorded(
    folder: Path, *lines: str, options: tuple[str, ...] = ("--prefix=@host=host vm", "--prefix=@outside=outside")
) -> Path:
    script = folder / "tried.txt"
    script.write_text("\n".join(lines))
    call_command("record", str(script), f"--into={folder}", *options, stdout=StringIO())
    return folder / "tried.json"


def test_what_is_recorded_is_what_is_replayed(start: Start, tmp_path: Path) -> None:
    engine = start("tried", ALONE)
    path = recorded(tmp_path, "# a rule of Docker", "# names: nobody", *COMMANDS)
    raw = json.loads(path.read_text())
    assert (raw["name"], raw["why"], raw["engine"]) == ("tried", "a rule of Docker", "simulated")
    assert raw["steps"][0] == {"command": COMMANDS[0], "exit": 0, "stdout": "<network:back>\n", "stderr": ""}
    assert raw["steps"][5]["stdout"] == "<container:late>\n"
    assert raw["state"]["containers"]["web"]["inside"]["hosts"][0] == "10.0.0.9\tdb"
    assert list(raw["probes"]) == ["db", "web", "@host", "@outside"]
    assert raw["probes"]["db"]["ping"] == {
        "172.17.0.1": False, "172.17.0.2": False, "172.18.0.1": True, "172.18.0.2": True, "172.18.0.3": True, "203.0.113.1": False, "203.0.113.2": False,
    }  # fmt: skip
    assert raw["probes"]["@outside"]["tcp"]["203.0.113.1:8080"]
    assert raw["probes"]["db"]["resolve"] == {"db": ["172.18.0.3"], "nobody": [], "web": ["172.18.0.2"], "www": ["172.18.0.2"]}
    assert raw["probes"]["web"]["hosts"] == {"db": ["10.0.0.9"], "nobody": [], "web": [], "www": []}
    assert [str(check) for check in replay(read(path)) if not check.agrees] == []
    assert len(replay(read(path))) > 100
    assert (dict(engine.world.containers), len(engine.world.networks)) == ({}, 3)


@pytest.mark.parametrize("seed", range(2))
def test_random_scenarios(start: Start, tmp_path: Path, seed: int) -> None:
    start("tried", ALONE)
    path = recorded(tmp_path, *scenario(Random(seed), 6))
    assert [str(check) for check in replay(read(path)) if not check.agrees] == []


def test_a_swarm(start: Start, tmp_path: Path) -> None:
    start("tried", SWARM)
    hosts = tuple(f"--host={name}={address}" for name, address in SWARM.items())
    lines = (
        "docker --context node1 network create -d overlay --attachable net",
        "docker --context node1 run -d --name web --network net nginx",
        "docker --context node2 run -d --name db --network net -p 8080:80 nginx",
    )
    path = recorded(tmp_path, *lines, options=(*hosts, "--prefix=@node1=host node1", "--prefix=@node2=host node2"))
    raw = json.loads(path.read_text())
    assert sorted(raw["probes"]) == ["@node1", "@node2", "node1/web", "node2/db"]
    assert raw["probes"]["node1/web"]["ping"]["10.0.1.4"]
    assert [str(check) for check in replay(read(path)) if not check.agrees] == []


def test_an_engine_in_use_is_left_alone(start: Start, tmp_path: Path) -> None:
    engine = start("tried", ALONE)
    engine.answer(["docker", "run", "-d", "--name", "mine", "nginx"])
    with pytest.raises(CommandError, match="the engine is not empty"):
        recorded(tmp_path, *COMMANDS)
    assert [container.name for container in engine.world.containers.values()] == ["mine"]


def test_only_docker_commands_are_scripts(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("docker ps\nrm -rf /\n")
    with pytest.raises(ValueError, match=r"bad.txt: not a docker command: rm -rf /"):
        read_script(tmp_path / "bad.txt")


def test_the_stage_is_the_one_that_the_readme_describes() -> None:
    assert [command for command in staging.network() if "default" in command] == [
        "ip -n outside route add default via 203.0.113.1",
        "ip route replace default via 203.0.113.2 dev vdk",
    ]
    assert {words[-1] for words in staging.imports()} == {"nginx", "httpd", "redis", "postgres", "alpine", "busybox"}
