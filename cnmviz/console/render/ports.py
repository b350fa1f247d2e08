"""Published ports as Docker lists them: the PORTS column of `ps`, the lines of `port`, the `Ports` of an inspection."""

from __future__ import annotations

from collections.abc import Iterable

from ...cnm.answers import PortRows
from ...cnm.commands import Command
from ...cnm.draft import Outcome
from ...cnm.entities import Binding, Container
from ...cnm.ports import port_map
from ...cnm.world import World
from ..template import Struct
from ..text import Text
from . import renders


@renders(PortRows)
def port(command: Command, outcome: Outcome, answer: PortRows) -> Text:
    """With a port asked for, only host addresses (recording handmade2/publish-listing)."""
    lines = []
    for binding in sorted((each for each in answer.bindings if each.host_port), key=_listed_order):
        where = f"{bracketed(binding.host_ip)}:{binding.host_port}"
        lines.append(where if answer.only else f"{binding.port}/{binding.proto} -> {where}")
    return Text("".join(f"{line}\n" for line in lines))


def _listed_order(binding: Binding) -> tuple[int, str, bool, str, int]:
    return binding.port, binding.proto, ":" in binding.host_ip, binding.host_ip, binding.host_port


def bracketed(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def ports_json(world: World, container: Container) -> dict[str, list[Struct] | None]:
    """Each container port with the host addresses it is bound to; exposed ports that are not bound have null."""
    return {
        port: [
            Struct({"HostIp": each.host_ip, "HostPort": str(each.host_port or "")}) for each in sorted(bound, key=_listed_order)
        ]
        or None
        for port, bound in port_map(world, container).items()
    }


def ports_column(world: World, container: Container) -> str:
    """`0.0.0.0:8080->80/tcp, [::]:8080->80/tcp`; exposed ports alone.

    Neighbouring ports are joined where the host has the same number, as `docker/cli` does in its formatter; the others follow
    one by one.
    """
    ports = [each for port, bound in port_map(world, container).items() for each in bound or [_exposed(port)]]
    ordered = sorted(ports, key=lambda each: (each.port, each.host_ip, each.host_port, each.proto))
    joined = [each for each in ordered if not each.host_port or each.host_port == each.port]
    runs = _runs((each.host_ip if each.host_port else "", each.proto, each.port) for each in joined)
    mapped = [f"{_outside(each.host_ip, each.host_port)}->{each.port}/{each.proto}" for each in ordered if each not in joined]
    return ", ".join([*map(_range, runs), *mapped])


def _exposed(port: str) -> Binding:
    number, _, proto = port.partition("/")
    return Binding(host_ip="", host_port=0, port=int(number), proto=proto)


Run = tuple[str, str, int, int]
"""Host address, protocol, first and last port."""


def _runs(ports: Iterable[tuple[str, str, int]]) -> list[Run]:
    """Ports in ascending order, joined by address and protocol; runs that broke off come first, then the last of each."""
    broken: list[Run] = []
    current: dict[tuple[str, str], Run] = {}
    for address, proto, number in dict.fromkeys(ports):
        run = current.get((address, proto))
        if run is None or run[3] != number - 1:
            broken += [run] if run else []
            current[address, proto] = (address, proto, number, number)
        else:
            current[address, proto] = (address, proto, run[2], number)
    return [*broken, *current.values()]


def _range(run: Run) -> str:
    address, proto, first, last = run
    numbers = str(first) if first == last else f"{first}-{last}"
    return f"{_outside(address, numbers)}->{numbers}/{proto}" if address else f"{numbers}/{proto}"


def _outside(address: str, numbers: int | str) -> str:
    return f"{bracketed(address)}:{numbers}"
