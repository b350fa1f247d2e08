"""How many commands in a row were refused to a student in their own copy: what tells who is on the wrong track, or stuck.

Counted in the process that the student is connected to, and told to the walls in all processes when it changes.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

from channels.layers import get_channel_layer

from cnmviz.labs import threads
from cnmviz.labs.messages import Receipt
from cnmviz.labs.models import Member

from .. import gate, limits

_counts: OrderedDict[int, int] = OrderedDict()
_lock = threading.Lock()


def group(klass: int) -> str:
    """The channel group of the walls of a class."""
    return f"wall.{klass}"


def heard(member: Member, receipt: Receipt) -> None:
    """A request of somebody was answered."""
    place = gate.place_of(member.lab_id)
    if place is None or not place[1]:
        return
    before = of(member.lab_id)
    count = 0 if receipt.ok else before + 1
    if count == before:
        return
    _keep(member.lab_id, count)
    layer = get_channel_layer()
    assert layer is not None
    threads.soon(layer.group_send, group(place[0]), {"type": "refused", "lab": member.lab_id, "count": count})


def of(lab: int) -> int:
    """How many there were last in a copy, as far as this process knows."""
    return _counts.get(lab, 0)


def _keep(lab: int, count: int) -> None:
    with _lock:
        _counts.pop(lab, None)
        if count:
            _counts[lab] = count
        while len(_counts) > limits.REFUSALS:
            _counts.popitem(last=False)
