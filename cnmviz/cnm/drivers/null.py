"""The null driver of the network `none`: a sandbox with nothing but its loopback interface.

It does not go together with other networks (docker-facts 2.3).
"""

from __future__ import annotations

from typing import ClassVar

from . import Capabilities, Driver, driver


@driver
class Null(Driver):
    name = "null"
    capabilities = Capabilities(addresses=False, names=False, single=True, sociable=False)
    title: ClassVar[str] = "None"
    summary: ClassVar[str] = (
        "Complete isolation: the sandbox has only its loopback interface. "
        "Nothing reaches the container and it reaches nothing, until it is connected to another network."
    )
    shape: ClassVar[str] = "dashed"
    colour: ClassVar[str] = "slate"
