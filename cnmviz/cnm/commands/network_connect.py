"""`docker network connect` and `disconnect`: the arguments and their checks.

What the two mean for a container that runs and for one that does not stands in `cnm.connections`.
"""

from __future__ import annotations

from .. import connections, flag_values, limits
from ..draft import Draft
from ..entities import Attachment
from ..errors import Refusal
from ..networking import split_link
from ..settings import driver_option
from . import ContainerRef, NetworkRef, argument, command, flag


@command("network connect", usage="[OPTIONS] NETWORK CONTAINER")
class ConnectNetwork:
    """Connect a container to a network."""

    network: NetworkRef = argument("NETWORK")
    container: ContainerRef = argument("CONTAINER")
    alias: tuple[str, ...] = flag("--alias", help="Add network-scoped alias for the container", kind="strings", default=())
    driver_opt: tuple[str, ...] = flag("--driver-opt", help="driver options for the network", kind="strings", default=())
    gw_priority: int = flag(
        "--gw-priority",
        help="Highest gw-priority provides the default gateway. Accepts positive and negative values.",
        default=0,
    )
    ip: str = flag("--ip", help='IPv4 address (e.g., "172.30.100.104")', default="")
    ip6: str = flag("--ip6", help='IPv6 address (e.g., "2001:db8::33")', default="")
    link: tuple[str, ...] = flag("--link", help="Add link to another container", default=(), check=flag_values.link)
    link_local_ip: tuple[str, ...] = flag(
        "--link-local-ip", help="Add a link-local address for the container", kind="strings", default=()
    )

    def perform(self, draft: Draft) -> None:
        options = {key: value for text in self.driver_opt for key, value in driver_option(text).items()}
        limits.small(self.alias, "aliases")
        limits.small(options, "driver options")
        limits.short(self.network, "network name")
        limits.small(self.link, "links")
        if abs(self.gw_priority) >= 2**63:
            reason = f'strconv.ParseInt: parsing "{self.gw_priority}": value out of range'
            raise Refusal(f'invalid argument "{self.gw_priority}" for "--gw-priority" flag: {reason}', client=True)
        links = tuple(":".join(split_link(link)) for link in self.link)
        container = draft.container(draft.host.id, self.container)
        attachment = Attachment(
            network=self.network,
            ip=self.ip,
            ip6=self.ip6,
            aliases=self.alias,
            links=links,
            driver_opts=options,
            gw_priority=self.gw_priority,
        )
        connections.connect(draft, container, self.network, attachment)


@command("network disconnect", usage="[OPTIONS] NETWORK CONTAINER")
class DisconnectNetwork:
    """Disconnect a container from a network."""

    network: NetworkRef = argument("NETWORK")
    container: ContainerRef = argument("CONTAINER")
    force: bool = flag("-f", "--force", help="Force the container to disconnect from a network", default=False)

    def perform(self, draft: Draft) -> None:
        container = draft.container(draft.host.id, self.container)
        connections.disconnect(draft, container, self.network, force=self.force)
