"""`docker swarm` and `docker node`, and the lab's own `addhost`."""

from __future__ import annotations

from ...cnm.answers import HostMade, JoinToken, Nodes, SwarmBegun, SwarmJoined
from ...cnm.commands import Command
from ...cnm.draft import Outcome
from ...cnm.entities import Host
from ...cnm.swarm import MANAGER
from ...cnm.swarm_ids import short_id
from ..template import Struct
from ..text import Text
from . import renders
from .table import Listing, listed

ENGINE = "28.5.2"
LISTING = Listing(
    table="{{.ID}} {{.Self}}\t{{.Hostname}}\t{{.Status}}\t{{.Availability}}\t{{.ManagerStatus}}\t{{.EngineVersion}}",
    quiet="{{.ID}}",
    headers={
        "ID": "ID",
        "Self": "",
        "Hostname": "HOSTNAME",
        "Status": "STATUS",
        "Availability": "AVAILABILITY",
        "ManagerStatus": "MANAGER STATUS",
        "EngineVersion": "ENGINE VERSION",
    },
)


def _how_to(role: str, token: str, address: str) -> str:
    return f"To add a {role} to this swarm, run the following command:\n\n    docker swarm join --token {token} {address}\n\n"


@renders(SwarmBegun)
def begun(command: Command, outcome: Outcome, answer: SwarmBegun) -> Text:
    return Text(
        f"Swarm initialized: current node ({answer.node}) is now a manager.\n\n"
        + _how_to("worker", answer.token, answer.address)
        + "To add a manager to this swarm, run 'docker swarm join-token manager' and follow the instructions.\n\n"
    )


@renders(SwarmJoined)
def joined(command: Command, outcome: Outcome, answer: SwarmJoined) -> Text:
    return Text(f"This node joined a swarm as a {answer.role}.\n")


@renders(JoinToken)
def join_token(command: Command, outcome: Outcome, answer: JoinToken) -> Text:
    if getattr(command, "quiet", False):
        return Text(f"{answer.token}\n")
    return Text(_how_to(answer.role, answer.token, answer.address))


@renders(Nodes)
def nodes(command: Command, outcome: Outcome, answer: Nodes) -> Text:
    rows = [_row(host, answer) for host in answer.hosts]
    return listed(LISTING, rows, command.format, command.quiet)  # type: ignore[attr-defined]


def _row(host: Host, answer: Nodes) -> Struct:
    manager = "Leader" if host.id == answer.leader else "Reachable"
    return Struct(
        {
            "ID": short_id(host.id),
            "Self": "*" if host.id == answer.here else " ",
            "Hostname": host.name,
            "Status": "Ready",
            "Availability": "Active",
            "ManagerStatus": manager if host.role == MANAGER else "",
            "EngineVersion": ENGINE,
        }
    )


@renders(HostMade)
def host_made(command: Command, outcome: Outcome, answer: HostMade) -> Text:
    host = answer.host
    return Text(f"{host.name} is at {host.address}: docker --context {host.name} ps\n")
