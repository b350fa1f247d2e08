"""`x-cnmviz`: what a lab knows and Compose has no key for. Every other consumer of the file passes it over."""

from __future__ import annotations

import re

from .fields import Field, Fields
from .model import EXTENSION, Own

KEYS = frozenset(
    (
        *(
            "driver_opts",
            "enable_ipv4",
            "exit",
            "group",
            "gw_priority",
            "left",
            "links",
            "mac_address",
            "made_by",
            "missing",
            "networks",
            "place",
        ),
        *("project", "publish_all", "rank", "rm", "state", "swarm", "title", "used"),
    )
)
STATES = ("created", "exited", "paused")
PLACE = re.compile(r"(-?[0-9]{1,6}),(-?[0-9]{1,6})")
BY_RUN = "docker run"


def extension(fields: Fields) -> Fields:
    """What stands under `x-cnmviz` of a thing."""
    found = fields.get(EXTENSION).table()
    found.only(KEYS)
    return found


def own_of(fields: Fields) -> Own:
    """What a file says with it of a service, a network or the lab."""
    known = extension(fields)
    state = known.get("state").text()
    if state and state not in STATES:
        known.get("state").refuse(f"must be one of {', '.join(STATES)}")
    return Own(
        place=_place(known.get("place")),
        rank=_number(known, "rank"),
        group=_number(known, "group"),
        state=state,
        exit_code=_number(known, "exit"),
        literal=known.get("made_by").text() == BY_RUN,
        used=known.has("used") and known.get("used").boolean(),
        auto_remove=known.has("rm") and known.get("rm").boolean(),
        missing=known.get("missing").texts(),
        left=known.get("left").text(),
        swarm=known.get("swarm").number() if known.has("swarm") else None,
        title=known.get("title").text()[:200],
        publish_all=known.get("publish_all").texts() if known.has("publish_all") else None,
    )


def _number(known: Fields, key: str) -> int:
    return known.get(key).number() if known.has(key) else 0


def _place(field: Field) -> tuple[int, int] | None:
    if field.value is None:
        return None
    found = PLACE.fullmatch(field.text())
    if found is None:
        field.refuse("must be two whole numbers of pixels, such as 120,80")
    return int(found[1]), int(found[2])
