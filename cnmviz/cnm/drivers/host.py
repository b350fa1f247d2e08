"""The host driver: a container on it lives in the host's own network namespace and has no address of its own.

Its endpoint exists for the books only: no interface, no address, no published port (docker-facts 3.6).
"""

from __future__ import annotations

from typing import ClassVar

from . import Capabilities, Driver, driver


@driver
class HostDriver(Driver):
    name = "host"
    capabilities = Capabilities(addresses=False, names=False, single=True, shares_host=True)
    title: ClassVar[str] = "Host"
    summary: ClassVar[str] = (
        "No isolation at all: the container uses the host's interfaces, addresses and ports as if it were a program of the host. "
        "Published ports have no meaning here, and two containers cannot listen on the same port."
    )
    shape: ClassVar[str] = "slab"
    colour: ClassVar[str] = "amber"
