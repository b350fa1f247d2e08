"""A compose file as a lab."""

from __future__ import annotations

from cnmviz.cnm.stage import new_world
from cnmviz.cnm.world import World

from .. import Asked, Reading
from . import finishing
from .loading import project_of
from .making import Making
from .model import Project
from .notes import Notes


def read(body: bytes, asked: Asked) -> Reading:
    """The lab that `docker compose up` would make of a file, on one fresh host.

    Raises:
        Unusable: Compose or Docker would refuse it, or it is too much.
    """
    notes = Notes()
    project = project_of(body, asked.name, notes)
    world = _made(project, new_world(asked.seed, now=asked.now), notes, asked.now)
    return Reading(title=project.name, world=world, notes=notes.all())


def _made(project: Project, world: World, notes: Notes, now: int) -> World:
    making = Making(world, project, notes, now=now)
    for net in sorted(project.networks.values(), key=lambda net: not net.external):
        making.network(net)
    needed = finishing.needed(project)
    for service in project.services:
        making.service(service, starts=service.own.state != "created")
        if service.name not in needed:
            finishing.end(making, service)
    for service in project.services:
        if service.name in needed:
            finishing.end(making, service)
    finishing.picture(making)
    return making.world
