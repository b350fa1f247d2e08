"""The older network programs that manuals still show: `ifconfig`, `route`, `arp`, `netstat`, `ss`, `traceroute`."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_interface, ip_network

from ...cnm.draft import Executed
from ...cnm.walk import Symptom
from ...cnm.walk.trace import Direction
from . import tool
from .seat import Seat, symptom


@tool("ifconfig")
def ifconfig(seat: Seat, arguments: Sequence[str]) -> Executed:
    names = [word for word in arguments if not word.startswith("-")]
    blocks = []
    for interface in sorted(seat.interfaces(), key=lambda each: (each.name == "lo", each.name)):
        if names and interface.name not in names:
            continue
        loopback = interface.name == "lo"
        head = "Local Loopback  " if loopback else f"Ethernet  HWaddr {interface.mac.upper()}  "
        lines = [f"{interface.name:10}Link encap:{head}"]
        for text in interface.addresses:
            parsed = ip_interface(text)
            network = ip_network(text, strict=False)
            broadcast = "" if loopback else f"  Bcast:{network.broadcast_address}"
            if parsed.version == 4:
                lines.append(f"          inet addr:{parsed.ip}{broadcast}  Mask:{network.netmask}")
            else:
                lines.append(f"          inet6 addr: {text} Scope:{'Host' if loopback else 'Global'}")
        flags = "UP LOOPBACK RUNNING" if loopback else "UP BROADCAST RUNNING MULTICAST"
        lines.append(f"          {flags}  MTU:{interface.mtu}  Metric:1")
        blocks.append("\n".join(lines) + "\n\n")
    if names and not blocks:
        return Executed(stderr=f"ifconfig: {names[0]}: error fetching interface information: Device not found\n", exit=1)
    return Executed("".join(blocks))


@tool("route")
def route(seat: Seat, arguments: Sequence[str]) -> Executed:
    lines = ["Kernel IP routing table", "Destination     Gateway         Genmask         Flags Metric Ref    Use Iface"]
    for each in seat.routes():
        default = each.destination == "default"
        network = ip_network("0.0.0.0/0" if default else each.destination)
        shown = "default" if default and "-n" not in arguments else str(network.network_address)
        gateway = each.via or ("0.0.0.0" if "-n" in arguments else "*")
        flags = "UG" if each.via else "U"
        lines.append(f"{shown:15} {gateway:15} {network.netmask!s:15} {flags:5} 0      0        0 {each.device}")
    return Executed("\n".join(lines) + "\n")


@tool("arp")
def arp(seat: Seat, arguments: Sequence[str]) -> Executed:
    return Executed("".join(f"? ({each.address}) at {each.mac} [ether]  on {each.device}\n" for each in seat.neighbours()))


@tool("netstat", "ss")
def netstat(seat: Seat, arguments: Sequence[str]) -> Executed:
    """What listens in this network namespace."""
    lines = [
        "Active Internet connections (only servers)",
        "Proto Recv-Q Send-Q Local Address           Foreign Address         State       ",
    ]
    for number, proto in seat.listening():
        state = "LISTEN" if proto == "tcp" else ""
        lines.append(f"{proto:5} {0:6} {0:6} {f'0.0.0.0:{number}':23} {'0.0.0.0:*':23} {state:12}")
    return Executed("\n".join(lines) + "\n")


@tool("traceroute")
def traceroute(seat: Seat, arguments: Sequence[str]) -> Executed:
    """The routers on the way are the hosts that forward the packet; whoever drops it is a line of stars."""
    words = [word for word in arguments if not word.startswith("-")]
    if not words:
        return Executed(stderr="Usage: traceroute [-n] HOST\n", exit=1)
    trace = seat.send(words[0])
    seen = symptom(trace)
    if seen is Symptom.BAD_NAME:
        return Executed(stderr=f"traceroute: bad address '{words[0]}'\n", exit=1)
    address = trace.packet.destination or words[0]
    head = f"traceroute to {words[0]} ({address}), 30 hops max, 46 byte packets\n"
    if seen is Symptom.UNREACHABLE:
        return Executed(head, "traceroute: sendto: Network is unreachable\n", 1)
    gateways = [each.via for each in seat.routes() if each.via][:1] if _forwarded(seat, trace) else []
    stations = [*gateways, address if seen is Symptom.ANSWERED else ""]
    lines = [_station(number, station) for number, station in enumerate(stations, start=1)]
    return Executed(head + "".join(lines))


def _forwarded(seat: Seat, trace: object) -> bool:
    hops = [hop for hop in getattr(trace, "hops", ()) if hop.direction is Direction.THERE]
    return seat.container is not None and any(hop.place.kind == "host" for hop in hops) and hops[-1].place.kind != "host"


def _station(number: int, address: str) -> str:
    if not address:
        return f"{number:2}  *  *  *\n"
    return f"{number:2}  {address} ({address})  0.0{number}4 ms  0.0{number}2 ms  0.0{number}1 ms\n"
