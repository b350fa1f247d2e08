"""Which ports of a container are open at its host."""

from __future__ import annotations

from collections.abc import Iterator

from cnmviz.cnm import publish
from cnmviz.cnm.entities import Binding, Container, Publish
from cnmviz.cnm.world import World

from . import Finding, form, things


@form("CONTAINER publishes PORT", example="web publishes 8080:80")
def publishes(world: World, container: str, port: str) -> Finding:
    """The container runs and publishes the port, as `-p` would: `80` (anywhere), `8080:80`, `127.0.0.1:8080:80`, `53/udp`."""
    found = things.alive(world, container)
    bindings = list(_bindings(world, found))
    if all(any(_serves(binding, wanted) for binding in bindings) for wanted in publish.published([port])):
        return Finding(True, f"{container} publishes {port}.")
    return Finding(False, f"{container} publishes {things.listed(dict.fromkeys(map(_spelled, bindings)))}, not {port}.")


@form("CONTAINER publishes nothing", example="db publishes nothing")
def publishes_nothing(world: World, container: str) -> Finding:
    """The container runs, and no port of its host leads to it."""
    bindings = list(_bindings(world, things.alive(world, container)))
    if bindings:
        return Finding(False, f"{container} still publishes {things.listed(dict.fromkeys(map(_spelled, bindings)))}.")
    return Finding(True, f"{container} publishes nothing.")


def _bindings(world: World, container: Container) -> Iterator[Binding]:
    for endpoint in things.endpoints(world, container):
        if endpoint.container == container.id:
            yield from endpoint.bindings


def _serves(binding: Binding, wanted: Publish) -> bool:
    first, _, last = wanted.host_port.partition("-")
    at_port = not first or int(first) <= binding.host_port <= int(last or first)
    return (binding.port, binding.proto) == (wanted.port, wanted.proto) and at_port and wanted.host_ip in ("", binding.host_ip)


def _spelled(binding: Binding) -> str:
    """A binding as `-p` would ask for it."""
    address = f"[{binding.host_ip}]" if ":" in binding.host_ip else binding.host_ip
    where = "" if binding.host_ip in ("0.0.0.0", "::") else f"{address}:"
    host = f"{binding.host_port}:" if binding.host_port else ""
    return f"{where}{host}{binding.port}" + ("" if binding.proto == "tcp" else f"/{binding.proto}")
