"""Published ports as Docker lists them: the PORTS column of `ps`, the lines of `port`, the `Ports` of an inspection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

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


def bindings_of(world: World, container: Container) -> list[Binding]:
    """The host ports that a container has taken now, by any of its endpoints."""
    if not container.sandbox or world.sandboxes[container.sandbox].container != container.id:
        return []
    return [binding for endpoint in world.endpoints_in(container.sandbox) for binding in endpoint.bindings]


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
    """`0.0.0.0:8080->80/tcp, [::]:8080->80/tcp`, neighbouring ports in one range, exposed ones alone (docker-facts 8.3)."""
    if not container.sandbox:
        return ""
    bound = bindings_of(world, container)
    published = {(each.port, each.proto) for each in bound}
    exposed = [(int(number), proto) for number, _, proto in (text.partition("/") for text in ports_json(world, container))]
    alone = [
        Binding(host_ip="", host_port=0, port=number, proto=proto)
        for number, proto in exposed
        if (number, proto) not in published
    ]
    entries = [(each.port, _column_order(group[0]), _range(group)) for group in _runs([*bound, *alone]) for each in group[:1]]
    return ", ".join(text for _, _, text in sorted(entries, key=lambda entry: entry[:2]))


def _column_order(binding: Binding) -> tuple[str, bool, str, int]:
    return binding.proto, ":" in binding.host_ip, binding.host_ip, binding.host_port


def _runs(bindings: Iterable[Binding]) -> list[list[Binding]]:
    """Bindings of one host address and protocol whose ports on both sides follow each other."""
    runs: list[list[Binding]] = []
    ordered = sorted(bindings, key=lambda each: (each.host_ip, each.proto, bool(each.host_port), each.port, each.host_port))
    for _, group in groupby(ordered, key=lambda each: (each.host_ip, each.proto, bool(each.host_port))):
        for each in group:
            last = runs[-1][-1] if runs else None
            if last and _follows(last, each):
                runs[-1].append(each)
            else:
                runs.append([each])
    return runs


def _follows(last: Binding, each: Binding) -> bool:
    same = (last.host_ip, last.proto, bool(last.host_port)) == (each.host_ip, each.proto, bool(each.host_port))
    return same and each.port == last.port + 1 and (not each.host_port or each.host_port == last.host_port + 1)


def _range(run: Sequence[Binding]) -> str:
    first, last = run[0], run[-1]
    inner = f"{first.port}-{last.port}" if len(run) > 1 else str(first.port)
    if not first.host_port:
        return f"{inner}/{first.proto}"
    outer = f"{first.host_port}-{last.host_port}" if len(run) > 1 else str(first.host_port)
    return f"{bracketed(first.host_ip)}:{outer}->{inner}/{first.proto}"
