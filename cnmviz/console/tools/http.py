"""HTTP over the simulated network: one request and what became of it. What servers answer is in `services`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...cnm.walk import Symptom, Trace
from . import services
from .seat import Seat, symptom

URL = re.compile(
    r"(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?(?:[^/@]*@)?(?P<host>\[[^\]]*\]|[^/:?#]*)(?::(?P<port>[0-9]+))?(?P<path>[/?#].*)?",
    re.IGNORECASE,
)
PORTS = {"http": 80, "https": 443}


class BadUrl(Exception):
    """The address is none that HTTP knows."""


@dataclass(frozen=True, slots=True)
class Url:
    scheme: str
    host: str
    port: int
    path: str

    @classmethod
    def read(cls, text: str) -> Url:
        """The parts of a URL; the scheme may be left out.

        Raises:
            BadUrl: with the scheme, or "" where something else is wrong.
        """
        found = URL.fullmatch(text)
        if found is None or not found["host"]:
            raise BadUrl("")
        scheme = (found["scheme"] or "http").lower()
        if scheme not in PORTS:
            raise BadUrl(scheme)
        number = (found["port"] or "").lstrip("0")
        port = int(number[:6] or PORTS[scheme])
        if not 0 < port < 65536:
            raise BadUrl("")
        path = (found["path"] or "/").partition("#")[0] or "/"
        return cls(scheme, found["host"].strip("[]"), port, path if path.startswith("/") else f"/{path}")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request that was tried: what the client saw, at which address, and the page where one came back."""

    seen: Symptom
    address: str
    page: services.Page | None = None

    @property
    def connected(self) -> bool:
        return self.seen in (Symptom.ANSWERED, Symptom.SILENT, Symptom.CLOSED)


def request(seat: Seat, url: Url) -> Exchange:
    """Send a request and see what comes of it."""
    trace: Trace = seat.send(url.host, "tcp", url.port)
    seen = symptom(trace)
    page = services.answer(seat.world, trace, url.path) if seen is Symptom.ANSWERED else None
    return Exchange(seen, trace.packet.destination or url.host, page)
