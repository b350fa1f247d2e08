"""What a service's container is plugged into: its network mode, an attachment for each network, its links.

Everything is looked up in the project; nothing is made here.
"""

from __future__ import annotations

from dataclasses import replace

from cnmviz.cnm.entities import Attachment
from cnmviz.cnm.settings import mac_address

from .. import Unusable
from . import labels
from .model import Plug, Project, Service
from .services import SHARED


class Refused(Unusable):
    """What the engine refused; `what` is the thing of the file that it was about, such as `service web`."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"{what}: {why}"[:1000])
        self.what = what


class Attaching:
    """The networks of a project's services."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._services = {service.name: service for service in project.services}

    def networks(self, service: Service, number: int) -> tuple[str, tuple[Attachment, ...]]:
        """The network mode, and what the container is plugged into: the network of highest priority first."""
        more = tuple(self._attachment(service, number, plug) for plug in service.more)
        mode, attachments = self._mode_and_first(service, number)
        if service.own.left:
            left = self.name(service.own.left)
            own = attachments if mode != "none" else ()
            return left, (Attachment(network=left), *own, *more)
        return mode, (*attachments, *more)

    def _mode_and_first(self, service: Service, number: int) -> tuple[str, tuple[Attachment, ...]]:
        if service.mode:
            mode = self._mode(service)
            mac = mac_address(service.mac) if service.mac else ""
            return mode, (Attachment(network=mode, mac=mac),)
        plugs = service.plugs or (Plug(key="default"),)
        if service.mac and plugs[0].mac not in ("", service.mac):
            message = f"the service-level mac_address should have the same value as network {plugs[0].key}"
            raise Refused(f"service {service.name}", message)
        plugs = (replace(plugs[0], mac=plugs[0].mac or service.mac), *plugs[1:])
        attachments = tuple(self._attachment(service, number, plug) for plug in plugs)
        return attachments[0].network, attachments

    def name(self, key: str) -> str:
        """The real name of a network, by its key."""
        return self._project.networks[key].name if key in self._project.networks else key

    def _attachment(self, service: Service, number: int, plug: Plug) -> Attachment:
        return Attachment(
            network=self.name(plug.key),
            ip=plug.ip,
            ip6=plug.ip6,
            mac=mac_address(plug.mac) if plug.mac else "",
            aliases=labels.aliases(self._project, service, number, plug) if plug.key in self._project.networks else (),
            links=self.links(service, number) if plug.links is None else plug.links,
            driver_opts=dict(plug.options),
            gw_priority=plug.gw_priority,
        )

    def _mode(self, service: Service) -> str:
        """`service:X` is the sandbox of its first container."""
        if not service.mode.startswith(SHARED):
            return service.mode
        name = service.mode.removeprefix(SHARED)
        owner = self._services.get(name)
        if owner is None or not owner.replicas:
            raise Refused(f"service {service.name}", f"service \"{name}\" not found for network_mode 'service:{name}'")
        return f"container:{labels.container_name(self._project, owner, 1)}"

    def links(self, service: Service, number: int) -> tuple[str, ...]:
        """Each linked container under three names, as Compose has it since its first version; outsiders under one."""
        found = [text if ":" in text else f"{text}:{text}" for text in service.external_links]
        for name, alias in service.links:
            target = self._services.get(name)
            containers = (
                [labels.container_name(self._project, target, each) for each in range(1, target.replicas + 1)] if target else []
            )
            for container in containers:
                names = (alias, f"{name}-{number}", f"{self._project.name}-{name}-{number}")
                found += [f"{container}:{one}" for one in names]
        return tuple(dict.fromkeys(found))
