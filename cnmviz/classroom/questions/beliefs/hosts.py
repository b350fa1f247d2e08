"""Beliefs about the machine: that being on one host connects, that localhost is the host, that the host is always in reach."""

from __future__ import annotations

from cnmviz.cnm.entities import Container, Host

from ..case import Case
from . import belief

OWN_LOOPBACK = "In a container, localhost is the container itself: each sandbox has a loopback interface of its own."


@belief("SAME_HOST", "yes", "Containers on one host do not reach each other for that: they need a network in common.")
def same_host(case: Case) -> str:
    return "both run on the same host." if case.one_host and not case.looked_up else ""


@belief("HOST_ROUTES", "yes", "Docker's firewall keeps the networks of a host apart, though the host could route between them.")
def host_routes(case: Case) -> str:
    apart = case.one_host and not case.shared and case.networks(case.source) and case.networks(case.target)
    return "they are on different networks, but the host passes packets on between these." if apart and not case.looked_up else ""


@belief("OTHER_HOST", "no", "A network of a swarm reaches over all its hosts.")
def other_host(case: Case) -> str:
    return "they run on different hosts." if case.two_hosts and not case.looked_up else ""


@belief("HOSTS_JOIN", "yes", "Hosts that see each other do not join what runs on them: both must be on one overlay network.")
def hosts_join(case: Case) -> str:
    return "their hosts see each other, and so do the containers on them." if case.two_hosts and not case.looked_up else ""


@belief("LOCALHOST_IS_HOST", "yes", OWN_LOOPBACK)
def localhost_is_host(case: Case) -> str:
    return f"{case.far} is the host, and there it is open." if _asks_itself(case) else ""


@belief("LOCALHOST_ELSEWHERE", "no", OWN_LOOPBACK)
def localhost_elsewhere(case: Case) -> str:
    return f"{case.far} is the host, and there nothing answers." if _asks_itself(case) else ""


@belief("LOCALHOST_SHARED", "yes", OWN_LOOPBACK)
def localhost_shared(case: Case) -> str:
    return f"all containers of a host share {case.far}." if _asks_itself(case) else ""


def _asks_itself(case: Case) -> bool:
    inside = isinstance(case.source, Container) and case.source.network_mode != "host"
    return inside and case.loopback and not case.looked_up


@belief(
    "HOST_IN_REACH",
    "yes",
    "The kernel keeps a container on the host's own interface (macvlan, ipvlan) and that host apart.",
)
def host_in_reach(case: Case) -> str:
    return "a container and the host that it runs on always reach each other." if _with_host(case) else ""


@belief("HOST_CLOSED", "no", "The host is on each bridge as its gateway: containers and host reach each other there.")
def host_closed(case: Case) -> str:
    return "a container is sealed off from the host that it runs on." if _with_host(case) else ""


def _with_host(case: Case) -> bool:
    ends = (case.source, case.target)
    container = next((end for end in ends if isinstance(end, Container)), None)
    host = next((end for end in ends if isinstance(end, Host)), None)
    return container is not None and host is not None and container.host == host.id and not case.looked_up


@belief("HOST_KNOWS", "yes", "The host does not ask Docker's DNS: it knows no names of containers.")
def host_knows(case: Case) -> str:
    asks = case.looked_up and isinstance(case.source, Host) and isinstance(case.target, Container)
    return "the host runs the containers and knows them all by name." if asks else ""
