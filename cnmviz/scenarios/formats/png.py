"""A picture of a lab that a browser saved as PNG, with the lab in a text chunk. Of the pixels nothing is looked at.

A chunk is its length, its kind, its data and a checksum of the two. The text is written as it is; other programs may pack it
when they save the picture again, so a packed one is read too, as far as a lab can be long.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from cnmviz.labs import documents, limits
from cnmviz.labs.documents import Unusable
from cnmviz.scenarios.texts import small_enough

from . import Asked, Format, Reading

LARGEST = limits.FILE_BYTES
SIGNATURE = b"\x89PNG\r\n\x1a\n"
TEXT = b"iTXt"
MOST_CHUNKS = 100_000
DAMAGED = "this picture is damaged: {}"


def recognises(body: bytes, name: str) -> bool:
    return body.startswith(SIGNATURE)


def read(body: bytes, asked: Asked) -> Reading:
    small_enough(body, LARGEST)
    for kind, data in _chunks(body):
        if kind == TEXT and (found := _text(data)) is not None:
            title, world = documents.read(found, asked.seed)
            return Reading(title=title, world=world)
    raise Unusable("there is no lab in this picture; those that were saved here as PNG have one inside")


def _chunks(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks up to the end of the picture."""
    at, count = len(SIGNATURE), 0
    while at + 12 <= len(body):
        length = int.from_bytes(body[at : at + 4])
        end = at + 8 + length
        count += 1
        if end + 4 > len(body) or count > MOST_CHUNKS:
            raise Unusable(DAMAGED.format("it ends too early" if count <= MOST_CHUNKS else "it has too many parts"))
        kind, data = body[at + 4 : at + 8], body[at + 8 : end]
        if kind == TEXT and zlib.crc32(data, zlib.crc32(kind)) != int.from_bytes(body[end : end + 4]):
            raise Unusable(DAMAGED.format("the lab in it was changed"))
        yield kind, data
        at = end + 4


def _text(data: bytes) -> bytes | None:
    """The text of an iTXt chunk under our keyword, None where it has another one.

    Behind the keyword stand two bytes about the packing, a language, and the keyword in that language.
    """
    keyword, _, rest = data.partition(b"\0")
    if keyword != documents.FORMAT.encode():
        return None
    if len(rest) < 2 or rest[1] != 0 or rest[0] > 1:
        raise Unusable(DAMAGED.format("the lab in it is packed in an unknown way"))
    _, language, behind = rest[2:].partition(b"\0")
    _, translated, text = behind.partition(b"\0")
    if not (language and translated):
        raise Unusable(DAMAGED.format("the lab in it has no end"))
    return _unpacked(text) if rest[0] else text


def _unpacked(packed: bytes) -> bytes:
    """No more than a lab can be long is unpacked."""
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(packed, limits.DOCUMENT_BYTES + 1)
    except zlib.error:
        raise Unusable(DAMAGED.format("the lab in it cannot be unpacked")) from None
    if len(text) <= limits.DOCUMENT_BYTES and not unpacking.eof:
        raise Unusable(DAMAGED.format("the lab in it ends too early"))
    return text


FORMAT = Format(
    name="png",
    label="Picture with the lab inside (PNG)",
    suffixes=(".png",),
    media_type="image/png",
    order=10,
    recognises=recognises,
    read=read,
)
