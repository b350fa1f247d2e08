"""The replayer itself: it notices every field that differs, and levels out only what Docker leaves open."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cnmviz.recordings.compare import Check, checks
from cnmviz.recordings.recording import read
from cnmviz.recordings.replay import replay
from cnmviz.recordings.texts import Names, settled

THREE_TIER = Path(__file__).parent / "handmade" / "three-tier.json"


def differences(raw: dict[str, Any], folder: Path) -> list[Check]:
    path = folder / "changed.json"
    path.write_text(json.dumps(raw))
    return [check for check in replay(read(path)) if not check.agrees]


def three_tier() -> dict[str, Any]:
    raw: dict[str, Any] = json.loads(THREE_TIER.read_text())
    return raw


@pytest.mark.parametrize(
    ("path", "value", "kind", "where"),
    [
        (("steps", 0, "exit"), 1, "exit", "$ docker network create frontend"),
        (("steps", 0, "stdout"), "", "stdout", "$ docker network create frontend"),
        (("steps", 1, "stderr"), "oops\n", "stderr", "$ docker network create backend"),
        (("state", "networks", "data", "internal"), False, "network", "data internal"),
        (("state", "networks", "backend", "ipam", 0, "Subnet"), "172.30.0.0/16", "network", "backend ipam"),
        (("state", "networks", "backend", "labels"), {"a": "b"}, "network", "backend labels a"),
        (("state", "containers", "api", "status"), "exited", "container", "api status"),
        (("state", "containers", "proxy", "ports", "80/tcp", 0, "HostPort"), "81", "container", "proxy ports 80/tcp"),
        (("state", "containers", "api", "networks", "data", "ip"), "172.20.0.9", "endpoint", "api data ip"),
        (("state", "containers", "api", "networks", "data", "dns_names"), ["api"], "endpoint", "api data dns_names"),
        (("state", "containers", "db", "inside", "routes"), [], "inside", "db routes"),
        (("state", "containers", "db", "inside", "resolv", 1), "options ndots:1", "inside", "db resolv"),
        (("probes", "db", "ping", "172.18.0.1"), True, "ping", "from db: 172.18.0.1"),
        (("probes", "@outside", "tcp", "203.0.113.1:80"), False, "tcp", "from @outside: 203.0.113.1:80"),
        (("probes", "api", "resolve", "db"), [], "resolve", "from api: db"),
        (("probes", "api", "hosts", "db"), ["172.20.0.4"], "hosts", "from api: db"),
    ],
    ids=lambda value: "-".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_one_changed_field_is_one_difference(tmp_path: Path, path: tuple[Any, ...], value: object, kind: str, where: str) -> None:
    raw = three_tier()
    replace(raw, path, value)
    found = differences(raw, tmp_path)
    assert [(check.kind, check.where) for check in found] == [(kind, where)]


def replace(tree: Any, path: tuple[Any, ...], value: object) -> None:
    for key in path[:-1]:
        tree = tree[key]
    assert tree[path[-1]] != value
    tree[path[-1]] = value


def leaves(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(tree, dict) and tree:
        for key, value in tree.items():
            yield from leaves(value, (*path, key))
    elif isinstance(tree, list) and tree:
        for index, value in enumerate(tree):
            yield from leaves(value, (*path, index))
    else:
        yield path


def test_no_field_is_overlooked(tmp_path: Path) -> None:
    compared = [path for path in leaves(three_tier()) if path[0] in ("steps", "state", "probes") and path[-1] != "command"]
    for path in random.Random(7).sample(compared, 60):
        raw = three_tier()
        replace(raw, path, "something else")
        assert differences(raw, tmp_path), path


def test_a_thing_that_is_missing_or_too_much_differs() -> None:
    found = [(check.where, check.agrees) for check in checks("network", "", {"a": {"x": 1}, "b": {}}, {"b": {}, "c": 2})]
    assert found == [("a", False), ("b", True), ("c", False)]


ID = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Up 3 seconds", "Up Less than a second"),
        ("a   2 hours ago   Up 2 hours   b", "a   1 second ago         Up 1 second   b"),
        ('"Created": "2026-11-23T16:59:36.992014343Z"', '"Created": "2026-01-01T00:00:00Z"'),
        ("seq=0 ttl=64 time=0.090 ms", "seq=0 ttl=64 time=1.112 ms"),
        ("f6:c8:2a:6d:d2:d9", "02:42:ac:11:00:02"),
        ("0.0.0.0:32768->80/tcp", "0.0.0.0:49153->80/tcp"),
        ("Deleted Networks:\nb\na\n\n", "Deleted Networks:\na\nb\n\n"),
        (
            'n has active endpoints (name:"a" id:"x", name:"b" id:"y")',
            'n has active endpoints (name:"b" id:"y", name:"a" id:"x")',
        ),
    ],
)
def test_what_docker_leaves_open_is_level(one: str, other: str) -> None:
    assert settled(one) == settled(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("64 bytes from 172.18.0.3: seq=0 ttl=64", "64 bytes from 172.18.0.3: seq=0 ttl=63"),
        ("0.0.0.0:8080->80/tcp", "0.0.0.0:8081->80/tcp"),
        ("NAME      DRIVER", "NAME   DRIVER"),
        ("Exited (0)", "Exited (1)"),
        ("link/loopback 00:00:00:00:00:00", "link/loopback ff:ff:ff:ff:ff:ff"),
        ("b\na\n", "a\nb\n"),
    ],
)
def test_everything_else_is_exact(one: str, other: str) -> None:
    assert settled(one) != settled(other)


def test_a_mac_address_that_was_asked_for_is_exact() -> None:
    asked = "docker run -d --mac-address 02:42:AC:11:00:99 nginx\n"
    assert settled("02:42:ac:11:00:99", asked) == "02:42:ac:11:00:99"
    assert settled("02:42:ac:11:00:98", asked) == "<mac>"


def test_unknown_ids_are_written_without_a_name() -> None:
    assert Names().write(f"{ID} {ID[:12]} 123456789012") == "<id> <id> 123456789012"


def test_the_command_prints_what_differs_and_ends_with_the_count(tmp_path: Path) -> None:
    raw = three_tier()
    raw["probes"]["db"]["ping"]["172.18.0.1"] = True
    (tmp_path / "changed.json").write_text(json.dumps(raw))
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("replay", str(tmp_path), stdout=out)
    assert ended.value.code == 1
    lines = out.getvalue().splitlines()
    assert lines[1].strip() == "ping from db: 172.18.0.1"
    assert lines[-1].endswith("checks agree, 1 differ")


def test_the_command_is_content_where_nothing_differs() -> None:
    out = StringIO()
    call_command("replay", str(THREE_TIER), stdout=out)
    assert out.getvalue().endswith("checks agree, 0 differ\n")


def test_something_else_than_a_recording_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("[]")
    with pytest.raises(CommandError, match="is not a recording"):
        call_command("replay", str(tmp_path))
