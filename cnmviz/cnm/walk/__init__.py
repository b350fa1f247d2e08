"""Reachability: `walk` carries one packet through a World and explains every decision on its way, there and back.

There is no other implementation: ping, curl, nslookup, the picture's question, the matrix and lessons all ask here. Stages are
files in the folder `stages`; what is special about a network is in its driver.
"""

from __future__ import annotations

from .trace import Packet, Place, Symptom, Trace
from .walker import verdicts, walk

__all__ = ["Packet", "Place", "Symptom", "Trace", "verdicts", "walk"]
