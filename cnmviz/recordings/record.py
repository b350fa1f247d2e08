"""One scenario run through a real docker program, and all that could be seen of it, in the form that `replay` reads.

The Engine must be empty at the start, and is emptied at the end. How its stage is set up tells `staging`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from . import observe
from .engine import EngineError, Keyboard, typed, written
from .inquiry import asked, questions
from .staging import HOST, OUTSIDE, OUTSIDE_PROGRAMS
from .texts import Names


@dataclass(frozen=True, slots=True)
class Script:
    """What is to be recorded: commands, why, and names to ask for beside those of containers and aliases."""

    name: str
    commands: Sequence[str]
    why: str = ""
    names: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """Where it is recorded. `hosts` are addresses by docker context, or one address by ""; `prefixes` as of a `Keyboard`."""

    hosts: Mapping[str, str] = field(default_factory=lambda: {"": HOST})
    outside: str = OUTSIDE
    prefixes: Mapping[str, str] = field(default_factory=lambda: {"@outside": OUTSIDE_PROGRAMS})

    @property
    def keyboards(self) -> dict[str, Keyboard]:
        return {host: Keyboard(host, self.prefixes) for host in self.hosts}

    @property
    def swarm(self) -> bool:
        return "" not in self.hosts


def read_script(path: Path) -> Script:
    """A scenario in a text file: a command in each line; `# why` first, and `# names: a b` for further names.

    Raises:
        ValueError: a line is neither a comment nor a docker command.
    """
    lines = [line.strip() for line in path.read_text().splitlines() if line.strip()]
    comments = [line.removeprefix("#").strip() for line in lines if line.startswith("#")]
    commands = [line for line in lines if not line.startswith("#")]
    for command in commands:
        if command.split()[0] != "docker":
            raise ValueError(f"{path}: not a docker command: {command}")
    names = [name for comment in comments if comment.startswith("names:") for name in comment.split()[1:]]
    why = next((comment for comment in comments if not comment.startswith("names:")), "")
    return Script(path.stem, commands, why, names)


def record(script: Script, stage: Stage) -> dict[str, Any]:
    """Run a scenario and tell what came of it.

    Raises:
        EngineError: the Engine is not empty, or cannot be asked.
    """
    keyboards = stage.keyboards
    _expect_empty(keyboards.values())
    try:
        return _record(script, stage, keyboards)
    finally:
        clear(keyboards.values())


def _record(script: Script, stage: Stage, keyboards: Mapping[str, Keyboard]) -> dict[str, Any]:
    names, steps = Names(), []
    _learn(names, keyboards)
    for command in script.commands:
        step = typed(command)
        _learn(names, keyboards)
        steps.append(asdict(written(step, names)))
    seen = {host: _state(keyboard, swarm=stage.swarm) for host, keyboard in keyboards.items()}
    asks = questions(seen, list(stage.hosts.values()), stage.outside, script.names)
    probes = asked(keyboards, seen, asks, outside=bool(stage.outside))
    states: dict[str, Any] = json.loads(names.write_known(json.dumps(seen)))
    where = {"hosts": dict(stage.hosts)} if stage.swarm else {"host_ip": stage.hosts[""], "outside_ip": stage.outside}
    engine = next(iter(keyboards.values())).docker("version --format '{{.Server.Version}}'").strip()
    head = {"name": script.name, "why": script.why, "engine": engine, **where}
    return head | {"steps": steps, "state": states if stage.swarm else states[""], "probes": probes}


def _learn(names: Names, keyboards: Mapping[str, Keyboard]) -> None:
    for keyboard in keyboards.values():
        for kind, known in keyboard.names().items():
            names.learn(kind, known)


def _state(keyboard: Keyboard, *, swarm: bool) -> dict[str, Any]:
    return {
        "networks": observe.networks(keyboard, swarm=swarm),
        "containers": observe.containers(keyboard, swarm=swarm),
    }


def _expect_empty(keyboards: Sequence[Keyboard] | Any) -> None:
    for keyboard in keyboards:
        left = keyboard.docker("ps --all --quiet").split() + keyboard.docker("network ls --quiet --filter type=custom").split()
        if [id_ for id_ in left if id_ not in _of_swarm(keyboard)]:
            raise EngineError(
                f"the engine is not empty: {', '.join(left)}; it is emptied after each scenario, so use one of its own"
            )


def _of_swarm(keyboard: Keyboard) -> list[str]:
    """What a swarm makes for itself."""
    return keyboard.docker("network ls --quiet --filter name=^ingress$ --filter name=^docker_gwbridge$").split()


def clear(keyboards: Sequence[Keyboard] | Any) -> None:
    """Remove all containers and all networks that are not the Engine's own."""
    for keyboard in keyboards:
        containers = keyboard.docker("ps --all --quiet").split()
        if containers:
            keyboard.docker(f"rm --force {' '.join(containers)}")
    for keyboard in keyboards:
        keyboard.docker("network prune --force")
