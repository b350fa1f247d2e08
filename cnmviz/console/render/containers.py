"""`docker ps`."""

from __future__ import annotations

from dataclasses import replace

from ...cnm.answers import ContainerRows
from ...cnm.commands import Command
from ...cnm.draft import Outcome
from ...cnm.entities import Container
from ...cnm.world import World
from ..durations import lasting, stamp
from ..template import Struct
from ..text import Text
from . import renders
from .ports import ports_column
from .table import Listing, listed

GO_TYPE = "*formatter.ContainerContext"
LONGEST_COMMAND = 20

LISTING = Listing(
    table="{{.ID}}\t{{.Image}}\t{{.Command}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}\t{{.Names}}",
    quiet="{{.ID}}",
    headers={
        "ID": "CONTAINER ID",
        "Image": "IMAGE",
        "Command": "COMMAND",
        "CreatedAt": "CREATED AT",
        "RunningFor": "CREATED",
        "Status": "STATUS",
        "State": "STATE",
        "Ports": "PORTS",
        "Names": "NAMES",
        "Networks": "NETWORKS",
        "Labels": "LABELS",
        "Mounts": "MOUNTS",
        "LocalVolumes": "LOCAL VOLUMES",
        "Size": "SIZE",
    },
)


@renders(ContainerRows)
def rows(command: Command, outcome: Outcome, answer: ContainerRows) -> Text:
    whole = bool(getattr(command, "no_trunc", False))
    data = [_row(outcome.world, outcome.now, container, whole) for container in answer.containers]
    listing = replace(LISTING, table=f"{LISTING.table}\t{{{{.Size}}}}") if getattr(command, "size", False) else LISTING
    return listed(listing, data, command.format, command.quiet)  # type: ignore[attr-defined]


def _row(world: World, now: int, container: Container, whole: bool) -> Struct:
    return Struct(
        {
            "Command": f'"{_command(container, whole)}"',
            "CreatedAt": stamp(container.created // 1_000_000 * 1_000_000),
            "ID": container.id if whole else container.id[:12],
            "Image": container.image,
            "Labels": ",".join(f"{key}={value}" for key, value in sorted(container.labels.items())),
            "LocalVolumes": "0",
            "Mounts": "",
            "Names": container.name,
            "Networks": ",".join(_networks(container)),
            "Ports": ports_column(world, container),
            "RunningFor": f"{lasting(now - container.created // 1_000_000 * 1_000_000)} ago",
            "Size": "0B (virtual 0B)",
            "State": container.status,
            "Status": status(container, now),
            "Label": lambda name: container.labels.get(name, ""),
        },
        GO_TYPE,
    )


def _command(container: Container, whole: bool) -> str:
    """The command line, cut to 20 letters with an ellipsis as the last (recording handmade/inspect-ls)."""
    line = " ".join((*container.entrypoint, *container.command))
    return line if whole or len(line) <= LONGEST_COMMAND else line[: LONGEST_COMMAND - 1] + "…"


def _networks(container: Container) -> list[str]:
    """The networks it knows, running or not; a container that shares another's has none of its own."""
    return sorted(attachment.network for attachment in container.attachments)


def status(container: Container, now: int) -> str:
    """The STATUS column (docker-facts 8.3, recording handmade2/run-exit)."""
    if container.status == "created":
        return "Created"
    if container.status == "exited":
        return f"Exited ({container.exit_code}) {lasting(now - container.finished)} ago"
    up = f"Up {lasting(now - container.started)}"
    return f"{up} (Paused)" if container.status == "paused" else up
