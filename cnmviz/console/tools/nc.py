"""BusyBox `nc` as a client: is a port open? Listening belongs to a container's own process, not to a visitor."""

from __future__ import annotations

from collections.abc import Sequence

from ...cnm.draft import Executed
from ...cnm.walk import Symptom, Trace
from . import services, tool
from .options import OptionError, Options
from .seat import Seat, symptom

USAGE = """\
BusyBox v1.37.0 () multi-call binary.

Usage: nc [-vnuz] [-w SEC] HOST PORT

Open a pipe to HOST:PORT

	-u	UDP mode
	-v	Verbose
	-w SEC	Timeout for connects and final net reads
	-z	Zero-I/O mode (scanning)
"""

REASONS = {
    Symptom.REFUSED: "Connection refused",
    Symptom.UNREACHABLE: "Network is unreachable",
    Symptom.HOST_UNREACHABLE: "Host is unreachable",
    Symptom.TIMEOUT: "Operation timed out",
}

HIGHEST = 65535
MOST_PORTS = 1024


@tool("nc", "netcat")
def nc(seat: Seat, arguments: Sequence[str]) -> Executed:
    try:
        options, words = Options.read(arguments, with_value="wips", alone="vnuzl46k")
    except OptionError as error:
        return Executed(stderr=f"nc: {error}\n{USAGE}", exit=1)
    if len(words) != 2 or "l" in options:
        return Executed(stderr=USAGE, exit=1)
    low, _, high = words[1].partition("-")
    if not (_is_port(low) and (not high or _is_port(high)) and 0 <= int(high or low) - int(low) < MOST_PORTS):
        return Executed(stderr=f"nc: bad port spec '{words[1]}'\n" if high else f"nc: bad port '{words[1]}'\n", exit=1)
    results = [_probe(seat, words[0], port, options) for port in range(int(low), int(high or low) + 1)]
    if results[0].stderr.startswith("nc: bad address"):
        return results[0]
    return Executed("".join(r.stdout for r in results), "".join(r.stderr for r in results), min(r.exit for r in results))


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 6 and 0 < int(text) <= HIGHEST


def _probe(seat: Seat, host: str, port: int, options: Options) -> Executed:
    protocol = "udp" if "u" in options else "tcp"
    trace = seat.send(host, protocol, port)
    seen = symptom(trace)
    if seen is Symptom.BAD_NAME:
        return Executed(stderr=f"nc: bad address '{host}'\n", exit=1)
    who = f"{host} ({trace.packet.destination or host}:{port})"
    if seen in REASONS and not (protocol == "udp" and seen is Symptom.TIMEOUT):
        return Executed(stderr=f"nc: {who}: {REASONS[seen]}\n" if "v" in options or "z" not in options else "", exit=1)
    opened = f"{who} open\n" if "v" in options else ""
    if "z" in options or not seat.stdin or seen is not Symptom.ANSWERED:
        return Executed(stderr=opened)
    return Executed(_conversation(seat, trace), opened)


def _conversation(seat: Seat, trace: Trace) -> str:
    """What comes back for what a pipe sends: a page for a GET, its own words from an echo server."""
    words = seat.stdin.split()
    page = services.answer(seat.world, trace, words[1] if len(words) > 1 else "/")
    if page.status == 0:
        return seat.stdin
    return page.headers + page.body if words[:1] in (["GET"], ["HEAD"]) else ""
