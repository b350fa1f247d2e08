"""A text in two parts, packed for the way with gzip: the first part once for everybody, the second anew for each.

The second part does not look back at the first one, so the first stays as it is packed, and what is behind it is another one each
time. To a browser it is one packed text.
"""

from __future__ import annotations

import struct
import zlib
from typing import NamedTuple

LEVEL = 5
_HEAD = bytes((0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255))
"""RFC 1952: a gzip member of deflate, without a name, a time and a system."""


class Begun(NamedTuple):
    """The first part, packed, and what the end of the whole must know of it."""

    packed: bytes
    sum: int
    size: int


def begin(text: bytes) -> Begun:
    """Pack the first part."""
    squeeze = _squeeze()
    return Begun(_HEAD + squeeze.compress(text) + squeeze.flush(zlib.Z_FULL_FLUSH), zlib.crc32(text), len(text))


def end(begun: Begun, text: bytes) -> bytes:
    """The whole, with the second part behind the first."""
    squeeze = _squeeze()
    sums = struct.pack("<LL", zlib.crc32(text, begun.sum), (begun.size + len(text)) & 0xFFFFFFFF)
    return begun.packed + squeeze.compress(text) + squeeze.flush() + sums


def _squeeze() -> zlib._Compress:
    return zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
