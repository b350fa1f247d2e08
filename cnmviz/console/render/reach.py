"""`reach`: the way of a packet as text: the verdict, each hop with its steps, and what would turn a "no" round."""

from __future__ import annotations

from itertools import groupby

from ...cnm.commands import Command
from ...cnm.draft import Outcome
from ...cnm.walk import Trace
from ...cnm.walk.trace import Direction, Hop, Packet
from ..text import Text
from . import renders


@renders(Trace)
def reach(command: Command, outcome: Outcome, trace: Trace) -> Text:
    """The exit status is 0 where the packet arrived and its answer came back."""
    lines = [f"{'yes' if trace.ok else 'no'}: {_asked(trace.packet)}: {trace.verdict.key}", trace.verdict.sentence, ""]
    for direction, hops in groupby(trace.hops, key=lambda hop: hop.direction):
        if direction is Direction.BACK:
            lines += ["", "the answer:"]
        for number, hop in enumerate(hops, start=1):
            lines += _hop(number, hop)
    if not trace.ok:
        lines += ["", f"reason: {trace.reason}"]
    if trace.fix:
        lines += ["", "this would help:", *(f"  {line}" for line in trace.fix)]
    return Text("".join(f"{line}\n" for line in lines), exit=0 if trace.ok else 1)


def _asked(packet: Packet) -> str:
    """Who asked whom for what: `web -> db (172.18.0.3) tcp 80`."""
    address = f" ({packet.destination})" if packet.destination not in ("", packet.target) else ""
    port = f" {packet.port}" if packet.port else ""
    return f"{packet.origin.name} -> {packet.target}{address} {packet.protocol}{port}"


def _hop(number: int, hop: Hop) -> list[str]:
    head = (
        f"{number:2}. {hop.place.name} ({hop.place.kind})"
        if hop.place.name != hop.place.kind
        else f"{number:2}. {hop.place.name}"
    )
    return [head, *(f"    {step.action.value:<10} {step.text}" for step in hop.steps)]
