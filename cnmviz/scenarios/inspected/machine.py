"""The lab that an engine's inspections tell of: one host, its networks, its containers with their endpoints.

What was not told is filled in: networks that only containers speak of, containers that only networks speak of, what a swarm
brings along. Each such guess is told.
"""

from __future__ import annotations

from dataclasses import replace

from cnmviz.cnm import membership, swarm
from cnmviz.cnm.draft import Draft
from cnmviz.cnm.entities import Container, Network
from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.gateway import GATEWAY_BRIDGE
from cnmviz.cnm.lifecycle import ALIVE
from cnmviz.cnm.soundness import flaws
from cnmviz.cnm.stage import PREDEFINED, new_world
from cnmviz.cnm.world import World
from cnmviz.labs.documents import Unusable
from cnmviz.scenarios.likeness.names import SHARED

from . import plugs, strangers
from .containers import container_of, process_of
from .links import with_links
from .networks import guessed, known_driver, network_of, of_swarm, pools_around
from .told import Notes
from .values import Part


class Machine:
    """An engine as it was told of. `networks` and `containers` are the inspections, each thing once."""

    def __init__(self, networks: list[Part], containers: list[Part], *, seed: str, now: int) -> None:
        world = new_world(seed, now=now)
        self.draft = Draft(world, host=world.first_host, now=now)
        self.host = world.first_host
        self.networks = networks
        self.containers = containers
        self.notes = Notes()

    def lab(self) -> World:
        """The whole.

        Raises:
            Unusable: what was told does not hold together.
        """
        try:
            self._add_networks()
            self._add_containers()
            for told in self.networks:
                strangers.add(self.draft, self.host, told, self.notes)
        except Refusal as refusal:
            raise Unusable(f"what this tells does not fit into a lab: {refusal.message}") from None
        world = self.draft.finish().world
        found = flaws(world, world.draws)
        if found:
            raise Unusable(f"what this tells does not hold together: {found[0]}")
        return world

    def _add_networks(self) -> None:
        gateways = {id_: gateway for told in self.containers for id_, gateway in _gateways(told)}
        for told in self.networks:
            if known_driver(told):
                self._put(network_of(self.draft, self.host, told, gateways))
            else:
                self.notes.add("networks of kinds that a lab does not have are left out", told.text("Name"))
        self._add_guessed()
        if any(of_swarm(told) for told in self.networks):
            self._join_swarm()

    def _put(self, network: Network) -> None:
        """A network in the place of the one that every engine has under its name."""
        for id_ in self.draft.ids("network-name", network.host, network.name):
            known = self.draft.networks[id_]
            if known.predefined:
                self.draft.drop(known)
                network = replace(network, number=known.number)
        self.draft.put(network)

    def _add_guessed(self) -> None:
        for told in self.containers:
            for name, plug in told.part("NetworkSettings").parts("Networks"):
                if self._known(name, plug) or self._is_left_out(name) or self._is_gone(plug):
                    continue
                if name in PREDEFINED:
                    self._adopt(name, plug)
                    continue
                self.draft.put(guessed(self.draft, self.host, name, plug))
                self.notes.add("networks of which only containers tell are taken for bridges", name)

    def _known(self, name: str, plug: Part) -> bool:
        here = (*self.draft.ids("network-name", self.host.id, name), *self.draft.ids("network-name", "", name))
        return plug.text("NetworkID") in self.draft.networks or (bool(here) and name not in PREDEFINED)

    def _adopt(self, name: str, plug: Part) -> None:
        """A network that every engine has, with the id and the subnet that a container was told."""
        for id_ in self.draft.ids("network-name", self.host.id, name):
            known = self.draft.networks[id_]
            told = [replace(pool, gateway_asked=True) for pool in pools_around(plug)]
            self.draft.drop(known)
            pools = tuple(told) if told and any(pool.gateway for pool in told) else known.pools
            self.draft.put(replace(known, id=plug.text("NetworkID") or id_, pools=pools, ipv6=len(pools) > 1))

    def _is_left_out(self, name: str) -> bool:
        return any(told.text("Name") == name and not known_driver(told) for told in self.networks)

    def _is_gone(self, plug: Part) -> bool:
        """Whether a container that does not run may remember a network that was removed: the others were told of."""
        return bool(self.networks) and not plug.text("EndpointID")

    def _join_swarm(self) -> None:
        """The host is the manager, and has what a manager has, unless that was told of too."""
        draft = self.draft
        mesh = any(network.ingress for network in draft.networks.values())
        bridges = [draft.networks[id_] for id_ in draft.ids("network-name", self.host.id, GATEWAY_BRIDGE)]
        if mesh and any(bridge.engines for bridge in bridges):
            draft.put(replace(self.host, role=swarm.MANAGER))
        else:
            for bridge in bridges:
                draft.put(replace(bridge, engines=()))
            if mesh:
                membership.enter(draft, self.host, swarm.MANAGER)
            else:
                membership.begin(draft, self.host)
        self.host = draft.hosts[self.host.id]
        self.draft.host = self.host

    def _add_containers(self) -> None:
        made = [self._container(told) for told in sorted(self.containers, key=lambda told: told.instant("Created"))]
        for told, container in made:
            self.draft.put(with_links(self.draft, self._remembering(container), told, self.notes))
        for told, container in sorted(made, key=lambda pair: pair[1].network_mode.startswith(SHARED)):
            if container.status in ALIVE:
                plugs.plug_in(self.draft, self.draft.containers[container.id], told, self.notes)
        for told in self.networks:
            plugs.forget(self.draft, told)
            plugs.correct_hidden(self.draft, told)

    def _container(self, told: Part) -> tuple[Part, Container]:
        process = process_of(told)
        container = container_of(self.draft, self.host, told, process)
        if container.status in ALIVE:
            container = replace(container, listens=process.listens)
        self.notes.about(told, process.instead)
        self.draft.put(container)
        return told, container

    def _remembering(self, container: Container) -> Container:
        """The container with the networks that the lab has."""
        kept = []
        for one in container.attachments:
            network = self.draft.networks.get(one.network_id)
            if network is None and not one.network_id:
                network = plugs.named(self.draft, container, one.network)
            if network is not None:
                kept.append(replace(one, network=network.name, network_id=one.network_id and network.id))
            elif not self._is_left_out(one.network):
                kept.append(one)
        return replace(container, attachments=tuple(kept))


def _gateways(told: Part) -> list[tuple[str, str]]:
    plugged = (plug for _, plug in told.part("NetworkSettings").parts("Networks"))
    return [(plug.text("NetworkID"), plug.text("Gateway")) for plug in plugged if plug.text("Gateway")]
