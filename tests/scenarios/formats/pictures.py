"""Pictures with labs inside, as the page writes them (static/cnmviz/export): just as much as is needed to be read."""

from __future__ import annotations

import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEADER = b"\0\0\0\1\0\0\0\1\x08\2\0\0\0"


def svg(inside: str, *, around: str = "") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">'
        f'<title>A lab</title>{around}<metadata id="cnmviz-lab">{inside}</metadata><g><rect width="5" height="5"/></g></svg>'
    ).encode()


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(data, zlib.crc32(kind)).to_bytes(4)


def png(text: bytes, *, packed: bool = False, keyword: bytes = b"cnmviz-lab") -> bytes:
    body = zlib.compress(text) if packed else text
    inside = keyword + (b"\0\1\0" if packed else b"\0\0\0") + b"\0\0" + body
    return (
        SIGNATURE
        + chunk(b"IHDR", HEADER)
        + chunk(b"iTXt", inside)
        + chunk(b"IDAT", zlib.compress(b"\0\0\0\0"))
        + chunk(b"IEND", b"")
    )
