"""What can be seen of a host's networks and containers, in the shape in which the recordings keep it.

Read as a person would read it: from `docker network inspect`, `docker inspect`, and programs run inside the containers; of the
simulator and of a real Engine alike. So a replay also proves that the simulator's commands tell the truth.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Protocol

STANDARD_HOSTS = frozenset({"127.0.0.1", "::1", "fe00::", "ff00::", "ff02::1", "ff02::2"})
"""The addresses of the lines that every container's /etc/hosts has (docker-facts 7)."""


class Docker(Protocol):
    """A host's docker program."""

    def docker(self, command: str) -> str:
        """What a command prints that must succeed."""


_ADDRESS = re.compile(r"inet (\S+)( brd \S+)? scope (\w+) (\S+)")


def networks(host: Docker, *, swarm: bool) -> dict[str, Any]:
    """The networks that a host knows, by name."""
    ids = host.docker("network ls --quiet --no-trunc").split()
    return {raw["Name"]: _network(raw, swarm=swarm) for raw in _inspect(host, "network inspect", ids)}


def _network(raw: dict[str, Any], *, swarm: bool) -> dict[str, Any]:
    seen = {
        "driver": raw["Driver"],
        "scope": raw["Scope"],
        "internal": raw["Internal"],
        "attachable": raw["Attachable"],
        "ipam": raw["IPAM"]["Config"],
        "containers": {
            each["Name"]: each["IPv4Address"] if swarm else {"ipv4": each["IPv4Address"], "ipv6": each["IPv6Address"]}
            for each in raw["Containers"].values()
        },
    }
    if not swarm:
        seen |= {"ipv6": raw["EnableIPv6"], "options": raw["Options"] or {}, "labels": raw["Labels"] or {}}
    return seen


def containers(host: Docker, *, swarm: bool) -> dict[str, Any]:
    """The containers of a host, by name."""
    seen = {}
    for raw in _inspect(host, "inspect", host.docker("ps --all --quiet --no-trunc").split()):
        name = raw["Name"].removeprefix("/")
        seen[name] = _container(raw, swarm=swarm)
        if raw["State"]["Status"] == "running":
            seen[name]["inside"] = inside(host, name, swarm=swarm)
    return seen


def _container(raw: dict[str, Any], *, swarm: bool) -> dict[str, Any]:
    return {
        "status": raw["State"]["Status"],
        "network_mode": raw["HostConfig"]["NetworkMode"],
        "ports": raw["NetworkSettings"]["Ports"] or {},
        "networks": {name: _endpoint(each, swarm=swarm) for name, each in raw["NetworkSettings"]["Networks"].items()},
    }


def _endpoint(raw: dict[str, Any], *, swarm: bool) -> dict[str, Any]:
    seen = {
        "ip": raw["IPAddress"],
        "gateway": raw["Gateway"],
        "prefix": raw["IPPrefixLen"],
        "dns_names": raw["DNSNames"] or [],
    }
    return seen if swarm else seen | {"ip6": raw["GlobalIPv6Address"], "aliases": raw["Aliases"] or []}


def inside(host: Docker, container: str, *, swarm: bool) -> dict[str, Any]:
    """What programs in a running container see of its sandbox."""
    seen: dict[str, Any] = {
        "routes": host.docker(f"exec {container} ip route").strip().splitlines(),
        "addresses": _addresses(host.docker(f"exec {container} ip addr"), swarm=swarm),
    }
    if not swarm:
        resolv = host.docker(f"exec {container} cat /etc/resolv.conf").splitlines()
        seen["resolv"] = [line for line in resolv if line and not line.startswith("#")]
        seen["hosts"] = extra_hosts(host.docker(f"exec {container} cat /etc/hosts"))
    return seen


def _addresses(text: str, *, swarm: bool) -> list[Any]:
    """Address and interface in a swarm. On one host those that have no broadcast address, or else all addresses bare."""
    found = _ADDRESS.findall(text)
    if swarm:
        return [[address, interface] for address, _, _, interface in found]
    alone = [[address, interface] for address, broadcast, scope, interface in found if scope == "global" and not broadcast]
    return alone or [address for address, *_ in found]


def extra_hosts(text: str) -> list[str]:
    """The lines of /etc/hosts that are not in every container's."""
    return [line for line in text.splitlines() if line and line.split()[0] not in STANDARD_HOSTS]


def names_in_hosts(text: str, name: str) -> list[str]:
    """The addresses that /etc/hosts gives for a name, sorted."""
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return sorted({fields[0] for fields in lines if name in fields[1:]})


def _inspect(host: Docker, command: str, ids: Iterable[str]) -> list[dict[str, Any]]:
    ids = list(ids)
    if not ids:
        return []
    found: list[dict[str, Any]] = json.loads(host.docker(f"{command} {' '.join(ids)}"))
    return found
