"""A compose file as a project: the document, its variables, what its services extend, and what must hold between its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

from cnmviz.cnm.publish import published
from cnmviz.scenarios.yaml_text import Malformed, Table, read, text_of

from .. import Unusable
from . import keys, order
from .extending import Extending
from .fields import Field, Fields
from .model import Net, Project, Service
from .networks import network_of
from .notes import Notes
from .own import extension, own_of
from .services import service_of
from .variables import Variables

MOST_SERVICES = 500
MOST_CONTAINERS = 500
MOST_NETWORKS = 500
MOST_PLUGS = 2_000
"""Places of containers on networks, and as many published ports: each takes its time to make."""
KEY = re.compile(r"[a-zA-Z0-9._-]+")
USUAL = re.compile(r"(docker-)?compose([.-].*)?\.ya?ml", re.IGNORECASE)
DEFAULT = "default"
NAMELESS = "lab"
BRIDGE = "bridge"
"""The engine's own network, which only `x-cnmviz` names without declaring it."""


def project_of(body: bytes, name: str, notes: Notes) -> Project:
    """What a file says; `name` is what the file is called, with its folder where that is known.

    Raises:
        Unusable: in Compose's words where it has some.
    """
    top = _document(body)
    _check_version(top)
    top, vague = _filled(top, notes)
    top.only(keys.TOP)
    for key, what in keys.TOP_LISTED.items():
        if top.has(key):
            notes.of(f"{what} are not part of a lab", ", ".join(top.get(key).table().keys)[:200])
    if top.has("include"):
        notes.say("the files that it includes are not here")
    project = _project_name(top, name, notes)
    services = order.started(_services(top, PurePath(name).name or "the file", notes, vague=vague))
    networks = _networks(top, project, services, notes)
    own = own_of(top)
    _check_networks(services, networks, own.missing, notes)
    return Project(name=project, networks=networks, services=services, own=own)


def _document(body: bytes) -> Fields:
    try:
        value = read(text_of(body), dropping="!reset", ignoring="!override")
    except Malformed as wrong:
        raise Unusable(str(wrong)) from None
    if value is None:
        raise Unusable("empty compose file")
    if not isinstance(value, Table):
        raise Unusable("line 1: top-level object must be a mapping")
    return Field(value, "", 1).table()


def _filled(top: Fields, notes: Notes) -> tuple[Fields, bool]:
    """The document with its variables replaced, and whether some of them were empty."""
    variables = Variables()
    table = variables.filled(Field(top.keys, "", 1))
    for name in variables.empty:
        notes.of("these variables have no value here and are empty", name)
    return Field(table, "", 1).table(), bool(variables.empty)


def _check_version(top: Fields) -> None:
    """A file of the first version has its services at the top."""
    if "services" in top.keys or top.keys.keys() & {"networks", "volumes", "include"}:
        return
    looks = [key for key, field in top.all() if isinstance(field.value, Table) and field.value.keys() & {"image", "build"}]
    if looks:
        why = "this is a file of Compose's first version, which docker compose reads no more: put the services under `services:`"
        raise Unusable(f"line {top.get(looks[0]).line}: additional properties '{looks[0][:80]}' not allowed: {why}")


def _project_name(top: Fields, name: str, notes: Notes) -> str:
    """`name:`, or that of the file's folder, or the file's own, by Compose's rule."""
    own = top.get("name").text()
    path = PurePath(name.replace("\\", "/"))
    folder, file = path.parent.name, path.name
    called = "" if USUAL.fullmatch(file) else file.partition(".")[0]
    wanted = own or extension(top).get("project").text() or folder or called
    found = normal(wanted)
    if own and not found:
        rule = "must consist only of lowercase alphanumeric characters, hyphens, and underscores"
        rule += " as well as start with a letter or number"
        top.get("name").refuse(f'is an invalid project name "{own[:80]}": {rule}')
    if not found:
        notes.say(f"the project is called {NAMELESS} here: docker compose calls it as the folder of the file")
    return found[:100] or NAMELESS


def normal(text: str) -> str:
    """Small letters, digits, hyphens and underscores, of which the last two do not come first."""
    return "".join(re.findall("[a-z0-9_-]", text.lower())).lstrip("_-")


def _services(top: Fields, file: str, notes: Notes, *, vague: bool) -> dict[str, Service]:
    """The services that start. Where an empty variable may have been somebody's image, none has to be named."""
    entries = top.get("services").table()
    _check_keys(entries, MOST_SERVICES, "services")
    extending = Extending(entries, notes, file)
    found: dict[str, Service] = {}
    for name, field in entries.all():
        if not isinstance(field.value, Table):
            field.refuse("must be a mapping")
        whole = Field(extending.service(name), field.path, field.line).table()
        profiles = whole.get("profiles").texts()
        if profiles:
            notes.of("docker compose starts services of a profile only when asked; they were left out", name)
            continue
        found[name] = service_of(name, whole, notes)
    _check_services(found.values(), vague=vague)
    return found


def _check_keys(entries: Fields, most: int, what: str) -> None:
    if len(entries.keys) > most:
        raise Unusable(f"too many {what}: {len(entries.keys)}, at most {most} are read")
    for key, field in entries.all():
        if not KEY.fullmatch(key):
            line = f"line {field.line}: " if field.line else ""
            raise Unusable(f"{line}{entries.path} additional properties '{key[:80]}' not allowed")


def _check_services(services: Iterable[Service], *, vague: bool) -> None:
    if sum(service.replicas for service in services) > MOST_CONTAINERS:
        raise Unusable(f"too many containers: at most {MOST_CONTAINERS} are made of a file")
    if sum(service.replicas * (len(service.plugs) + len(service.more)) for service in services) > MOST_PLUGS:
        raise Unusable(f"too many places on networks: at most {MOST_PLUGS} are made of a file")
    if sum(service.replicas * len(published(service.ports)) for service in services) > MOST_PLUGS:
        raise Unusable(f"too many published ports: at most {MOST_PLUGS} are made of a file")
    for service in services:
        if not (service.image or service.built or vague or not service.replicas):
            why = "has neither an image nor a build context specified: invalid compose project"
            raise Unusable(f'line {service.line}: service "{service.name}" {why}')


def _networks(top: Fields, project: str, services: Iterable[Service], notes: Notes) -> dict[str, Net]:
    """The networks that a service is on, in the order of the file; the default one where a service names none."""
    entries = top.get("networks").table()
    _check_keys(entries, MOST_NETWORKS, "networks")
    declared = {key: network_of(key, field, project, notes) for key, field in entries.all()}
    used = {plug.key for service in services for plug in (*service.plugs, *service.more)}
    used |= {service.own.left for service in services if service.own.left}
    if any(not service.mode and not service.plugs for service in services):
        used.add(DEFAULT)
    if DEFAULT in used and DEFAULT not in declared:
        declared[DEFAULT] = Net(key=DEFAULT, name=f"{project}_{DEFAULT}")
    for net in declared.values():
        if net.key not in used and not net.own.used:
            notes.of("docker compose makes no network that no service is on; these were left out", net.key)
    return {key: net for key, net in declared.items() if key in used or net.own.used}


def _check_networks(services: Iterable[Service], networks: dict[str, Net], missing: tuple[str, ...], notes: Notes) -> None:
    for service in services:
        own = [*(plug.key for plug in service.more), *filter(None, (service.own.left,))]
        for key in (*(plug.key for plug in service.plugs), *(key for key in own if key != BRIDGE)):
            if key not in networks:
                why = f"refers to undefined network {key[:80]}: invalid compose project"
                raise Unusable(f'line {service.line}: service "{service.name}" {why}')
    for net in networks.values():
        if net.external and net.key not in missing:
            notes.of("these networks are external: they were made here, and must be there before on a real engine", net.name)
