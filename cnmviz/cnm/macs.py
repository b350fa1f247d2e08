"""Hardware addresses of interfaces that the model keeps no row of: stable, locally administered, made from what is known."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import ip_address


@lru_cache(maxsize=65536)
def derived(text: str) -> str:
    """The address that always belongs to a text, such as an id or an address."""
    digits = f"{sum(ord(letter) * 257**place for place, letter in enumerate(text)):x}"[-10:]
    return ":".join(("02", *(digits[at : at + 2] for at in range(0, 10, 2))))


def from_ipv4(address: str) -> str:
    """`02:42` and the four bytes of an IPv4 address, as overlay networks give it (docker-facts 4.3)."""
    return ":".join(("02:42", *(f"{octet:02x}" for octet in ip_address(address).packed)))
