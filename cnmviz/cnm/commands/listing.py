"""What is there: `ps`, `inspect`, `port`, `logs`.

They read only, and answer with entities: tables, templates and JSON are the console's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .. import filters, images, ports
from ..answers import ContainerRows, Found, Logs, PortRows
from ..draft import Draft
from ..entities import Container, Network
from ..errors import Refusal
from ..flag_values import criterion
from ..lifecycle import ALIVE
from . import ContainerRef, argument, command, flag


@command("ps", usage="[OPTIONS]", aliases=("container ls", "container list", "container ps"), reads=True)
class ListContainers:
    """List containers."""

    all: bool = flag("-a", "--all", help="Show all containers (default shows just running)", default=False)
    filter: tuple[str, ...] = flag(
        "-f", "--filter", help="Filter output based on conditions provided", kind="filter", default=(), check=criterion
    )
    format: str = flag("--format", help="Format output using a custom template", default="")
    last: int = flag("-n", "--last", help="Show n last created containers (includes all states)", default=-1)
    latest: bool = flag("-l", "--latest", help="Show the latest created container (includes all states)", default=False)
    no_trunc: bool = flag("--no-trunc", help="Don't truncate output", default=False)
    quiet: bool = flag("-q", "--quiet", help="Only display container IDs", default=False)
    size: bool = flag("-s", "--size", help="Display total file sizes", default=False)

    def perform(self, draft: Draft) -> ContainerRows:
        wanted = filters.read(self.filter)
        count = 1 if self.latest else self.last
        visible = [container for container in draft.containers.values() if container.host == draft.host.id]
        if not (self.all or count > 0 or wanted.keys() & {"status", "exited"}):
            visible = [container for container in visible if container.status in ALIVE]
        found = filters.select(visible, wanted, tests(draft))
        rows = sorted(found, key=lambda container: (container.created, container.number), reverse=True)
        return ContainerRows(tuple(rows[:count] if count > 0 else rows))


def tests(draft: Draft) -> Mapping[str, filters.Test[Container]]:
    """What the filters of `ps` mean (docker-facts 8.3)."""

    def network(container: Container, value: str) -> bool:
        known = {text for one in container.attachments for text in (one.network, one.network_id)}
        return value in known or any(len(value) > 2 and one.network_id.startswith(value) for one in container.attachments)

    return {
        "ancestor": lambda container, value: images.tagged(container.image) in (images.tagged(value), value),
        "before": lambda container, value: container.number < draft.container(draft.host.id, value).number,
        "since": lambda container, value: container.number > draft.container(draft.host.id, value).number,
        "exited": lambda container, value: container.status == "exited" and str(container.exit_code) == value,
        "expose": lambda container, value: _port(value) in container.exposed,
        "health": lambda container, value: value == "none",
        "id": lambda container, value: container.id.startswith(value),
        "is-task": lambda container, value: not filters.boolean(value, "is-task"),
        "label": lambda container, value: filters.has_label(container.labels, value),
        "name": lambda container, value: filters.matches(container.name, value) or filters.matches(f"/{container.name}", value),
        "network": network,
        "publish": lambda container, value: any(f"{one.port}/{one.proto}" == _port(value) for one in ports.wanted(container)),
        "status": _status,
        "volume": lambda container, value: False,
    }


def _port(text: str) -> str:
    return text if "/" in text else f"{text}/tcp"


def _status(container: Container, value: str) -> bool:
    if value not in ("created", "restarting", "running", "removing", "paused", "exited", "dead"):
        raise Refusal(f"invalid filter 'status={value}'")
    return container.status == value


@command("inspect", usage="[OPTIONS] NAME|ID [NAME|ID...]", reads=True)
class Inspect:
    """Return low-level information on Docker objects."""

    names: tuple[ContainerRef, ...] = argument("NAME|ID", repeat=True)
    format: str = flag("-f", "--format", help="Format output using a custom template", default="")
    size: bool = flag("-s", "--size", help="Display total file sizes if the type is container", default=False)
    type: str = flag("--type", help="Only inspect objects of the given type", default="")

    def perform(self, draft: Draft) -> Found:
        finders: dict[str, Callable[[str, str], Container | Network]] = {"container": draft.container, "network": draft.network}
        if self.type and self.type not in finders:
            raise Refusal(f'"{self.type}" is not a valid value for --type', client=True)
        wanted = [finders[self.type]] if self.type else list(finders.values())
        return _inspect(draft, self.names, wanted, self.type or "object")


@command("container inspect", usage="[OPTIONS] CONTAINER [CONTAINER...]", reads=True)
class InspectContainers:
    """Display detailed information on one or more containers."""

    containers: tuple[ContainerRef, ...] = argument("CONTAINER", repeat=True)
    format: str = flag("-f", "--format", help="Format output using a custom template", default="")
    size: bool = flag("-s", "--size", help="Display total file sizes", default=False)

    def perform(self, draft: Draft) -> Found:
        return _inspect(draft, self.containers, [draft.container], "container")


def _inspect(
    draft: Draft, names: tuple[ContainerRef, ...], finders: list[Callable[[str, str], Container | Network]], what: str
) -> Found:
    found: list[Container | Network] = []
    errors: list[Refusal] = []
    for name in names:
        for finder in finders:
            try:
                found.append(finder(draft.host.id, name))
                break
            except Refusal:
                continue
        else:
            errors.append(Refusal(f"Error: No such {what}: {name}", status=404, client=True))
    return Found(tuple(found), tuple(errors))


@command("port", usage="CONTAINER [PRIVATE_PORT[/PROTO]]", aliases=("container port",), reads=True)
class ListPorts:
    """List port mappings or a specific mapping for the container."""

    container: ContainerRef = argument("CONTAINER")
    port: str = argument("PRIVATE_PORT[/PROTO]", optional=True)

    def perform(self, draft: Draft) -> PortRows:
        container = draft.container(draft.host.id, self.container)
        published = ports.port_map(draft, container)
        if not self.port:
            return PortRows(tuple(binding for key in sorted(published, key=_by_number) for binding in published[key]))
        if not (self.port.isascii() and self.port.partition("/")[0].isdecimal()):
            raise Refusal(f"invalid port '{self.port}'", client=True)
        bindings = published.get(_port(self.port), ())
        if not bindings:
            raise Refusal(f"Error: No public port '{self.port}' published for {self.container}", status=404, client=True)
        return PortRows(bindings, _port(self.port))


def _by_number(port: str) -> tuple[int, str]:
    number, _, proto = port.partition("/")
    return int(number), proto


@command("logs", usage="[OPTIONS] CONTAINER", aliases=("container logs",), reads=True)
class ShowLogs:
    """Fetch the logs of a container."""

    container: ContainerRef = argument("CONTAINER")
    details: bool = flag("--details", help="Show extra details provided to logs", default=False)
    follow: bool = flag("-f", "--follow", help="Follow log output", default=False)
    since: str = flag(
        "--since",
        help='Show logs since timestamp (e.g. "2013-01-02T13:23:37Z") or relative (e.g. "42m" for 42 minutes)',
        default="",
    )
    tail: str = flag("-n", "--tail", help="Number of lines to show from the end of the logs", default="all")
    timestamps: bool = flag("-t", "--timestamps", help="Show timestamps", default=False)
    until: str = flag(
        "--until",
        help='Show logs before a timestamp (e.g. "2013-01-02T13:23:37Z") or relative (e.g. "42m" for 42 minutes)',
        default="",
    )

    def perform(self, draft: Draft) -> Logs:
        lines = draft.container(draft.host.id, self.container).logs.splitlines(keepends=True)
        count = int(self.tail) if self.tail.isascii() and self.tail.isdecimal() and len(self.tail) < 10 else len(lines)
        return Logs("".join(lines[len(lines) - min(count, len(lines)) :]))
