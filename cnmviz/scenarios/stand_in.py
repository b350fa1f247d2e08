"""What runs in a lab in place of an image or a program that a lab does not have.

Compose files and inspected containers speak of images that somebody built, and of programs such as `flask run`. What a network
sees of them is on which ports they answer, so a small server that answers there takes their place: BusyBox's, or the image's own
default program where the lab has the image and only its command is strange. It runs on a real engine as well.

Nobody stands in for a program that ends by its nature (`echo`, `curl`, a shell that nobody sits at): it ends in a lab as it does
anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cnmviz.cnm import programs
from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.images import REFERENCE, Image, find

BUSYBOX = "busybox"

IMAGE_LABEL = "cnmviz.image"
COMMAND_LABEL = "cnmviz.command"
BUILD_LABEL = "cnmviz.build"
"""The labels of a container that something stands in for: what the file asked for."""

MOST_PORTS = 32
"""Servers in one stand-in; an image that exposes hundreds of ports answers on the first ones."""

INTERPRETERS = frozenset(("python", "python3", "node", "php"))
ENDING_OPTIONS = frozenset(("-a", "-V", "-v", "--version", "--help"))
SHELL_WORDS = frozenset((":", "cd", "set", "export", "unset", "trap", "wait", "exit", "return", "read", "umask"))
VARIANTS = {"fpm": "9000/tcp", "apache": "80/tcp"}
"""Words in tags of images that come with another server than their plain one, and where that listens."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """What runs instead: arguments of `docker run`, where an `entrypoint` or a `command` of None is the image's own.

    `listens` are the ports it answers on, as `8000/tcp`; `why` says in a few words what the lab does not have.
    """

    image: str
    entrypoint: tuple[str, ...] | None
    command: tuple[str, ...] | None
    listens: tuple[str, ...]
    why: str

    def sentence(self, name: str) -> str:
        """What a person is told of it."""
        who = "busybox" if self.image == BUSYBOX else f"what {self.image} runs by itself"
        return f"{name} {self.why}: {who} stands in for it{self._answers()}"

    def _answers(self) -> str:
        ports = [port.removesuffix("/tcp") for port in self.listens]
        if not ports:
            return " and answers nowhere"
        several = f"{', '.join(ports[:-1])} and {ports[-1]}" if ports[1:] else ports[0]
        return f" and answers on {several}"


def stand_in(
    image: str,
    entrypoint: Sequence[str] | None,
    command: Sequence[str] | None,
    ports: Sequence[str],
    *,
    built: str = "",
    tty: bool = False,
) -> StandIn | None:
    """What stands in for a container, or None where the lab has what it runs.

    Args:
        image: the reference, "" where there is none. A text that is no reference is left to docker, which says so.
        entrypoint: the words that replace the image's own; None where they do not.
        command: the same.
        ports: what it publishes and exposes, as `8000/tcp`; the ports that it is meant to answer on.
        built: from where its image is built, "" where it is pulled.
        tty: somebody could sit at it, so that a shell waits.
    """
    if not built and image and not REFERENCE.fullmatch(image):
        return None
    known = None if built else _known(image)
    if known is None:
        source = f"built from {built}" if built else f"made from {image or 'an image'}"
        return _busybox(ports, f"is {source}, which is not here")
    own = entrypoint is None and command is None
    if own and (variant := _variant(known, image)):
        return _busybox([*ports, variant], f"is made from {image}, a variant that the lab does not have")
    first = known.entrypoint if entrypoint is None else tuple(entrypoint)
    rest = tuple(command) if command is not None else known.command if entrypoint is None else ()
    process = programs.process_of(known, first, rest, shell_waits=tty)
    mistaken = entrypoint is None and _is_taken_for_the_server(known, rest)
    line = rest if mistaken else programs.line_of(known, first, rest)
    if own or (not mistaken and (process.stays or (process.known and _ends_by_nature(line)))):
        return None
    why = f"runs {_short((*(entrypoint or ()), *(command or ())))}, which the lab does not have"
    if known.stays and entrypoint is None and _is_about(known, line):
        return StandIn(image, None, None, known.listens, why)
    return _busybox(ports or known.exposed, why)


def _known(reference: str) -> Image | None:
    """The image, where the lab has it."""
    try:
        return find(reference) if reference else None
    except Refusal:
        return None


def _variant(image: Image, reference: str) -> str:
    """The port of a variant that runs another server than the lab's image does, "" where it is none."""
    tag = reference.partition("@")[0].rpartition("/")[2].partition(":")[2]
    ports = [port for word, port in VARIANTS.items() if word in tag.split("-")]
    return next((port for port in ports if port not in image.listens), "")


def _is_taken_for_the_server(image: Image, command: Sequence[str]) -> bool:
    """Whether a server's entrypoint in the lab takes the name of another program for one of its arguments."""
    if not (image.stays and image.entrypoint and command) or command[0].startswith("-"):
        return False
    return not programs.of_line(command, shell_waits=False, own=image).known


def _ends_by_nature(line: Sequence[str]) -> bool:
    """Whether a program that the lab lets end at once would do so anywhere."""
    if not line:
        return True
    program, arguments = line[0].rpartition("/")[2], line[1:]
    if program in programs.SHELLS:
        return _script_ends(arguments)
    return program not in INTERPRETERS or not arguments or all(word in ENDING_OPTIONS for word in arguments)


def _script_ends(arguments: Sequence[str]) -> bool:
    if "-c" not in arguments[:-1]:
        return all(word.startswith("-") for word in arguments)
    script = arguments[list(arguments).index("-c") + 1]
    words = [part.split() for part in re.split(r"&&|\|\||[;&\n|]", script) if part.strip()]
    return all(_word_ends(part[0]) for part in words if part)


def _word_ends(word: str) -> bool:
    program = word.rpartition("/")[2]
    return program in programs.ENDING or program in SHELL_WORDS or "=" in word


def _is_about(image: Image, line: Sequence[str]) -> bool:
    """Whether a line is a way to run the image's own program: its options alone, or words that name it."""
    if line[0].startswith("-"):
        return True
    own = (image.command[0] if image.command else "").rpartition("/")[2]
    names = "|".join(re.escape(name) for name in (own, image.name.rpartition("/")[2]) if name)
    return re.search(rf"(?<![\w.-])({names})(?![\w.-])", " ".join(line)) is not None


def _busybox(ports: Sequence[str], why: str) -> StandIn:
    """BusyBox, which serves on each port: HTTP on those of TCP, an echo on those of UDP."""
    listens = tuple(dict.fromkeys(port for port in ports if not port.endswith("/sctp")))[:MOST_PORTS]
    servers = [_server(port) for port in sorted(listens, key=lambda port: not port.endswith("/udp"))]
    if not servers:
        return StandIn(BUSYBOX, None, ("sleep", "infinity"), (), why)
    command = ("sh", "-c", " & ".join(servers)) if servers[1:] else tuple(servers[0].split())
    return StandIn(BUSYBOX, None, command, listens, why)


def _server(port: str) -> str:
    number, _, proto = port.partition("/")
    return f"nc -lk -u -p {number} -e cat" if proto == "udp" else f"httpd -f -p {number}"


def _short(line: Sequence[str]) -> str:
    text = " ".join(" ".join(line).split())
    return text if len(text) <= 60 else f"{text[:57]}..."
