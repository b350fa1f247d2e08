"""Messages of clients as they come in: read strictly, or refused with the reason, and with their reference where it is found."""

from __future__ import annotations

import re

import msgspec

from . import limits
from .messages import ClientMessage

_decoder = msgspec.json.Decoder(ClientMessage)

REF = re.compile(r'"ref"\s*:\s*"([ !#-\[\]-~]{1,48})')
"""As much of an unreadable message as is needed to answer it, even where the message is no JSON."""


def decode(text: str | None) -> ClientMessage:
    """A message of a client.

    Raises:
        ValueError: with the reason.
    """
    if text is None:
        raise ValueError("messages are text, not binary")
    if len(text) > limits.MESSAGE_BYTES or len(text.encode(errors="replace")) > limits.MESSAGE_BYTES:
        raise ValueError(f"the message is too large: at most {limits.MESSAGE_BYTES} bytes")
    try:
        return _decoder.decode(text)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as wrong:
        raise ValueError(f"the message cannot be read: {wrong}") from None


def ref(text: str | None) -> str:
    """The reference of a message that cannot be read, "" where there is none."""
    if text is None or len(text) > limits.MESSAGE_BYTES:
        return ""
    found = REF.search(text)
    return found[1] if found else ""
