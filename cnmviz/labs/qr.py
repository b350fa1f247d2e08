"""An address as a QR code, for a projector: whoever points a phone at it is there."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import segno
from django.http import HttpResponse

QUIET = 4
"""Modules of white around it, without which a camera may not find it."""


@lru_cache(maxsize=256)
def svg(text: str) -> bytes:
    """Dark on white in every theme: few cameras read the reverse."""
    out = BytesIO()
    _code(text).save(
        out, kind="svg", border=QUIET, dark="#000", light="#fff", omitsize=True, xmldecl=False, svgclass=None, lineclass=None
    )
    return out.getvalue()


def inline(text: str, scale: int) -> str:
    """The same as the address of an image, for a link that no other page may show; `scale` is pixels per module."""
    return _code(text).svg_data_uri(scale=scale, border=QUIET, dark="#000", light="#fff")


def _code(text: str) -> segno.QRCode:
    return segno.make(text, error="m", micro=False)


def answer(text: str) -> HttpResponse:
    """The code of an address, as a picture."""
    response = HttpResponse(svg(text), content_type="image/svg+xml")
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response
