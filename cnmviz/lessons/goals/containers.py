"""What containers there are, what they run, and whether they do."""

from __future__ import annotations

from cnmviz.cnm import images
from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.world import World

from . import Finding, form, things

STATES = tuple(things.STATES.values())


@form("container CONTAINER is STATE", example="container web is running", choices={"STATE": STATES})
def is_in_state(world: World, container: str, state: str) -> Finding:
    """The container is in this state: `stopped` is what `docker ps` calls exited, `created` that it was never started."""
    found = things.container(world, container)
    now = things.STATES.get(found.status, found.status)
    if now == state.lower():
        return Finding(True, f"{container} is {now}.")
    return Finding(False, f"{container} is {now}, not {state.lower()}.")


@form("no container CONTAINER", example="no container old")
def is_gone(world: World, container: str) -> Finding:
    """No host has a container of this name, running or not."""
    found = things.named(world, container)
    if found:
        return Finding(False, f"The container {container} is still there; it is {things.state(found[0])}.")
    return Finding(True, f"There is no container {container}.")


@form("CONTAINER runs IMAGE", example="db runs postgres")
def runs(world: World, container: str, image: str) -> Finding:
    """The container was made from this image; without a tag from any tag of it."""
    found = things.container(world, container)
    if _is_of(found.image, image):
        return Finding(True, f"{container} runs {found.image}.")
    return Finding(False, f"{container} runs {found.image}, not {image}.")


def _is_of(image: str, wanted: str) -> bool:
    try:
        same = images.find(image) == images.find(wanted)
    except Refusal:
        return False
    match = images.REFERENCE.fullmatch(wanted)
    return same and (not (match and match["tag"]) or images.tagged(image).endswith(f":{match['tag']}"))
