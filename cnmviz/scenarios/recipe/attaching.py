"""A container's networks as words: those that it is made with, short or long, and those that it is connected to."""

from __future__ import annotations

from cnmviz.cnm.entities import Attachment
from cnmviz.scenarios.likeness.names import SHARED

from .words import each, pairs

DEFAULT = "bridge"


def made_with(mode: str, attachments: tuple[Attachment, ...]) -> tuple[Attachment, ...] | None:
    """The attachments that `run` itself makes, None where it was not made with what it has now.

    The first, and those up to the last one with a MAC address, which `network connect` cannot give.
    """
    if mode.startswith(SHARED):
        return None if attachments else ()
    if not attachments or attachments[0].network != mode:
        return None
    last = max((at for at, one in enumerate(attachments) if one.mac), default=0)
    made = attachments[: last + 1]
    if len(made) > 1 or _needs_long(made[0]):
        return made if all(map(_can_be_long, made)) else None
    return made


def _needs_long(attachment: Attachment) -> bool:
    return attachment.gw_priority != 0 or bool(attachment.driver_opts)


def _can_be_long(attachment: Attachment) -> bool:
    """Docker writes the long form of `--network` in small letters."""
    options = (word for pair in attachment.driver_opts.items() for word in pair)
    words = (attachment.network, *attachment.aliases, *options)
    return all(word == word.lower() and not set(word) & set('",\n') for word in words)


def network_flags(mode: str, made: tuple[Attachment, ...]) -> list[str]:
    """The flags of `run` and `create`."""
    if not made:
        return ["--network", mode]
    first = made[0]
    links = each("--link", first.links)
    if len(made) > 1 or _needs_long(first):
        return [*each("--network", map(_long_form, made)), *links]
    return [
        *([] if mode == DEFAULT else ["--network", mode]),
        *_addresses(first),
        *each("--mac-address", filter(None, (first.mac,))),
        *each("--network-alias", first.aliases),
        *links,
    ]


def _long_form(one: Attachment) -> str:
    fields = [("name", one.network), *(("alias", alias) for alias in one.aliases)]
    fields += [("ip", one.ip), ("ip6", one.ip6), ("mac-address", one.mac)]
    fields += [("driver-opt", f"{key}={value}") for key, value in one.driver_opts.items()]
    fields += [("gw-priority", str(one.gw_priority))] if one.gw_priority else []
    return ",".join(f"{key}={value}" for key, value in fields if value)


def connecting(one: Attachment, container: str) -> list[str]:
    """`network connect` behind `docker`."""
    return [
        "network",
        "connect",
        *_addresses(one),
        *each("--alias", one.aliases),
        *each("--link", one.links),
        *pairs("--driver-opt", one.driver_opts),
        *(["--gw-priority", str(one.gw_priority)] if one.gw_priority else []),
        one.network,
        container,
    ]


def _addresses(one: Attachment) -> list[str]:
    return [*each("--ip", filter(None, (one.ip,))), *each("--ip6", filter(None, (one.ip6,)))]
