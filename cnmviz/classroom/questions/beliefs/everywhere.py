"""Beliefs that fit nearly every question: that all is connected, that all is apart, and that answers need a way of their own."""

from __future__ import annotations

from cnmviz.cnm.entities import Container

from ..case import Case
from . import belief

UNANSWERED = {"REPLY_DROPPED", "PAUSED", "CLOSED_BEHIND_PROXY", "EXITED"}
"""Of these it is true, or nearly, that a packet arrives and no answer is seen."""


@belief(
    "ALL_CONNECTED",
    "yes",
    "Nothing is connected by itself: who reaches whom follows from the networks that both are on.",
    common=True,
)
def all_connected(case: Case) -> str:
    return "" if case.looked_up else "Docker connects everything with everything, unless somebody forbids it."


@belief(
    "ANSWER_LOST",
    "no",
    "What answers a packet that was let through finds its way back by itself.",
    common=True,
    strict=True,
)
def answer_lost(case: Case) -> str:
    if case.looked_up or case.trace.verdict.key in UNANSWERED:
        return ""
    return f"the packet arrives at {case.far}, but its answer finds no way back."


@belief(
    "NEVER_LEAVES",
    "no",
    "Sending needs no published port: a packet goes as far as routes and firewall let it.",
    common=True,
    strict=True,
)
def never_leaves(case: Case) -> str:
    if case.looked_up or case.at_home:
        return ""
    if isinstance(case.source, Container):
        return f"nothing ever leaves {case.near}: for that it would have to publish a port."
    return f"{case.near} sends nothing into networks that it has not joined itself."


@belief("APART_BY_NATURE", "no", "Containers on one network reach each other on all ports; nothing has to be allowed.")
def apart_by_nature(case: Case) -> str:
    return "" if case.looked_up or not case.containers else "containers are sealed off from each other until they are linked."


@belief("PUBLISH_TO_GO_OUT", "no", "What a container asks goes out freely: publishing is for what comes in.")
def publish_to_go_out(case: Case) -> str:
    outward = isinstance(case.source, Container) and not isinstance(case.target, Container)
    return "a container reaches nothing outside of it before it publishes a port." if outward and not case.at_home else ""


@belief("NOTHING_TO_ONESELF", "no", "Every sandbox reaches itself, by its loopback interface and its own addresses.", common=True)
def nothing_to_oneself(case: Case) -> str:
    return "nobody can send anything to themselves." if case.at_home and not case.looked_up else ""
