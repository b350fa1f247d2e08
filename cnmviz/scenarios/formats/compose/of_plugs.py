"""A container's networks, as the keys of its service: `networks` or `network_mode`, `mac_address`, links.

A key that Debian's docker-compose refuses (`gw_priority`, `mac_address` and `driver_opts` of one network) stands under
`x-cnmviz`.
"""

from __future__ import annotations

from typing import Any

from cnmviz.cnm.entities import Attachment, Container
from cnmviz.cnm.lifecycle import ALIVE
from cnmviz.cnm.settings import user_defined
from cnmviz.scenarios.likeness.names import SHARED

from .loading import BRIDGE
from .naming import Naming


class Plugs:
    """The networks of one container."""

    def __init__(self, container: Container, naming: Naming, pinned: frozenset[str]) -> None:
        self._container = container
        self._naming = naming
        self._pinned = pinned
        self._attachments = self._plugged()
        self._mode = self._network_mode()
        self._user = [(key, one) for one in self._attachments if user_defined(one.network) and (key := self._key(one))]
        self._bridge = [(BRIDGE, one) for one in self._attachments if one.network == BRIDGE]

    def keys(self) -> dict[str, Any]:
        """`networks` or `network_mode`, and the MAC address of the first."""
        first = next(iter(self._attachments), None)
        mac = first.mac if first else ""
        if self._mode:
            return {"network_mode": self._mode, "mac_address": mac}
        return {"networks": self._entries(self._user), "mac_address": self._user[0][1].mac}

    def links(self) -> list[str]:
        """`external_links`: containers by their names, which may be of this file. Compose gives them on every network.

        With a `network_mode` they are those of the default bridge.
        """
        if self._mode:
            return list(dict.fromkeys(map(self._of_default_bridge, self._container.links)))
        return list(dict.fromkeys(link for _, one in self._user for link in one.links))

    def own(self) -> dict[str, Any]:
        """Networks that Compose cannot say, and the one that it has left."""
        more = self._user if self._mode else self._bridge
        left = self._left()
        return ({"networks": self._entries(more)} if more else {}) | ({"left": left} if left else {})

    def _left(self) -> str:
        """The key of the network that it was made on, where it is there no more."""
        mode = self._container.network_mode
        if any(one.network == mode for one in self._attachments) or mode.startswith(SHARED):
            return ""
        return mode if mode == BRIDGE else self._naming.network_key("", mode) if user_defined(mode) else ""

    def _network_mode(self) -> str:
        mode = self._container.network_mode
        if mode.startswith(SHARED):
            return self._shared(mode)
        on = [one.network for one in self._attachments]
        if not user_defined(mode) and mode in on:
            return mode
        known = any(user_defined(one.network) and self._key(one) for one in self._attachments)
        return "" if known else next((name for name in on if not user_defined(name)), "none")

    def _shared(self, mode: str) -> str:
        """`service:X`; by its name what is there only later, as it is what is gone, where nobody shares it now."""
        owner = self._naming.owner(self._container)
        if owner is not None:
            return f"service:{self._naming.service(owner)}"
        if self._container.status in ALIVE:
            return "none"
        target = self._naming.world.containers.get(mode.removeprefix(SHARED))
        return f"{SHARED}{target.name}" if target else mode

    def _plugged(self) -> tuple[Attachment, ...]:
        """Of a container that runs, those that it has an endpoint of; it may remember others that were refused."""
        if self._container.status not in ALIVE or self._container.network_mode.startswith(SHARED):
            return self._container.attachments
        plugs = self._naming.world.endpoints_in(self._container.sandbox)
        on = {plug.network for plug in plugs if plug.container == self._container.id}
        return tuple(one for one in self._container.attachments if one.network_id in on)

    def _key(self, one: Attachment) -> str:
        return self._naming.network_key(one.network_id, one.network)

    def _of_default_bridge(self, link: str) -> str:
        id_, alias, name = link.split(":")
        target = self._naming.world.containers.get(id_)
        return f"{target.name if target else name}:{alias}"

    def _entries(self, plugs: list[tuple[str, Attachment]]) -> dict[str, Any]:
        """One entry for each network; a priority where their keys alone would put them into another order."""
        keys = [key for key, _ in plugs]
        ordered = keys == sorted(keys)
        return {key: self._entry(one, 0 if ordered else len(keys) - at, at) or None for at, (key, one) in enumerate(plugs)}

    def _entry(self, one: Attachment, priority: int, at: int) -> dict[str, Any]:
        made = self._naming.made_by_compose(self._container)
        implied = (self._container.name, self._naming.service(self._container)) if made else ()
        extension = {
            "gw_priority": one.gw_priority,
            "mac_address": one.mac if at or self._mode else "",
            "driver_opts": dict(one.driver_opts),
        }
        extension = {key: value for key, value in extension.items() if value}
        if list(one.links) != self.links():
            extension["links"] = list(one.links)
        address, address6 = self._addresses(one)
        whole = {
            "aliases": list(dict.fromkeys(alias for alias in one.aliases if alias not in implied)),
            "ipv4_address": address,
            "ipv6_address": address6,
            "priority": priority,
            "x-cnmviz": extension,
        }
        return {key: value for key, value in whole.items() if value}

    def _addresses(self, one: Attachment) -> tuple[str, str]:
        """What was asked for, or what it has on a network that is pinned."""
        if one.network_id not in self._pinned or self._container.status not in ALIVE:
            return one.ip, one.ip6
        plugs = self._naming.world.endpoints_in(self._container.sandbox)
        mine = (plug for plug in plugs if plug.network == one.network_id and plug.container == self._container.id)
        return next((plug.address for plug in mine), one.ip), one.ip6
