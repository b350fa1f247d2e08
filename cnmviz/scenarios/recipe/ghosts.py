"""What is gone, and was there when a container started: a network that it remembers, the owner of the sandbox it lives in.

They are made again for as long as it takes, and removed again.
"""

from __future__ import annotations

from ipaddress import ip_network
from itertools import count

from cnmviz.cnm.entities import Attachment, Container
from cnmviz.cnm.errors import Refusal
from cnmviz.scenarios.likeness.names import SHARED

from .fillers import IMAGE
from .making import ending, making
from .plan import Plan
from .rehearsal import Rehearsal, Trial

NOWHERE = "none"
"""The network of an owner of which nothing but its sandbox is needed."""


def haunted(rehearsal: Rehearsal, container: Container, plan: Plan) -> Trial | None:
    """The trial of a container's lines, up to the state that it is in, with what is gone around them; None where nothing is."""
    before, mode, after = _owner(rehearsal, container)
    networks = [one for one in container.attachments if _is_gone(rehearsal, container, one)]
    before += [["network", "create", *_subnet(one), one.network] for one in networks]
    after += [["network", "rm", one.network] for one in networks]
    if not before:
        return None
    words = making(rehearsal.original, container, asked=plan.asked, mode=mode)
    host = rehearsal.original.hosts[container.host]
    return rehearsal.try_out([rehearsal.docker(host, line) for line in (*before, *words, *ending(container), *after)])


def _owner(rehearsal: Rehearsal, container: Container) -> tuple[list[list[str]], str, list[list[str]]]:
    """The lines that make an owner who is gone, the mode that names it, and the lines that remove it."""
    reference = container.network_mode.removeprefix(SHARED)
    known = rehearsal.original.containers
    if reference == container.network_mode or reference in known:
        return [], "", []
    taken = {one.name for world in (rehearsal.original, rehearsal.world) for one in world.containers.values()}
    name = next(name for number in count(1) if (name := f"gone-{number}") not in taken)
    return [["run", "-d", "--name", name, "--network", NOWHERE, IMAGE]], SHARED + name, [["rm", "-f", name]]


def _is_gone(rehearsal: Rehearsal, container: Container, one: Attachment) -> bool:
    host = rehearsal.world.host_named(rehearsal.original.hosts[container.host].name)
    try:
        rehearsal.world.network(host.id, one.network)
    except Refusal:
        return one.network_id not in rehearsal.original.networks
    return False


def _subnet(one: Attachment) -> list[str]:
    """A subnet around the address that was asked for."""
    return ["--subnet", str(ip_network(f"{one.ip}/24", strict=False))] if one.ip else []
