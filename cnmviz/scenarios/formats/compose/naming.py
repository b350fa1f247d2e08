"""What the things of a lab are called in a file: the project, the keys of networks, the names of services.

A container that Compose made keeps its service's name, where it is the only one of it and has what Compose gives it; every other
container is a service of its own name. Real names are always written too: `name:` at the top is a key that Debian's
docker-compose refuses, so what Compose would make of a folder's name is known to nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from ipaddress import ip_address
from typing import Any

from cnmviz.cnm.entities import Container, Host, Network
from cnmviz.cnm.gateway import GATEWAY_BRIDGE
from cnmviz.cnm.lifecycle import ALIVE
from cnmviz.cnm.settings import user_defined
from cnmviz.cnm.world import World
from cnmviz.scenarios.likeness.names import SHARED

from . import of_picture
from .labels import PREFIX, of_container
from .loading import BRIDGE, KEY, NAMELESS, normal
from .model import Project, Service


class Naming:
    """The names of one host's things."""

    def __init__(self, world: World, title: str) -> None:
        self.world = world
        self.host: Host = world.first_host
        self.networks: list[Network] = _in_order(world.networks, self.host)
        self.containers: list[Container] = _by_start(
            [one for one in world.containers.values() if one.host == self.host.id], world
        )
        self._place = {one.id: at for at, one in enumerate(self.containers)}
        self._by_name = {one.name: one for one in self.containers}
        self.project = self._project(title)
        self._keys = self._network_keys()
        self.missing = self._missing()
        self.used = frozenset(each.network_id for one in self.containers for each in one.attachments)
        self._groups = of_picture.groups(world)
        self._services = self._service_names()

    def _project(self, title: str) -> str:
        """What most things say that they are of."""
        labels = [*(one.labels for one in self.containers), *(one.labels for one in self.networks)]
        said = Counter(text for one in labels if (text := one.get(f"{PREFIX}project")))
        common = next((name for name, _ in said.most_common(1) if name == normal(name)), "")
        return common or normal(title)[:63] or NAMELESS

    def _network_keys(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for network in self.networks:
            said = network.labels.get(f"{PREFIX}network", "")
            wanted = said if network.name == f"{self.project}_{said}" else network.name
            fits = KEY.fullmatch(wanted) and wanted not in found.values() and (wanted != "default" or wanted == said)
            found[network.id] = wanted if fits else _free("network", found.values())
        return found

    def _service_names(self) -> dict[str, str]:
        names = {one.name for one in self.containers}
        found: dict[str, str] = {}
        given = set[str]()
        for one in self.containers:
            said = one.labels.get(f"{PREFIX}service", "")
            free = said == one.name or (said not in names and said not in given)
            given.add(said)
            found[one.id] = said if free and KEY.fullmatch(said) and self._is_composes(one, said) else one.name
        return found

    def _is_composes(self, one: Container, service: str) -> bool:
        """Whether a container has just the labels and the first aliases that Compose gives the first one of a service."""
        needs = _needs(one.labels.get(f"{PREFIX}depends_on", ""))
        project = Project(name=self.project, networks={}, services=())
        wanted = of_container(project, Service(name=service, needs=needs), 1)
        first = tuple(dict.fromkeys((one.name, service)))
        own = [attachment for attachment in one.attachments if user_defined(attachment.network)]
        return {key: text for key, text in one.labels.items() if key.startswith(PREFIX)} == wanted and all(
            attachment.aliases[: len(first)] == first for attachment in own
        )

    def made_by_compose(self, one: Container) -> bool:
        """Whether Compose gives the labels and the first aliases by itself."""
        needs = self.needs(one)
        return self._is_composes(one, self.service(one)) and list(needs) == list(
            _needs(one.labels.get(f"{PREFIX}depends_on", ""))
        )

    def swarm(self) -> dict[str, int]:
        """How many networks there were when the host's swarm began, which gave it a network of its own."""
        ids = self.world.ids("network-name", self.host.id, GATEWAY_BRIDGE)
        began = min((self.world.networks[id_].number for id_ in ids), default=0)
        return {"swarm": sum(one.number < began for one in self.networks)} if self.host.role else {}

    def placed(self, id_: str) -> dict[str, Any]:
        """Where a thing stands in the picture."""
        return of_picture.placed(self.world, id_, self._groups)

    def service(self, one: Container) -> str:
        return self._services[one.id]

    def network_key(self, id_: str, name: str) -> str:
        """The key of a network that a container remembers, by its name where that network is gone."""
        if id_ in self._keys:
            return self._keys[id_]
        return next((self._keys[one.id] for one in self.networks if one.name == name), self.missing.get(name, ""))

    def _missing(self) -> dict[str, str]:
        """The keys of networks that are only remembered, by their names."""
        known = {one.name for one in self.networks}
        remembered = [one.network for container in self.containers for one in container.attachments]
        found: dict[str, str] = {}
        for name in dict.fromkeys(name for name in remembered if name not in known and user_defined(name)):
            taken = {*self._keys.values(), *found.values()}
            found[name] = name if KEY.fullmatch(name) and name not in taken else _free("missing", taken)
        return found

    def needs(self, one: Container) -> dict[str, dict[str, str]]:
        """`depends_on`: what its label says, or those whose sandbox or name it needs."""
        said = _needs(one.labels.get(f"{PREFIX}depends_on", ""))
        known = set(self._services.values())
        if said and self._is_composes(one, self.service(one)) and said.keys() <= known:
            return {name: {"condition": condition} for name, condition in said.items()}
        return {name: {"condition": "service_started"} for name in self._linked(one) if name != self.service(one)}

    def _linked(self, one: Container) -> list[str]:
        """Whom a container needs to start, and whom it knows by a link and finds there already: two may know each other."""
        targets = [self.world.containers.get(link.split(":")[0]) for link in one.links]
        known = [self._by_name.get(link.partition(":")[0]) for attachment in one.attachments for link in attachment.links]
        targets += [each for each in known if each and self._place[each.id] < self._place[one.id]]
        targets.append(self.owner(one))
        return list(dict.fromkeys(self._services[each.id] for each in targets if each and each.id in self._services))

    def owner(self, one: Container) -> Container | None:
        """Whose sandbox a container shares; of one that does not run, only if that container is there before it."""
        found = self.world.containers.get(one.network_mode.removeprefix(SHARED)) if one.network_mode.startswith(SHARED) else None
        if found is None or found.id == one.id or found.id not in self._place:
            return None
        return found if one.status in ALIVE or self._place[found.id] < self._place[one.id] else None


def _needs(text: str) -> dict[str, str]:
    """What the label `depends_on` says: `db:service_started:false,…`."""
    parts = [part.split(":") for part in text.split(",") if part]
    return {part[0]: part[1] for part in parts if len(part) == 3}


def _in_order(networks: Mapping[str, Network], host: Host) -> list[Network]:
    """Those that somebody made, of a host or of its swarm."""
    own = [one for one in networks.values() if one.host in ("", host.id) and not (one.predefined or one.ingress)]
    return sorted((one for one in own if one.name != GATEWAY_BRIDGE), key=lambda one: one.number)


def _by_start(containers: list[Container], world: World) -> list[Container]:
    """As they were made; but those on the default bridge, where no address can be asked for, in the order of their addresses."""
    ordered = sorted(containers, key=lambda one: one.number)
    address = {one.id: found for one in ordered if (found := _on_bridge(one, world))}
    lowest_first = iter(sorted((one for one in ordered if one.id in address), key=lambda one: ip_address(address[one.id])))
    return [next(lowest_first) if one.id in address else one for one in ordered]


def _on_bridge(one: Container, world: World) -> str:
    plugs = world.endpoints_in(one.sandbox) if one.sandbox else []
    return next((plug.address for plug in plugs if plug.container == one.id and world.networks[plug.network].name == BRIDGE), "")


def _free(word: str, taken: Collection[str]) -> str:
    number = 1
    while f"{word}{number}" in taken:
        number += 1
    return f"{word}{number}"
