"""Messages of clients as they come in: read strictly, or refused with the reason, and with their reference where it is found."""

from __future__ import annotations

import re
from typing import Generic, TypeVar

import msgspec

from . import limits
from .messages import ClientMessage

Spoken = TypeVar("Spoken")

REF = re.compile(r'"ref"\s*:\s*"([ !#-\[\]-~]{1,48})')
"""As much of an unreadable message as is needed to answer it, even where the message is no JSON."""


class Reader(Generic[Spoken]):
    """Reads the messages of one kind of socket; `messages` is the union of their records."""

    def __init__(self, messages: object) -> None:
        self._decoder: msgspec.json.Decoder[Spoken] = msgspec.json.Decoder(messages)

    def decode(self, text: str | None) -> Spoken:
        """A message of a client.

        Raises:
            ValueError: with the reason.
        """
        if text is None:
            raise ValueError("messages are text, not binary")
        if len(text) > limits.MESSAGE_BYTES or len(text.encode(errors="replace")) > limits.MESSAGE_BYTES:
            raise ValueError(f"the message is too large: at most {limits.MESSAGE_BYTES} bytes")
        try:
            return self._decoder.decode(text)
        except (msgspec.DecodeError, UnicodeError, RecursionError) as wrong:
            raise ValueError(f"the message cannot be read: {wrong}") from None


lab: Reader[ClientMessage] = Reader(ClientMessage)
"""Of the messages on a lab's socket."""


def ref(text: str | None) -> str:
    """The reference of a message that cannot be read, "" where there is none."""
    if text is None or len(text) > limits.MESSAGE_BYTES:
        return ""
    found = REF.search(text)
    return found[1] if found else ""
