"""Questions about reachability: `reach` for two places, `matrix` for all. They change nothing."""

from __future__ import annotations

from dataclasses import replace

from .. import fixes, question
from ..draft import Draft
from ..errors import Refusal
from ..matrix import Matrix, Survey
from ..walk import Trace, walk
from . import PlaceRef, argument, command, flag

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
    """Show who reaches whom, by ping or by a port"""

    protocol: str = flag("--protocol", help="icmp, tcp, udp or name (a look-up alone)", default="")
    port: int = flag("--port", help="Port, for tcp and udp", default=0)

    def perform(self, draft: Draft) -> Matrix:
        asked = question.read("@host", "@outside", self.protocol, self.port)
        places = len(draft.containers) + 2 * len(draft.hosts)
        if places > LARGEST_MATRIX:
            raise Refusal(f"{places} places are too many for one matrix (at most {LARGEST_MATRIX}): ask with reach", client=True)
        return Survey.of(draft).matrix(asked.protocol, asked.port)
