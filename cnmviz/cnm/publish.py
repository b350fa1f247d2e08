"""`-p` and `--expose` as docker's command line reads them (docker-facts 8.2, recording handmade/publish-bad).

Ranges are written out, one Publish per container port. Which host port is free is not asked here; that is `hostports`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from . import limits
from .entities import Publish
from .errors import Refusal
from .subnets import parse_address

PROTOCOLS = ("tcp", "udp", "sctp")


def _refuse(message: str) -> Refusal:
    return Refusal(message, client=True)


def published(texts: Iterable[str]) -> tuple[Publish, ...]:
    """All `-p` of a command, ranges written out.

    Raises:
        Refusal: by the command line.
    """
    found: dict[Publish, None] = {}
    for text in texts:
        found |= dict.fromkeys(_published(_short_form(text)))
        limits.room(range(len(found) - 1), limits.ITEMS, "published ports for a container")
    return tuple(found)


def _short_form(text: str) -> str:
    """`published=8080,target=80,protocol=tcp` as `8080:80/tcp`."""
    if "=" not in text:
        return text
    fields = {"protocol": "tcp", "published": "", "target": ""}
    for part in text.split(","):
        key, equals, value = part.partition("=")
        if not (key and equals):
            raise _refuse(f"invalid publish opts format (should be name=value but got '{part}')")
        fields[key] = value
    return f"{fields['published']}:{fields['target']}/{fields['protocol']}"


def _published(text: str) -> Iterator[Publish]:
    *front, behind = text.split(":")
    host = front.pop() if front else ""
    host_ip = _host_ip(":".join(front))
    proto, port = _split_proto(behind)
    if not port:
        raise _refuse(f"No port specified: {text}<empty>")
    first, last = _range(port, f"Invalid containerPort: {port}")
    host_first, host_last = _range(host, f"Invalid hostPort: {host}") if host else (0, 0)
    if host and last - first != host_last - host_first and last != first:
        raise _refuse(f"Invalid ranges specified for container and host Ports: {port} and {host}")
    if proto.lower() not in PROTOCOLS:
        raise _refuse(f"Invalid proto: {proto}")
    for offset in range(last - first + 1):
        host_port = str(host_first + offset) if host else ""
        if first == last and host_first != host_last:
            host_port = f"{host_first}-{host_last}"
        yield Publish(port=first + offset, proto=proto.lower(), host_ip=host_ip, host_port=host_port)


def _host_ip(text: str) -> str:
    bare = text[1:-1] if re.fullmatch(r"\[.*\]", text) else text
    if ":" in bare and bare == text:
        raise _refuse(f"Invalid ip address {text}: address {text}:: too many colons in address")
    if bare and parse_address(bare) is None:
        raise _refuse(f"Invalid ip address: {bare}")
    return str(parse_address(bare)) if bare else ""


def _split_proto(text: str) -> tuple[str, str]:
    port, _, proto = text.partition("/")
    return (proto.partition("/")[0] or "tcp", port) if port else ("", "")


def _range(text: str, complaint: str) -> tuple[int, int]:
    first, dash, last = text.partition("-")
    numbers = [first, last] if dash else [first, first]
    if not all(re.fullmatch(r"[0-9]{1,5}", number) and int(number) < 65536 for number in numbers):
        raise _refuse(complaint)
    if int(numbers[1]) < int(numbers[0]):
        raise _refuse(complaint)
    return int(numbers[0]), int(numbers[1])


def exposed(texts: Iterable[str]) -> tuple[str, ...]:
    """All `--expose` of a command as `80/tcp`, ranges written out.

    Raises:
        Refusal: by the command line.
    """
    ports: list[str] = []
    for text in texts:
        if ":" in text:
            raise _refuse(f"invalid port format for --expose: {text}")
        proto, port = _split_proto(text)
        first, last = _range(port, f"invalid range format for --expose: {text}, error: invalid port: {port}")
        if proto.lower() not in PROTOCOLS:
            raise _refuse(f"Invalid proto: {proto}")
        limits.room(range(len(ports) + last - first), limits.ITEMS, "exposed ports for a container")
        ports += [f"{number}/{proto.lower()}" for number in range(first, last + 1)]
    return tuple(ports)
