"""`docker network ls` and `docker network inspect`."""

from __future__ import annotations

from ...cnm.answers import NetworkRows, NetworksFound
from ...cnm.commands import Command
from ...cnm.draft import Outcome
from ...cnm.drivers import driver_of
from ...cnm.entities import Network
from ..durations import stamp
from ..template import Struct
from ..text import Text
from . import renders
from .inspection import inspected
from .network_json import network_json
from .table import Listing, listed, natural

GO_TYPE = "*network.networkContext"

LISTING = Listing(
    table="{{.ID}}\t{{.Name}}\t{{.Driver}}\t{{.Scope}}",
    quiet="{{.ID}}",
    headers={
        "ID": "NETWORK ID",
        "Name": "NAME",
        "Driver": "DRIVER",
        "Scope": "SCOPE",
        "IPv4": "IPV4",
        "IPv6": "IPV6",
        "Internal": "INTERNAL",
        "Labels": "LABELS",
        "CreatedAt": "CREATED AT",
    },
)


@renders(NetworkRows)
def rows(command: Command, outcome: Outcome, answer: NetworkRows) -> Text:
    whole = bool(getattr(command, "no_trunc", False))
    ordered = sorted(answer.networks, key=lambda network: natural(network.name))
    return listed(LISTING, [_row(network, whole) for network in ordered], command.format, command.quiet)  # type: ignore[attr-defined]


def _row(network: Network, whole: bool) -> Struct:
    """Fields in the order of Docker's JSON, which is alphabetical (recording handmade2/ls-filters)."""
    return Struct(
        {
            "CreatedAt": stamp(network.created),
            "Driver": driver_of(network).label(network),
            "ID": network.id if whole else network.id[:12],
            "IPv4": _flag(network.ipv4),
            "IPv6": _flag(network.ipv6),
            "Internal": _flag(network.internal),
            "Labels": ",".join(f"{key}={value}" for key, value in sorted(network.labels.items())),
            "Name": network.name,
            "Scope": network.scope,
            "Label": lambda name: network.labels.get(name, ""),
        },
        GO_TYPE,
    )


def _flag(value: bool) -> str:
    return "true" if value else "false"


@renders(NetworksFound)
def found(command: Command, outcome: Outcome, answer: NetworksFound) -> Text:
    data = [network_json(outcome.world, network, outcome.host) for network in answer.networks]
    return inspected(data, answer.errors, command.format)  # type: ignore[attr-defined]
