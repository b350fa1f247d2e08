"""What `docker run` asks of networks: the mode and one attachment per network, as the command line works them out.

Short options (`--ip`, `--network-alias`, ...) belong to the first network. Texts: docker-facts 8.2 and 3.10.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .entities import Attachment
from .errors import Refusal
from .settings import check_client, mac_address, read_network, user_defined


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """The short options."""

    aliases: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    ip: str = ""
    ip6: str = ""
    mac: str = ""


def read(networks: Sequence[str], first: First) -> tuple[str, tuple[Attachment, ...]]:
    """The network mode (`default` without `--network`) and the attachments.

    Raises:
        Refusal: by the command line, before any request.
    """
    found: dict[str, Attachment] = {}
    given = [read_network(text) for text in networks] or [Attachment(network="default")]
    for attachment in (_with_first(given[0], first), *given[1:]):
        check_client(attachment)
        if attachment.network in found:
            raise Refusal(f'network "{attachment.network}" is specified multiple times', client=True)
        found[attachment.network] = attachment
    if len({user_defined(name) for name in found}) > 1:
        message = "conflicting options: cannot attach both user-defined and non-user-defined network-modes"
        raise Refusal(message, client=True)
    return given[0].network, tuple(found.values())


def _with_first(attachment: Attachment, first: First) -> Attachment:
    pairs = (
        (attachment.aliases, first.aliases, "--network-alias and per-network alias"),
        (attachment.ip, first.ip, "--ip and per-network IPv4 address"),
        (attachment.ip6, first.ip6, "--ip6 and per-network IPv6 address"),
        (attachment.mac, first.mac, "--mac-address and per-network MAC address"),
    )
    for own, other, what in pairs:
        if own and other:
            raise Refusal(f"conflicting options: cannot specify both {what}", client=True)
    return replace(
        attachment,
        aliases=attachment.aliases or first.aliases,
        links=first.links if attachment.network != "default" else (),
        ip=attachment.ip or first.ip,
        ip6=attachment.ip6 or first.ip6,
        mac=attachment.mac or (mac_address(first.mac) if first.mac else ""),
    )


def split_link(text: str) -> tuple[str, str]:
    """`db:store` as target and alias; the alias is the name by default."""
    name, colon, alias = text.partition(":")
    if not name or (colon and not alias) or ":" in alias:
        raise Refusal(f"bad format for links: {text}", client=True)
    return name.removeprefix("/"), alias or name.removeprefix("/")


def check_shared(mode: str, *, conflicts: Sequence[tuple[bool, str]]) -> None:
    """What the daemon refuses together with `--network container:X` (docker-facts 3.10).

    `conflicts` are pairs: whether an option is set, and what docker says of it.
    """
    if mode.startswith("container:"):
        if mode == "container:":
            raise Refusal("invalid network mode: invalid container format container:<name|id>")
        for given, text in conflicts:
            if given:
                raise Refusal(f"conflicting options: {text}")
