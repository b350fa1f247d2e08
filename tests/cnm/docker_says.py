"""What Docker answers when it refuses: every text that the recordings and the fact sheet show, as patterns.

A refusal of the simulator that is none of these is not Docker's.
"""

from __future__ import annotations

import re

ID = r"[0-9a-f]{64}"
NAME = r"\S+"
ADDRESS = r"[0-9a-f.:]+"
PORT_TAKEN = rf"Bind for {ADDRESS}:\d+ failed: port is already allocated"
EXTERNAL = rf"driver failed programming external connectivity on endpoint {NAME} \({ID}\): "

NETWORKING = (
    rf"network ({NAME}) not found",
    r"Address already in use",
    rf"no available IPv4 addresses on this network's address pools: {NAME} \({NAME}\)",
    rf"({EXTERNAL})?{PORT_TAKEN}",
    rf"container {ID}: endpoint join on GW Network failed: {EXTERNAL}{PORT_TAKEN}",
    rf"Could not attach to network {NAME}: rpc error: code = "
    rf"(PermissionDenied desc = network {NAME} not manually attachable|NotFound desc = network {NAME} not found)",
    rf"(container {ID}: endpoint join on GW Network failed: )?{EXTERNAL}failed to bind host port for {ADDRESS}:\d+:{ADDRESS}:\d+/tcp: "
    r"cannot assign requested address",
    r"attaching to network failed, make sure your network options are correct and check manager logs: context deadline exceeded",
    r"failed to create the (ipvlan|macvlan) port: (operation not supported|device or resource busy)",
    r"cannot join own network namespace",
    rf"cannot join network namespace of a non running container: container {NAME} is (created|exited)",
    rf"joining network namespace of container: No such container: {NAME}",
)
"""Why a container cannot be plugged in."""

_SETTING = (
    rf"no configured subnet or ip-range contain the IP address {ADDRESS}"
    r"|user specified IP address is supported only when connecting to networks with user configured subnets"
    r"|user specified IP address is supported on user defined networks only"
    r"|network-scoped alias is supported only for containers in user defined networks"
)
SETTINGS = (
    rf"(invalid config for network {NAME}: )?invalid endpoint settings:\n(({_SETTING})|\* ({_SETTING})(\n\* ({_SETTING}))+)",
)
"""One complaint stands alone, several have a line each."""

CONTAINERS = (
    rf"no endpoint attached to network {NAME} found",
    rf"No such container: {NAME}",
    rf'Conflict\. The container name "/{NAME}" is already in use by container "{ID}"\. '
    r"You have to remove \(or rename\) that container to be able to reuse that name\.",
    rf'Error when allocating new name: Conflict\. The container name "/{NAME}" is already in use by container "{ID}"\. '
    r"You have to remove \(or rename\) that container to be able to reuse that name\.",
    r"Renaming a container with the same name as its current name",
    r"cannot start a paused container, try unpause instead",
    rf"Container {ID} is (already paused|not paused|not running)",
    rf"container {ID} is not running",
    rf"container {ID} is not connected to (the )?network {NAME}",
    r"conflicting options: port publishing and the container type network mode",
)

NETWORKS = (
    rf"network with name {NAME} already exists",
    r"invalid pool request: Pool overlaps with other one on this address space",
    r"all predefined address pools have been fully subnetted",
    rf"failed to allocate gateway \({ADDRESS}\): Address already in use",
    rf"error while removing network: network {NAME} has active endpoints \((name:\"{NAME}\" id:\"[0-9a-f]{{12}}\"(, )?)+\)",
    rf"{NAME} is a pre-defined network and cannot be removed",
    rf"endpoint with name {NAME} already exists in network {NAME}",
    rf"{NAME} is already attached to network {NAME}",
    r"container sharing network namespace with another container or host cannot be connected to any other network",
    r"container cannot be connected to multiple networks with one of the networks in private \(none\) mode",
    r"cannot connect container to host network - container must be created in host network mode",
    r"cannot disconnect container from host network - container was created in host network mode",
    r'This node is not a swarm manager\. Use "docker swarm init" or "docker swarm join" '
    r"to connect this node to swarm and try again\.",
    r"This node is not a swarm manager\. Worker nodes can't be used to view or modify cluster state\. "
    r"Please run this command on a manager node or promote the current node to a manager\.",
    r"Cannot create a multi-host network from a worker node\. Please create the network from a manager node\.",
    rf"cannot create network {ID} \({NAME}\): conflicts with network {ID} \({NAME}\): networks have overlapping IPv4",
    r"invalid network config:\ninvalid (ip-range|gateway) .*",
    rf"rpc error: code = FailedPrecondition desc = network {NAME} is in use by task {NAME}",
)

DRIVERS = (
    rf"network dm-[0-9a-f]{{12}} is already using parent interface {NAME}",
    r"cannot connect .* to network .*",
)

COMMAND_LINE = (
    r"network-scoped aliases are only supported for user-defined networks",
    rf"no matching subnet for (range|gateway) {NAME}",
)
"""What the docker program says itself."""

_REFUSALS = "|".join((*NETWORKING, *SETTINGS, *CONTAINERS, *NETWORKS, *DRIVERS))
_DAEMON = (
    rf"Error response from daemon: (Cannot restart container {NAME}: )?(failed to set up container networking: )?({_REFUSALS})"
)
_AFTERWARDS = rf"exit status 1\n|Error: failed to (start containers: {NAME}|rename container named {NAME})\n"
_SAID = re.compile(
    rf"(({_DAEMON}|{'|'.join(COMMAND_LINE)})\n)+({_AFTERWARDS})?"
    rf"|docker: ({_DAEMON}|{'|'.join(COMMAND_LINE)})\n\nRun 'docker run --help' for more information\n"
)


def docker_says(stderr: str) -> bool:
    """Whether Docker could have printed this."""
    return _SAID.fullmatch(re.sub(r"^WARNING: .*\n", "", stderr, flags=re.MULTILINE)) is not None
