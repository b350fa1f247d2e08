"""The HostConfig of an inspected container: what a lab simulates, and Docker's defaults for the rest, in Docker 28's order."""

from __future__ import annotations

from typing import Any

from ...cnm.entities import Container
from ..template import Struct


def host_config(container: Container) -> Struct:
    return Struct({**_network_part(container), **_resources()})


def _network_part(container: Container) -> dict[str, Any]:
    return {
        "Binds": None,
        "ContainerIDFile": "",
        "LogConfig": Struct({"Type": "json-file", "Config": {}}),
        "NetworkMode": container.network_mode,
        "PortBindings": _port_bindings(container),
        "RestartPolicy": Struct({"Name": "no", "MaximumRetryCount": 0}),
        "AutoRemove": container.auto_remove,
        "VolumeDriver": "",
        "VolumesFrom": None,
        "ConsoleSize": [0, 0],
        "CapAdd": list(container.capabilities) or None,
        "CapDrop": None,
        "CgroupnsMode": "private",
        "Dns": list(container.dns),
        "DnsOptions": list(container.dns_options),
        "DnsSearch": list(container.dns_search),
        "ExtraHosts": list(container.extra_hosts) or None,
        "GroupAdd": None,
        "IpcMode": "private",
        "Cgroup": "",
        "Links": [_link(container, link) for link in container.links] or None,
        "OomScoreAdj": 0,
        "PidMode": "",
        "Privileged": False,
        "PublishAllPorts": container.publish_all,
        "ReadonlyRootfs": False,
        "SecurityOpt": None,
        "UTSMode": "",
        "UsernsMode": "",
        "ShmSize": 67108864,
        "Runtime": "runc",
        "Isolation": "",
    }


def _port_bindings(container: Container) -> dict[str, list[Struct]]:
    """As asked for, not as bound."""
    found: dict[str, list[Struct]] = {}
    for each in container.publish:
        row = Struct({"HostIp": each.host_ip, "HostPort": each.host_port})
        found.setdefault(f"{each.port}/{each.proto}", []).append(row)
    return found


def _resources() -> dict[str, Any]:
    empty_lists = (
        "BlkioWeightDevice",
        "BlkioDeviceReadBps",
        "BlkioDeviceWriteBps",
        "BlkioDeviceReadIOps",
        "BlkioDeviceWriteIOps",
    )
    return {
        "CpuShares": 0,
        "Memory": 0,
        "NanoCpus": 0,
        "CgroupParent": "",
        "BlkioWeight": 0,
        **{name: [] for name in empty_lists},
        "CpuPeriod": 0,
        "CpuQuota": 0,
        "CpuRealtimePeriod": 0,
        "CpuRealtimeRuntime": 0,
        "CpusetCpus": "",
        "CpusetMems": "",
        "Devices": [],
        "DeviceCgroupRules": None,
        "DeviceRequests": None,
        "MemoryReservation": 0,
        "MemorySwap": 0,
        "MemorySwappiness": None,
        "OomKillDisable": None,
        "PidsLimit": None,
        "Ulimits": [],
        "CpuCount": 0,
        "CpuPercent": 0,
        "IOMaximumIOps": 0,
        "IOMaximumBandwidth": 0,
    }


def _link(container: Container, link: str) -> str:
    """`/db:/web/store`: the target, and the container with its alias for it."""
    _, alias, name = link.split(":")
    return f"/{name}:/{container.name}/{alias}"
