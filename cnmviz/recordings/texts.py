"""What two runs of the same commands may print differently, made equal; everything else stays exact.

The recordings' README lists it: ids, MAC addresses, times, process ids, random host ports, the order of deleted networks and of
active endpoints. (What depends on the lab, as the numbers of interfaces, is in `replay`.)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from cnmviz.cnm.world import World

EPHEMERAL = range(32768, 61000)
"""Host ports that Docker picks itself (docker-facts 5)."""


def _port(match: re.Match[str]) -> str:
    return "<port>" if int(match[1]) in EPHEMERAL else match[1]


def _sorted_lines(text: str) -> str:
    return "".join(sorted(text.splitlines(keepends=True)))


_HEX = re.compile(r"(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{12})(?![0-9a-f])")
_SWARM_ID = re.compile(r"(?<![0-9a-z])(?=[a-z]*[0-9])[0-9a-z]{25}(?![0-9a-z])")
_HIDDEN = re.compile(r"gateway_[0-9a-f]{12}")
_MAC = re.compile(r"(?<![0-9a-f:])(?:[0-9a-f]{2}:){5}[0-9a-f]{2}(?![0-9a-f:])")
_FIXED_MACS = frozenset({"00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff"})
_RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z| \+0000 UTC)"), "<time>"),
    (re.compile(r"(?:Less than a|About an?|\d+) (?:second|minute|hour|day|week|month)s?(?: ago)?"), "<while>"),
    (re.compile(r"\d+\.\d+/\d+\.\d+/\d+\.\d+ ms|\d+\.\d+ ms"), "<ms>"),
    (re.compile(r"(?<=:)(\d{5})(?=->|\b)"), _port),
    (re.compile(r"(Deleted Networks:\n)((?:.+\n)+)"), lambda match: match[1] + _sorted_lines(match[2])),
    (re.compile(r"active endpoints \((.*)\)"), lambda match: f"active endpoints ({', '.join(sorted(match[1].split(', ')))})"),
)


class Names:
    """The ids seen so far in a world, written as the recordings write them; a removed thing keeps its last name."""

    def __init__(self) -> None:
        self._tokens: dict[str, str] = {}

    def see(self, world: World) -> None:
        self.learn("network", {id_: network.name for id_, network in world.networks.items()})
        self.learn("container", {id_: container.name for id_, container in world.containers.items()})

    def learn(self, kind: str, names: Mapping[str, str]) -> None:
        """Names of networks or of containers, by id."""
        self._tokens.update({id_: f"<{kind}:{name}>" for id_, name in names.items()})

    def write_known(self, text: str) -> str:
        """The text with those ids replaced, whole or short, that have a name."""
        return _HEX.sub(lambda match: self._token(match, match[0]), text)

    def write(self, text: str) -> str:
        """The text with every id, whole or short, replaced."""
        return _SWARM_ID.sub(self._token, _HEX.sub(self._token, text))

    def _token(self, match: re.Match[str], unknown: str = "<id>") -> str:
        found = {token for id_, token in self._tokens.items() if id_.startswith(match[0])}
        if found:
            return found.pop()
        return unknown if not match[0].isdecimal() else match[0]


def settled(text: str, asked: str = "") -> str:
    """A text without what varies. Column widths go with the times, which set them.

    A MAC address that was asked for, in the command itself or in one before it, does not vary.
    """
    text = _MAC.sub(lambda match: match[0] if match[0] in _FIXED_MACS or match[0] in asked.lower() else "<mac>", text)
    text = _SWARM_ID.sub("<id>", _HIDDEN.sub("gateway_<id>", text))
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return re.sub(r" {2,}", "  ", text) if "<while>" in text else text


def settled_network(network: Mapping[str, Any]) -> dict[str, Any]:
    """An inspected network; hidden endpoints, whose names are ids, are told by their addresses."""
    inside = network.get("containers", {})
    renamed = {_HIDDEN.sub(f"gateway_<id> {inside[name]}", name): address for name, address in inside.items()}
    return {**network, "containers": renamed} if "containers" in network else dict(network)


def settled_ports(ports: Mapping[str, list[dict[str, str]] | None]) -> dict[str, object]:
    """The `Ports` of an inspected container, random host ports left out."""

    def host_port(text: str) -> str:
        return "<port>" if text.isdecimal() and int(text) in EPHEMERAL else text

    return {
        port: bound and [binding | {"HostPort": host_port(binding["HostPort"])} for binding in bound]
        for port, bound in ports.items()
    }
