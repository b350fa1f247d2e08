"""What the page knows about drivers, images, verdicts and the lab's own commands: cards made from the catalogues of `cnm`."""

from __future__ import annotations

from functools import cache
from typing import Any

from cnmviz.cnm import commands, drivers, images
from cnmviz.cnm.walk import verdicts


@cache
def cards() -> dict[str, list[dict[str, Any]]]:
    """The constants of a lab's page, by the names of PageData in types.d.ts."""
    return {
        "drivers": [
            {
                "name": driver.name,
                "title": driver.title,
                "summary": driver.summary,
                "internal": driver.internal,
                "shape": driver.shape,
                "colour": driver.colour,
                "publishes": driver.capabilities.publishes,
            }
            for _, driver in sorted(drivers.catalogue().items())
        ],
        "images": [
            {
                "name": image.name,
                "listens": image.listens,
                "summary": image.summary,
                "command": image.command,
                "entrypoint": image.entrypoint,
                "exposed": image.exposed,
            }
            for image in images.IMAGES.values()
        ],
        "verdicts": [{"key": verdict.key, "ok": verdict.ok, "sentence": verdict.sentence} for verdict in verdicts().values()],
        "commands": [
            {"name": path, "reads": declared.spelling.reads}
            for path, declared in sorted(commands.catalogue().items())
            if not declared.spelling.docker
        ],
    }
