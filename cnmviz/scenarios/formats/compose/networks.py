"""The entries of `networks:`, and a service's place on each."""

from __future__ import annotations

from . import keys
from .fields import FALSE, Field, Fields
from .model import Net, Plug, Pool
from .notes import Notes
from .own import extension, own_of

IPV4 = "com.docker.network.enable_ipv4"
"""docker-facts 3.2"""
IFNAME = "com.docker.network.endpoint.ifname"


def network_of(key: str, field: Field, project: str, notes: Notes) -> Net:
    """One entry of the top-level `networks:`."""
    entry = field.table()
    entry.only(keys.NETWORK)
    external, name = _external(entry)
    if external:
        return Net(key=key, name=name or key, external=True, own=own_of(entry))
    ipam = entry.get("ipam").table()
    ipam.only(keys.IPAM)
    options = dict(entry.get("driver_opts").settings())
    return Net(
        key=key,
        name=name or f"{project}_{key}",
        driver=entry.get("driver").text(),
        ipv4=_ipv4(entry, options),
        options=options,
        ipam_driver=ipam.get("driver").text(),
        ipam_options=ipam.get("options").settings(),
        pools=tuple(_pool(item) for item in ipam.get("config").items()),
        internal=_flag(entry, "internal"),
        attachable=_flag(entry, "attachable"),
        ipv6=_flag(entry, "enable_ipv6"),
        labels=entry.get("labels").settings(),
        own=own_of(entry),
    )


def _ipv4(entry: Fields, options: dict[str, str]) -> bool:
    """Whether it has IPv4: by the key, by the driver's option, or by a lab's own file, which has both for older consumers."""
    if extension(entry).has("enable_ipv4"):
        return options.pop(IPV4, "") == "true"
    return _flag(entry, "enable_ipv4", options.get(IPV4, "").lower() not in FALSE)


def _flag(entry: Fields, key: str, otherwise: bool = False) -> bool:
    return entry.get(key).boolean() if entry.has(key) else otherwise


def _external(entry: Fields) -> tuple[bool, str]:
    """Whether the network is somebody else's, and its name. An older form has the name inside `external`."""
    name = entry.get("name").text()
    field = entry.get("external")
    if isinstance(field.value, dict):
        return True, name or field.table().get("name").text()
    if field.value is None or not field.boolean():
        return False, name
    others = sorted(key for key in entry.keys if key not in ("external", "name") and not key.startswith("x-"))
    if others:
        field.refuse(f'conflicting parameters "external" and "{others[0]}" specified')
    return True, name


def _pool(field: Field) -> Pool:
    entry = field.table()
    entry.only(keys.POOL)
    return Pool(
        subnet=entry.get("subnet").text(),
        ip_range=entry.get("ip_range").text(),
        gateway=entry.get("gateway").text(),
        aux=entry.get("aux_addresses").settings(),
    )


def plugs_of(field: Field, notes: Notes, who: str) -> tuple[Plug, ...]:
    """A service's `networks`, as a list or as a mapping, the ones of highest priority first, and then by their keys."""
    if isinstance(field.value, list):
        found = [Plug(key=key) for key in dict.fromkeys(field.texts())]
    else:
        found = [_plug(key, inner, notes, who) for key, inner in field.table().all()]
    return tuple(sorted(found, key=lambda plug: (-plug.priority, plug.key)))


def _plug(key: str, field: Field, notes: Notes, who: str) -> Plug:
    entry = field.table()
    entry.only(keys.PLUG)
    known = extension(entry)
    if entry.has("link_local_ips"):
        notes.means_nothing("link_local_ips", who)
    options = {**entry.get("driver_opts").settings(), **known.get("driver_opts").settings()}
    if interface := entry.get("interface_name").text():
        options.setdefault(IFNAME, interface)
    return Plug(
        key=key,
        aliases=tuple(dict.fromkeys(entry.get("aliases").texts())),
        ip=entry.get("ipv4_address").text(),
        ip6=entry.get("ipv6_address").text(),
        mac=entry.get("mac_address").text() or known.get("mac_address").text(),
        options=options,
        priority=_number(entry, "priority"),
        gw_priority=_number(entry, "gw_priority") or _number(known, "gw_priority"),
        links=known.get("links").texts() if known.has("links") else None,
    )


def _number(entry: Fields, key: str) -> int:
    return entry.get(key).number() if entry.has(key) else 0
