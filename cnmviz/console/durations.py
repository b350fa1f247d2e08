"""Times as Docker prints them: ages for people (`2 minutes ago`), stamps for machines. Instants are microseconds since 1970."""

from __future__ import annotations

from datetime import UTC, datetime

ZERO = "0001-01-01T00:00:00Z"
"""Go's way to say never."""


def lasting(microseconds: int) -> str:
    """A duration in words, as go-units writes it."""
    seconds = max(microseconds, 0) // 1_000_000
    minutes, hours = seconds // 60, (seconds + 1800) // 3600
    for limit, words in (
        (seconds < 1, "Less than a second"),
        (seconds == 1, "1 second"),
        (seconds < 60, f"{seconds} seconds"),
        (minutes == 1, "About a minute"),
        (minutes < 60, f"{minutes} minutes"),
        (hours == 1, "About an hour"),
        (hours < 48, f"{hours} hours"),
        (hours < 24 * 7 * 2, f"{hours // 24} days"),
        (hours < 24 * 30 * 2, f"{hours // 24 // 7} weeks"),
        (hours < 24 * 365 * 2, f"{hours // 24 // 30} months"),
    ):
        if limit:
            return words
    return f"{hours // 24 // 365} years"


def rfc3339(instant: int) -> str:
    """With nanoseconds, trailing zeros dropped as Go drops them; never for 0."""
    if not instant:
        return ZERO
    moment = datetime.fromtimestamp(instant // 1_000_000, UTC)
    fraction = f".{instant % 1_000_000:06}".rstrip("0").rstrip(".")
    return f"{moment:%Y-%m-%dT%H:%M:%S}{fraction}Z"


def stamp(instant: int) -> str:
    """As in lists: `2026-11-23 16:46:42.193705 +0000 UTC`."""
    moment = datetime.fromtimestamp(instant // 1_000_000, UTC)
    fraction = f".{instant % 1_000_000:06}".rstrip("0").rstrip(".")
    return f"{moment:%Y-%m-%d %H:%M:%S}{fraction} +0000 UTC"
