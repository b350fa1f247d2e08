"""The rows.

`lab` holds the lab, its people and its log, `topology` the simulated things, `carry` the codes for another device.
`dispatch.py` is the only writer of entries and of the topology.
"""

from .carry import CarryCode
from .lab import Entry, Lab, Member
from .topology import TOPOLOGY, Container, Endpoint, Host, Network, Position, Sandbox

__all__ = ["TOPOLOGY", "CarryCode", "Container", "Endpoint", "Entry", "Host", "Lab", "Member", "Network", "Position", "Sandbox"]
