"""Programs that ask for names: BusyBox `nslookup` (recording handmade/exec-probes), `getent hosts`, a short `dig`."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address

from ...cnm import dns, routes
from ...cnm.draft import Executed
from . import tool
from .seat import Seat

EMBEDDED = dns.EMBEDDED
SILENCE = ";; connection timed out; no servers could be reached\n\n"


@tool("nslookup")
def nslookup(seat: Seat, arguments: Sequence[str]) -> Executed:
    """Answers are printed for A and AAAA, an empty one with its heading alone."""
    words = [word for word in arguments if not word.startswith("-")]
    if not 1 <= len(words) <= 2:
        return Executed(stderr="Usage: nslookup [-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]\n", exit=1)
    asked = _server(seat, words[1:])
    if asked != EMBEDDED or not _embedded(seat):
        return Executed(stdout=SILENCE, exit=1)
    head = f"Server:\t\t{asked}\nAddress:\t{asked}:53\n\n"
    name = words[0]
    if routes.is_address(name):
        return _reversed(seat, head, name)
    answers = [_records(seat, name, version) for version in _versions(arguments)]
    if not any(answers) and not any(_records(seat, name, version) for version in (4, 6)):
        missing = f"** server can't find {name}: SERVFAIL\n\n"
        return Executed(head + missing * len(answers), exit=1)
    return Executed(head + "".join(_section(name, found) for found in answers))


def _versions(arguments: Sequence[str]) -> tuple[int, ...]:
    kinds = [word.partition("=")[2].lower() for word in arguments if word.startswith(("-type=", "-querytype=", "-q="))]
    return {"a": (4,), "aaaa": (6,)}.get(kinds[0] if kinds else "", (4, 6))


def _section(name: str, found: tuple[str, ...]) -> str:
    return "Non-authoritative answer:\n" + "".join(f"Name:\t{name}\nAddress: {address}\n" for address in found) + "\n"


def _reversed(seat: Seat, head: str, address: str) -> Executed:
    pointer = ip_address(address).reverse_pointer
    container = seat.container
    name = dns.reverse(seat.world, container, address) if container else ""
    if not name:
        return Executed(f"{head}** server can't find {pointer}: SERVFAIL\n\n", exit=1)
    return Executed(f"{head}Non-authoritative answer:\n{pointer}\tname = {name}\n\n")


def _server(seat: Seat, given: Sequence[str]) -> str:
    """The server that is asked: the one named, or the first of /etc/resolv.conf."""
    servers = [line.split()[1] for line in seat.resolv_file() if line.startswith("nameserver ")]
    return (*given, *servers, "")[0]


def _embedded(seat: Seat) -> bool:
    return seat.container is not None and dns.asks_embedded(seat.world, seat.container)


def _records(seat: Seat, name: str, version: int) -> tuple[str, ...]:
    return dns.ask_embedded(seat.world, seat.container, name, version).addresses if seat.container else ()


@tool("getent")
def getent(seat: Seat, arguments: Sequence[str]) -> Executed:
    """`getent hosts NAME...`: files first, then the resolver; exit status 2 where nobody knows."""
    if not arguments or arguments[0] not in ("hosts", "ahosts", "ahostsv4"):
        known = f"Unknown database: {arguments[0]}\n" if arguments else "getent: wrong number of arguments\n"
        return Executed(stderr=known, exit=1)
    if len(arguments) == 1:
        entries = [line.split() for line in seat.hosts_file()]
        return Executed("".join(f"{address:15} {' '.join(names)}\n" for address, *names in entries))
    lines, missing = [], False
    for name in arguments[1:]:
        found = seat.addresses(name)
        missing = missing or not found
        lines += [f"{address:15} {name}\n" for address in found]
    return Executed("".join(lines), exit=2 if missing else 0)


@tool("dig")
def dig(seat: Seat, arguments: Sequence[str]) -> Executed:
    """`dig [+short] [@server] NAME`: the answer section alone, or addresses alone."""
    words = [
        word for word in arguments if not word.startswith(("+", "@", "-")) and word.upper() not in ("A", "AAAA", "ANY", "IN")
    ]
    if not words:
        return Executed(stderr="dig: no name given\n", exit=1)
    server = _server(seat, [word[1:] for word in arguments if word.startswith("@")])
    if server != EMBEDDED or not _embedded(seat):
        return Executed(f";; communications error to {server}#53: timed out\n;; no servers could be reached\n", exit=9)
    found = _records(seat, words[0], 6 if "AAAA" in map(str.upper, arguments) else 4)
    if "+short" in arguments:
        return Executed("".join(f"{address}\n" for address in found))
    lines = [f"{words[0]}.\t\t600\tIN\t{'AAAA' if ':' in address else 'A'}\t{address}" for address in found]
    status = "NOERROR" if found or any(_records(seat, words[0], version) for version in (4, 6)) else "SERVFAIL"
    answer = ["", ";; ANSWER SECTION:", *lines] if lines else []
    return Executed(
        "\n".join(
            [f";; ->>HEADER<<- opcode: QUERY, status: {status}", *answer, "", f";; SERVER: {server}#53({server}) (UDP)", ""]
        )
    )
