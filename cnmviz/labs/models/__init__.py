"""The rows. `lab` holds the lab, its people and its log; `topology` the simulated things.

`dispatch.py` is the only writer of entries and of the topology.
"""

from .lab import Entry, Lab, Member
from .topology import TOPOLOGY, Container, Endpoint, Host, Network, Position, Sandbox

__all__ = ["TOPOLOGY", "Container", "Endpoint", "Entry", "Host", "Lab", "Member", "Network", "Position", "Sandbox"]
