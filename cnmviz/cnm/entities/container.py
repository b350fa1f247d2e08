"""A container, and the sandbox that it runs in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from .parts import Attachment, Hold, Key, Publish


@dataclass(frozen=True, slots=True, kw_only=True)
class Sandbox:
    """One isolated network configuration (a network namespace). `container` made it; others may share it.

    `embedded_dns` is set when the first network that serves names is joined, and stays (recording handmade2/no-network-left).
    """

    kind: ClassVar[str] = "sandbox"
    id: str
    host: str
    container: str
    namespace: str = ""
    embedded_dns: bool = False
    number: int = 0

    def keys(self) -> Iterator[Key]:
        yield ("namespace", self.host, self.namespace)

    def holds(self) -> Iterator[Hold]:
        return iter(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A container and its configuration. `sandbox` is "" unless it is running or paused.

    `status` is created, running, paused or exited. `network_mode` is stored as Docker stores it (`bridge`, `host`, `none`,
    a network's name, `container:<id>`). `listens` is what its process listens on, as `80/tcp`, while it runs. `links` are those
    of the default bridge, as `<container id>:alias:name`, where the name is what the target was called when this container last
    started; those of other networks stand in the attachments. Times are in
    microseconds; `number` counts creations and orders containers made in the same instant.
    """

    kind: ClassVar[str] = "container"
    id: str
    host: str
    name: str
    image: str
    command: tuple[str, ...] = ()
    entrypoint: tuple[str, ...] = ()
    status: str = "created"
    exit_code: int = 0
    error: str = ""
    hostname: str = ""
    domainname: str = ""
    network_mode: str = "bridge"
    sandbox: str = ""
    attachments: tuple[Attachment, ...] = ()
    publish: tuple[Publish, ...] = ()
    publish_all: bool = False
    exposed: tuple[str, ...] = ()
    listens: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    extra_hosts: tuple[str, ...] = ()
    dns: tuple[str, ...] = ()
    dns_search: tuple[str, ...] = ()
    dns_options: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    env: tuple[str, ...] = ()
    capabilities: tuple[str, ...] = ()
    auto_remove: bool = False
    tty: bool = False
    interactive: bool = False
    logs: str = ""
    created: int = 0
    started: int = 0
    finished: int = 0
    number: int = 0

    def keys(self) -> Iterator[Key]:
        yield ("container-name", self.host, self.name)
        if self.sandbox:
            yield ("sandbox-container", self.sandbox)

    def present(self, host: str) -> bool:
        """Whether it is on a host."""
        return self.host == host

    def holds(self) -> Iterator[Hold]:
        return iter(())
