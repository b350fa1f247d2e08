"""docker_gwbridge: the hidden way out of containers that are on overlay networks alone (docker-facts 3.5, 6.2).

A sandbox has an endpoint on this bridge of its host exactly while it is on a network of the swarm that is not internal, and no
other network gives it a gateway. The endpoint is in no list of the container's networks, and carries its published ports.
"""

from __future__ import annotations

from dataclasses import replace

from . import ipam, limits
from .draft import Draft
from .drivers import driver_of
from .endpoints import detach, interface_name
from .entities import Container, Endpoint, Host, Network
from .gateway import GATEWAY_BRIDGE, HIDDEN, is_hidden
from .world import World

OPTIONS = {
    "com.docker.network.bridge.enable_icc": "false",
    "com.docker.network.bridge.enable_ip_masquerade": "true",
    "com.docker.network.bridge.name": GATEWAY_BRIDGE,
}


def network(draft: Draft, host: Host) -> Network:
    """The bridge of a host, made when it is needed first."""
    for id_ in draft.ids("network-name", host.id, GATEWAY_BRIDGE):
        return draft.networks[id_]
    shell = Network(
        id=draft.fresh_id(), host=host.id, name=GATEWAY_BRIDGE, options=OPTIONS, created=draft.now, number=draft.fresh_number()
    )
    driver = driver_of(shell)
    made = driver.create_network(draft, replace(shell, pools=driver.allocate(draft, shell, ())))
    draft.put(made)
    return made


def settle(draft: Draft, container: Container) -> None:
    """Make or remove the hidden endpoint, after a container was plugged in or unplugged."""
    plugged = draft.endpoints_in(container.sandbox)
    hidden = [endpoint for endpoint in plugged if is_hidden(endpoint, draft.networks)]
    wanted = _needed(draft, plugged)
    if wanted and not hidden:
        draft.put(_endpoint(draft, container, network(draft, draft.hosts[container.host])))
    elif hidden and not wanted:
        detach(draft, hidden[0])


def _needed(world: World, plugged: list[Endpoint]) -> bool:
    """Whether some network leaves the way out to the bridge, and none gives a gateway itself."""
    ordinary = [endpoint for endpoint in plugged if not is_hidden(endpoint, world.networks)]
    outward = [endpoint for endpoint in ordinary if not world.networks[endpoint.network].internal]
    relying = any(driver_of(world.networks[endpoint.network]).capabilities.hidden_exit for endpoint in outward)
    return relying and not any(endpoint.gateway for endpoint in outward)


def _endpoint(draft: Draft, container: Container, bridge: Network) -> Endpoint:
    limits.room(draft.endpoints, limits.ENDPOINTS, "endpoints")
    address, prefix = ipam.claim(draft, bridge, 4, "")
    return Endpoint(
        id=draft.fresh_id(),
        network=bridge.id,
        sandbox=container.sandbox,
        container=container.id,
        name=f"{HIDDEN}{draft.sandboxes[container.sandbox].namespace}",
        interface=interface_name(draft, container, bridge, {}),
        address=address,
        prefix=prefix,
        gateway=bridge.pools[0].gateway,
        mac=draft.fresh_mac(),
        number=draft.fresh_number(),
    )
