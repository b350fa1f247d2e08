"""What counts of a host: where it stands on the wire, and its part in the swarm."""

from __future__ import annotations

from typing import Any

from cnmviz.cnm.entities import Host


def host(one: Host) -> dict[str, Any]:
    return {
        "interface": one.interface,
        "address": one.address,
        "neighbour": one.neighbour,
        "resolver": one.resolver,
        "role": one.role,
        "unsupported kinds": one.unsupported,
    }
