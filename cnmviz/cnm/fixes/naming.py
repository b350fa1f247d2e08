"""A name that nobody bears: use the one that does resolve."""

from __future__ import annotations

from collections.abc import Iterator

from . import Case, Commands, remedy, request


@remedy("NO_SUCH_NAME")
def of_the_owner(case: Case) -> Iterator[Commands]:
    """A container in somebody else's sandbox is found by its owner's name (docker-facts 6.3)."""
    target = case.target
    sandbox = case.world.sandboxes.get(target.sandbox) if target else None
    if target and sandbox and sandbox.container != target.id:
        owner = case.world.containers[sandbox.container]
        suffix = f":{case.question.port}/{case.question.protocol}" if case.question.port else f"/{case.question.protocol}"
        yield (request("reach", source=case.question.source, target=owner.name + suffix),)
