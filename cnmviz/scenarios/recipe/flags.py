"""The flags of `docker run` that say what a container is, apart from its networks."""

from __future__ import annotations

from cnmviz.cnm import images
from cnmviz.cnm.entities import Container, Publish
from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.images import Image
from cnmviz.cnm.world import World
from cnmviz.scenarios.likeness.names import SHARED

from .words import each, pairs

HOST_MODE = "host"


def flags(world: World, container: Container) -> list[str]:
    """In the order in which the picture writes them."""
    return [
        *_hostname(world, container),
        *each("--link", (_link(world, link) for link in container.links)),
        *each("-p", map(_published, container.publish)),
        *(["-P"] if container.publish_all else []),
        *each("--expose", _exposed(container)),
        *each("--dns", container.dns),
        *each("--dns-search", container.dns_search),
        *each("--dns-option", container.dns_options),
        *each("--add-host", container.extra_hosts),
        *each("-e", container.env),
        *pairs("--label", container.labels),
        *each("--cap-add", container.capabilities),
        *(["--rm"] if container.auto_remove else []),
        *(["--entrypoint", next(iter(container.entrypoint), "")] if _own_entrypoint(container) else []),
    ]


def command(container: Container) -> tuple[str, ...]:
    """What stands behind the image."""
    usual = not _own_entrypoint(container) and container.command == _image(container).command
    return () if usual else container.command


def terminal(container: Container, verb: str) -> list[str]:
    letters = ("d" if verb == "run" else "") + ("i" if container.interactive else "") + ("t" if container.tty else "")
    return [f"-{letters}"] if letters else []


def stays(container: Container) -> bool:
    """Whether what the image runs by itself goes on until it is stopped."""
    return _image(container).stays


def _image(container: Container) -> Image:
    try:
        return images.find(container.image)
    except Refusal:
        return Image(container.image, ())


def _own_entrypoint(container: Container) -> bool:
    """Whether it does not start by what its image starts by; the image's command is then not its command either."""
    image = _image(container)
    return container.entrypoint != image.entrypoint or (not container.command and bool(image.command))


def _hostname(world: World, container: Container) -> list[str]:
    mode = container.network_mode
    given = "" if mode.startswith(SHARED) else world.hosts[container.host].name if mode == HOST_MODE else container.id[:12]
    asked = given not in ("", container.hostname)
    return [*(["--hostname", container.hostname] if asked else []), *each("--domainname", filter(None, (container.domainname,)))]


def _link(world: World, link: str) -> str:
    id_, alias, name = link.split(":")
    target = world.containers.get(id_)
    return f"{target.name if target else name}:{alias}"


def _published(one: Publish) -> str:
    address = f"[{one.host_ip}]" if ":" in one.host_ip else one.host_ip
    port = f"{one.port}" if one.proto == "tcp" else f"{one.port}/{one.proto}"
    return ":".join([*([address] if address else []), *([one.host_port] if address or one.host_port else []), port])


def _exposed(container: Container) -> list[str]:
    """What is neither the image's nor published."""
    known = {*_image(container).exposed, *(f"{one.port}/{one.proto}" for one in container.publish)}
    return [port for port in container.exposed if port not in known]
