"""What counts of a container: what it was made with, the state that it is in, and whose sandbox it lives in."""

from __future__ import annotations

from typing import Any

from cnmviz.cnm.entities import Attachment, Container
from cnmviz.cnm.lifecycle import ALIVE

from .names import SHARED, Names


def container(one: Container, names: Names) -> dict[str, Any]:
    return {
        "image": one.image,
        "command": one.command,
        "entrypoint": one.entrypoint,
        "status": one.status,
        "exit status": one.exit_code if one.status == "exited" else 0,
        "hostname": _hostname(one, names),
        "domain": one.domainname,
        "network mode": names.mode(one.network_mode),
        "networks": sorted(attachment.network for attachment in one.attachments),
        **{f"{what} on {each.network}": value for each in one.attachments for what, value in _settings(each, one).items()},
        "published ports": sorted((each.port, each.proto, each.host_ip, each.host_port) for each in one.publish),
        "publishes all": one.publish_all,
        "exposed ports": sorted(one.exposed),
        "listens on": sorted(one.listens),
        "links": [_link(link, names) for link in one.links],
        "extra hosts": one.extra_hosts,
        "DNS servers": one.dns,
        "search domains": one.dns_search,
        "DNS options": one.dns_options,
        "labels": dict(one.labels),
        "environment": one.env,
        "capabilities": one.capabilities,
        "goes when it ends": one.auto_remove,
        "terminal": one.tty,
        "standard input": one.interactive,
    }


def _hostname(one: Container, names: Names) -> str:
    """The name that somebody gave; "" where it follows from the id, the host or the owner of the sandbox."""
    usual = (one.id[:12], names.host(one.host))
    return "" if one.hostname in usual or one.network_mode.startswith(SHARED) else one.hostname


def _settings(one: Attachment, container: Container) -> dict[str, Any]:
    """Those of one network. The address of a container that runs is its endpoint's, whoever chose it."""
    alive = container.status in ALIVE
    return {
        "address": "" if alive else one.ip,
        "IPv6 address": "" if alive else one.ip6,
        "MAC address": one.mac,
        "aliases": one.aliases,
        "links": one.links,
        "options": dict(one.driver_opts),
        "priority": one.gw_priority,
    }


def _link(link: str, names: Names) -> tuple[str, ...]:
    target, *rest = link.split(":")
    return (names.of_container(target), *rest)


def sandbox(one: Container, names: Names) -> dict[str, Any]:
    """Whom it shares its sandbox with, and whether that is the host's own namespace."""
    found = names.world.sandboxes.get(one.sandbox)
    if found is None:
        return {"shares its sandbox with": [], "in the host's namespace": False, "asks Docker's DNS": False}
    others = names.world.containers_in(found.id)
    return {
        "shares its sandbox with": sorted(other.name for other in others if other.id != one.id),
        "in the host's namespace": found.namespace == "default",
        "asks Docker's DNS": found.embedded_dns,
    }
