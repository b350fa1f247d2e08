"""The names, aliases and labels that Compose gives by itself (docker-facts 9.8 and 10.3)."""

from __future__ import annotations

from .model import Net, Plug, Project, Service

PREFIX = "com.docker.compose."


def container_name(project: Project, service: Service, number: int) -> str:
    return service.container_name or f"{project.name}-{service.name}-{number}"


def aliases(project: Project, service: Service, number: int, plug: Plug) -> tuple[str, ...]:
    """Of a container on one network: its name, its service's, and those that somebody gave."""
    if service.own.literal:
        return plug.aliases
    return tuple(dict.fromkeys((container_name(project, service, number), service.name, *plug.aliases)))


def of_container(project: Project, service: Service, number: int) -> dict[str, str]:
    if service.own.literal:
        return {}
    return {
        f"{PREFIX}project": project.name,
        f"{PREFIX}service": service.name,
        f"{PREFIX}container-number": str(number),
        f"{PREFIX}oneoff": "False",
        f"{PREFIX}depends_on": ",".join(f"{name}:{condition}:false" for name, condition in service.needs.items()),
    }


def of_network(project: Project, net: Net) -> dict[str, str]:
    if net.own.literal or net.external:
        return {}
    return {f"{PREFIX}network": net.key, f"{PREFIX}project": project.name}
