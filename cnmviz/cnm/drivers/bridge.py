"""The bridge driver: a Linux bridge on one host, a veth pair to each sandbox, NAT to the outside.

Options and their texts are those of docker-facts 3.2. It must not choose addresses (ipam) nor host ports (ports).
"""

from __future__ import annotations

from typing import ClassVar

from . import Capabilities, Driver, driver


@driver
class Bridge(Driver):
    name = "bridge"
    capabilities = Capabilities(publishes=True)
    title: ClassVar[str] = "Bridge"
    summary: ClassVar[str] = (
        "A virtual switch inside one host: every container on it gets an address of its subnet and talks to the others directly. "
        "To the outside it goes by address translation, and comes in only through published ports."
    )
    shape: ClassVar[str] = "bar"
    colour: ClassVar[str] = "blue"
