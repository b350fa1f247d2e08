"""Questions about reachability: `reach` for two places, `matrix` for all. They change nothing."""

from __future__ import annotations

from dataclasses import replace

from .. import fixes, question
from ..draft import Draft
from ..entities import Container
from ..errors import Refusal
from ..matrix import Matrix, Survey
from ..walk import Place, Trace, walk
from ..walk.places import place_of, place_outside
from . import NetworkRef, PlaceRef, argument, command, flag

LARGEST_MATRIX = 250
"""Places; a larger one cannot be read by anybody, and where every pair is special takes seconds."""


@command("reach", docker=False, reads=True, usage="FROM TO[:PORT[/PROTO]]")
class Reach:
    """Explain whether one place reaches another: containers, @host, @outside, addresses"""

    source: PlaceRef = argument("FROM")
    target: PlaceRef = argument("TO")
    protocol: str = flag("--protocol", help="icmp, tcp, udp or name (a look-up alone)", default="")
    port: int = flag("--port", help="Port, for tcp and udp", default=0)

    def perform(self, draft: Draft) -> Trace:
        asked = question.read(self.source, self.target, self.protocol, self.port)
        trace = walk(draft, question.packet(draft, draft.host, asked))
        return trace if trace.ok else replace(trace, fix=fixes.smallest(draft, asked, trace))


@command("matrix", docker=False, reads=True, usage="[OPTIONS]")
class ShowMatrix:
    """Show who reaches whom, by ping or by a port

    With `network` or `host` only among the containers there, their hosts and what is outside of these.
    """

    protocol: str = flag("--protocol", help="icmp, tcp, udp or name (a look-up alone)", default="")
    port: int = flag("--port", help="Port, for tcp and udp", default=0)
    network: tuple[NetworkRef, ...] = flag("--network", help="Only containers on this network", default=())
    host: str = flag("--host", help="Only places of this host", default="")

    def perform(self, draft: Draft) -> Matrix:
        asked = question.read("@host", "@outside", self.protocol, self.port)
        places = self._places(draft)
        if len(places) > LARGEST_MATRIX:
            raise Refusal(
                f"{len(places)} places are too many for one matrix (at most {LARGEST_MATRIX}): "
                "narrow it with --network or --host, or ask with reach",
                client=True,
            )
        return Survey.of(draft, places).matrix(asked.protocol, asked.port)

    def _places(self, draft: Draft) -> set[Place]:
        """Whom the table is about."""
        named = draft.host_named(self.host) if self.host else None
        networks = {draft.network((named or draft.host).id, reference).id for reference in self.network}
        containers = [
            container
            for container in draft.containers.values()
            if (named is None or container.host == named.id) and (not networks or networks & _networks_of(draft, container))
        ]
        everywhere = not (named or networks)
        ids = {container.host for container in containers} | ({named.id} if named else set())
        hosts = [host for host in draft.hosts.values() if everywhere or host.id in ids]
        near = {place_of(container) for container in containers} | {place_of(host) for host in hosts}
        return near | {place_outside(host) for host in hosts}


def _networks_of(draft: Draft, container: Container) -> set[str]:
    """The ids of the networks that a container is on, also by the sandbox that it shares, or remembers while it is stopped."""
    remembered = {attachment.network_id for attachment in container.attachments}
    return remembered | {endpoint.network for endpoint in draft.endpoints_in(container.sandbox)}
