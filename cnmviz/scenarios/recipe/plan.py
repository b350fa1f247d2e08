"""What a pass over the lab learnt from the one before it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """`asked` are the networks, by id, in which every address is asked for; `early` the containers that have to come first.

    A container that has ended may have had the address or the port that another one has now.
    """

    asked: frozenset[str] = frozenset()
    early: frozenset[str] = frozenset()
