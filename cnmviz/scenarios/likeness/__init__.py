"""Whether two labs are the same, for somebody who builds, looks and sends packets in them.

A lab that was written into a file and read again has other ids, other times, other MAC addresses. What counts is what a person
asked for, and what follows from it: what stands in `of_networks`, `of_containers` and `of_picture`, thing by thing and under
names. What a format cannot carry is found here, so that whoever writes a file can tell a person before it is too late.

Not looked at: ids, times, numbers, MAC addresses and host ports that Docker chose, the numbers of interfaces (eth0), the
addresses that engines took for themselves on networks of the swarm, what a program printed; and whether a subnet or an address
was asked for or was Docker's choice, as long as it is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cnmviz.cnm.world import World

from .names import Names
from .of_containers import container, sandbox
from .of_hosts import host
from .of_networks import network
from .of_picture import picture
from .of_plugs import plug

Facts = Mapping[str, Any]
"""What is true of one thing, by what it is called."""


def essence(world: World) -> dict[str, Facts]:
    """All that counts of a lab, by thing: `host node1`, `network node1/front`, `container node1/web`, `node1/web on front`."""
    names = Names(world)
    found: dict[str, Facts] = {f"host {one.name}": host(one) for one in world.hosts.values()}
    found |= {f"network {names.network(one)}": network(one, names) for one in world.networks.values()}
    for one in world.containers.values():
        found[f"container {names.container(one)}"] = container(one, names) | sandbox(one, names)
    found |= {names.endpoint(one): plug(one, names) for one in world.endpoints.values()}
    found["picture"] = picture(world, names)
    return found


def differences(one: World, other: World) -> list[str]:
    """What is not the same, in short sentences; empty where the labs are the same. `other` is the one that came of it."""
    return list(_differences(essence(one), essence(other)))


def _differences(before: Mapping[str, Facts], after: Mapping[str, Facts]) -> Iterator[str]:
    for name, facts in before.items():
        if name not in after:
            yield f"{name} is missing"
            continue
        for what, value in facts.items():
            found = after[name].get(what)
            if found != value:
                yield f"{name}: {what} is {_shown(found)} instead of {_shown(value)}"
    yield from (f"{name} was not there" for name in after if name not in before)


def _shown(value: Any) -> str:
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(map(_shown, value)) or "nothing"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}={_shown(inner)}" for key, inner in value.items()) or "nothing"
    return str(value)[:100] if value not in ("", None) else "nothing"
