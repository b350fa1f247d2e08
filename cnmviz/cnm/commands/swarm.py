"""`docker swarm init`, `join` and `join-token`, and `docker node ls`: hosts come together in the lab's one swarm.

What a host gets with it stands in `membership`. Texts are those of Docker's command line and of its daemon.
"""

from __future__ import annotations

import hashlib

from .. import membership, swarm
from ..answers import JoinToken, Nodes, SwarmBegun, SwarmJoined
from ..draft import Draft
from ..entities import Host
from ..errors import Refusal
from ..routes import bare
from ..swarm_ids import short_id
from ..world import World
from . import argument, command, flag

PORT = 2377
ALREADY = 'This node is already part of a swarm. Use "docker swarm leave" to leave this swarm and join another one.'
UNREACHABLE = 'rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp {}: {}"'
ROLES = (swarm.WORKER, swarm.MANAGER)


def token(manager: Host, role: str) -> str:
    """What somebody must know to join in a role; it follows from the manager's id, so that a replay gives the same one."""
    secrets = (hashlib.sha256(f"{manager.id} {part}".encode()).hexdigest() for part in ("", "again", role))
    first, second, last = map(short_id, secrets)
    return f"SWMTKN-1-{first}{second}-{last}"


def _check_outside(host: Host) -> None:
    if host.role:
        raise Refusal(ALREADY, status=503)


@command("swarm init", usage="[OPTIONS]")
class InitSwarm:
    """Initialize a swarm."""

    advertise_addr: str = flag("--advertise-addr", help='Advertised address (format: "<ip|interface>[:port]")', default="")
    listen_addr: str = flag("--listen-addr", help='Listen address (format: "<ip|interface>[:port]")', default="0.0.0.0:2377")

    def perform(self, draft: Draft) -> SwarmBegun:
        _check_outside(draft.host)
        _check_advertised(draft.host, self.advertise_addr)
        other = swarm.manager(draft)
        if other is not None:
            message = f"this lab has a swarm already, with the manager {other.name}: join it with docker swarm join"
            raise Refusal(message, client=True)
        membership.begin(draft, draft.host)
        return SwarmBegun(short_id(draft.host.id), token(draft.host, swarm.WORKER), f"{bare(draft.host.address)}:{PORT}")


def _check_advertised(host: Host, text: str) -> None:
    """An address or interface that is the host's own; it has but one."""
    name = text.rpartition(":")[0] or text
    if text and name not in (bare(host.address), host.interface):
        raise Refusal(f"advertise address must be a non-zero IP address or network interface (with optional port number): {text}")


@command("swarm join", usage="[OPTIONS] HOST:PORT")
class JoinSwarm:
    """Join a swarm as a node and/or manager."""

    address: str = argument("HOST:PORT")
    advertise_addr: str = flag("--advertise-addr", help='Advertised address (format: "<ip|interface>[:port]")', default="")
    listen_addr: str = flag("--listen-addr", help='Listen address (format: "<ip|interface>[:port]")', default="0.0.0.0:2377")
    token: str = flag("--token", help="Token for entry into the swarm", default="")

    def perform(self, draft: Draft) -> SwarmJoined:
        _check_outside(draft.host)
        _check_advertised(draft.host, self.advertise_addr)
        manager = _manager_at(draft, self.address)
        role = next((role for role in ROLES if token(manager, role) == self.token), None)
        if role is None:
            raise Refusal("invalid join token")
        membership.enter(draft, draft.host, role)
        return SwarmJoined(role)


def _manager_at(world: World, address: str) -> Host:
    """The manager that answers at an address.

    Raises:
        Refusal: nobody does.
    """
    name, _, port = address.rpartition(":") if ":" in address else (address, "", str(PORT))
    where = f"{name}:{port}"
    for host in world.hosts.values():
        if bare(host.address) == name or host.name == name:
            if host.role == swarm.MANAGER and port == str(PORT):
                return host
            raise Refusal(UNREACHABLE.format(where, "connect: connection refused"), status=503)
    raise Refusal(UNREACHABLE.format(where, "connect: no route to host"), status=503)


@command("swarm join-token", usage="[OPTIONS] (worker|manager)", reads=True)
class ShowJoinToken:
    """Manage join tokens."""

    role: str = argument("(worker|manager)")
    quiet: bool = flag("-q", "--quiet", help="Only display token", default=False)

    def perform(self, draft: Draft) -> JoinToken:
        if self.role not in ROLES:
            raise Refusal(f'unknown role "{self.role}": only "worker" and "manager" are supported', client=True)
        _check_sees_cluster(draft.host)
        first = swarm.manager(draft) or draft.host
        return JoinToken(self.role, token(first, self.role), f"{bare(first.address)}:{PORT}")


@command("node ls", usage="[OPTIONS]", aliases=("node list",), reads=True)
class ListNodes:
    """List nodes in the swarm."""

    format: str = flag("--format", help="Format output using a custom template", default="")
    quiet: bool = flag("-q", "--quiet", help="Only display IDs", default=False)

    def perform(self, draft: Draft) -> Nodes:
        _check_sees_cluster(draft.host)
        members = [host for host in draft.hosts.values() if host.role]
        leader = swarm.manager(draft) or draft.host
        return Nodes(tuple(sorted(members, key=lambda host: short_id(host.id))), draft.host.id, leader.id)


def _check_sees_cluster(host: Host) -> None:
    if host.role == swarm.WORKER:
        raise Refusal(swarm.WORKERS_MAY_NOT, status=503)
    if not host.role:
        raise Refusal(swarm.NO_SWARM, status=503)
