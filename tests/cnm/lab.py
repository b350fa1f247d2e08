"""A lab for tests: docker commands in, what they print and what is then true out."""

from __future__ import annotations

from cnmviz.cnm.draft import Change, apply, invert
from cnmviz.cnm.endpoints import endpoint_of
from cnmviz.cnm.entities import Container, Endpoint, Host, Network
from cnmviz.cnm.stage import new_world, swarm_world
from cnmviz.cnm.world import World
from cnmviz.console.perform import perform

STAGE = Host(id="", name="node1", interface="vdk")
"""The stage of the recordings."""

SECOND = 1_000_000


class Lab:
    """One world under a list of console lines, typed one second apart."""

    def __init__(self, *lines: str, hosts: tuple[Host, ...] = (STAGE,), seed: str = "test", swarm: bool = False) -> None:
        self.now = 1_000_000_000 * SECOND
        make = swarm_world if swarm else new_world
        self.world: World = make(seed, hosts=hosts, now=self.now)
        self.changes: tuple[Change, ...] = ()
        self.stdout = self.stderr = ""
        self.exit = 0
        for line in lines:
            self.run(line)
            assert self.exit == 0, (line, self.stderr)

    def run(self, line: str) -> str:
        """Type a line without `docker` in front; what it prints on standard output."""
        return self.type(f"docker {line}")

    def type(self, line: str) -> str:
        """Type a whole line; what it prints on standard output."""
        self.now += SECOND
        before = self.world
        done = perform(self.world, line, now=self.now)
        self.world = done.world
        self.changes = done.outcome.changes if done.outcome else ()
        self.stdout, self.stderr, self.exit = done.text.stdout, done.text.stderr, done.text.exit
        assert apply(self.world, invert(self.changes)) == before
        return self.stdout

    def refuse(self, line: str) -> str:
        """Type a line that fails; what it prints on standard error."""
        self.run(line)
        assert self.exit != 0, line
        return self.stderr

    def network(self, name: str) -> Network:
        return self.world.network(self.world.first_host.id, name)

    def container(self, name: str) -> Container:
        return self.world.container(self.world.first_host.id, name)

    def endpoint(self, container: str, network: str) -> Endpoint | None:
        return endpoint_of(self.world, self.container(container), self.network(network).id)

    def addresses(self, container: str) -> dict[str, str]:
        """By network, in the order in which the container was plugged in."""
        owner = self.container(container)
        endpoints = self.world.endpoints_in(owner.sandbox) if owner.sandbox else []
        return {self.world.networks[one.network].name: one.address for one in endpoints}

    def bindings(self, container: str) -> list[str]:
        """The host ports taken by a container, as `0.0.0.0:8080->80/tcp`."""
        owner = self.container(container)
        endpoints = self.world.endpoints_in(owner.sandbox) if owner.sandbox else []
        taken = [binding for one in endpoints for binding in one.bindings]
        return [f"{one.host_ip}:{one.host_port}->{one.port}/{one.proto}" for one in taken]
