"""How much a lab holds, and how large one setting can be. Docker has no such limits; a shared server needs them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized

from .errors import Refusal

HOSTS = 16
NETWORKS = 1_000
CONTAINERS = 6_000
ENDPOINTS = 12_000
ATTACHMENTS = 64
NAME = 255
SETTINGS = 16_384
ITEMS = 256
LOG = 16_384


def room(table: Sized, limit: int, what: str) -> None:
    """Refuse one more when there are `limit` already."""
    if len(table) >= limit:
        raise Refusal(f"no room for more {what}: at most {limit}", status=507)


def short(text: str, what: str) -> str:
    """The text of a name, when it is not too long."""
    if len(text) > NAME:
        raise Refusal(f"invalid {what}: longer than {NAME} characters")
    return printable(text, what)


def printable(text: str, what: str) -> str:
    """The text, when a database can store it."""
    if "\0" in text:
        raise Refusal(f"invalid {what}: contains a NUL character")
    return text


def small(settings: Mapping[str, str] | Iterable[str], what: str) -> None:
    """Refuse settings that are too many or too large together."""
    texts = [f"{key}={value}" for key, value in settings.items()] if isinstance(settings, Mapping) else list(settings)
    if len(texts) > ITEMS:
        raise Refusal(f"invalid {what}: more than {ITEMS}")
    if sum(map(len, texts)) > SETTINGS:
        raise Refusal(f"invalid {what}: longer than {SETTINGS} characters together")
    printable("".join(texts), what)
