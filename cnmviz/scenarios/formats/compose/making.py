"""A project as a lab: its networks and its containers are made by commands, one after another, as `docker compose up` makes them.

What the engine refuses comes out in Docker's words, with the network's or the service's name in front.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Any

from cnmviz.cnm.commands import run
from cnmviz.cnm.commands.create import CreateContainer
from cnmviz.cnm.commands.network import CreateNetwork
from cnmviz.cnm.commands.network_connect import DisconnectNetwork
from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.images import REFERENCE
from cnmviz.cnm.world import World
from cnmviz.console.file import BETWEEN
from cnmviz.console.tools import execute
from cnmviz.scenarios import stand_in
from cnmviz.scenarios.stand_in import StandIn

from .. import Unusable
from . import external, labels, ports
from .attaching import Attaching, Refused
from .container import ComposeContainer
from .model import Net, Pool, Project, Service
from .notes import Notes

PREDEFINED = ("bridge", "host", "none")


class Making:
    """The world so far. Each command comes a second after the one before."""

    def __init__(self, world: World, project: Project, notes: Notes, *, now: int) -> None:
        self.world = world
        self.project = project
        self._attaching = Attaching(project)
        self.notes = notes
        self._now = now

    def do(self, what: str, command: Any) -> None:
        """Run one command.

        Raises:
            Refused: it was.
        """
        self._now += BETWEEN
        outcome = run(self.world, command, now=self._now, execute=execute)
        refused = outcome.error or next((one.error for one in getattr(outcome.output, "results", ()) if one.error), None)
        if refused is not None:
            raise Refused(what, refused.message)
        self.world = outcome.world

    def network(self, net: Net) -> None:
        if net.key in self.project.own.missing or (net.external and net.name in PREDEFINED):
            return
        pools = net.pools or self._asked_of(net)
        asked = CreateNetwork(
            net.name,
            driver=net.driver if net.driver not in ("", "default") else "bridge",  # type: ignore[arg-type]
            internal=net.internal,
            attachable=net.attachable,
            ipv4=net.ipv4,
            ipv6=net.ipv6 or any(":" in pool.subnet for pool in pools),
            ipam_driver=net.ipam_driver or "default",
            ipam_opt=_pairs(net.ipam_options),
            opt=_pairs(net.options),
            subnet=tuple(pool.subnet for pool in pools if pool.subnet),
            ip_range=tuple(pool.ip_range for pool in pools if pool.ip_range),
            gateway=tuple(pool.gateway for pool in pools if pool.gateway),
            aux_address=tuple(pair for pool in pools for pair in _pairs(pool.aux)),
            label=_pairs({**net.labels, **labels.of_network(self.project, net)}),
        )
        self.do(f"network {net.key}", asked)

    def _asked_of(self, net: Net) -> tuple[Pool, ...]:
        """The subnets in which the services ask for addresses of a network that somebody else made."""
        if not net.external:
            return ()
        plugs = [plug for service in self.project.services for plug in service.plugs if plug.key == net.key]
        found = external.subnets([address for plug in plugs for address in (plug.ip, plug.ip6) if address])
        for subnet in found:
            self.notes.say(
                f"the network {net.name} is external: it has the subnet {subnet} here, because services ask for its addresses"
            )
        return tuple(Pool(subnet=subnet) for subnet in found)

    def service(self, service: Service) -> None:
        """All containers of a service. One that does not run in the end is there even if it cannot start."""
        if service.own.state == "exited":
            before = self.world
            try:
                self._containers(service, starts=True)
            except Unusable:
                self.world = before
                self._containers(service, starts=False)
        else:
            self._containers(service, starts=service.own.state != "created")

    def _containers(self, service: Service, *, starts: bool) -> None:
        other = self._other(service)
        for number in range(1, service.replicas + 1):
            try:
                made = self._container(service, number, other, starts=starts)
            except Refusal as refusal:
                raise Refused(f"service {service.name}", refusal.message) from None
            self.do(f"service {service.name}", made)
            if service.own.left:
                leaves = DisconnectNetwork(self._attaching.name(service.own.left), made.flags.name)  # type: ignore[arg-type]
                self.do(f"service {service.name}", leaves)

    def _other(self, service: Service) -> StandIn | None:
        """Who stands in for a service, told."""
        meant = ports.answered(service.ports, service.expose)
        other = stand_in.stand_in(
            self._image(service),
            service.entrypoint,
            service.command,
            meant,
            built=service.built,
            tty=service.interactive or service.tty,
        )
        if other is not None and service.replicas:
            self.notes.say(other.sentence(service.name))
        return other

    def _image(self, service: Service) -> str:
        """The reference, without what empty variables left of it: `/app:` of `${REGISTRY}/app:${TAG}`."""
        bare = service.image.strip("/:@")
        return bare if not REFERENCE.fullmatch(service.image) and REFERENCE.fullmatch(bare or "none") else service.image

    def _container(self, service: Service, number: int, other: StandIn | None, *, starts: bool) -> ComposeContainer:
        mode, attachments = self._attaching.networks(service, number)
        name = labels.container_name(self.project, service, number)
        given = labels.of_container(self.project, service, number)
        links = () if service.plugs or not service.mode else self._attaching.links(service, number)
        flags = CreateContainer(
            image=(other.image if other else self._image(service)),  # type: ignore[arg-type]
            name=name,
            hostname=service.hostname,
            domainname=service.domainname,
            publish=tuple(port for port in service.ports if port not in (service.own.publish_all or ())),
            publish_all=service.own.publish_all is not None,
            expose=(*service.expose, *(other.listens if other else ())),
            link=links,
            add_host=service.extra_hosts,
            dns=service.dns,
            dns_search=service.dns_search,
            dns_option=service.dns_options,
            env=service.environment,
            cap_add=service.capabilities,
            tty=service.tty,
            interactive=service.interactive,
            rm=service.own.auto_remove,
        )
        return ComposeContainer(
            flags=flags,
            mode=mode,
            attachments=attachments,
            labels={**service.labels, **_original(service, other), **given},
            entrypoint=other.entrypoint if other else service.entrypoint,
            command=other.command if other else service.command,
            starts=starts,
        )


def _pairs(settings: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(f"{key}={value}" for key, value in settings.items())


def _original(service: Service, other: StandIn | None) -> dict[str, str]:
    """What a stand-in stands for, so that it is not lost."""
    if other is None:
        return {}
    words = (*(service.entrypoint or ()), *(service.command or ()))
    known = {
        stand_in.IMAGE_LABEL: service.image,
        stand_in.BUILD_LABEL: service.built,
        stand_in.COMMAND_LABEL: shlex.join(words),
    }
    return {key: value for key, value in known.items() if value}
