"""What could stand at the cursor: commands, flags, and the lab's own names, chosen by the type of a command's field.

Bounded, and read-only: it looks at the World and prints nothing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, get_type_hints

import click

from ..cnm import commands, drivers, images
from ..cnm.commands import (
    Argument,
    Command,
    ContainerRef,
    DriverRef,
    ImageRef,
    ModeRef,
    NetworkRef,
    PlaceRef,
    ProgramRef,
    RunningRef,
    StoppedRef,
    TargetRef,
)
from ..cnm.entities import Host
from ..cnm.errors import Refusal
from ..cnm.world import World
from . import grammar, tools
from .pflag import long_name
from .shell.lexer import Unclosed, Word, lex

MOST = 50

Candidate = tuple[str, str]
"""A word and a word of help."""


def complete(world: World, text: str, cursor: int, host: Host | None = None) -> tuple[int, list[Candidate]]:
    """Candidates for the word that ends at the cursor.

    Returns:
        Where that word starts in the text, and the candidates, at most `MOST`.
    """
    typed = text[: max(0, min(cursor, len(text)))]
    try:
        tokens = lex(typed)
    except Unclosed:
        return len(typed), []
    words: list[Word] = []
    piped = False
    for token in tokens:
        words, piped = ([*words, token], piped) if isinstance(token, Word) else ([], token.text == "|")
    current = words.pop() if words and typed and not typed[-1].isspace() else Word((), len(typed))
    while words and words[0].raw in ("$", "sudo"):
        words.pop(0)
    said = [word.text for word in words]
    behind_pipe = piped and not said
    candidates = _programs(current.text) if behind_pipe else _candidates(world, host or world.first_host, said, current.text)
    start = current.start
    if "=" in current.raw and current.raw.startswith("--"):
        start += current.raw.index("=") + 1
    return start, (sorted(set(candidates)) if words else list(dict.fromkeys(candidates)))[:MOST]


def _candidates(world: World, host: Host, words: list[str], prefix: str) -> list[Candidate]:
    if not words:
        return [(name, help_) for name, help_ in _first_words() if name.startswith(prefix)]
    if words[0] == "docker":
        return _docker(world, host, words[1:], prefix)
    if words[0] in grammar.standing_alone():
        return _of_command(world, host, grammar.standing_alone()[words[0]], words[1:], prefix)
    if words[0] in tools.catalogue():
        return _matching(_targets(world, host), prefix)
    return []


def _programs(prefix: str) -> list[Candidate]:
    """What can stand behind a pipe: docker and the programs of the host, none of which is a command of the lab's own."""
    words = [("docker", "Docker's command line"), *((name, "on the host") for name in sorted(tools.catalogue()))]
    return [(name, help_) for name, help_ in words if name.startswith(prefix)]


@cache
def _first_words() -> list[Candidate]:
    docker, *programs = _programs("")
    alone = [(name, node.spelling.summary) for name, node in grammar.standing_alone().items() if name != "host"]
    return [docker, *sorted(alone), *programs]


def _docker(world: World, host: Host, words: list[str], prefix: str) -> list[Candidate]:
    """Walk down the tree of commands as far as the words go."""
    node: click.Command = grammar.tree()
    words = list(words)
    while isinstance(node, grammar.DockerGroup):
        if words[:1] in (["--context"], ["-c"]) and node is grammar.tree():
            if len(words) == 1:
                return _matching(((each.name, each.address) for each in world.hosts.values()), prefix)
            host = _host(world, words[1]) or host
            words = words[2:]
            continue
        if not words:
            return _matching(_below(node), prefix)
        below = node.commands.get(words.pop(0))
        if below is None:
            return []
        node = below
    return _of_command(world, host, node, words, prefix) if isinstance(node, grammar.DockerCommand) else []


def _host(world: World, name: str) -> Host | None:
    try:
        return world.host_named(name)
    except Refusal:
        return None


def _below(group: grammar.DockerGroup) -> Iterator[Candidate]:
    for name, node in group.commands.items():
        if isinstance(node, grammar.DockerCommand):
            if node.name == name:
                yield name, node.spelling.summary
        else:
            yield name, node.help or ""


def _of_command(world: World, host: Host, node: grammar.DockerCommand, words: list[str], prefix: str) -> list[Candidate]:
    """A flag, a flag's value, or the next argument."""
    options = {name: option for option in node.params if isinstance(option, click.Option) for name in option.opts}
    positional, waiting = _read(options, words, node.interspersed)
    if waiting is not None:
        return _values(world, host, node.request, waiting.name or "", prefix)
    ended = "--" in words or (positional and not node.interspersed)
    if prefix.startswith("-") and not ended:
        name, given, value = prefix.partition("=")
        if given:
            return _values(world, host, node.request, options[name].name or "", value) if name in options else []
        return _matching(_flags(node, words), prefix)
    return _argument(world, host, node.request, positional, prefix)


def _read(options: dict[str, click.Option], words: list[str], interspersed: bool) -> tuple[list[str], click.Option | None]:
    """The arguments among the words, and the option whose value comes next."""
    positional: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word == "--" or (positional and not interspersed):
            return positional + ([] if word == "--" else [word]) + rest, None
        option = options.get(word if word.startswith("--") else f"-{word[-1:]}") if word.startswith("-") else None
        if option is None:
            if not word.startswith("-"):
                positional.append(word)
        elif not option.is_flag and "=" not in word:
            if not rest:
                return positional, option
            rest.pop(0)
    return positional, None


def _flags(node: grammar.DockerCommand, words: list[str]) -> Iterator[Candidate]:
    for option in node.params:
        if isinstance(option, click.Option) and not option.hidden and (option.multiple or not set(option.opts) & set(words)):
            yield long_name(option), option.help or ""
    yield "--help", "Print usage"


def _argument(world: World, host: Host, request: type[Command], positional: list[str], prefix: str) -> list[Candidate]:
    """The next argument; what was given already is not offered again."""
    declared = [(name, item) for name, item, _ in commands.fields(request) if isinstance(item, Argument)]
    for place, (name, item) in enumerate(declared):
        if place == len(positional) or item.repeat:
            return [each for each in _values(world, host, request, name, prefix) if each[0] not in positional]
    return []


def _values(world: World, host: Host, request: type[Command], name: str, prefix: str) -> list[Candidate]:
    source = SOURCES.get(_reference(request).get(name))
    return _matching(source(world, host), prefix) if source else []


@cache
def _reference(request: type[Command]) -> dict[str, Any]:
    """The reference type of each field, also where it is repeated."""
    hints = get_type_hints(request)
    names = [field.name for field in dataclasses.fields(request)]  # type: ignore[arg-type]
    return {name: next(iter(getattr(hints[name], "__args__", ())), hints[name]) for name in names}


def _matching(candidates: Any, prefix: str) -> list[Candidate]:
    return [each for each in candidates if each[0].startswith(prefix)]


def _networks(world: World, host: Host) -> Iterator[Candidate]:
    for network in world.networks.values():
        if network.host in (host.id, ""):
            yield network.name, " ".join((network.driver, *(pool.subnet for pool in network.pools)))


def _containers(*states: str) -> Callable[[World, Host], Iterator[Candidate]]:
    def listed(world: World, host: Host) -> Iterator[Candidate]:
        for container in world.containers.values():
            if container.host == host.id and (not states or container.status in states):
                yield container.name, f"{container.image}, {container.status}"

    return listed


def _modes(world: World, host: Host) -> Iterator[Candidate]:
    yield from _networks(world, host)
    for name, _ in _containers("running", "paused")(world, host):
        yield f"container:{name}", "shares its sandbox"


def _places(world: World, host: Host) -> Iterator[Candidate]:
    yield from _containers("running", "paused")(world, host)
    yield "@host", "the host itself"
    yield "@outside", "the world outside"
    yield "outside", "the world outside"
    for each in world.hosts.values():
        yield each.name, "host"
        if len(world.hosts) > 1:
            yield f"@{each.name}", "host"


def _targets(world: World, host: Host) -> Iterator[Candidate]:
    """Names and addresses that a program could be pointed at."""
    for container in world.containers.values():
        if container.sandbox and container.host == host.id:
            addresses = [each.address for each in world.endpoints_in(container.sandbox) if each.address]
            yield container.name, " ".join(addresses)
            yield from ((address, container.name) for address in addresses)


SOURCES: dict[Any, Callable[[World, Host], Any]] = {
    NetworkRef: _networks,
    ContainerRef: _containers(),
    RunningRef: _containers("running"),
    StoppedRef: _containers("created", "exited"),
    ImageRef: lambda world, host: ((image.name, image.summary) for image in images.IMAGES.values()),
    DriverRef: lambda world, host: ((name, each.title) for name, each in drivers.catalogue().items()),
    ModeRef: _modes,
    ProgramRef: lambda world, host: ((name, "program") for name in sorted(tools.catalogue())),
    TargetRef: _targets,
    PlaceRef: _places,
}
