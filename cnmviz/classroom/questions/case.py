"""What a question is about: a probe in a lab, the way it really takes, and what the beliefs of people look at. Pure: no rows.

The world is that of one moment, and so is everything here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from cnmviz.cnm import question
from cnmviz.cnm.commands import PlaceRef
from cnmviz.cnm.commands.probe import Reach
from cnmviz.cnm.draft import Draft
from cnmviz.cnm.entities import Binding, Container, Endpoint, Host, Network
from cnmviz.cnm.question import Question
from cnmviz.cnm.routes import is_address, is_loopback
from cnmviz.cnm.walk import Trace
from cnmviz.cnm.world import World

LONGEST_NAME = 60
"""Of an end in the words of a question; longer ones are cut."""


@dataclass(frozen=True)
class Case:
    """A probe and its answer. `trace` carries the fix as `reach` gives it."""

    world: World
    asked: Question
    trace: Trace

    @cached_property
    def source(self) -> Container | Host | None:
        """Who asks; None for the world outside."""
        origin = self.trace.packet.origin
        return self.world.containers.get(origin.id) or (self.world.hosts.get(origin.id) if origin.kind == "host" else None)

    @cached_property
    def target(self) -> Container | Host | None:
        """Who is asked, where it is somebody of the lab by name."""
        aim = self.trace.packet.aim
        found = self.world.containers.get(aim) or self.world.hosts.get(aim)
        if found is not None:
            return found
        named = [one for one in self.world.containers.values() if one.name == self.trace.packet.target]
        return named[0] if len(named) == 1 else None

    @property
    def containers(self) -> tuple[Container, Container] | None:
        """Both ends, where they are two different containers."""
        pair = (self.source, self.target)
        if isinstance(pair[0], Container) and isinstance(pair[1], Container) and pair[0].id != pair[1].id:
            return pair[0], pair[1]
        return None

    @property
    def one_host(self) -> bool:
        """Whether two containers are on one host."""
        pair = self.containers
        return pair is not None and pair[0].host == pair[1].host

    @property
    def two_hosts(self) -> bool:
        """Whether two containers are on different hosts."""
        pair = self.containers
        return pair is not None and pair[0].host != pair[1].host

    def networks(self, of: Container | Host | None) -> tuple[Network, ...]:
        """The networks that a container has an endpoint on."""
        endpoints = self.endpoints(of)
        return tuple(self.world.networks[endpoint.network] for endpoint in endpoints)

    def endpoints(self, of: Container | Host | None) -> list[Endpoint]:
        return self.world.endpoints_in(of.sandbox) if isinstance(of, Container) and of.sandbox else []

    @cached_property
    def shared(self) -> tuple[Network, ...]:
        """The networks that both ends are on."""
        theirs = {network.id for network in self.networks(self.target)}
        return tuple(network for network in self.networks(self.source) if network.id in theirs)

    @property
    def looked_up(self) -> bool:
        """Whether only a name is asked for."""
        return self.asked.protocol == "name"

    @property
    def port(self) -> str:
        """As Docker writes it, such as `80/tcp`; "" where none is asked for."""
        return f"{self.asked.port}/{self.asked.protocol}" if self.asked.port else ""

    @property
    def loopback(self) -> bool:
        """Whether a sender means itself, by localhost or a loopback address."""
        target = self.trace.packet.target
        return target.lower().rstrip(".") == "localhost" or (is_address(target) and is_loopback(target))

    @cached_property
    def at_home(self) -> bool:
        """Whether the packet never comes to any other place."""
        return len({hop.place for hop in self.trace.hops}) < 2

    @cached_property
    def bindings(self) -> tuple[Binding, ...]:
        """What the asked end publishes."""
        return tuple(binding for end in self.endpoints(self.target) for binding in end.bindings)

    @cached_property
    def rules(self) -> frozenset[str]:
        """The keys of all rules that decided something on the way."""
        return frozenset(step.rule for hop in self.trace.hops for step in hop.steps)

    @property
    def near(self) -> str:
        """The asking end, in the words of a question."""
        return words(self.world, self.asked.source, self.source)

    @property
    def far(self) -> str:
        """The end that is asked for, in the words of a question."""
        return words(self.world, self.asked.target, self.target)


def words(world: World, written: str, found: Container | Host | None) -> str:
    """An end as people say it, as Markdown."""
    if written.lstrip("@") == "outside":
        return "the world outside"
    if isinstance(found, Host):
        return "the host" if len(world.hosts) == 1 else f"the host {code(found.name)}"
    return code(found.name if isinstance(found, Container) and found.id.startswith(written) else written)


def code(text: str) -> str:
    """Somebody's name as it is, in Markdown."""
    plain = text.replace("`", "'")
    return f"`{plain if len(plain) <= LONGEST_NAME else plain[:LONGEST_NAME] + '…'}`"


def look(world: World, asked: Question, *, now: int) -> Case:
    """Walk a probe, as the command `reach` does.

    Raises:
        Refusal: an end is no place of the lab.
    """
    draft = Draft(world, host=world.first_host, now=now)
    wanted = Reach(PlaceRef(asked.source), PlaceRef(asked.target), asked.protocol, asked.port)
    trace = wanted.perform(draft)
    return Case(world, asked, trace)


def read(source: str, target: str, protocol: str, port: int) -> Question:
    """A probe as typed.

    Raises:
        Refusal: what is wrong with it.
    """
    return question.read(source, target, protocol, port)
