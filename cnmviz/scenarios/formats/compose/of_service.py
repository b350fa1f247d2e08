"""A container as an entry of `services:`.

It says what runs in the lab. Where something stands in for an image that the lab does not have, that is written, because the
image itself would not run without the folder that it is built from, its environment and its volumes; its name stands in a label.
"""

from __future__ import annotations

from typing import Any

from cnmviz.cnm import images
from cnmviz.cnm.entities import Container, Publish
from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.images import Image
from cnmviz.scenarios.likeness.names import SHARED

from .labels import PREFIX
from .naming import Naming
from .of_plugs import Plugs

HOST = "host"


def entry(container: Container, naming: Naming, pinned: frozenset[str], *, held: bool) -> dict[str, Any]:
    """The entry of a container; in the networks of `pinned`, by id, the address that it has is asked for.

    One that is `held` is not started when a lab is made of the file.
    """
    plugs = Plugs(container, naming, pinned)
    needs = naming.needs(container)
    whole = {
        "image": container.image,
        "container_name": container.name,
        **_words(container),
        "hostname": _hostname(container, naming),
        "domainname": container.domainname,
        **plugs.keys(),
        "ports": [*map(published, container.publish), *_automatic(container)],
        "expose": _exposed(container),
        "external_links": plugs.links(),
        "extra_hosts": _once(container.extra_hosts),
        "dns": _once(container.dns),
        "dns_search": _once(container.dns_search),
        "dns_opt": _once(container.dns_options),
        "environment": _once(container.env),
        "labels": _labels(container, naming),
        "cap_add": _once(container.capabilities),
        "tty": container.tty,
        "stdin_open": container.interactive,
        "depends_on": needs,
        "x-cnmviz": _own(container, naming) | ({"state": "created"} if held else {}) | plugs.own(),
    }
    return {key: value for key, value in whole.items() if value or (key == "entrypoint" and value is not None)}


def _once(texts: tuple[str, ...]) -> list[str]:
    """Compose takes no list in which something stands twice."""
    return list(dict.fromkeys(texts))


def _words(container: Container) -> dict[str, Any]:
    """`entrypoint` and `command`, where they are not the image's own."""
    image = _image(container)
    if container.entrypoint != image.entrypoint or (image.command and not container.command):
        return {"entrypoint": list(container.entrypoint), "command": list(container.command)}
    return {"command": [] if container.command == image.command else list(container.command)}


def _image(container: Container) -> Image:
    try:
        return images.find(container.image)
    except Refusal:
        return Image(container.image, ())


def _hostname(container: Container, naming: Naming) -> str:
    if container.network_mode.startswith(SHARED):
        return ""
    usual = naming.host.name if container.network_mode == HOST else container.id[:12]
    return "" if container.hostname == usual else container.hostname


def published(one: Publish) -> str:
    """A `-p`, as `ports` takes it."""
    address = f"[{one.host_ip}]" if ":" in one.host_ip else one.host_ip
    port = f"{one.port}" if one.proto == "tcp" else f"{one.port}/{one.proto}"
    front = [address, one.host_port] if address else [one.host_port] if one.host_port else []
    return ":".join([*front, port])


def _automatic(container: Container) -> list[str]:
    """What `-P` publishes, which Compose has to be told port by port."""
    explicit = {f"{one.port}/{one.proto}" for one in container.publish}
    rest = [port for port in container.exposed if port not in explicit] if container.publish_all else []
    return [port.removesuffix("/tcp") for port in rest]


def _exposed(container: Container) -> list[str]:
    """What is neither the image's nor published."""
    known = {*_image(container).exposed, *(f"{one.port}/{one.proto}" for one in container.publish)}
    return [port.removesuffix("/tcp") for port in container.exposed if port not in known]


def _labels(container: Container, naming: Naming) -> dict[str, str]:
    made = naming.made_by_compose(container)
    return {name: text for name, text in container.labels.items() if not (made and name.startswith(PREFIX))}


def _own(container: Container, naming: Naming) -> dict[str, Any]:
    whole = {
        "made_by": "" if naming.made_by_compose(container) else "docker run",
        "state": "" if container.status == "running" else container.status,
        "exit": container.exit_code if container.status == "exited" else 0,
        "rm": container.auto_remove,
        **({"publish_all": _automatic(container)} if container.publish_all else {}),
        **naming.placed(container.id),
    }
    return {key: value for key, value in whole.items() if value or key == "publish_all"}
