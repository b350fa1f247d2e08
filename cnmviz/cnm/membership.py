"""Into the swarm: what a host gets when it starts one or joins one.

A local bridge `docker_gwbridge`, the routing mesh's network `ingress`, and a sandbox of the engine with a foot in both
(docker-facts 3.5; recording swarm/overlay-two-hosts). A lab has one swarm.
"""

from __future__ import annotations

from dataclasses import replace

from . import gwbridge, ipam
from .draft import Draft
from .drivers import driver_of
from .entities import EngineEndpoint, Host, Network
from .gateway import HIDDEN
from .swarm import MANAGER, WORKER, appear

INGRESS, MESH_SANDBOX = "ingress", "ingress-sbox"


def begin(draft: Draft, host: Host) -> None:
    """Make a host the manager of a new swarm, with the network of the routing mesh."""
    host = replace(host, role=MANAGER)
    draft.put(host)
    ingress = Network(
        id=draft.fresh_swarm_id(),
        host="",
        name=INGRESS,
        driver="overlay",
        scope="swarm",
        ingress=True,
        created=draft.now,
        number=draft.fresh_number(),
    )
    pools = driver_of(ingress).allocate(draft, ingress, ())
    draft.put(driver_of(ingress).create_network(draft, replace(ingress, pools=pools)))
    _into_mesh(draft, host)


def enter(draft: Draft, host: Host, role: str = WORKER) -> None:
    """Make a host a member of the swarm."""
    host = replace(host, role=role)
    draft.put(host)
    _into_mesh(draft, host)


def _into_mesh(draft: Draft, host: Host) -> None:
    """Both ends of the sandbox `ingress-sbox`: on docker_gwbridge and on the routing mesh (recording swarm/overlay-two-hosts)."""
    bridge = gwbridge.network(draft, host)
    address, _ = ipam.claim(draft, bridge, 4, "")
    name = f"{HIDDEN}{MESH_SANDBOX}"
    place = EngineEndpoint(id=draft.fresh_id(), host=host.id, name=name, sandbox=MESH_SANDBOX, address=address)
    draft.put(replace(bridge, engines=(*bridge.engines, place)))
    for id_ in draft.ids("network-name", "", INGRESS):
        appear(draft, draft.networks[id_], host, MESH_SANDBOX)
