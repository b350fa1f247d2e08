"""What a person is told about a reading: each reason once, with all that it holds of."""

from __future__ import annotations

from cnmviz.scenarios.stand_in import StandIn

from .values import Part

MOST = 8
"""Names in one sentence; the others are counted."""


class Notes:
    """Sentences by their reason."""

    def __init__(self) -> None:
        self._names: dict[str, list[str]] = {}
        self._sentences: list[str] = []

    def add(self, why: str, name: str) -> None:
        self._names.setdefault(why, []).append(name[:80])

    def about(self, told: Part, instead: StandIn | None) -> None:
        """What a container has that a lab does not. An image's own program in other words needs no sentence."""
        name = told.text("Name").removeprefix("/")[:80]
        if instead is not None and (instead.command is not None or instead.image != told.part("Config").text("Image")):
            self._sentences.append(instead.sentence(name))
        if told.listed("Mounts"):
            self.add("volumes and mounts are left out", name)
        if told.part("HostConfig").part("RestartPolicy").text("Name") not in ("", "no"):
            self.add("restart policies are left out", name)
        if told.part("Config").part("Healthcheck").data:
            self.add("health checks are left out", name)

    def sentences(self) -> tuple[str, ...]:
        return (*(f"{why}: {_listed(names)}" for why, names in self._names.items()), *self._sentences)


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return ", ".join(names[:MOST]) + more
