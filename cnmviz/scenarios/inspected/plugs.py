"""Sandboxes and endpoints of inspected containers that run, as the engine tells them."""

from __future__ import annotations

from dataclasses import replace

from cnmviz.cnm import gwbridge, macs, swarm
from cnmviz.cnm.draft import Draft
from cnmviz.cnm.drivers import driver_of
from cnmviz.cnm.endpoints import dns_names, interface_name, with_attachment
from cnmviz.cnm.entities import Attachment, Container, Endpoint, Network, Sandbox
from cnmviz.cnm.gateway import HIDDEN, gateway_endpoint, is_hidden
from cnmviz.cnm.settings import user_defined
from cnmviz.scenarios.likeness.names import SHARED

from .containers import bindings_of
from .told import Notes
from .values import Part


def named(draft: Draft, container: Container, name: str) -> Network | None:
    """A network by its name, the host's own before the swarm's."""
    ids = (*draft.ids("network-name", container.host, name), *draft.ids("network-name", "", name))
    return draft.networks[ids[0]] if ids else None


def plug_in(draft: Draft, container: Container, told: Part, notes: Notes) -> None:
    """Put a container that runs into its sandbox, with its endpoints and the ports they carry."""
    if container.network_mode.startswith(SHARED):
        _share(draft, container, notes)
        return
    settings = told.part("NetworkSettings")
    sandbox = sandbox_of(draft, container, settings.text("SandboxID"))
    container = draft.containers[container.id]
    for name, plug in sorted(settings.parts("Networks"), key=lambda pair: pair[0] != "bridge"):
        remembered = next((one for one in container.attachments if one.network == name), None)
        if remembered is not None and plug.text("EndpointID"):
            _endpoint(draft, container, sandbox, remembered, plug)
    gwbridge.settle(draft, container)
    _carry(draft, sandbox, told)


def remembering(draft: Draft, container: Container, attachment: Attachment) -> Container:
    """The container with one network more, written."""
    kept = with_attachment(container, attachment)
    draft.put(kept)
    return kept


def _share(draft: Draft, container: Container, notes: Notes) -> None:
    """Into the sandbox of the container that its mode names."""
    owner = draft.containers.get(container.network_mode.removeprefix(SHARED))
    if owner is None or not owner.sandbox:
        notes.add("not started, because the container whose sandbox it shares is not told of", container.name)
        draft.put(replace(container, status="created", listens=()))
        return
    draft.put(replace(container, sandbox=owner.sandbox, hostname=container.hostname or owner.hostname))


def sandbox_of(draft: Draft, container: Container, told: str) -> Sandbox:
    """A sandbox of the container's own; that of the host's network is the host's namespace."""
    id_ = told if told and told not in draft.sandboxes else draft.fresh_id()
    shares = any(driver_of(network).capabilities.shares_host for network in _networks(draft, container))
    names = any(user_defined(one.network) for one in container.attachments)
    sandbox = Sandbox(
        id=id_,
        host=container.host,
        container=container.id,
        namespace="default" if shares else id_[:12],
        embedded_dns=names,
        number=draft.fresh_number(),
    )
    draft.put(sandbox)
    draft.put(replace(container, sandbox=id_))
    return sandbox


def _networks(draft: Draft, container: Container) -> list[Network]:
    return [network for one in container.attachments if (network := named(draft, container, one.network)) is not None]


def _endpoint(draft: Draft, container: Container, sandbox: Sandbox, remembered: Attachment, plug: Part) -> None:
    network = draft.networks.get(remembered.network_id) or named(draft, container, remembered.network)
    if network is None:
        return
    address, address6 = plug.address("IPAddress"), plug.address("GlobalIPv6Address")
    plugged = bool(address or address6)
    endpoint = Endpoint(
        id=plug.text("EndpointID"),
        network=network.id,
        sandbox=sandbox.id,
        container=container.id,
        name=container.name,
        interface=interface_name(draft, container, network, remembered.driver_opts) if plugged else "",
        address=address,
        prefix=plug.number("IPPrefixLen"),
        address6=address6,
        prefix6=plug.number("GlobalIPv6PrefixLen"),
        gateway=plug.address("Gateway"),
        gateway6=plug.address("IPv6Gateway"),
        mac=plug.text("MacAddress") if plugged else "",
        aliases=remembered.aliases,
        dns_names=plug.texts("DNSNames") or dns_names(container, remembered),
        links=remembered.links,
        gw_priority=remembered.gw_priority,
        options=remembered.driver_opts,
        number=draft.fresh_number(),
    )
    put(draft, network, endpoint)


def put(draft: Draft, network: Network, endpoint: Endpoint) -> None:
    """An endpoint in its place. The network is present on its host from then on."""
    if network.host == "":
        swarm.appear(draft, network, draft.hosts[draft.sandboxes[endpoint.sandbox].host], f"lb-{network.name}")
    if endpoint.address and not endpoint.mac:
        endpoint = replace(endpoint, mac=macs.from_ipv4(endpoint.address))
    draft.put(endpoint)


def _carry(draft: Draft, sandbox: Sandbox, told: Part) -> None:
    """The host ports, at the endpoints that provide the gateways."""
    plugged = draft.endpoints_in(sandbox.id)
    first = gateway_endpoint(plugged, draft.networks, 4)
    second = gateway_endpoint(plugged, draft.networks, 6) or first
    for binding in bindings_of(told):
        carrier = second if ":" in binding.host_ip else first
        if carrier is not None and driver_of(draft.networks[carrier.network]).capabilities.publishes:
            fresh = draft.endpoints[carrier.id]
            draft.put(replace(fresh, bindings=(*fresh.bindings, binding)))


def forget(draft: Draft, told: Part) -> None:
    """Endpoints that their network does not list: it forgot them when their ports were refused."""
    listed = {key for key, _ in told.parts("Containers")}
    if "Containers" not in told:
        return
    for endpoint in draft.endpoints_on(told.text("Id")):
        if endpoint.container not in listed and not is_hidden(endpoint, draft.networks):
            draft.put(replace(endpoint, listed=False, dns_names=()))


def correct_hidden(draft: Draft, told: Part) -> None:
    """The hidden ways out of containers on overlays, as the bridge they lead to tells of them."""
    entries = {key: plug for key, plug in told.parts("Containers") if plug.text("Name").startswith(HIDDEN)}
    here = [one for one in draft.endpoints_on(told.text("Id")) if is_hidden(one, draft.networks) and one.container in entries]
    for endpoint in here:
        draft.drop(endpoint)
    for endpoint in here:
        plug = entries[endpoint.container]
        corrected = replace(endpoint, id=plug.text("EndpointID"), mac=plug.text("MacAddress"))
        draft.put(replace(corrected, address=plug.address("IPv4Address")))
