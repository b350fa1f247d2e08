"""BusyBox `ping` (recording handmade/exec-probes for the texts). Round-trip times follow from the hops, so that they repeat."""

from __future__ import annotations

from collections.abc import Sequence

from ...cnm.draft import Executed
from ...cnm.walk import Symptom, Trace
from ...cnm.walk.trace import Action, Direction
from . import tool
from .options import OptionError, Options
from .seat import Seat, symptom

USAGE = """\
BusyBox v1.37.0 () multi-call binary.

Usage: ping [OPTIONS] HOST

Send ICMP ECHO_REQUESTs to HOST

	-4,-6		Force IP or IPv6 name resolution
	-c CNT		Send only CNT pings
	-s SIZE		Send SIZE data bytes in packets (default 56)
	-i SECS		Interval
	-t TTL		Set TTL
	-I IFACE/IP	Source interface or IP address
	-W SEC		Seconds to wait for the first response (default 10)
			(after all -c CNT packets are sent)
	-w SEC		Seconds until ping exits (default:infinite)
			(can exit earlier with -c CNT)
	-q		Quiet, only display output at start/finish
"""

WITHOUT_COUNT = 4
"""A real ping goes on until it is interrupted; here it stops after as many."""

MOST = 100


@tool("ping", "ping6")
def ping(seat: Seat, arguments: Sequence[str]) -> Executed:
    try:
        options, words = Options.read(arguments, with_value="csiIWwtpA", alone="46q")
        count = options.number("c", options.number("w", WITHOUT_COUNT))
        size = options.number("s", 56)
    except OptionError as error:
        return Executed(stderr=f"ping: {error}\n{'' if error.value else USAGE}", exit=1)
    if len(words) != 1:
        return Executed(stderr=USAGE, exit=1)
    trace = seat.send(words[0])
    if symptom(trace) is Symptom.BAD_NAME:
        return Executed(stderr=f"ping: bad address '{words[0]}'\n", exit=1)
    return _pinged(words[0], trace, max(1, min(count, MOST)), size, quiet="q" in options)


def _pinged(target: str, trace: Trace, count: int, size: int, *, quiet: bool) -> Executed:
    address = trace.packet.destination or target
    head = f"PING {target} ({address}): {size} data bytes\n"
    seen = symptom(trace)
    if seen is Symptom.UNREACHABLE:
        return Executed(head, "ping: sendto: Network is unreachable\n", 1)
    if seen is not Symptom.ANSWERED:
        return Executed(
            f"{head}\n--- {target} ping statistics ---\n{count} packets transmitted, 0 packets received, 100% packet loss\n",
            "",
            1,
        )
    times = [_milliseconds(trace, number) for number in range(count)]
    ttl = 64 - _routers(trace)
    lines = [f"{size + 8} bytes from {address}: seq={at} ttl={ttl} time={time:.3f} ms\n" for at, time in enumerate(times)]
    return Executed(
        f"{head}{'' if quiet else ''.join(lines)}\n--- {target} ping statistics ---\n"
        f"{count} packets transmitted, {count} packets received, 0% packet loss\n"
        f"round-trip min/avg/max = {min(times):.3f}/{sum(times) / count:.3f}/{max(times):.3f} ms\n"
    )


def _milliseconds(trace: Trace, number: int) -> float:
    """A time that grows with the way; the first packet is the slowest, because addresses must be found out."""
    return 0.04 * len(trace.hops) + (0.03 if number == 0 else 0.001 * (number % 3))


def _routers(trace: Trace) -> int:
    """How many times the answer was forwarded by a host between two networks."""
    return sum(
        1
        for hop in trace.hops
        if hop.direction is Direction.BACK
        and hop.place.kind == "host"
        and any(step.action is Action.FORWARDED for step in hop.steps)
    )
