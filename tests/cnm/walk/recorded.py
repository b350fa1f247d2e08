"""Real walks for the tests of the browser's modules: `python -m tests.cnm.walk.recorded` writes tests/js/trace/traces.json.

Each is a question asked in a lab of its own; for some the lab goes with it, so that they can be drawn.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cnmviz.cnm.world import World
from cnmviz.labs import codec
from cnmviz.labs.results import attached
from tests.cnm.drivers.test_overlay import ACROSS, swarm
from tests.cnm.lab import Lab

from .cases import HOST, TWO, UNMASKED, WIRE
from .questions import reach

FILE = Path(__file__).parents[2] / "js" / "trace" / "traces.json"
DB = "run -d --name db --network front nginx"
ON_WIRE = (
    f"network create -d macvlan {WIRE} mv",
    *(f"run -d --name {name} --network mv --ip 203.0.113.{at} nginx" for at, name in enumerate(("one", "two"), 50)),
)
PUBLISHED = ("run -d --name pub -p 8080:80 nginx", "run -d --name one nginx")
KINDS = {"host": "hosts", "network": "networks", "sandbox": "sandboxes", "container": "containers", "endpoint": "endpoints"}


@dataclass(frozen=True)
class Recorded:
    """`drawn`: the lab goes with the trace."""

    name: str
    lines: tuple[str, ...]
    source: str
    target: str
    drawn: bool = False


RECORDED = (
    Recorded("same bridge", (*TWO, DB, "run -d --name api --network front nginx"), "web", "db:80", drawn=True),
    Recorded("two bridges", (*TWO, "run -d --name db --network back nginx"), "web", "db:80", drawn=True),
    Recorded("published, from outside", PUBLISHED, "@outside", f"{HOST}:8080", drawn=True),
    Recorded("published, from a neighbour", PUBLISHED, "one", f"{HOST}:8080"),
    Recorded("hairpin", PUBLISHED, "pub", f"{HOST}:8080"),
    Recorded("to the outside", PUBLISHED, "one", "@outside:80", drawn=True),
    Recorded("internal", (*TWO, "network create --internal vault", "run -d --name db --network vault nginx"), "web", "db:80"),
    Recorded("macvlan", ON_WIRE, "one", "two:80", drawn=True),
    Recorded("paused", (*TWO, DB, "pause db"), "web", "db:80"),
    Recorded("stopped", (*TWO, DB, "stop db"), "web", "db:80"),
    Recorded("unknown name", TWO, "web", "nobody"),
    Recorded("name", (*TWO, DB), "web", "db/name"),
    Recorded("nobody there", (*TWO, DB), "web", "172.18.0.77"),
    Recorded("answer lost", (f"network create {UNMASKED} plain", "run -d --name web --network plain nginx"), "web", "@outside"),
)


def everything() -> dict[str, Any]:
    """The whole file: by name the trace as a browser is sent it, and the lab where it is drawn."""
    found = {one.name: _asked(Lab(*one.lines).world, one.source, one.target, drawn=one.drawn) for one in RECORDED}
    return found | {"overlay": _asked(swarm(*ACROSS).world, "web", "db:80", drawn=True)}


def _asked(world: World, source: str, target: str, *, drawn: bool) -> dict[str, Any]:
    trace: dict[str, Any] = codec.plain(attached(reach(world, source, target).output)["trace"])
    return {"trace": trace, "lab": _entities(world)} if drawn else {"trace": trace}


def _entities(world: World) -> dict[str, Any]:
    tables = {"host": world.hosts, "network": world.networks, "sandbox": world.sandboxes}
    tables |= {"container": world.containers, "endpoint": world.endpoints}
    return {name: [codec.plain(one) for one in tables[kind].values()] for kind, name in KINDS.items()}


def text() -> str:
    return json.dumps(everything(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(text())
