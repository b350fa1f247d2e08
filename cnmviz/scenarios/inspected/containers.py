"""An inspected container as an entity: its configuration, its state, and what of it a lab has."""

from __future__ import annotations

from dataclasses import dataclass

from cnmviz.cnm import images, programs
from cnmviz.cnm.draft import Draft
from cnmviz.cnm.entities import Attachment, Binding, Container, Host, Publish
from cnmviz.cnm.errors import Refusal
from cnmviz.labs.documents import Unusable
from cnmviz.scenarios.likeness.names import SHARED
from cnmviz.scenarios.stand_in import COMMAND_LABEL, IMAGE_LABEL, StandIn, stand_in

from .values import Part

STATES = {"restarting": "running", "removing": "exited", "dead": "exited"}
"""States of an engine that a lab does not have, and what a network sees of them."""


@dataclass(frozen=True, slots=True)
class Process:
    """What a container runs in a lab: words as they are told, or those of a stand-in."""

    image: str
    entrypoint: tuple[str, ...]
    command: tuple[str, ...]
    listens: tuple[str, ...]
    instead: StandIn | None = None


def container_of(draft: Draft, host: Host, told: Part, process: Process) -> Container:
    """The container, not yet in a sandbox, and with links still to be found."""
    config, settings, state = told.part("Config"), told.part("HostConfig"), told.part("State")
    labels = config.mapping("Labels")
    if process.instead is not None and process.instead.image != config.text("Image"):
        words = (*config.texts("Entrypoint"), *config.texts("Cmd"))
        labels |= {IMAGE_LABEL: config.text("Image"), COMMAND_LABEL: " ".join(words)[:1000]}
    return Container(
        id=told.text("Id") or draft.fresh_id(),
        host=host.id,
        name=told.text("Name").removeprefix("/"),
        image=process.image,
        command=process.command,
        entrypoint=process.entrypoint,
        status=status_of(told),
        exit_code=state.number("ExitCode") & 255,
        error=state.text("Error"),
        hostname=config.text("Hostname") or _hostname(told, host),
        domainname=config.text("Domainname"),
        network_mode=mode_of(told),
        attachments=tuple(attachment(name, plug, told) for name, plug in told.part("NetworkSettings").parts("Networks")),
        publish=_published(settings),
        publish_all=settings.flag("PublishAllPorts"),
        exposed=tuple(config.part("ExposedPorts").data),
        extra_hosts=settings.texts("ExtraHosts"),
        dns=settings.texts("Dns"),
        dns_search=settings.texts("DnsSearch"),
        dns_options=settings.texts("DnsOptions"),
        labels=labels,
        env=config.texts("Env"),
        capabilities=settings.texts("CapAdd"),
        auto_remove=settings.flag("AutoRemove"),
        tty=config.flag("Tty"),
        interactive=config.flag("OpenStdin"),
        created=told.instant("Created"),
        started=state.instant("StartedAt"),
        finished=state.instant("FinishedAt"),
        number=draft.fresh_number(),
    )


def status_of(told: Part) -> str:
    status = told.part("State").text("Status")
    return STATES.get(status, status)


def mode_of(told: Part) -> str:
    mode = told.part("HostConfig").text("NetworkMode")
    return "bridge" if mode in ("", "default") else mode


def process_of(told: Part) -> Process:
    """What it runs. Where an engine names the words that an image starts by anyway, the lab's image starts by its own."""
    config = told.part("Config")
    entrypoint, command, tty = config.texts("Entrypoint"), config.texts("Cmd"), config.flag("OpenStdin")
    image = _image(config.text("Image"))
    if image is not None:
        known = programs.process_of(image, entrypoint, command, shell_waits=tty)
        if known.known:
            return Process(config.text("Image"), entrypoint, command, known.listens)
    settings = told.part("HostConfig")
    ports = dict.fromkeys((*config.part("ExposedPorts").data, *(f"{one.port}/{one.proto}" for one in _published(settings))))
    instead = stand_in(config.text("Image"), None, command or None, tuple(ports), tty=tty)
    if instead is None and image is not None:
        return Process(config.text("Image"), image.entrypoint, command, _listens(image, command, tty=tty))
    if instead is None:
        raise Unusable(f"{told.place}: {config.text('Image')[:80]!r} is no image")
    found = images.find(instead.image)
    own = found.entrypoint if instead.entrypoint is None else instead.entrypoint
    return Process(instead.image, own, found.command if instead.command is None else instead.command, instead.listens, instead)


def _image(reference: str) -> images.Image | None:
    try:
        return images.find(reference)
    except Refusal:
        return None


def _listens(image: images.Image, command: tuple[str, ...], *, tty: bool) -> tuple[str, ...]:
    return programs.process_of(image, image.entrypoint, command, shell_waits=tty).listens


def _hostname(told: Part, host: Host) -> str:
    """What inspect does not tell: those of the host's namespace have its name."""
    return host.name if mode_of(told) == "host" else "" if mode_of(told).startswith(SHARED) else told.text("Id")[:12]


def attachment(name: str, plug: Part, told: Part) -> Attachment:
    """What a container remembers of a network. The MAC address that is told of one that runs may be Docker's own choice."""
    asked = plug.part("IPAMConfig")
    id_ = told.text("Id")
    alive = bool(plug.text("EndpointID"))
    given = told.part("Config").text("MacAddress")
    mac = plug.text("MacAddress")
    return Attachment(
        network=name,
        network_id=plug.text("NetworkID"),
        ip=asked.text("IPv4Address"),
        ip6=asked.text("IPv6Address"),
        mac=mac if not alive or mac == given else "",
        aliases=tuple(alias for alias in plug.texts("Aliases") if alias != id_[:12]),
        links=plug.texts("Links"),
        driver_opts=plug.mapping("DriverOpts"),
        gw_priority=plug.number("GwPriority"),
        named=next(iter(plug.texts("DNSNames")), "") or (told.text("Name")[1:] if "DNSNames" not in plug else ""),
    )


def _published(settings: Part) -> tuple[Publish, ...]:
    found: list[Publish] = []
    for key in settings.part("PortBindings").data:
        port, proto = port_of(key)
        asked = ((one.text("HostIp"), one.text("HostPort")) for one in settings.part("PortBindings").listed(key))
        found += [Publish(port=port, proto=proto, host_ip=address, host_port=_given(number)) for address, number in asked]
    return tuple(found)


def _given(port: str) -> str:
    return "" if port == "0" else port


def bindings_of(told: Part) -> tuple[Binding, ...]:
    """The host ports that are taken now."""
    ports = told.part("NetworkSettings").part("Ports")
    found = []
    for key in ports.data:
        port, proto = port_of(key)
        for one in ports.listed(key):
            number = one.text("HostPort")
            taken = int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else 0
            found.append(Binding(host_ip=one.text("HostIp") or "0.0.0.0", host_port=taken, port=port, proto=proto))
    return tuple(found)


def port_of(text: str) -> tuple[int, str]:
    """`80/tcp` as number and protocol; what is none is left to the soundness of the whole."""
    number, _, proto = text.partition("/")
    return (int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else -1), proto or "tcp"
