"""Endpoint settings: what a person asks of a container's place on a network, read and checked.

`read_network` is the command line's part (docker-facts 8.2), `check` the daemon's (docker-facts 3.8). Nothing is claimed here.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from ipaddress import ip_network

from . import limits
from .entities import Attachment, Network
from .errors import Refusal
from .subnets import joined, parse_address

PREDEFINED = frozenset(("bridge", "host", "none", "default"))
LONG_FORM = re.compile(r"\w+=\w+(,\w+=\w+)*")


def user_defined(mode: str) -> bool:
    """Whether a network mode names a network that somebody made."""
    return mode not in PREDEFINED and not mode.startswith("container:")


def _refuse(message: str) -> Refusal:
    return Refusal(message, client=True)


def read_network(text: str) -> Attachment:
    """One `--network`, short or long. The long form is lower-cased whole, as docker does."""
    if not LONG_FORM.search(text):
        return Attachment(network=text)
    found = Attachment(network="")
    for field in _fields(text):
        key, equals, value = field.lower().partition("=")
        if not (key and equals):
            raise _refuse(f"invalid field {field}")
        found = _with_field(found, key.strip(), value.strip())
    if not found.network:
        raise _refuse("network name/id is not specified")
    return found


def _with_field(found: Attachment, key: str, value: str) -> Attachment:
    if key not in FIELDS:
        raise _refuse(f"invalid field key {key}")
    return FIELDS[key](found, value)


def _fields(text: str) -> list[str]:
    try:
        return next(csv.reader([text]))
    except csv.Error:
        raise _refuse(f"invalid field {text}") from None


def driver_option(text: str) -> dict[str, str]:
    key, equals, value = text.partition("=")
    if not (key.strip() and equals):
        raise _refuse("invalid key value pair format in driver options")
    return {key.strip().lower(): value.strip()}


def _priority(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,9}", text):
        raise _refuse(f'invalid gw-priority: strconv.Atoi: parsing "{text}": invalid syntax')
    return int(text)


def mac_address(text: str) -> str:
    """A MAC address in docker's spelling."""
    digits = re.sub(r"[:.-]", "", text.lower())
    if not re.fullmatch(r"(([0-9a-f]{2}[:-]){5}[0-9a-f]{2}|([0-9a-f]{4}\.){2}[0-9a-f]{4})", text.lower()):
        raise _refuse(f"{text} is not a valid mac address")
    return ":".join(digits[at : at + 2] for at in range(0, 12, 2))


FIELDS: Mapping[str, Callable[[Attachment, str], Attachment]] = {
    "name": lambda found, value: replace(found, network=value),
    "alias": lambda found, value: replace(found, aliases=(*found.aliases, value)),
    "ip": lambda found, value: replace(found, ip=value),
    "ip6": lambda found, value: replace(found, ip6=value),
    "mac-address": lambda found, value: replace(found, mac=mac_address(value)),
    "link-local-ip": lambda found, value: found,
    "driver-opt": lambda found, value: replace(found, driver_opts={**found.driver_opts, **driver_option(value)}),
    "gw-priority": lambda found, value: replace(found, gw_priority=_priority(value)),
}
"""The fields of the long form of `--network`."""


def check_client(attachment: Attachment) -> None:
    """What the command line refuses of one network."""
    if not attachment.network.strip():
        raise _refuse("no name set for network")
    if not user_defined(attachment.network):
        if attachment.aliases:
            raise _refuse("network-scoped aliases are only supported for user-defined networks")
        if attachment.links:
            raise _refuse("links are only supported for user-defined networks")
    limits.short(attachment.network, "network name")
    limits.small(attachment.aliases, "aliases")
    limits.small(attachment.links, "links")
    limits.small(attachment.driver_opts, "driver options")


def check(network: Network | None, attachment: Attachment) -> None:
    """The daemon's checks of one network's settings; `network` is None while there is none of that name.

    Raises:
        Refusal: with every error there is.
    """
    errors = [*_kind_errors(attachment), *_form_errors(attachment)]
    if network is not None:
        errors += _range_errors(network, 4, attachment.ip)
        errors += _range_errors(network, 6, attachment.ip6)
    if errors:
        raise Refusal("invalid endpoint settings:\n" + joined(errors))


def _kind_errors(attachment: Attachment) -> Iterator[str]:
    if user_defined(attachment.network):
        return
    if attachment.ip or attachment.ip6:
        yield "user specified IP address is supported on user defined networks only"
    if attachment.aliases:
        yield "network-scoped alias is supported only for containers in user defined networks"


def _form_errors(attachment: Attachment) -> Iterator[str]:
    for text, version in ((attachment.ip, 4), (attachment.ip6, 6)):
        address = parse_address(text) if text else None
        if text and (address is None or address.version != version or address.is_unspecified):
            yield f"invalid IPv{version} address: {text}"


def _range_errors(network: Network, version: int, text: str) -> Iterator[str]:
    """An address must lie in a subnet that a person chose (docker-facts 3.8, Engine 28)."""
    if not text:
        return
    asked = [subnet for pool in network.pools if not pool.chosen and (subnet := ip_network(pool.subnet)).version == version]
    address = parse_address(text)
    if not asked:
        yield "user specified IP address is supported only when connecting to networks with user configured subnets"
    elif address is None or not any(address.version == subnet.version and address in subnet for subnet in asked):
        yield f"no configured subnet or ip-range contain the IP address {text}"
