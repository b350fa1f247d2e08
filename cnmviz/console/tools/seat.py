"""Who runs a program and where: a container's process, or somebody at the host's own prompt.

The one place where programs touch the simulated network. Everything is asked of layer 0: packets of the walk, names of the
DNS, files, interfaces and routes. A program must not look at the World itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from posixpath import join, normpath

from ...cnm import dns, files, interfaces, routes
from ...cnm.draft import Draft
from ...cnm.entities import Container, Host
from ...cnm.interfaces import Interface, Neighbour
from ...cnm.routes import HOST, Namespace, Route
from ...cnm.walk import Packet, Place, Symptom, Trace, walk
from ...cnm.walk.places import place_of
from ...cnm.world import World

FOLDERS = (
    "bin", "dev", "etc", "home", "lib", "media", "mnt", "opt", "proc", "root", "run", "sbin", "srv", "sys", "tmp", "usr", "var",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seat:
    """`container` is None at the host's prompt. `stdin` is what a pipe brings; `env` are variables set on the way."""

    world: World
    host: Host
    container: Container | None = None
    stdin: str = ""
    env: tuple[str, ...] = ()
    depth: int = 0

    @classmethod
    def of(cls, world: World, where: Container | Host) -> Seat:
        if isinstance(where, Host):
            return cls(world, where)
        return cls(world, world.hosts[where.host], where)

    def with_(self, *, stdin: str = "", env: tuple[str, ...] = (), deeper: bool = False) -> Seat:
        """The seat of a program started from this one."""
        return replace(self, stdin=stdin, env=(*self.env, *env), depth=self.depth + deeper)

    @property
    def place(self) -> Place:
        if self.container is None:
            return place_of(self.host)
        return place_of(self.container)

    @property
    def namespace(self) -> Namespace | None:
        """The network namespace; None where a container has none, because it does not run."""
        if self.container is None:
            return Namespace(HOST, self.host.id, self.host)
        return routes.namespace_of(self.world, self.container)

    def send(self, target: str, protocol: str = "icmp", port: int = 0) -> Trace:
        """One packet and its answer."""
        return walk(self.world, Packet(self.place, target, protocol, port))

    def addresses(self, name: str) -> tuple[str, ...]:
        """What a name, or an address, stands for; empty where nobody knows it."""
        if routes.is_address(name):
            return (name,)
        if self.container is not None:
            return dns.resolve(self.world, self.container, name).addresses
        return dns.resolve_on_host(self.host, name).addresses

    def interfaces(self) -> list[Interface]:
        return interfaces.interfaces(self.world, self.namespace) if self.namespace else []

    def routes(self, version: int = 4) -> list[Route]:
        return routes.routes(self.world, self.namespace, version) if self.namespace else []

    def neighbours(self) -> list[Neighbour]:
        return interfaces.neighbours(self.world, self.namespace) if self.namespace else []

    def own_addresses(self) -> list[str]:
        return list(routes.own_addresses(self.world, self.namespace)) if self.namespace else []

    def hostname(self) -> str:
        return self.host.name if self.container is None else files.hostname(self.world, self.container)

    def hosts_file(self) -> list[str]:
        if self.container is not None:
            return files.hosts_file(self.world, self.container)
        return files.hosts_file_of_host(self.host)

    def resolv_file(self) -> list[str]:
        if self.container is not None:
            return files.resolv_file(self.world, self.container)
        return [f"nameserver {self.host.resolver}"] if self.host.resolver else []

    def full_name(self) -> str:
        """The hostname with its domain, where one was given."""
        domain = self.container.domainname if self.container else ""
        return f"{self.hostname()}.{domain}" if domain else self.hostname()

    def path(self, name: str) -> str:
        """A name as a path from the root; others begin at the folder that the program was started in."""
        start = next((entry[4:] for entry in reversed(self.env) if entry.startswith("PWD=")), "/")
        return "/" + normpath(join(start, name)).lstrip("/")

    def is_folder(self, name: str) -> bool:
        return self.folder(name) is not None and self.file(name) is None

    def file(self, name: str) -> str | None:
        """The text of a file that Docker, or an image, put there; None for any other."""
        path = self.path(name)
        texts: dict[str, Callable[[], list[str]]] = {
            "/etc/hosts": self.hosts_file,
            "/etc/resolv.conf": self.resolv_file,
            "/etc/hostname": lambda: [self.hostname()],
            "/dev/null": list,
            "/srv/www/hostname": lambda: [self.hostname()],
        }
        return "".join(f"{line}\n" for line in texts[path]()) if path in texts else None

    def folder(self, name: str) -> list[str] | None:
        """What a folder holds, or the file itself; None for what is not there."""
        known = {"/": FOLDERS, "/etc": ["hostname", "hosts", "resolv.conf"], "/srv/www": ["hostname", "index.html"]}
        path = self.path(name)
        if path in known:
            return list(known[path])
        if self.file(path) is not None:
            return [name]
        return [] if path.strip("/") in FOLDERS else None

    def listening(self) -> list[tuple[int, str]]:
        """Ports on which the processes of this namespace listen, as (80, tcp)."""
        if self.container is None:
            inside = [each for each in self.world.containers.values() if each.host == self.host.id and self._in_host(each)]
        else:
            inside = self.world.containers_in(self.container.sandbox)
        ports = {port.partition("/")[::2] for each in inside for port in each.listens}
        return sorted((int(number), proto) for number, proto in ports)

    def _in_host(self, container: Container) -> bool:
        namespace = routes.namespace_of(self.world, container)
        return namespace is not None and namespace.kind == HOST

    @property
    def now(self) -> int:
        """The time of the command, in microseconds; worlds at rest have none."""
        return self.world.now if isinstance(self.world, Draft) else 0

    def variables(self) -> dict[str, str]:
        """The environment: what every container has, the container's own, what a script has set."""
        known = {
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOSTNAME": self.hostname(),
            "HOME": "/root",
        }
        for entry in (*(self.container.env if self.container else ()), *self.env):
            name, given, value = entry.partition("=")
            if given:
                known[name] = value
        return known


def symptom(trace: Trace) -> Symptom:
    """What the program sees of a walk."""
    return trace.seen or trace.verdict.symptom
