"""A container as the Engine API describes it, in the key order of Docker 28 (docker-facts 8.4)."""

from __future__ import annotations

import hashlib
from typing import Any

from ...cnm import files
from ...cnm.endpoints import dns_names
from ...cnm.entities import Attachment, Container, Endpoint
from ...cnm.world import World
from ..durations import ZERO, rfc3339
from ..template import Struct
from .host_config import host_config
from .ports import ports_json

FOLDER = "/var/lib/docker/containers"
FIRST_PID = 1000


def container_json(world: World, container: Container) -> Struct:
    """The whole inspection of a container."""
    line = (*container.entrypoint, *container.command)
    folder = f"{FOLDER}/{files.owner(world, container).id}"
    return Struct(
        {
            "Id": container.id,
            "Created": rfc3339(container.created),
            "Path": line[0] if line else "",
            "Args": list(line[1:]),
            "State": _state(container),
            "Image": f"sha256:{hashlib.sha256(container.image.encode()).hexdigest()}",
            "ResolvConfPath": f"{folder}/resolv.conf",
            "HostnamePath": f"{folder}/hostname",
            "HostsPath": f"{folder}/hosts",
            "LogPath": f"{FOLDER}/{container.id}/{container.id}-json.log",
            "Name": f"/{container.name}",
            "RestartCount": 0,
            "Driver": "overlay2",
            "Platform": "linux",
            "MountLabel": "",
            "ProcessLabel": "",
            "AppArmorProfile": "",
            "ExecIDs": None,
            "HostConfig": host_config(container),
            "Mounts": [],
            "Config": _config(container),
            "NetworkSettings": _network_settings(world, container),
        }
    )


def _state(container: Container) -> Struct:
    alive = container.status in ("running", "paused")
    return Struct(
        {
            "Status": container.status,
            "Running": alive,
            "Paused": container.status == "paused",
            "Restarting": False,
            "OOMKilled": False,
            "Dead": False,
            "Pid": FIRST_PID + container.number if alive else 0,
            "ExitCode": container.exit_code,
            "Error": container.error,
            "StartedAt": rfc3339(container.started),
            "FinishedAt": rfc3339(container.finished) if container.finished else ZERO,
        }
    )


def _config(container: Container) -> Struct:
    ports = {port: Struct({}) for port in (*container.exposed, *(f"{each.port}/{each.proto}" for each in container.publish))}
    fields: dict[str, Any] = {
        "Hostname": container.hostname
        or ("" if container.network_mode.startswith(("container:", "host")) else container.id[:12]),
        "Domainname": container.domainname,
        "User": "",
        "AttachStdin": False,
        "AttachStdout": False,
        "AttachStderr": False,
        "ExposedPorts": ports,
        "Tty": container.tty,
        "OpenStdin": container.interactive,
        "StdinOnce": False,
        "Env": list(container.env),
        "Cmd": list(container.command) or None,
        "Image": container.image,
        "Volumes": None,
        "WorkingDir": "",
        "Entrypoint": list(container.entrypoint) or None,
        "OnBuild": None,
        "Labels": dict(container.labels),
    }
    if not ports:
        del fields["ExposedPorts"]
    return Struct(fields)


def _network_settings(world: World, container: Container) -> Struct:
    """The single-value fields tell of the default bridge alone (docker-facts 8.4)."""
    sandbox = world.sandboxes.get(container.sandbox)
    own = sandbox if sandbox and not container.network_mode.startswith("container:") else None
    endpoints = {endpoint.network: endpoint for endpoint in world.endpoints_in(own.id)} if own else {}
    networks = {each.network: _network(world, container, each, endpoints) for each in container.attachments}
    bridge = networks.get("bridge")
    return Struct(
        {
            "Bridge": "",
            "SandboxID": own.id if own else "",
            "SandboxKey": f"/var/run/docker/netns/{own.namespace}" if own else "",
            "Ports": ports_json(world, container),
            "HairpinMode": False,
            "LinkLocalIPv6Address": "",
            "LinkLocalIPv6PrefixLen": 0,
            "SecondaryIPAddresses": None,
            "SecondaryIPv6Addresses": None,
            "EndpointID": bridge["EndpointID"] if bridge else "",
            "Gateway": bridge["Gateway"] if bridge else "",
            "GlobalIPv6Address": bridge["GlobalIPv6Address"] if bridge else "",
            "GlobalIPv6PrefixLen": bridge["GlobalIPv6PrefixLen"] if bridge else 0,
            "IPAddress": bridge["IPAddress"] if bridge else "",
            "IPPrefixLen": bridge["IPPrefixLen"] if bridge else 0,
            "IPv6Gateway": bridge["IPv6Gateway"] if bridge else "",
            "MacAddress": bridge["MacAddress"] if bridge else "",
            "Networks": networks,
        }
    )


def _network(world: World, container: Container, attachment: Attachment, endpoints: dict[str, Endpoint]) -> Struct:
    """One entry of Networks; without an endpoint, as in a container that does not run, the addresses are empty."""
    endpoint = endpoints.get(attachment.network_id)
    gateway, gateway6 = (endpoint.gateway, endpoint.gateway6) if endpoint and endpoint.listed else ("", "")
    names = dns_names(container, attachment)
    asked = {"IPv4Address": attachment.ip, "IPv6Address": attachment.ip6}
    return Struct(
        {
            "IPAMConfig": Struct({key: value for key, value in asked.items() if value}) if any(asked.values()) else None,
            "Links": list(attachment.links) or None,
            "Aliases": list(attachment.aliases) or None,
            "MacAddress": endpoint.mac if endpoint else attachment.mac,
            "DriverOpts": dict(attachment.driver_opts) or None,
            "GwPriority": attachment.gw_priority,
            "NetworkID": attachment.network_id,
            "EndpointID": endpoint.id if endpoint else "",
            "Gateway": gateway,
            "IPAddress": endpoint.address if endpoint else "",
            "IPPrefixLen": endpoint.prefix if endpoint else 0,
            "IPv6Gateway": gateway6,
            "GlobalIPv6Address": endpoint.address6 if endpoint else "",
            "GlobalIPv6PrefixLen": endpoint.prefix6 if endpoint else 0,
            "DNSNames": list(names) or None,
        }
    )
