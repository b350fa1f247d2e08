"""What commands answer: data, never text. The console and the Engine API each write it in their own way.

An answer names entities by id or carries them as they are after the command; what else is to be printed is in the Outcome's
world. It must not hold anything that the world does not know.
"""

from __future__ import annotations

from dataclasses import dataclass

from .draft import Executed
from .entities import Binding, Container, Host, Network
from .errors import Refusal
from .images import Image


@dataclass(frozen=True, slots=True)
class Made:
    """A network or container was created: docker prints its id."""

    id: str


@dataclass(frozen=True, slots=True)
class Named:
    """One of several names as typed, and why nothing was done with it."""

    name: str
    error: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """One answer per name; docker echoes those that went well, goes on after errors, and exits with 1 if there was one.

    `complaint` is what docker's command line adds at the end of the errors, on a line of its own. `questions` are those that it
    asked and nobody answered.
    """

    results: tuple[Named, ...]
    complaint: str = ""
    questions: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Refusal, ...]:
        return tuple(result.error for result in self.results if result.error)


@dataclass(frozen=True, slots=True)
class NetworkRows:
    """The networks of `network ls`, filtered and in docker's order."""

    networks: tuple[Network, ...]


@dataclass(frozen=True, slots=True)
class NetworksFound:
    """The networks of `network inspect` in the order asked for, and what could not be found."""

    networks: tuple[Network, ...]
    errors: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Pruned:
    """What was removed: names of networks or ids of containers, as `kind` (`Networks`, `Containers`) says.

    `question` is set, and nothing removed, where docker would have asked first.
    """

    removed: tuple[str, ...] = ()
    question: str = ""
    kind: str = "Networks"


@dataclass(frozen=True, slots=True)
class Ran:
    """A container was started, or is looked at. `executed` is what it printed, unless it was detached or runs on."""

    id: str
    detached: bool
    executed: Executed | None = None


@dataclass(frozen=True, slots=True)
class ContainerRows:
    """The containers of `ps`, filtered, newest first."""

    containers: tuple[Container, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What `inspect` found, in the order asked for, and what it could not find."""

    entities: tuple[Container | Network, ...]
    errors: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class PortRows:
    """The published ports of a container. `only` is set when one container port was asked for, such as `80/tcp`."""

    bindings: tuple[Binding, ...]
    only: str = ""


@dataclass(frozen=True, slots=True)
class Logs:
    """What a container's process printed."""

    text: str


@dataclass(frozen=True, slots=True)
class ImageRows:
    """The images of `images`, by name."""

    images: tuple[Image, ...]


@dataclass(frozen=True, slots=True)
class Pulled:
    """An image that is there: its name, its tag, and whether nobody named the tag."""

    name: str
    tag: str
    default_tag: bool


@dataclass(frozen=True, slots=True)
class SwarmBegun:
    """A swarm was started: the new manager's node id, and how others join it."""

    node: str
    token: str
    address: str


@dataclass(frozen=True, slots=True)
class SwarmJoined:
    """A host has joined the swarm, as `worker` or `manager`."""

    role: str


@dataclass(frozen=True, slots=True)
class JoinToken:
    """How to join the swarm in a role."""

    role: str
    token: str
    address: str


@dataclass(frozen=True, slots=True)
class Nodes:
    """The hosts in the swarm, by node id; `here` is the id of the one that was asked, `leader` of the first manager."""

    hosts: tuple[Host, ...]
    here: str
    leader: str


@dataclass(frozen=True, slots=True)
class HostMade:
    """The lab has one more host."""

    host: Host
