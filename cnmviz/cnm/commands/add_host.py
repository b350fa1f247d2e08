"""`addhost`: one more machine with an engine of its own, on the wire of the lab's first host.

A lab's own command; docker knows machines only as contexts. From then on `docker --context NAME` speaks to it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from ipaddress import ip_interface

from .. import limits, stage
from ..answers import HostMade
from ..draft import Draft
from ..entities import Host
from ..errors import Refusal
from ..routes import bare
from ..world import World
from . import argument, command

NAME = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
RESERVED = ("default", "host", "outside")
"""Names that mean something else: docker's own context, and places of the lab."""


@command("addhost", usage="NAME", docker=False)
class AddHost:
    """Add a host to the lab, with a Docker Engine of its own."""

    name: str = argument("NAME")

    def perform(self, draft: Draft) -> HostMade:
        if not NAME.fullmatch(self.name) or self.name in RESERVED:
            raise Refusal(f"{self.name[:80]} is no name for a host: small letters, digits and dashes", client=True)
        if draft.ids("host-name", self.name):
            raise Refusal(f"there is a host {self.name} already", client=True)
        limits.room(draft.hosts, limits.HOSTS, "hosts")
        first = draft.first_host
        made = replace(first, id="", name=self.name, address=_free_address(draft, first), role="", ula="", number=0)
        return HostMade(stage.place(draft, made))


def _free_address(world: World, first: Host) -> str:
    """The lowest address on the first host's wire that neither a host nor a neighbour has."""
    wire = ip_interface(first.address).network
    taken = {text for host in world.hosts.values() for text in (bare(host.address), host.neighbour)}
    for address in wire.hosts():
        if str(address) not in taken:
            return f"{address}/{wire.prefixlen}"
    raise Refusal(f"no address is free on {wire}", client=True)
