"""The macvlan driver: each container has a MAC address of its own on the wire behind the host's interface.

Modes: `bridge` lets containers on one parent talk, `private` never, `vepa` only where the switch outside reflects frames (none
does here), `passthru` gives the whole parent to one container (docker-facts 3.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from ..entities import Endpoint, Host, Network
from ..errors import server_error
from ..wires import PARENT
from . import Capabilities, driver
from .parent import ParentDriver

if TYPE_CHECKING:
    from ..draft import Draft

MODE = "macvlan_mode"
PASSTHRU = "passthru"


@driver
class Macvlan(ParentDriver):
    name = "macvlan"
    capabilities = Capabilities(needs_parent=True)
    choices: ClassVar[Mapping[str, tuple[str, ...]]] = {MODE: ("bridge", "private", "vepa", PASSTHRU)}
    title: ClassVar[str] = "Macvlan"
    summary: ClassVar[str] = (
        "Containers stand on the host's own network like machines of their own, each with its MAC address, and "
        "neighbours reach them directly. Only their own host cannot talk to them, and published ports have no meaning."
    )
    shape: ClassVar[str] = "tap"
    colour: ClassVar[str] = "green"

    def check_neighbour(self, network: Network, other: Network) -> None:
        """Several networks may share a parent, unless one of them owns it."""
        parent = network.options[PARENT]
        if self.chosen(network, MODE) == PASSTHRU:
            used = f"macvlan network {other.id} is already using parent interface {parent}"
            raise server_error(f"cannot use mode passthru, {used}")
        if self.chosen(other, MODE) == PASSTHRU:
            raise server_error(f"macvlan network {other.id} is already using parent interface {parent} in mode passthru")

    def adjacent(self, network: Network, other: Network) -> bool:
        return self.chosen(network, MODE) == self.chosen(other, MODE) == "bridge"

    def kernel_complaint(self, draft: Draft, host: Host, network: Network, endpoint: Endpoint) -> str:
        complaint = super().kernel_complaint(draft, host, network, endpoint)
        alone = self.chosen(network, MODE) != PASSTHRU or len(draft.endpoints_on(network.id)) == 1
        return complaint or ("" if alone else "invalid argument")
