"""A recording as it is kept in a file, in one form for one host and for a swarm.

A file of one host has `host_ip` and `outside_ip` and its state directly; a file of a swarm has `hosts` and its state under each
host's name. Here both are read into the same shape: one stage per host, keyed by its name ("" for the only one).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Tree = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One command and what it answered; ids in the texts are written `<network:NAME>`, `<container:NAME>` or `<id>`."""

    command: str
    exit: int
    stdout: str
    stderr: str


@dataclass(frozen=True, slots=True)
class Recording:
    """`hosts` are addresses by host name; `networks`, `containers` are by host name, then by name; `probes` by who asks."""

    name: str
    path: Path
    hosts: Mapping[str, str]
    outside: str
    steps: tuple[Step, ...]
    networks: Mapping[str, Tree]
    containers: Mapping[str, Tree]
    probes: Tree

    @property
    def swarm(self) -> bool:
        return "" not in self.hosts


def read(path: Path) -> Recording:
    """Read one file.

    Raises:
        ValueError: it is not a recording.
    """
    try:
        raw = json.loads(path.read_text())
        hosts = raw.get("hosts") or {"": raw["host_ip"]}
        state = raw["state"] if raw.get("hosts") else {"": raw["state"]}
        return Recording(
            name=raw["name"],
            path=path,
            hosts=hosts,
            outside=raw.get("outside_ip", ""),
            steps=tuple(Step(**step) for step in raw["steps"]),
            networks={host: state[host]["networks"] for host in hosts},
            containers={host: state[host]["containers"] for host in hosts},
            probes=raw["probes"],
        )
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise ValueError(f"{path} is not a recording: {error!r}") from error


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """The recordings in files and folders, folders searched whole, in order of name."""
    for path in paths:
        if path.is_dir():
            yield from sorted(path.rglob("*.json"))
        else:
            yield path
