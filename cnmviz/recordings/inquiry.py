"""Which probes a recording asks, and how they are asked of a real Engine.

Who asks: each running container, each host, the world outside. What: a ping of every address, a connection to every port that is
listened on or published, a look-up of every name, in the name server and in /etc/hosts. The answers are those of BusyBox's
programs, with a second's patience.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from .engine import Keyboard
from .observe import names_in_hosts

AT_ONCE = 8
"""Probes under way at the same time."""

_ADDRESS = re.compile(r"^Address: (\S+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Questions:
    """What everybody asks. `own` are ports asked of 127.0.0.1 by containers."""

    addresses: Sequence[str]
    aims: Sequence[str]
    names: Sequence[str]
    own: Sequence[str]


def questions(states: Mapping[str, Any], stage: Sequence[str], outside: str, names: Sequence[str]) -> Questions:
    """The questions that fit a state.

    Args:
        states: networks and containers, by host.
        stage: the hosts' own addresses.
        outside: the address of the neighbour, "" where there is none.
        names: asked beside the names and aliases of running containers.
    """
    running = {name: one for state in states.values() for name, one in state["containers"].items() if "inside" in one}
    endpoints = [network for one in running.values() for network in one["networks"].values()]
    pools = [pool for state in states.values() for network in state["networks"].values() for pool in network["ipam"] or []]
    gateways = {pool["Gateway"] for pool in pools if pool.get("Gateway")}
    published = {bound["HostPort"] for one in running.values() for ports in one["ports"].values() for bound in ports or []} - {""}
    doors = {f"{address}:{port}" for address in {*gateways, *stage} for port in published}
    listening = {f"{address}:{port}" for one in running.values() for address in _addresses(one) for port in _ports(one)}
    aliases = {alias for endpoint in endpoints for alias in endpoint.get("aliases", ())}
    return Questions(
        addresses=sorted(
            {*(address for one in running.values() for address in _addresses(one)), *gateways, *stage, outside} - {""}
        ),
        aims=sorted(listening | doors | ({f"{outside}:80"} if outside else set())),
        names=sorted({*running, *aliases, *names}),
        own=["127.0.0.1:80"],
    )


def _addresses(container: Mapping[str, Any]) -> Iterator[str]:
    for network in container["networks"].values():
        yield from filter(None, (network["ip"], network.get("ip6", "")))


def _ports(container: Mapping[str, Any]) -> list[str]:
    """The TCP ports that the container shows, 80 where it shows none."""
    return [port.removesuffix("/tcp") for port in container["ports"] if port.endswith("/tcp")] or ["80"]


def asked(keyboards: Mapping[str, Keyboard], states: Mapping[str, Any], asks: Questions, *, outside: bool) -> dict[str, Any]:
    """The answers to all questions, by who asked."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        jobs = {who: pool.submit(_ask, keyboards, who, asks) for who in _askers(states, outside=outside)}
        return {who: job.result() for who, job in jobs.items()}


def _askers(states: Mapping[str, Any], *, outside: bool) -> Iterator[str]:
    for host, state in states.items():
        for name, container in sorted(state["containers"].items()):
            if "inside" in container:
                yield f"{host}/{name}" if host else name
    yield from (f"@{host or 'host'}" for host in states)
    if outside:
        yield "@outside"


def _ask(keyboards: Mapping[str, Keyboard], who: str, asks: Questions) -> dict[str, Any]:
    host, _, name = who.rpartition("/") if not who.startswith("@") else (who[1:], "", "")
    keyboard = keyboards.get(host) or next(iter(keyboards.values()))

    def succeeds(*program: str) -> bool:
        done = keyboard.inside(name, program) if name else keyboard.at(who, program)
        return done.returncode == 0

    aims = sorted({*asks.aims, *(asks.own if name else ())})
    answers: dict[str, Any] = {
        "ping": {address: succeeds("ping", "-c", "1", "-W", "1", address) for address in asks.addresses},
        "tcp": {aim: succeeds("nc", "-z", "-w", "1", *aim.rpartition(":")[::2]) for aim in aims},
    }
    if name:
        file = keyboard.inside(name, ("cat", "/etc/hosts")).stdout
        answers["resolve"] = {asked: _resolved(keyboard, name, asked) for asked in asks.names}
        answers["hosts"] = {asked: names_in_hosts(file, asked) for asked in asks.names}
    return answers


def _resolved(keyboard: Keyboard, container: str, name: str) -> list[str]:
    """The addresses that the embedded name server gives, sorted."""
    return sorted(_ADDRESS.findall(keyboard.inside(container, ("nslookup", "-type=a", name, "127.0.0.11")).stdout))
