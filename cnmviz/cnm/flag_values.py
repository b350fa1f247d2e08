"""What the command line refuses of a single flag's value while it still reads the line, before any command is asked.

Each function gets one value as typed and raises a Refusal with the reason alone; who read the flag says of which flag it was.
Texts: docker's command line, packages `opts`, `go-units` and Go's `time`. Nothing of a lab is looked at.
"""

from __future__ import annotations

import re

from .errors import Refusal
from .subnets import parse_address

STREAMS = ("stdin", "stdout", "stderr")
DOMAIN = re.compile(r"[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?(\.[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*\.?\s*")
SPAN = re.compile(r"[+-]?(0|(([0-9]+(\.[0-9]*)?|\.[0-9]+)(ns|us|µs|ms|s|m|h))+)")
SIZE = re.compile(r"(?P<number>.*[0-9. ])(?P<suffix>[^0-9. ]*)", re.DOTALL)
NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
SYSCTLS = frozenset(
    f"kernel.{name}" for name in ("msgmax", "msgmnb", "msgmni", "sem", "shmall", "shmmax", "shmmni", "shm_rmid_forced")
)


def _refuse(message: str) -> Refusal:
    return Refusal(message, client=True)


def address(text: str) -> None:
    """`--dns`, `--link-local-ip`."""
    if parse_address(text.strip()) is None:
        raise _refuse(f"IP address is not correctly formatted: {text}")


def extra_host(text: str) -> None:
    """`--add-host`: `name:address`, `name=address`, or `host-gateway` for the address."""
    at = re.search(r"[:=]", text)
    if at is None or at.start() == 0:
        raise _refuse(f'bad format for add-host: "{text}"')
    given = text[at.end() :]
    inside = given[1:-1] if given.startswith("[") and given.endswith("]") else given
    if given != "host-gateway" and parse_address(inside) is None:
        raise _refuse(f'invalid IP address in add-host: "{given}"')


def search_domain(text: str) -> None:
    """`--dns-search`; a dot means none."""
    domain = text.strip(" ")
    if domain != "." and not (re.search("[a-zA-Z]", domain) and DOMAIN.fullmatch(domain) and len(domain) <= 255):
        raise _refuse(f"{domain} is not a valid domain")


def variable(text: str) -> None:
    """`--env`."""
    if not text.partition("=")[0]:
        raise _refuse(f"invalid environment variable: {text}")


def label(text: str) -> None:
    """`--label`."""
    key = text.partition("=")[0].lstrip(" \t")
    if not key:
        raise _refuse(f"invalid label '{text}': empty name")
    if re.search(r"[ \t]", key):
        raise _refuse(f"label '{key}' contains whitespaces")


def link(text: str) -> None:
    """`--link`."""
    if not text:
        raise _refuse("empty string specified for links")
    if text.count(":") > 1:
        raise _refuse(f"bad format for links: {text}")


def stream(text: str) -> None:
    """`--attach`."""
    if text.lower() not in STREAMS:
        raise _refuse("valid streams are STDIN, STDOUT and STDERR")


def sysctl(text: str) -> None:
    """`--sysctl`: only those of a container's own namespaces."""
    key, equals, _ = text.partition("=")
    if not equals or not (key in SYSCTLS or key.startswith(("net.", "fs.mqueue."))):
        raise _refuse(f"sysctl '{text}' is not allowed")


def criterion(text: str) -> None:
    """`--filter`."""
    if text and "=" not in text:
        raise _refuse("bad format of filter (expected name=value)")


def size(text: str) -> None:
    """`--memory` and other amounts of memory, such as `128m`."""
    match = SIZE.fullmatch(text)
    if match is None:
        raise _refuse(f"invalid size: '{text}'")
    number = match["number"].removesuffix(" ")
    if not NUMBER.fullmatch(number):
        raise _refuse(f'strconv.ParseFloat: parsing "{number}": invalid syntax')
    if number.startswith("-"):
        raise _refuse(f"invalid size: '{text}'")
    if not re.fullmatch(r"b?|[kmgtp](i?b)?", match["suffix"], re.IGNORECASE):
        raise _refuse(f"invalid suffix: '{match['suffix']}'")


def swap(text: str) -> None:
    """`--memory-swap`: -1 means without limit."""
    if text != "-1":
        size(text)


def duration(text: str) -> None:
    """`--health-interval` and its like, such as `1m30s`."""
    if not SPAN.fullmatch(text):
        unit = "missing unit in" if NUMBER.fullmatch(text) else "invalid"
        raise _refuse(f'time: {unit} duration "{text}"')


def fraction(text: str) -> None:
    """`--cpus`."""
    if not re.fullmatch(r"[+-]?[0-9]+/0*[1-9][0-9]*|[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?", text):
        raise _refuse(f"failed to parse {text} as a rational number")
