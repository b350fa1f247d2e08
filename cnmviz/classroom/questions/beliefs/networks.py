"""Beliefs about networks: that a container on two of them forwards, what internal closes, what keeps neighbours apart."""

from __future__ import annotations

from cnmviz.cnm.entities import Container

from ..case import Case, code
from . import belief


@belief("CONTAINER_FORWARDS", "yes", "A container on two networks is no router: nothing passes through it.")
def container_forwards(case: Case) -> str:
    if case.containers is None or case.shared or case.looked_up:
        return ""
    ours, theirs = ({network.id for network in case.networks(end)} for end in case.containers)
    for other in case.world.containers.values():
        on = {network.id for network in case.networks(other)}
        if on & ours and on & theirs and other not in case.containers:
            return f"{code(other.name)} is on both networks and passes packets on."
    return ""


@belief("INTERNAL_STOPS_ALL", "no", "An internal network closes the way out and in; its members reach each other.")
def internal_stops_all(case: Case) -> str:
    inside = [network for network in case.shared if network.internal]
    return f"{code(inside[0].name)} is internal, and that lets nothing through." if inside and not case.looked_up else ""


@belief("INTERNAL_LETS_OUT", "yes", "An internal network has no way out: only its members are reached.")
def internal_lets_out(case: Case) -> str:
    closed = any(network.internal for network in case.networks(case.source))
    outward = closed and not isinstance(case.target, Container) and not case.looked_up
    return "internal only keeps others from coming in." if outward else ""


@belief("ONE_NETWORK_IS_ENOUGH", "yes", "Neighbours reach each other unless their network keeps them apart or nobody listens.")
def one_network_is_enough(case: Case) -> str:
    if not case.shared or case.looked_up or not case.containers:
        return ""
    return f"both are on {code(case.shared[0].name)}, and whoever shares a network is in reach."


@belief("ALIKE_IS_JOINED", "yes", "That two networks have similar addresses does not join them.")
def alike_is_joined(case: Case) -> str:
    ours, theirs = ([end.address for end in case.endpoints(one) if end.address] for one in (case.source, case.target))
    if case.shared or not ours or not theirs or case.looked_up or ours[0].split(".")[0] != theirs[0].split(".")[0]:
        return ""
    return f"the addresses {code(ours[0])} and {code(theirs[0])} begin alike, so they are neighbours."


@belief("FIRST_NETWORK_ONLY", "no", "A container may be on several networks at once, and is reached on each of them.")
def first_network_only(case: Case) -> str:
    several = [end for end in case.containers or () if len(case.networks(end)) > 1]
    if not several or case.looked_up:
        return ""
    return f"{code(several[0].name)} is on several networks, and only the first one counts."


@belief("PAUSED_IS_GONE", "no", "A paused container keeps its sandbox: its kernel still answers a ping.")
def paused_is_gone(case: Case) -> str:
    paused = isinstance(case.target, Container) and case.target.status == "paused"
    return f"{case.far} is paused, and who is paused has no network." if paused and not case.looked_up else ""


@belief("PAUSED_ANSWERS", "yes", "A paused process accepts nothing, sends nothing and answers nothing.")
def paused_answers(case: Case) -> str:
    paused = any(isinstance(end, Container) and end.status == "paused" for end in (case.source, case.target))
    return "pausing stops the program's work, not its connections." if paused and not case.looked_up else ""


@belief("STOPPED_ANSWERS", "yes", "A container that is not running has no sandbox, no address and no name.")
def stopped_answers(case: Case) -> str:
    off = [end for end in (case.source, case.target) if isinstance(end, Container) and not end.sandbox]
    return f"{code(off[0].name)} keeps its address and its name while it is stopped." if off else ""
