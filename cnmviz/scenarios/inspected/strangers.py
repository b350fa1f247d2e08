"""Containers of which only a network tells: by their names and addresses, something stands in for them."""

from __future__ import annotations

from cnmviz.cnm.draft import Draft
from cnmviz.cnm.endpoints import dns_names, interface_name, named
from cnmviz.cnm.entities import Attachment, Container, Endpoint, Host, Network
from cnmviz.cnm.gateway import HIDDEN
from cnmviz.cnm.gwbridge import settle
from cnmviz.scenarios.stand_in import BUSYBOX

from . import plugs
from .networks import is_engine
from .told import Notes
from .values import Part

WAITING = ("sleep", "infinity")


def add(draft: Draft, host: Host, told: Part, notes: Notes) -> None:
    """The strangers of one network; who is on several networks is one container."""
    network = draft.networks.get(told.text("Id"))
    if network is None:
        return
    here = {endpoint.container for endpoint in draft.endpoints_on(network.id)}
    for key, plug in told.parts("Containers"):
        if key in here or is_engine(key) or plug.text("Name").startswith(HIDDEN):
            continue
        if key not in draft.containers:
            notes.add("only its addresses are known, so busybox stands in for it", plug.text("Name"))
        _plug_in(draft, host, network, key, plug)


def _plug_in(draft: Draft, host: Host, network: Network, key: str, plug: Part) -> None:
    container = draft.containers.get(key) or _stranger(draft, host, network, key, plug.text("Name"))
    remembered = named(container, Attachment(network=network.name, network_id=network.id), network)
    container = plugs.remembering(draft, container, remembered)
    if not container.sandbox:
        plugs.sandbox_of(draft, container, "")
        container = draft.containers[key]
    address, address6 = plug.address("IPv4Address"), plug.address("IPv6Address")
    plugged = bool(address or address6)
    gateways = {":" in pool.gateway: pool.gateway for pool in network.pools if not network.internal and network.host}
    plugs.put(
        draft,
        network,
        Endpoint(
            id=plug.text("EndpointID") or draft.fresh_id(),
            network=network.id,
            sandbox=container.sandbox,
            container=container.id,
            name=container.name,
            interface=interface_name(draft, container, network, {}) if plugged else "",
            address=address,
            prefix=_length(plug.text("IPv4Address")),
            address6=address6,
            prefix6=_length(plug.text("IPv6Address")),
            gateway=gateways.get(False, "") if address else "",
            gateway6=gateways.get(True, "") if address6 else "",
            mac=plug.text("MacAddress") if plugged else "",
            dns_names=dns_names(container, remembered),
            number=draft.fresh_number(),
        ),
    )
    settle(draft, container)


def _stranger(draft: Draft, host: Host, network: Network, key: str, name: str) -> Container:
    made = Container(
        id=key,
        host=host.id,
        name=name,
        image=BUSYBOX,
        command=WAITING,
        status="running",
        hostname=key[:12],
        network_mode=network.name,
        created=draft.now,
        started=draft.now,
        number=draft.fresh_number(),
    )
    draft.put(made)
    return made


def _length(text: str) -> int:
    """Of the prefix of an address."""
    length = text.partition("/")[2]
    return int(length) if length.isascii() and length.isdecimal() and len(length) < 4 else 0
