"""A compose file as a lab."""

from __future__ import annotations

from cnmviz.cnm.commands.swarm import InitSwarm
from cnmviz.cnm.stage import new_world
from cnmviz.cnm.world import World

from .. import Asked, Reading
from . import finishing
from .loading import project_of
from .making import Making
from .model import Project, Service
from .notes import Notes


def read(body: bytes, asked: Asked) -> Reading:
    """The lab that `docker compose up` would make of a file, on one fresh host.

    Raises:
        Unusable: Compose or Docker would refuse it, or it is too much.
    """
    notes = Notes()
    project = project_of(body, asked.name, notes)
    world = _made(project, new_world(asked.seed, now=asked.now), notes, asked.now)
    return Reading(title=project.own.title or project.name, world=world, notes=notes.all())


def _networks(making: Making, project: Project) -> None:
    """All networks; among them the swarm begins, whose own networks take subnets too."""
    networks = sorted(project.networks.values(), key=lambda net: not net.external)
    begins = -1 if project.own.swarm is None else min(project.own.swarm, len(networks))
    for at in range(len(networks) + 1):
        if at == begins:
            making.do("the swarm", InitSwarm())
        if at < len(networks):
            making.network(networks[at])


def _comes_first(service: Service) -> bool:
    """One that has ended leaves its addresses and ports to those that run."""
    return (
        service.own.state == "exited"
        and service.own.exit_code > finishing.SIGNALLED
        and not service.needs
        and not service.external_links
    )


def _made(project: Project, world: World, notes: Notes, now: int) -> World:
    making = Making(world, project, notes, now=now)
    _networks(making, project)
    needed = finishing.needed(project)
    for service in sorted(project.services, key=lambda service: not _comes_first(service)):
        making.service(service)
        if service.name not in needed:
            finishing.end(making, service)
    for service in project.services:
        if service.name in needed:
            finishing.end(making, service)
    finishing.picture(making)
    return making.world
