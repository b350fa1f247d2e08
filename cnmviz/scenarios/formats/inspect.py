"""What `docker network inspect` and `docker inspect` of a real engine print, as a lab. Several outputs may follow one another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cnmviz.labs import limits
from cnmviz.labs.documents import Unusable
from cnmviz.scenarios.inspected.machine import Machine
from cnmviz.scenarios.inspected.values import Part, objects_in
from cnmviz.scenarios.texts import beginning_of, stem, text_of

from . import Asked, Format, Reading

JSON = re.compile(r"^\s*[\[{]", re.MULTILINE)
TELLING = re.compile(r'"(?:Id|Name|Driver|IPAM|HostConfig|NetworkSettings|Config|State|Created)"\s*:')
PROMPT = re.compile(r"^\s*(?:\S*[$#>]\s+)?(?:sudo\s+)?docker\s+(?:\w+\s+)?inspect\b")


def recognises(body: bytes, name: str) -> bool:
    beginning = beginning_of(body)
    begins = beginning[:1] in ("[", "{") or PROMPT.match(beginning) is not None
    return (
        begins
        and JSON.search(beginning) is not None
        and (TELLING.search(beginning) is not None or name.lower().endswith(".json"))
    )


def read(body: bytes, asked: Asked) -> Reading:
    found = objects_in(text_of(body, limits.DOCUMENT_BYTES))
    networks = _once(part for part in found if _is_network(part))
    containers = _once(part for part in found if _is_container(part))
    if not networks and not containers:
        raise Unusable("there is neither a network nor a container in this; docker inspect and docker network inspect print them")
    machine = Machine(networks, containers, seed=asked.seed, now=asked.now)
    world = machine.lab()
    other = len([part for part in found if not (_is_network(part) or _is_container(part))])
    notes = (f"{other} objects that are neither networks nor containers are left out",) if other else ()
    return Reading(title=stem(asked.name), world=world, notes=(*machine.notes.sentences(), *notes))


def _is_network(part: Part) -> bool:
    return "IPAM" in part and "Driver" in part


def _is_container(part: Part) -> bool:
    return "HostConfig" in part and "NetworkSettings" in part and "State" in part


def _once(parts: Iterable[Part]) -> list[Part]:
    """What was pasted twice is one thing; the last one is the newest."""
    return list({part.text("Id") or part.text("Name"): part for part in parts}.values())


FORMAT = Format(
    name="inspect",
    label="Output of docker inspect",
    suffixes=(".json",),
    media_type="application/json",
    order=40,
    recognises=recognises,
    read=read,
)
