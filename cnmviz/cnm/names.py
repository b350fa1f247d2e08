"""Names of containers: the rule for those that people give, and made-up ones for those that nobody named.

A name is taken once per host, by containers that do not run too. Names of networks have no rule (docker-facts 3.7).
"""

from __future__ import annotations

import re

from . import limits
from .draft import Draft
from .errors import Refusal, conflict

ALLOWED = re.compile(r"/?[a-zA-Z0-9][a-zA-Z0-9_.-]+")
ADJECTIVES = (
    *("agile", "amber", "bold", "brave", "bright", "calm", "clever", "cosmic", "crisp", "daring", "eager", "early", "fair"),
    *("fast", "fluent", "gentle", "glad", "golden", "happy", "honest", "humble", "jolly", "keen", "kind", "lively", "lucid"),
    *("lucky", "mellow", "merry", "mighty", "modest", "neat", "nimble", "noble", "patient", "polite", "proud", "quick"),
    *("quiet", "rapid", "royal", "serene", "sharp", "shiny", "silent", "smart", "solid", "steady", "sunny", "swift", "tidy"),
    *("vivid", "warm", "wise", "witty", "zesty"),
)
PEOPLE = (
    *("baran", "berners", "cailliau", "cerf", "clark", "crocker", "davies", "dijkstra", "engelbart", "estrin", "feinler"),
    *("floyd", "hamming", "hedy", "holzmann", "huitema", "jacobson", "kahn", "karn", "kirstein", "kleinrock", "licklider"),
    *("lovelace", "lynch", "metcalfe", "mills", "mockapetris", "moore", "naur", "nyquist", "partridge", "perlman", "pouzin"),
    *("postel", "ritchie", "roberts", "shannon", "stallings", "taylor", "thompson", "tomlinson", "turing", "vixie", "walden"),
    *("wozniak", "zimmermann"),
)


def check(draft: Draft, name: str) -> str:
    """A container's name, free on this host (docker-facts 3.10).

    Raises:
        Refusal: it is not a name, or taken; containers that do not run count too.
    """
    if not ALLOWED.fullmatch(name):
        raise Refusal(f"Invalid container name ({name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed")
    bare = limits.short(name.removeprefix("/"), "container name")
    for holder in draft.ids("container-name", draft.host.id, bare):
        raise conflict(
            f'Conflict. The container name "/{bare}" is already in use by container "{holder}". '
            "You have to remove (or rename) that container to be able to reuse that name."
        )
    return bare


def invent(draft: Draft) -> str:
    """A name for a container that nobody named."""
    while True:
        first, second, digit = draft.fresh_bytes(3)
        name = f"{ADJECTIVES[first % len(ADJECTIVES)]}_{PEOPLE[second % len(PEOPLE)]}"
        for candidate in (name, f"{name}{digit}"):
            if not draft.ids("container-name", draft.host.id, candidate):
                return candidate
