"""A good lab with something of everything, and ways to write one thing of it as no command would."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from cnmviz.cnm.entities import Attachment, Binding, Entity, Host, Pool, Publish, Sandbox
from cnmviz.cnm.stage import swarm_world
from cnmviz.cnm.world import World
from cnmviz.console.perform import perform

COMMANDS = (
    "network create --subnet 10.9.0.0/24 --gateway 10.9.0.1 --aux-address printer=10.9.0.9 front",
    "network create --ipv6 --subnet 10.8.0.0/24 --ip-range 10.8.0.0/28 --subnet 2001:db8::/64 back",
    "network create --internal closed",
    "network create -d macvlan -o parent=v1 wire",
    "network create --config-only --subnet 10.7.0.0/24 settings",
    "network create -d overlay --attachable wide",
    "run -d --name web --network front --network-alias www -p 8080:80 nginx",
    "run -d --name api --network back --mac-address 02:42:0a:00:00:01 nginx",
    "run -d --name side --network container:web redis",
    "run -d --name far --network wide nginx",
    "run -d --name raw --network host alpine sleep 100",
    "run -d --name base nginx",
    "run -d --name late --link base:w -p 9000-9010:80 nginx",
    "create --name idle --network closed redis",
    "network connect front api",
    "place web=10,20",
)


NODES = (
    Host(id="", name="node1", interface="v1", address="198.51.100.1/24", neighbour="198.51.100.2"),
    Host(id="", name="node2", interface="v2", address="198.51.100.2/24", neighbour="198.51.100.1"),
)


def good_lab() -> World:
    world = swarm_world("good", hosts=NODES, now=1)
    for at, text in enumerate(COMMANDS):
        done = perform(world, text if text.startswith("place") else f"docker {text}", now=at + 2)
        assert done.text.exit == 0, done.text
        world = done.world
    return world


Named = dict[str, Any]
"""The good lab's entities as `kind name`, and as `kind name@host` where several hosts have them."""

Break = Callable[[Named], Iterable[Entity]]
"""Gets the good lab's entities, and gives those to be written over them."""


def named(lab: World) -> Named:
    found: Named = {}
    for entity in lab:
        owner = lab.containers[entity.container].name if isinstance(entity, Sandbox) else getattr(entity, "name", "")
        host = lab.hosts.get(getattr(entity, "host", ""))
        found.setdefault(f"{entity.kind} {owner}", entity)
        found[f"{entity.kind} {owner}@{host.name if host else ''}"] = entity
    return found


def written(lab: World, broken: Break) -> list[Entity]:
    """All entities of a lab, some of them written otherwise."""
    entities = {(entity.kind, entity.id): entity for entity in lab}
    return [*(entities | {(entity.kind, entity.id): entity for entity in broken(named(lab))}).values()]


def but(name: str, /, **fields: Any) -> Break:
    return lambda lab: [replace(lab[name], **fields)]


def pool(name: str, /, **fields: Any) -> Break:
    def broken(lab: Named) -> Iterable[Entity]:
        network = lab[name]
        return [replace(network, pools=(replace(network.pools[0], **fields), *network.pools[1:]))]

    return broken


def attached(**fields: Any) -> Break:
    return but("container web", attachments=(Attachment(**{"network": "front", **fields}),))


def bound(**fields: Any) -> Break:
    whole: dict[str, Any] = {"host_ip": "0.0.0.0", "host_port": 80, "port": 80} | fields
    return but("endpoint web", bindings=(Binding(**whole),))


def place(**fields: Any) -> Break:
    def broken(lab: Named) -> Iterable[Entity]:
        network = lab["network wide"]
        return [replace(network, engines=(replace(network.engines[0], **fields),))]

    return broken


def beside(name: str, /, **fields: Any) -> Break:
    """One more that is the same but for its id, its number and some fields."""
    return lambda lab: [replace(lab[name], id="f" * 64, number=1000, **fields)]


def like(name: str, other: str, *fields: str) -> Break:
    """Some fields are as those of another one."""
    return lambda lab: [replace(lab[name], **{field: getattr(lab[other], field) for field in fields})]


def pointing(name: str, /, **fields: str) -> Break:
    """References to others, given by `kind name`."""
    return lambda lab: [replace(lab[name], **{field: lab[other].id for field, other in fields.items()})]


LONG = "x" * 40_000
BROKEN: dict[str, tuple[Break, str]] = {
    "a text that cannot be stored": (but("container web", logs="\0"), "cannot be stored"),
    "half a letter": (but("network front", labels={"a": "\ud800"}), "cannot be stored"),
    "an endless text": (but("container web", error=LONG), "too long"),
    "an endless list": (but("container web", env=("a=b",) * 2000), "2000 parts"),
    "a number without end": (but("endpoint web", gw_priority=2**70), "too large a number"),
    "an id for no key": (but("container idle", id="a/b"), "no id"),
    "a name for no host": (but("host node2", name="Node 2"), "no name for a host"),
    "a reserved name of a host": (but("host node2", name="outside"), "no name for a host"),
    "an interface with a blank": (but("host node2", interface="eth 0"), "no name for an interface"),
    "an address without its prefix": (but("host node2", address="198.51.100.2"), "length of its prefix"),
    "an address written otherwise": (but("host node2", address="198.51.100.2/024"), "length of its prefix"),
    "a neighbour without an address": (but("host node2", neighbour="up"), "no IPv4 address"),
    "a resolver of the other family": (but("host node2", resolver="::1"), "no IPv4 address"),
    "a local block that is none": (but("host node2", ula="fd00::/80"), "no block"),
    "a role that is none": (but("host node2", role="king"), "no role"),
    "a network without a name": (but("network front", name=" "), "no name for a network"),
    "a driver that nobody has": (but("network front", driver="magic"), 'no driver "magic"'),
    "an option that the driver refuses": (but("network wire", options={"macvlan_mode": "x"}), "macvlan mode"),
    "a bridge with two subnets": (lambda lab: [replace(lab["network closed"], ipv6=False, pools=(Pool(subnet="10.1.0.0/24"), Pool(subnet="10.2.0.0/24")))], "multiple subnets"),
    "a scope without its place": (but("network front", scope="swarm"), "one host or to the swarm"),
    "a scope that is none": (but("network front", scope="galaxy"), "one host or to the swarm"),
    "a latest address beyond all": (but("network wide", cursor=2**40), "out of range"),
    "a network older than time": (but("network front", created=-1), "before time"),
    "a subnet that is none": (pool("network front", subnet="10.9.0.0"), "no subnet"),
    "a subnet with host bits": (pool("network front", subnet="10.9.0.1/24"), "no subnet"),
    "a range elsewhere": (pool("network front", ip_range="10.1.0.0/28"), "not part of"),
    "a range that is none": (pool("network front", ip_range="x"), "not part of"),
    "a gateway elsewhere": (pool("network front", gateway="10.1.0.1"), "not an address of"),
    "an auxiliary address elsewhere": (pool("network front", aux={"a": "::1"}), "not an address of"),
    "an engine without an address": (place(address=""), "no IPv4 address"),
    "a sandbox without a namespace": (but("sandbox raw", namespace=""), "no namespace"),
    "a name for no container": (but("container idle", name="-x"), "no name for a container"),
    "a name with a slash": (but("container idle", name="/idle"), "no name for a container"),
    "an image that nobody has": (but("container idle", image="malware"), "no image"),
    "an image that is no reference": (but("container idle", image="<b>"), "no image"),
    "a state that is none": (but("container idle", status="dreaming"), "no state"),
    "an exit status beyond a byte": (but("container idle", exit_code=256), "from 0 to 255"),
    "no network mode": (but("container idle", network_mode=""), "no network mode"),
    "an endless host name": (but("container idle", hostname="x" * 300), "host name is too long"),
    "a container older than time": (but("container idle", started=-1), "before time"),
    "too many networks": (but("container idle", attachments=tuple(Attachment(network=f"n{n}") for n in range(65))), "more than 64"),
    "a network remembered twice": (but("container idle", attachments=(Attachment(network="n"),) * 2), "twice"),
    "a network without a name remembered": (attached(network=""), "without a name"),
    "a wish for no MAC address": (attached(mac="soft"), "no MAC address"),
    "an exposed word": (but("container idle", exposed=("http",)), "no port"),
    "an exposed port beyond the last": (but("container idle", exposed=("65536/tcp",)), "no port"),
    "a published word": (but("container idle", publish=(Publish(port=80, host_port="high"),)), "no port of a host"),
    "a published range backwards": (but("container idle", publish=(Publish(port=80, host_port="90-80"),)), "no port of a host"),
    "a published protocol": (but("container idle", publish=(Publish(port=80, proto="icmp"),)), "no port"),
    "a published address": (but("container idle", publish=(Publish(port=80, host_ip="here"),)), "no address"),
    "a link in two parts": (but("container late", links=("a:b",)), "no link"),
    "a place of nothing": (but("position ", of="endpoint"), "no place"),
    "a place of another kind": (but("position ", of="host"), "no place"),
    "a rank beyond all containers": (but("position ", rank=2**40), "no place"),
    "a rank of what stands in no order": (lambda lab: [replace(lab["position "], id=lab["network front"].id, of="network", rank=1)], "no place"),
    "a group that was never drawn": (but("position ", group=2**40), "no place"),
    "a place beyond the picture": (but("position ", x=10**6), "no place"),
    "a place before the first": (but("position ", rank=-1), "no place"),
    "a group before the first": (but("position ", group=-1), "no place"),
    "an address that is none": (but("endpoint web", address="10.9.0.999"), "no IPv4 address"),
    "an address of the other family": (but("endpoint web", address6="10.9.0.2"), "no IPv6 address"),
    "a prefix beyond the address": (but("endpoint web", prefix=33), "length of its prefix"),
    "an endpoint without a MAC address": (but("endpoint web", mac=""), "MAC address"),
    "an endpoint without an interface": (but("endpoint web", interface=""), "interface"),
    "a binding that is none": (bound(host_port=70_000), "no binding"),
    "a binding nowhere": (bound(host_ip=""), "no address"),
    "a container on no host": (but("container idle", host="gone"), 'its host "gone" is not there'),
    "an endpoint on no network": (but("endpoint web", network="gone"), 'its network "gone" is not there'),
    "an endpoint in no sandbox": (but("endpoint web", sandbox="gone"), 'its sandbox "gone" is not there'),
    "an endpoint that plugs in an endpoint": (pointing("endpoint web", container="endpoint web"), "is not there"),
    "an engine on no host": (place(host="gone"), 'its host "gone" is not there'),
    "a number given twice": (like("container web", "container idle", "number"), "the same number"),
    "a number that was never drawn": (but("container web", number=10**6), "never drawn"),
    "no number": (but("container web", number=0), "never drawn"),
    "two containers with one name": (like("container idle", "container web", "name"), "have one name"),
    "a container that runs nowhere": (but("container web", sandbox=""), "exactly while"),
    "a container that sleeps somewhere": (but("container web", status="exited"), "exactly while"),
    "a sandbox on another host": (pointing("container web", host="host node2"), "another host"),
    "a sandbox of somebody else": (like("container web", "container api", "sandbox"), "another container"),
    "a sandbox that was left": (pointing("sandbox raw", container="container web"), "not in it"),
    "somebody who listens in their sleep": (but("container idle", listens=("80/tcp",)), "without running"),
    "an engine without its bridge": (but("network bridge", predefined=False), "bridge"),
    "one more of an engine's networks": (beside("network bridge", name="bridge2"), "not right"),
    "two networks with one name": (like("network front", "network back", "name"), "have one name"),
    "a reserved name": (but("network front", name="default"), "reserved"),
    "two hosts with one name": (but("host node2", name="node1"), "same name"),
    "two hosts with one address": (but("host node2", address="198.51.100.1/25"), "same address"),
    "a swarm that nobody manages": (but("host node1", role="worker"), "without a manager"),
    "two routing meshes": (but("network wide", ingress=True), "routing mesh"),
    "a configuration in use": (but("network settings", engines=(), predefined=False, ingress=True), "cannot be used"),
    "a driver of another scope": (but("network wide", driver="bridge"), "scope"),
    "a second network of the host": (but("network closed", driver="host", pools=()), "only one network"),
    "a host network with addresses": (but("network host", pools=(Pool(subnet="10.4.0.0/24"),)), "no addresses to give"),
    "a network without a subnet": (but("network closed", pools=()), "no subnet"),
    "a subnet of no family": (but("network closed", ipv4=False, ipv6=True), "switched off"),
    "subnets that overlap": (pool("network front", subnet="172.17.4.0/24", gateway="", aux={}), "overlap"),
    "ranges over another bridge": (pool("network back", subnet="10.9.0.0/25", ip_range="10.9.0.0/28", gateway=""), "overlap"),
    "two bridges in one": (but("network front", options={"com.docker.network.bridge.name": "docker0"}), "same device"),
    "an engine on a bridge": (like("network front", "network wide", "engines"), "no place on a network of one host"),
    "an engine with two places": (lambda lab: [replace(lab["network wide"], engines=lab["network wide"].engines * 2)], "two places"),
    "an engine outside the swarm": (but("host node2", role=""), "has no place"),
    "an engine outside the subnet": (place(address="192.0.2.1"), "not in its subnet"),
    "an endpoint of somebody else": (pointing("endpoint web", container="container api"), "does not belong"),
    "an endpoint on a configuration": (pointing("endpoint web", network="network settings"), "only keeps a configuration"),
    "an endpoint on another host's network": (pointing("endpoint web", network="network bridge@node2"), "not on the host"),
    "a network that was forgotten": (but("container web", attachments=()), "does not remember"),
    "a namespace of its own in the host": (but("sandbox raw", namespace="own"), "not the host's own"),
    "no address where there are some": (but("endpoint web", address="", mac="", interface=""), "exactly where"),
    "an address of no subnet": (but("endpoint web", address="10.1.0.9"), "not in a subnet"),
    "another prefix than the subnet's": (but("endpoint web", prefix=16), "not in a subnet"),
    "a gateway that is none": (but("endpoint web", gateway="10.9.0.77"), "not the gateway"),
    "an address given twice": (but("endpoint web", address="10.9.0.1"), "same address"),
    "an auxiliary address given away": (but("endpoint web", address="10.9.0.9"), "same address"),
    "plugged in twice": (beside("endpoint web", address="10.9.0.77", interface="eth9", name="web2", bindings=()), "plug one sandbox into one network"),
    "one interface for two": (lambda lab: [replace(one, interface="eth7") for one in lab.values() if one.kind == "endpoint" and one.address], "have one interface"),
    "a name twice on a network": (but("endpoint web", name="api"), "has that name"),
    "a port taken twice": (like("endpoint late", "endpoint web", "bindings"), "taken twice"),
    "a port of all addresses beside one": (lambda lab: [replace(lab["endpoint web"], bindings=(Binding(host_ip="0.0.0.0", host_port=80, port=80), Binding(host_ip="127.0.0.1", host_port=80, port=81)))], "taken twice"),
}  # fmt: skip
