"""Somebody at the console of a fresh lab: whole lines in, exactly what is printed out."""

from __future__ import annotations

from cnmviz.cnm.entities import Container, Host
from cnmviz.cnm.stage import new_world
from cnmviz.console import Text, perform

STAGE = Host(id="", name="node1", interface="vdk")
"""The stage of the recordings."""

START = 1_767_225_600_000_000
"""The first instant of 2026, in microseconds."""

SECOND = 1_000_000


class Prompt:
    """Lines are typed one second apart; those given at the start must succeed."""

    def __init__(self, *lines: str, hosts: tuple[Host, ...] = (STAGE,)) -> None:
        self.now = START
        self.world = new_world("console", hosts=hosts, now=START)
        for line in lines:
            text = self.type(line)
            assert text.exit == 0, (line, text.stderr)

    def type(self, line: str, *, after: int = SECOND) -> Text:
        self.now += after
        done = perform(self.world, line, now=self.now)
        self.world = done.world
        return done.text

    def out(self, line: str) -> str:
        """Standard output of a line that must succeed without complaint."""
        text = self.type(line)
        assert (text.stderr, text.exit) == ("", 0), text
        return text.stdout

    def err(self, line: str) -> tuple[str, int]:
        """Standard error and exit status of a line that must print nothing else."""
        text = self.type(line)
        assert text.stdout == "", text
        return text.stderr, text.exit

    def container(self, name: str) -> Container:
        return self.world.container(self.world.first_host.id, name)

    def network_id(self, name: str) -> str:
        return self.world.network(self.world.first_host.id, name).id


def two_networks() -> Prompt:
    """aa and bb on n1, aa also published; cc on the default bridge."""
    return Prompt(
        "docker network create n1",
        "docker run -d --name aa --network n1 -p 8080:80 nginx",
        "docker run -d --name bb --network n1 nginx",
        "docker run -d --name cc nginx",
    )
