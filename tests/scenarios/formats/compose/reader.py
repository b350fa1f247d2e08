"""A compose file as text in, the lab that comes of it out."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

import pytest

from cnmviz.cnm.endpoints import endpoint_of
from cnmviz.cnm.entities import Attachment, Container, Endpoint, Network
from cnmviz.scenarios.formats import Asked, Reading, Unusable
from cnmviz.scenarios.formats.compose import FORMAT

NOW = 1_700_000_000_000_000


@dataclass(frozen=True)
class Lab:
    """What was read."""

    reading: Reading

    @property
    def notes(self) -> tuple[str, ...]:
        return self.reading.notes

    @property
    def containers(self) -> list[str]:
        """Their names, in the order in which they were made."""
        return [one.name for one in sorted(self.reading.world.containers.values(), key=lambda one: one.number)]

    @property
    def networks(self) -> list[str]:
        """Those that are not the engine's own, as they were made."""
        made = [one for one in self.reading.world.networks.values() if not one.predefined]
        return [one.name for one in sorted(made, key=lambda one: one.number)]

    def container(self, name: str) -> Container:
        return self.reading.world.container(self.reading.world.first_host.id, name)

    def network(self, name: str) -> Network:
        return self.reading.world.network(self.reading.world.first_host.id, name)

    def attachment(self, container: str, network: str) -> Attachment:
        return next(one for one in self.container(container).attachments if one.network == network)

    def endpoint(self, container: str, network: str) -> Endpoint:
        found = endpoint_of(self.reading.world, self.container(container), self.network(network).id)
        assert found is not None
        return found


def read(text: str, name: str = "shop/compose.yaml") -> Lab:
    return Lab(FORMAT.read(textwrap.dedent(text).encode(), Asked(name=name, seed="compose", now=NOW)))


def service(text: str, *, more: str = "") -> Lab:
    """A lab of one service, `web`, with these keys; `more` stands at the top."""
    keys = textwrap.indent(textwrap.dedent(text).strip("\n"), "    ")
    image = "" if "image:" in keys or "build:" in keys else "    image: nginx\n"
    return read(f"services:\n  web:\n{image}{keys}\n{textwrap.dedent(more)}")


def refused(text: str, name: str = "shop/compose.yaml") -> str:
    """Why no lab can be made of a file."""
    with pytest.raises(Unusable) as told:
        read(text, name)
    return str(told.value)
