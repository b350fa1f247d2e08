"""Beliefs about names: that they work everywhere, that they work nowhere, that they need links or ports."""

from __future__ import annotations

from ..case import Case
from . import belief

WITHIN = "Names are known within a network that a user made: not on the default bridge, and not from one network to another."
FOUND = "On a network that a user made every name is found, given or generated, without links and without ports."


@belief("NAMES_EVERYWHERE", "yes", WITHIN, common=True)
def names_everywhere(case: Case) -> str:
    return "Docker knows every container by its name, wherever one asks." if case.looked_up else ""


@belief("NAMES_BY_HOST", "yes", WITHIN, common=True)
def names_by_host(case: Case) -> str:
    return "the names of all that runs on a host stand in each `/etc/hosts`." if case.looked_up else ""


@belief("NAMES_ON_BRIDGE", "yes", "The default bridge has no name service; networks that a user made have one.")
def names_on_bridge(case: Case) -> str:
    default = case.looked_up and any(network.predefined for network in case.shared)
    return "both are on the bridge, and a network knows the names of those who are on it." if default else ""


@belief("NAMES_NEED_LINKS", "no", FOUND, common=True)
def names_need_links(case: Case) -> str:
    linked = case.looked_up and any(end.links for end in case.endpoints(case.source))
    return "a name is found only where two were joined by `--link`." if case.looked_up and not linked else ""


@belief("GENERATED_UNKNOWN", "no", FOUND, common=True)
def generated_unknown(case: Case) -> str:
    return "names are for Docker's commands; programs need the address." if case.looked_up else ""


@belief("NAMES_NEED_PORTS", "no", FOUND, common=True)
def names_need_ports(case: Case) -> str:
    return f"{case.far} publishes no port, and without one it has no name." if case.looked_up and not case.bindings else ""


@belief(
    "PUBLIC_NAMES_ONLY",
    "no",
    "Docker's own DNS is asked first; the resolver of the host only for what that does not know.",
    strict=True,
)
def public_names_only(case: Case) -> str:
    known = case.looked_up and case.trace.verdict.key not in ("NO_SUCH_NAME", "NO_NAME_SERVICE", "NOT_RUNNING")
    return "the name is in no public DNS, and that alone is asked." if known else ""
