"""BusyBox `ip`: addresses, links, routes, neighbours (recordings handmade2/no-network-left, handmade/two-homed)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from ipaddress import ip_interface, ip_network

from ...cnm import routes
from ...cnm.draft import Executed
from ...cnm.interfaces import Interface
from ...cnm.routes import HOST
from . import tool
from .seat import Seat

USAGE = """\
BusyBox v1.37.0 () multi-call binary.

Usage: ip [OPTIONS] address|route|link|neigh [ARGS]

OPTIONS := -f[amily] inet|inet6|link | -o[neline] | -br[ief]

ip addr show [ dev IFACE ]
ip route show|get ADDRESS
ip link show [ IFACE ]
ip neigh show
"""

CHANGING = ("add", "del", "delete", "change", "replace", "set", "append", "flush")
FOREVER = "       valid_lft forever preferred_lft forever"


@tool("ip")
def ip(seat: Seat, arguments: Sequence[str]) -> Executed:
    family, brief, words = 0, False, list[str]()
    for word in arguments:
        if word.startswith("-") and not words:
            family = {"-4": 4, "-6": 6}.get(word, family)
            brief = brief or word in ("-br", "-brief", "-o", "-oneline")
        else:
            words.append(word)
    noun = _noun(words[0]) if words else None
    if noun is None:
        return Executed(stderr=USAGE, exit=1)
    rest = words[1:]
    if rest and rest[0] in CHANGING:
        return Executed(stderr="ip: RTNETLINK answers: Operation not permitted\n", exit=2)
    if rest and rest[0] in ("show", "s", "sh", "list", "ls", "l"):
        rest = rest[1:]
    return noun(seat, rest, family, brief)


Noun = Callable[[Seat, Sequence[str], int, bool], Executed]


def _noun(word: str) -> Noun | None:
    """The object of the command, which may be shortened: `a`, `addr`, `address`."""
    names: dict[str, Noun] = {
        "address": _address,
        "route": _route,
        "link": _link,
        "neighbour": _neighbour,
        "neighbor": _neighbour,
    }
    return next((noun for name, noun in names.items() if name.startswith(word) and word), None)


def _chosen(seat: Seat, words: Sequence[str]) -> tuple[list[tuple[int, Interface]], str]:
    """Interfaces with their numbers, all or the one that is named; the name where there is none of that name."""
    named = [word for word in words if word not in ("dev", "up")]
    numbered = list(enumerate(seat.interfaces(), start=1))
    if not named:
        return numbered, ""
    found = [(number, each) for number, each in numbered if each.name == named[0]]
    return found, "" if found else named[0]


def _missing(name: str) -> Executed:
    return Executed(stderr=f"ip: can't find device '{name}'\n", exit=1)


def _address(seat: Seat, words: Sequence[str], family: int, brief: bool) -> Executed:
    chosen, missing = _chosen(seat, words)
    if missing:
        return _missing(missing)
    lines: list[str] = []
    for number, interface in chosen:
        addresses = [text for text in interface.addresses if not family or ip_interface(text).version == family]
        if family and not addresses:
            continue
        if brief:
            lines.append(f"{_peer(seat, number, interface):17}{_state(interface):15}{' '.join(addresses)} ")
            continue
        lines += _head(seat, number, interface, link=not family)
        lines += [line for text in addresses for line in _inet(interface, text)]
    return Executed("".join(f"{line}\n" for line in lines))


def _link(seat: Seat, words: Sequence[str], family: int, brief: bool) -> Executed:
    chosen, missing = _chosen(seat, words)
    if missing:
        return _missing(missing)
    if brief:
        rows = [
            f"{_peer(seat, number, each):17}{_state(each):15}{each.mac or '00:00:00:00:00:00'} <{_flags(each)}> "
            for number, each in chosen
        ]
    else:
        rows = [line for number, each in chosen for line in _head(seat, number, each, link=True)]
    return Executed("".join(f"{row}\n" for row in rows))


def _state(interface: Interface) -> str:
    if interface.name == "lo":
        return "UNKNOWN"
    return "UP" if interface.up else "DOWN"


def _peer(seat: Seat, number: int, interface: Interface) -> str:
    """A veth's name with the number of its other end, which is on the host."""
    if interface.name == "lo" or (seat.namespace and seat.namespace.kind == HOST):
        return interface.name
    return f"{interface.name}@if{number + 1}"


def _flags(interface: Interface) -> str:
    if interface.name == "lo":
        return "LOOPBACK,UP,LOWER_UP"
    return "BROADCAST,MULTICAST,UP,LOWER_UP" if interface.up else "NO-CARRIER,BROADCAST,MULTICAST,UP"


def _head(seat: Seat, number: int, interface: Interface, *, link: bool) -> list[str]:
    loopback = interface.name == "lo"
    veth = "@" in _peer(seat, number, interface)
    flags = f"{_flags(interface)}{',M-DOWN' if veth else ''}"
    queue = "qlen 1000" if loopback else ""
    lines = [f"{number}: {_peer(seat, number, interface)}: <{flags}> mtu {interface.mtu} qdisc noqueue {queue}"]
    if link:
        kind, mac, everyone = (
            ("loopback", "00:00:00:00:00:00", "00:00:00:00:00:00") if loopback else ("ether", interface.mac, "ff:ff:ff:ff:ff:ff")
        )
        lines.append(f"    link/{kind} {mac} brd {everyone}")
    return lines


def _inet(interface: Interface, text: str) -> list[str]:
    """One address; loopback's has no broadcast address and the scope of the host."""
    parsed = ip_interface(text)
    scope = "host" if interface.name == "lo" else "global"
    if parsed.version == 6:
        return [f"    inet6 {text} scope {scope} ", FOREVER]
    network = ip_network(text, strict=False)
    broadcast = f" brd {network.broadcast_address}" if interface.broadcast and network.prefixlen < 31 else ""
    return [f"    inet {text}{broadcast} scope {scope} {interface.name}", FOREVER]


def _route(seat: Seat, words: Sequence[str], family: int, brief: bool) -> Executed:
    table = seat.routes(family or 4)
    if words[:1] == ["get"]:
        return _route_get(seat, words[1:])
    wanted = [word for word in words if word == "default" or "/" in word]
    if wanted:
        table = [route for route in table if route.destination == wanted[-1]]
    return Executed("".join(f"{line}\n" for line in routes.route_lines(table)))


def _route_get(seat: Seat, words: Sequence[str]) -> Executed:
    if not words or not routes.is_address(words[0]):
        return Executed(stderr='ip: an inet prefix is expected rather than "' + (words[0] if words else "") + '"\n', exit=1)
    address = words[0]
    if address in seat.own_addresses() or routes.is_loopback(address):
        return Executed(f"local {address} dev lo  src {address} \n")
    route = routes.look_up(seat.routes(6 if ":" in address else 4), address)
    if route is None:
        return Executed(stderr="ip: RTNETLINK answers: Network is unreachable\n", exit=2)
    via = f" via {route.via}" if route.via else ""
    return Executed(f"{address}{via} dev {route.device}  src {route.source} \n")


def _neighbour(seat: Seat, words: Sequence[str], family: int, brief: bool) -> Executed:
    """Those whom the container could know by now; a real table holds only those it has talked to."""
    lines = [f"{each.address} dev {each.device} lladdr {each.mac} used 0/0/0 probes 1 STALE" for each in seat.neighbours()]
    return Executed("".join(f"{line}\n" for line in lines))
