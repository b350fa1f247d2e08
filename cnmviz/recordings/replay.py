"""One recording, run again on a fresh stage and compared field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any

from cnmviz.cnm import drivers
from cnmviz.cnm.entities import Host
from cnmviz.cnm.world import World

from . import observe, probes
from .compare import Check, checks
from .recording import Recording, Step
from .stage import world_for
from .terminal import Terminal
from .texts import EPHEMERAL, Names, settled, settled_network, settled_ports

_DRIVER = re.compile(r"network create .*(?:-d|--driver)[ =](\S+)")
_TAKEN = re.compile(r"Bind for (\S+):(\d+) failed")
_INTERFACE = re.compile(r"\beth\d+\b")


def missing_drivers(recording: Recording) -> set[str]:
    """The drivers of the recording's networks that the simulator does not have. A configuration-only network has none."""
    named = (_DRIVER.search(step.command) for step in recording.steps if step.exit == 0)
    made = {match[1] for match in named if match}
    left = {network["driver"] for networks in recording.networks.values() for network in networks.values()}
    return (made | left) - set(drivers.catalogue()) - {""}


def replay(recording: Recording) -> list[Check]:
    """Every check of a recording, in the order of the file."""
    return list(_Replay(recording).checks())


class _Replay:
    def __init__(self, recording: Recording) -> None:
        self.recording = recording
        self.terminal = Terminal(world_for(recording))
        self.names = Names()
        self.starts = _Starts()
        self.asked = ""
        self.ports: dict[str, str] = {}
        """Random host ports, as recorded to as seen."""

    def checks(self) -> Iterator[Check]:
        self.names.see(self.terminal.world)
        for step in self.recording.steps:
            yield from self._guarded(f"$ {step.command}", partial(self._step, step))
        for host in self.recording.hosts:
            yield from self._guarded(f"networks {host}", partial(self._networks, host))
            yield from self._guarded(f"containers {host}", partial(self._containers, host))
        for who in self.recording.probes:
            yield from self._guarded(f"from {who}", partial(self._probes, who))

    def _guarded(self, where: str, part: Callable[[], Iterator[Check]]) -> Iterator[Check]:
        """A part's checks; a simulator that fails is one difference and does not hide the others."""
        try:
            yield from part()
        except Exception as error:
            yield Check("failed", where, "an answer", f"{type(error).__name__}: {error}")

    def _step(self, step: Step) -> Iterator[Check]:
        self.asked += step.command + "\n"
        printed = self.terminal.type(step.command)
        self.names.see(self.terminal.world)
        self.starts.see(self.terminal.world)
        where = f"$ {step.command}"
        yield Check("exit", where, step.exit, printed.exit)
        for kind in ("stdout", "stderr"):
            seen = self.names.write(getattr(printed, kind))
            yield Check(kind, where, self._settled(getattr(step, kind)), self._settled(seen))

    def _settled(self, text: str) -> str:
        return settled(_TAKEN.sub(self._taken, text), self.asked)

    def _taken(self, match: re.Match[str]) -> str:
        """Docker looks for a taken port in a map of addresses, in no fixed order: of several it names any (random/random-044)."""
        world = self.terminal.world
        holders = [world.endpoints[id_] for proto in ("tcp", "udp") for id_ in world.ids("host-port", proto, match[2])]
        taken = {binding.host_ip for holder in holders for binding in holder.bindings if str(binding.host_port) == match[2]}
        return f"Bind for <taken>:{match[2]} failed" if match[1] in taken and len(taken) > 1 else match[0]

    def _networks(self, host: str) -> Iterator[Check]:
        terminal = self.terminal.on(host)
        seen = observe.networks(terminal, swarm=self.recording.swarm)
        recorded, found = (
            {name: settled_network(network) for name, network in side.items()} for side in (self.recording.networks[host], seen)
        )
        yield from checks("network", host, recorded, self._written(found))

    def _containers(self, host: str) -> Iterator[Check]:
        terminal = self.terminal.on(host)
        recorded = self.recording.containers[host]
        seen = self._written(observe.containers(terminal, swarm=self.recording.swarm))
        for name in [*recorded, *(name for name in seen if name not in recorded)]:
            pair = [dict(side.get(name, {})) for side in (recorded, seen)]
            self._learn_ports(*(side.get("ports", {}) for side in pair))
            inside = [side.pop("inside", {}) for side in pair]
            endpoints = [side.pop("networks", {}) for side in pair]
            if pair[0].get("network_mode") == "host":
                inside = [_without_order_of_interfaces(side) for side in inside]
            if self.starts.several(terminal.world, self._host(host).id, name):
                inside = [_without_order_of_joining(side) for side in inside]
            pair = [side | {"ports": settled_ports(side["ports"])} if "ports" in side else side for side in pair]
            where = f"{host} {name}".strip()
            yield from chain(checks("container", where, *pair), checks("endpoint", where, *endpoints))
            yield from checks("inside", where, *inside)

    def _probes(self, who: str) -> Iterator[Check]:
        asked = dict(self.recording.probes[who])
        asked["tcp"] = {self._renumbered(aim): answer for aim, answer in asked["tcp"].items()}
        seen = probes.answers(self.terminal.on(self._context(who)), who, asked)
        for kind, recorded in asked.items():
            yield from checks(kind, f"from {who}:", recorded, seen[kind])

    def _context(self, who: str) -> str:
        return who.rpartition("/")[0]

    def _host(self, name: str) -> Host:
        world = self.terminal.world
        return world.host_named(name) if name else world.first_host

    def _written(self, tree: Any) -> Any:
        """A tree of plain data with every id in it written as the recordings write it."""
        if isinstance(tree, Mapping):
            return {self.names.write(key): self._written(value) for key, value in tree.items()}
        if isinstance(tree, list):
            return [self._written(value) for value in tree]
        return self.names.write(tree) if isinstance(tree, str) else tree

    def _learn_ports(self, recorded: Mapping[str, Any], seen: Mapping[str, Any]) -> None:
        for port, bound in recorded.items():
            for ours, theirs in zip(seen.get(port) or (), bound or (), strict=False):
                if theirs["HostPort"].isdecimal() and int(theirs["HostPort"]) in EPHEMERAL:
                    self.ports[theirs["HostPort"]] = ours["HostPort"]

    def _renumbered(self, aim: str) -> str:
        address, _, port = aim.rpartition(":")
        return f"{address}:{self.ports.get(port, port)}"


class _Starts:
    """Which sandboxes were set up with several networks at once: those were joined in no fixed order.

    So the numbers of their interfaces vary, and what follows from them: the order of addresses and of the lines of /etc/hosts.
    """

    def __init__(self) -> None:
        self._seen: set[tuple[str, int]] = set()
        self._several: dict[str, bool] = {}

    def see(self, world: World) -> None:
        for sandbox in world.sandboxes.values():
            started = world.containers[sandbox.container].started
            if (sandbox.id, started) not in self._seen:
                self._seen.add((sandbox.id, started))
                self._several[sandbox.id] = len(world.endpoints_in(sandbox.id)) > 1

    def several(self, world: World, host: str, name: str) -> bool:
        ids = world.ids("container-name", host, name)
        return bool(ids) and self._several.get(world.containers[ids[0]].sandbox, False)


def _without_order_of_interfaces(inside: Mapping[str, Any]) -> dict[str, Any]:
    """A host's own interfaces have the numbers that its machine gave them, before Docker came (swarm/host-mode-across-hosts)."""
    return {key: sorted(value) if key == "addresses" else value for key, value in inside.items()}


def _without_order_of_joining(inside: Mapping[str, Any]) -> dict[str, Any]:
    def without(value: Any) -> Any:
        return [without(each) for each in value] if isinstance(value, list) else _INTERFACE.sub("eth", value)

    return {key: without(value) if key == "routes" else sorted(without(value)) for key, value in inside.items()}
