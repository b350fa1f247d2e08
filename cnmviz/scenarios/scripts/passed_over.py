"""What a script says to others than the lab: listed, and not run."""

from __future__ import annotations

from cnmviz.console.file import Numbered

MOST = 8
"""Lines that a sentence names; the others are counted."""
LONGEST = 60
PROGRAMS = "not run, because it is no docker command"
DOCKER = "not done, because a lab has networks and containers only"


class PassedOver:
    """Lines that were not run, by the reason why."""

    def __init__(self) -> None:
        self._lines: dict[str, list[Numbered]] = {}

    def add(self, why: str, line: Numbered) -> None:
        self._lines.setdefault(why, []).append(line)

    def notes(self) -> tuple[str, ...]:
        return tuple(f"{why}: {_listed(lines)}" for why, lines in self._lines.items())


def _listed(lines: list[Numbered]) -> str:
    named = [f"line {line.number} ({_short(line.text)})" for line in lines[:MOST]]
    more = [f"and {len(lines) - MOST} more"] if len(lines) > MOST else []
    return ", ".join([*named, *more])


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
