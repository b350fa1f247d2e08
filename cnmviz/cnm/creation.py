"""A container is made from its flags: `docker create`, and the first half of `docker run`.

The checks run in Docker's order: the command line's, the daemon's conflicts, endpoint settings, image, name, links. Nothing
is started and no address is taken (docker-facts 4.2).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from . import flag_values, images, limits, names, networking, publish, settings
from .draft import Draft
from .entities import Attachment, Container
from .errors import Refusal
from .images import Image

if TYPE_CHECKING:
    from .commands.container_flags import ContainerFlags

RESTART = re.compile(r"no|always|unless-stopped|on-failure(:[0-9]+)?")


Networks = tuple[str, tuple[Attachment, ...]]
"""The network mode, and one attachment per network."""


def create(draft: Draft, flags: ContainerFlags, networks: Networks | None = None) -> Container:
    """Make a container and put it into the draft.

    Args:
        draft: what it is put into.
        flags: as of the command line.
        networks: instead of those that the flags name, as a client says them that is not docker's command line.

    Raises:
        Refusal: in Docker's words.
    """
    image = _image(draft, flags.image)
    mode, attachments = networks or _networks(flags)
    container = _configured(draft, flags, image)
    _check_conflicts(flags, mode)
    container = replace(container, network_mode=_stored_mode(draft, mode), attachments=_named(draft, mode, attachments))
    for attachment in container.attachments:
        _check_settings(draft, attachment)
    limits.room(draft.containers, limits.CONTAINERS, "containers")
    limits.room(container.attachments[1:], limits.ATTACHMENTS, "networks for a container")
    name = names.check(draft, flags.name) if flags.name else names.invent(draft)
    container = replace(container, name=name, links=_links(draft, flags, mode))
    container = replace(container, hostname=_hostname(draft, container, flags.hostname))
    draft.put(container)
    return container


def _networks(flags: ContainerFlags) -> Networks:
    for link in flags.link:
        networking.split_link(link)
    first = networking.First(aliases=flags.network_alias, links=flags.link, ip=flags.ip, ip6=flags.ip6, mac=flags.mac_address)
    return networking.read(flags.network, first)


def _image(draft: Draft, reference: str) -> Image:
    try:
        return images.find(reference)
    except Refusal as refusal:
        if not refusal.client:
            draft.warn(f"Unable to find image '{images.tagged(reference)}' locally")
        raise


def _configured(draft: Draft, flags: ContainerFlags, image: Image) -> Container:
    """The container's configuration, apart from its networks and its name."""
    published = publish.published(flags.publish)
    exposed = {*image.exposed, *publish.exposed(flags.expose), *(f"{one.port}/{one.proto}" for one in published)}
    labels = {key: value for key, _, value in (label.partition("=") for label in flags.label)}
    limits.small(labels, "labels")
    limits.small(exposed, "exposed ports")
    _check_texts(flags)
    return Container(
        id=draft.fresh_id(),
        host=draft.host.id,
        name="",
        image=flags.image,
        command=flags.args or (image.command if flags.entrypoint is None else ()),
        entrypoint=image.entrypoint if flags.entrypoint is None else tuple(filter(None, (flags.entrypoint,))),
        publish=published,
        publish_all=flags.publish_all,
        exposed=tuple(sorted(exposed, key=_port_order)),
        domainname=flags.domainname,
        extra_hosts=tuple(host.replace("=", ":", 1) if "=" in host.partition(":")[0] else host for host in flags.add_host),
        dns=flags.dns,
        dns_search=flags.dns_search,
        dns_options=flags.dns_option,
        labels=labels,
        env=tuple(variable for variable in flags.env if "=" in variable),
        capabilities=flags.cap_add,
        auto_remove=flags.rm,
        tty=flags.tty,
        interactive=flags.interactive,
        created=draft.now,
        number=draft.fresh_number(),
    )


def _port_order(port: str) -> tuple[int, str]:
    number, _, proto = port.partition("/")
    return int(number), proto


def _check_texts(flags: ContainerFlags) -> None:
    """What the command line refuses of single options."""
    bounded = {
        "environment": flags.env,
        "command": (*flags.args, flags.entrypoint or ""),
        "hosts": flags.add_host,
        "DNS settings": (*flags.dns, *flags.dns_search, *flags.dns_option),
        "capabilities": flags.cap_add,
        "links": flags.link,
    }
    for what, texts in bounded.items():
        limits.small(texts, what)
    for server in flags.dns:
        flag_values.address(server)
    for text in flags.add_host:
        flag_values.extra_host(text)
    if not RESTART.fullmatch(flags.restart or "no"):
        choices = "use one of 'no', 'always', 'on-failure', or 'unless-stopped'"
        raise Refusal(f"invalid restart policy: unknown policy '{flags.restart}'; {choices}")
    if flags.rm and flags.restart not in ("", "no"):
        raise Refusal("conflicting options: cannot specify both --restart and --rm", client=True)
    for text, what in ((flags.hostname, "hostname"), (flags.domainname, "domainname")):
        limits.short(text, what)


def _check_conflicts(flags: ContainerFlags, mode: str) -> None:
    """docker-facts 3.10."""
    if mode == "host" and flags.link:
        raise Refusal(
            "conflicting options: host type networking can't be used with links. This would result in undefined behavior"
        )
    if flags.uts == "host" and flags.hostname:
        raise Refusal("conflicting options: hostname and the UTS mode")
    undefined = "container type network can't be used with links. This would result in undefined behavior"
    networking.check_shared(
        mode,
        conflicts=(
            (bool(flags.hostname), "hostname and the network mode"),
            (bool(flags.link), undefined),
            (bool(flags.dns), "dns and the network mode"),
            (bool(flags.add_host), "custom host-to-IP mapping and the network mode"),
            (bool(flags.mac_address), "mac-address and the network mode"),
            (bool(flags.publish or flags.publish_all), "port publishing and the container type network mode"),
            (bool(flags.expose), "port exposing and the container type network mode"),
        ),
    )


def _stored_mode(draft: Draft, mode: str) -> str:
    """As Docker keeps it: `default` is `bridge`, a container is known by its id where it exists (docker-facts 2.1, 6.3)."""
    if mode == "default":
        return "bridge"
    if mode.startswith("container:"):
        try:
            return f"container:{draft.container(draft.host.id, mode.removeprefix('container:')).id}"
        except Refusal:
            return mode
    return mode


def _named(draft: Draft, mode: str, attachments: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
    """The attachments under the names of their networks, where these exist."""
    if mode.startswith("container:"):
        return ()
    return tuple(replace(one, network=_network_name(draft, one.network)) for one in attachments)


def _network_name(draft: Draft, reference: str) -> str:
    if reference == "default":
        return "bridge"
    try:
        return draft.network(draft.host.id, reference).name
    except Refusal:
        return reference


def _check_settings(draft: Draft, attachment: Attachment) -> None:
    try:
        network = draft.network(draft.host.id, attachment.network)
    except Refusal:
        network = None
    try:
        settings.check(network, attachment)
    except Refusal as refusal:
        raise Refusal(f"invalid config for network {attachment.network}: {refusal.message}") from refusal


def _links(draft: Draft, flags: ContainerFlags, mode: str) -> tuple[str, ...]:
    """The links of the default bridge, which must point at containers that exist (docker-facts 3.10)."""
    if settings.user_defined(mode):
        return ()
    links = []
    for name, alias in map(networking.split_link, flags.link):
        try:
            target = draft.container(draft.host.id, name)
        except Refusal as refusal:
            raise Refusal(f"could not get container for {name}: {refusal.message}") from refusal
        if target.network_mode == "host":
            undefined = "host type networking can't be used with links. This would result in undefined behavior"
            raise Refusal(f"conflicting options: {undefined}")
        links.append(f"{target.id}:{alias}:{target.name}")
    return tuple(links)


def _hostname(draft: Draft, container: Container, asked: str) -> str:
    """`-h`, or the host's in host mode, or the short id; a shared sandbox shares its name too (docker-facts 6.3)."""
    if container.network_mode.startswith("container:"):
        target = draft.containers.get(container.network_mode.removeprefix("container:"))
        return target.hostname if target else container.id[:12]
    if container.network_mode == "host" and not asked:
        return draft.host.name
    return asked or container.id[:12]
