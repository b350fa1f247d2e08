"""What may stand in the places of a fact, by the name of the place. It is asked when a fact is read, without any lab."""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import ip_address, ip_network

from cnmviz.cnm import drivers, images, publish, question, walk
from cnmviz.cnm.errors import Refusal

from ..problems import meant

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


def wrong(place: str, text: str) -> str:
    """Why a word cannot stand in a place; "" where it can."""
    return _PLACES.get(place, _name)(text)


def _name(text: str) -> str:
    return "" if _NAME.fullmatch(text) else f'"{text}" is no name'


def _target(text: str) -> str:
    try:
        read = question.read("web", text, "", 0)
    except Refusal as refusal:
        return refusal.message
    if not read.target or read.protocol == "name":
        return f'"{text}" is no place and port, such as db, db:5432 or db:53/udp'
    return "" if ":" in read.target else _name(read.target)


def _place(text: str) -> str:
    return "" if ":" in text and not _address(text) else _name(text)


def _verdict(text: str) -> str:
    known = [key for key, verdict in walk.verdicts().items() if not verdict.ok]
    return "" if text in known else f"no verdict is called {text}{meant(text, known)}: docs/verdicts.md lists them"


def _driver(text: str) -> str:
    known = drivers.catalogue()
    return "" if text in known else f"no driver is called {text}{meant(text, known)}: there are {', '.join(sorted(known))}"


def _image(text: str) -> str:
    try:
        images.find(text)
    except Refusal:
        return f"no image is called {text}{meant(text, images.IMAGES)}"
    return ""


def _port(text: str) -> str:
    try:
        publish.published([text])
    except Refusal as refusal:
        return f"{refusal.message} (write the port as docker's -p does: 80, 8080:80, 127.0.0.1:8080:80, 53/udp)"
    return ""


def _subnet(text: str) -> str:
    try:
        ip_network(text)
    except ValueError as error:
        return f"{error}: a subnet is such as 172.20.0.0/16"
    return "" if "/" in text else f"{text} is no subnet, such as 172.20.0.0/16"


def _address(text: str) -> str:
    try:
        ip_address(text)
    except ValueError:
        return f"{text} is no address"
    return ""


def _count(text: str) -> str:
    return "" if text.isascii() and text.isdecimal() and len(text) < 5 else f"{text} is no number"


_PLACES: dict[str, Callable[[str], str]] = {
    "ADDRESS": _address,
    "COUNT": _count,
    "DRIVER": _driver,
    "IMAGE": _image,
    "PLACE": _place,
    "PORT": _port,
    "SUBNET": _subnet,
    "TARGET": _target,
    "VERDICT": _verdict,
}
"""Any other place takes a name."""
