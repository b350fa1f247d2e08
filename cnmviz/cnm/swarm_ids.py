"""Ids as a swarm gives them: 25 digits and small letters, where an engine's own have 64 hexadecimal digits (docker-facts 3.5)."""

from __future__ import annotations

LENGTH = 25
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def short_id(hexadecimal: str) -> str:
    """The swarm's kind of id that always belongs to a text of hexadecimal digits."""
    number, found = int(hexadecimal, 16), ""
    for _ in range(LENGTH):
        number, digit = divmod(number, len(DIGITS))
        found += DIGITS[digit]
    return found
