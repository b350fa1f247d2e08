"""Random scenarios: docker commands as thirty people type them, for recording a real Engine and for trying the simulator.

The operations and how often they come are those of the recordings in `random/` and `swarm-random/`. A scenario keeps in mind only
which names it has given out, so that most commands make sense and some are refused. All chance comes from the dice handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

NAMES = ("web", "api", "db", "cache", "proxy", "shop", "cart", "mail", "wiki", "blog", "queue", "auth")
NETWORKS = ("frontend", "backend", "data", "dmz", "edge", "jobs", "lab", "mgmt")
ALIASES = ("svc", "main", "store", "extra")
NEW_NAMES = ("alpha", "beta", "gamma", "omega")
IMAGES = ("nginx", "nginx", "nginx", "nginx", "redis", "httpd", "postgres")
OPTIONS = (
    "",
    "",
    "",
    "--internal",
    "-o com.docker.network.bridge.enable_icc=false",
    "-o com.docker.network.bridge.gateway_mode_ipv4=routed",
    "-o com.docker.network.bridge.gateway_mode_ipv4=nat-unprotected",
    "--internal -o com.docker.network.bridge.gateway_mode_ipv4=isolated",
    "-o com.docker.network.bridge.enable_ip_masquerade=false",
)
PORTS = ("8080:80", "8081:80", "8082:80", "8083:80", "127.0.0.1:8080:80", "127.0.0.1:8083:80", "203.0.113.1:8081:80", "80")
RUNNING = ("stop -t 0", "start", "restart -t 0", "pause", "unpause", "rm -f")


@dataclass(slots=True)
class Scenario:
    """A scenario being thought up. `hosts` are docker contexts; with more than one, networks may span them.

    `drivers` are further ways to create a network, such as `-d macvlan -o parent=eth0`.
    """

    dice: Random
    hosts: tuple[str, ...] = ("",)
    drivers: tuple[str, ...] = ()
    subnets: dict[str, str] = field(default_factory=dict)
    """The first three bytes of a network's own subnet, "" where Docker chooses."""
    containers: dict[str, str] = field(default_factory=dict)
    """The host of each container, by name."""

    def line(self) -> str:
        """The next command."""
        if len(self.subnets) < 2:
            return self._create_network()
        weighted: tuple[tuple[int, Callable[[], str]], ...] = (
            (24, self._create_network),
            (42, self._run),
            (16, self._connect),
            (6, self._disconnect),
            (9, self._live),
            (1, self._rename),
            (2, lambda: self._on(f"network rm {self._network()}")),
            (1, lambda: self._on("network prune -f")),
        )
        choices, weights = [one for _, one in weighted], [weight for weight, _ in weighted]
        return self.dice.choices(choices, weights)[0]()

    def _create_network(self) -> str:
        name = self.dice.choice(NETWORKS)
        number = self.dice.randrange(16, 250)
        length = self.dice.choice((0, 0, 0, 16, 24, 28, 29))
        words = ["network create"]
        host = ""
        if len(self.hosts) > 1 and self.dice.random() < 0.7:
            words.append(self.dice.choice(("-d overlay", "-d overlay --attachable", "-d overlay --attachable --internal")))
            host = self.hosts[0]
        elif self.drivers and self.dice.random() < 0.25:
            words.append(self.dice.choice(self.drivers))
        elif len(self.hosts) == 1:
            words.append(self.dice.choice(OPTIONS))
        if length:
            words.append(f"--subnet 10.{number}.0.0/{length}")
            words.append(self.dice.choice(("", "", f"--gateway 10.{number}.0.{self.dice.randrange(1, 7)}")))
            words.append(f"--ip-range 10.{number}.0.64/26" if length <= 24 and self.dice.random() < 0.1 else "")
        self.subnets.setdefault(name, f"10.{number}.0" if length else "")
        return self._on(*words, name, host=host)

    def _run(self) -> str:
        free = [name for name in NAMES if name not in self.containers]
        name = self.dice.choice(free) if free and self.dice.random() < 0.95 else self.dice.choice(NAMES)
        host = self.containers.setdefault(name, self.dice.choice(self.hosts))
        words = ["run -d --name", name]
        network = self._network()
        place = self.dice.random()
        if place < 0.1:
            words.append(f"--network {self.dice.choice(('none', 'host'))}")
        elif place < 0.18:
            words.append(f"--network container:{self._container()}")
        elif place < 0.8:
            words += ["--network", network, self._address(network, 0.2)]
            words.append(f"--network-alias {self.dice.choice(ALIASES)}" if self.dice.random() < 0.25 else "")
        words.append(f"-p {self.dice.choice(PORTS)}" if self.dice.random() < 0.3 else "")
        return self._on(*words, self.dice.choice(IMAGES), host=host)

    def _connect(self) -> str:
        network, name = self._network(), self._container()
        alias = f"--alias {self.dice.choice(ALIASES)}" if self.dice.random() < 0.33 else ""
        return self._of(name, "network connect", alias, self._address(network, 0.1), network, name)

    def _disconnect(self) -> str:
        name = self._container()
        return self._of(name, "network disconnect", self._network(), name)

    def _live(self) -> str:
        name = self._container()
        return self._of(name, self.dice.choice(RUNNING), name)

    def _rename(self) -> str:
        name, new = self._container(), self.dice.choice(NEW_NAMES)
        self.containers.setdefault(new, self.containers.get(name, self.hosts[0]))
        return self._of(name, "rename", name, new)

    def _address(self, network: str, often: float) -> str:
        """An address that is sometimes free, and sometimes cannot be had."""
        subnet = self.subnets.get(network) or "172.18.0"
        return f"--ip {subnet}.{self.dice.randrange(2, 9)}" if self.dice.random() < often else ""

    def _network(self) -> str:
        """Mostly one that was made."""
        return self.dice.choice((*self.subnets, *self.subnets, "bridge"))

    def _container(self) -> str:
        return self.dice.choice(tuple(self.containers) or NAMES)

    def _of(self, container: str, *words: str) -> str:
        """On the host of a container."""
        return self._on(*words, host=self.containers.get(container, self.hosts[0]))

    def _on(self, *words: str, host: str = "") -> str:
        where = host or self.dice.choice(self.hosts)
        return " ".join(filter(None, ("docker", f"--context {where}" if where else "", *words)))


def scenario(dice: Random, length: int, *, hosts: tuple[str, ...] = ("",), drivers: tuple[str, ...] = ()) -> list[str]:
    """The commands of one scenario."""
    thinking = Scenario(dice, hosts, drivers)
    return [thinking.line() for _ in range(length)]
