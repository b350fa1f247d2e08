"""`docker network create`: a new network with its driver, its pools and its options.

The checks run in Docker's order: command line, daemon, IPAM, driver. Listing, removing and connecting have their own files.
"""

from __future__ import annotations

from dataclasses import replace

from .. import configurations, flag_values, limits, subnets, swarm
from ..answers import Made
from ..draft import Draft
from ..drivers import Driver, driver_named
from ..entities import Network
from ..errors import Refusal, conflict, forbidden, not_found
from . import DriverRef, argument, command, flag

RESERVED = ("bridge", "host", "none", "default")
"""docker-facts 2.1"""


@command("network create", usage="[OPTIONS] NETWORK")
class CreateNetwork:
    """Create a network."""

    name: str = argument("NETWORK")
    attachable: bool = flag("--attachable", help="Enable manual container attachment", default=False)
    aux_address: tuple[str, ...] = flag(
        "--aux-address", help="Auxiliary IPv4 or IPv6 addresses used by Network driver", kind="map", default=()
    )
    config_from: str = flag("--config-from", help="The network from which to copy the configuration", default="")
    config_only: bool = flag("--config-only", help="Create a configuration only network", default=False)
    driver: DriverRef = flag("-d", "--driver", help="Driver to manage the Network", default="bridge")
    gateway: tuple[str, ...] = flag("--gateway", help="IPv4 or IPv6 Gateway for the master subnet", kind="strings", default=())
    ingress: bool = flag("--ingress", help="Create swarm routing-mesh network", default=False)
    internal: bool = flag("--internal", help="Restrict external access to the network", default=False)
    ip_range: tuple[str, ...] = flag("--ip-range", help="Allocate container ip from a sub-range", kind="strings", default=())
    ipam_driver: str = flag("--ipam-driver", help="IP Address Management Driver", default="default")
    ipam_opt: tuple[str, ...] = flag("--ipam-opt", help="Set IPAM driver specific options", kind="map", default=())
    ipv4: bool = flag("--ipv4", help="Enable or disable IPv4 address assignment", default=True)
    ipv6: bool = flag("--ipv6", help="Enable or disable IPv6 address assignment", default=False)
    label: tuple[str, ...] = flag("--label", help="Set metadata on a network", default=(), check=flag_values.label)
    opt: tuple[str, ...] = flag("-o", "--opt", help="Set driver specific options", kind="map", default=())
    scope: str = flag("--scope", help="Control the network's scope", default="")
    subnet: tuple[str, ...] = flag(
        "--subnet", help="Subnet in CIDR format that represents a network segment", kind="strings", default=()
    )

    def perform(self, draft: Draft) -> Made:
        requested = subnets.consolidate(self.subnet, self.ip_range, self.gateway, pairs(self.aux_address))
        self._check_name(draft)
        driver = driver_named(self.driver)
        shell = self._shell(draft, driver)
        subnets.check(requested, ipv6=shell.ipv6)
        if self.config_only:
            fields = self.ingress or self.internal or self.attachable or bool(self.scope)
            draft.put(configurations.as_configuration(shell, requested, operator_fields=fields))
            return Made(shell.id)
        self._check_driver(draft, driver)
        if self.config_from:
            shell, requested = configurations.configured(draft, shell, self.config_from, requested)
        if not (shell.ipv4 or shell.ipv6):
            raise Refusal("IPv4 or IPv6 must be enabled")
        pools = driver.allocate(draft, shell, requested)
        draft.put(driver.create_network(draft, replace(shell, pools=pools)))
        return Made(shell.id)

    def _check_name(self, draft: Draft) -> None:
        if self.name in RESERVED:
            raise forbidden(f"operation is not permitted on predefined {self.name} network ")
        if not self.name.strip():
            raise Refusal("invalid name: name is empty")
        limits.short(self.name, "name")
        same = [draft.networks[id_] for host in (draft.host.id, "") for id_ in draft.ids("network-name", host, self.name)]
        if any(swarm.knows(draft.host, network) for network in same):
            raise conflict(f"network with name {self.name} already exists")
        limits.room(draft.networks, limits.NETWORKS, "networks")

    def _check_driver(self, draft: Draft, driver: Driver) -> None:
        """docker-facts 2.1, 3.5."""
        if self.ipam_driver != "default":
            raise not_found(f'plugin "{self.ipam_driver}" not found')
        if driver.capabilities.single:
            raise forbidden(f'only one instance of "{self.driver}" network is allowed')
        driver.check_host(draft.host)
        if driver.scope == "swarm" and not self.ipv4:
            raise Refusal("IPv4 cannot be disabled in a Swarm scoped network")
        if self.ingress and driver.scope != "swarm":
            raise forbidden("Ingress network can only be global scope network")
        if self.scope == "local" and driver.scope == "swarm":
            raise forbidden(f"cannot downgrade network scope for {self.driver} networks")
        if self.scope == "swarm" and not draft.host.role:
            raise forbidden("cannot create a swarm scoped network when swarm is not active")
        if self.scope == "swarm" != driver.scope:
            raise Refusal(f"a {self.driver} network of the whole swarm is not part of the lab: overlay networks are", client=True)
        if self.scope not in ("", "local", "swarm"):
            raise Refusal(f"invalid scope: {self.scope}")

    def _shell(self, draft: Draft, driver: Driver) -> Network:
        """The network without its pools."""
        options, labels = pairs(self.opt), pairs(self.label)
        limits.small(options, "options")
        limits.small(labels, "labels")
        return Network(
            id=draft.fresh_swarm_id() if driver.capabilities.multi_host else draft.fresh_id(),
            host="" if driver.capabilities.multi_host else draft.host.id,
            name=self.name,
            driver=self.driver,
            scope=driver.scope,
            ingress=self.ingress,
            internal=self.internal,
            attachable=self.attachable,
            ipv4=self.ipv4,
            ipv6=self.ipv6,
            options=options,
            labels=labels,
            ipam_options=pairs(self.ipam_opt),
            created=draft.now,
            number=draft.fresh_number(),
        )


def pairs(texts: tuple[str, ...]) -> dict[str, str]:
    """`key=value` texts as a mapping; a key alone has an empty value."""
    return {key: value for key, _, value in (text.partition("=") for text in texts)}
