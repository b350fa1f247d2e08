"""Codes that people type to come in. A lab's own is looked up in the labs; layers above know codes of other lengths."""

from __future__ import annotations

from collections.abc import Callable

Codes = Callable[[str], str]
"""Of a code in capitals: the address to which it leads, "" where it is none of theirs."""

CODES: list[Codes] = []
"""The layers above add theirs when Django starts."""


def address(code: str) -> str:
    """Where a code leads to, "" where it can only be a lab's."""
    return next((found for codes in CODES if (found := codes(code))), "")
