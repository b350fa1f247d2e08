"""A real docker program at the keyboard: lines typed, programs run on the host and in the world outside.

Commands are run without a shell, one after the other, as they stand. It must not know the simulator.
"""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .recording import Step
from .texts import Names

PATIENCE = 60
"""Seconds for one command."""


class EngineError(Exception):
    """Docker did not do what a recording needs."""


@dataclass(frozen=True, slots=True)
class Keyboard:
    """Where commands are typed.

    `context` is the docker context of one host of a swarm, "" for the only host. `prefixes` are put before programs that run
    elsewhere: by `@host` or `@NAME` on that host, by `@outside` in the world outside, such as `ip netns exec outside`.
    """

    context: str = ""
    prefixes: Mapping[str, str] = field(default_factory=dict)

    def docker(self, command: str) -> str:
        """What a docker command prints that must succeed.

        Raises:
            EngineError: it failed.
        """
        done = run(self._words(command))
        if done.returncode:
            raise EngineError(f"docker {command}: {done.stderr or done.stdout}")
        return done.stdout

    def inside(self, container: str, program: Sequence[str]) -> subprocess.CompletedProcess[str]:
        """Run a program in a container."""
        return run([*self._words("exec"), container, *program])

    def at(self, who: str, program: Sequence[str]) -> subprocess.CompletedProcess[str]:
        """Run a program on a host or outside."""
        return run([*shlex.split(self.prefixes.get(who, "")), *program])

    def names(self) -> Mapping[str, Mapping[str, str]]:
        """The names of the networks and of the containers that are there, by id."""
        listings = {
            "network": "network ls --no-trunc --format '{{.ID}} {{.Name}}'",
            "container": "ps --all --no-trunc --format '{{.ID}} {{.Names}}'",
        }
        return {kind: _pairs(self.docker(command)) for kind, command in listings.items()}

    def _words(self, command: str) -> list[str]:
        return ["docker", *(["--context", self.context] if self.context else []), *shlex.split(command)]


def typed(line: str) -> Step:
    """Run one command line as it stands."""
    done = run(shlex.split(line))
    return Step(line, done.returncode, done.stdout, done.stderr)


def written(step: Step, names: Names) -> Step:
    """The step with names for the ids that are known."""
    return Step(step.command, step.exit, names.write(step.stdout), names.write(step.stderr))


def run(words: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """A program's exit status, output and errors; 124 where it does not end."""
    try:
        return subprocess.run(words, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(list(words), 124, "", f"{words[0]}: no end after {PATIENCE} s\n")


def _pairs(text: str) -> dict[str, str]:
    return dict(line.split(" ", 1) for line in text.splitlines())
