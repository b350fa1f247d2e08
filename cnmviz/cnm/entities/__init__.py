"""The kinds of thing in a lab, as frozen records: Docker's own nouns, and where they stand in the picture.

Every field is plain data (text, numbers, tuples, flat mappings or one of the small records of `parts`), so that a row, a frame
and a record are the same thing written three ways. A mapping in a field is never changed in place. References to other entities
are their ids; "" stands for none.

Each entity says two things about itself: `keys()`, under which the World finds it, and `holds()`, the addresses it occupies.
"""

from __future__ import annotations

from collections.abc import Mapping

from .container import Container, Sandbox
from .endpoint import Endpoint
from .host import Host
from .network import Network
from .parts import Attachment, Binding, EngineEndpoint, Hold, Key, Pool, Publish
from .position import Position

__all__ = [
    "KINDS",
    "Attachment",
    "Binding",
    "Container",
    "Endpoint",
    "EngineEndpoint",
    "Entity",
    "Hold",
    "Host",
    "Key",
    "Network",
    "Pool",
    "Position",
    "Publish",
    "Sandbox",
]

Entity = Host | Network | Sandbox | Container | Endpoint | Position

KINDS: Mapping[str, type[Entity]] = {cls.kind: cls for cls in (Host, Network, Sandbox, Container, Endpoint, Position)}
"""In the order in which rows can be written so that every reference points at something."""
