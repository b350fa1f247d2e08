"""`--filter key=value`: which keys a list knows, and what they mean.

Values of one key are alternatives, except labels, which must all hold; keys add up. Every list brings its own tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from .entities import Container, Network
from .errors import Refusal
from .flag_values import criterion

E = TypeVar("E")
Test = Callable[[E, str], bool]


def read(texts: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The filters of a command line by key; `label!=x` is the key `label!`.

    Raises:
        Refusal: by the command line.
    """
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        criterion(text)
        key, equals, value = text.partition("=")
        if equals:
            found[key.strip().lower()] = (*found.get(key.strip().lower(), ()), value.strip())
    return found


def select(rows: Iterable[E], filters: Mapping[str, tuple[str, ...]], tests: Mapping[str, Test[E]]) -> list[E]:
    """The rows that pass. Labels must all hold; of other keys one value is enough.

    Raises:
        Refusal: a key that this list does not know.
    """
    for key in filters:
        if key not in tests:
            raise Refusal(f"invalid filter '{key}'")
    return [row for row in rows if all(_holds(row, key, values, tests[key]) for key, values in filters.items())]


def _holds(row: E, key: str, values: Sequence[str], test: Test[E]) -> bool:
    decide = all if key.startswith("label") else any
    return decide(test(row, value) for value in values)


def has_label(labels: Mapping[str, str], wanted: str) -> bool:
    """`key` or `key=value`."""
    key, equals, value = wanted.partition("=")
    return key in labels and (not equals or labels[key] == value)


def matches(text: str, pattern: str) -> bool:
    """As docker filters names: a part of it, or a regular expression when it is one."""
    if len(pattern) > 255:
        return False
    return pattern in text or _anchored(text, pattern)


def _anchored(text: str, pattern: str) -> bool:
    """`^name$` and its halves. Other expressions are not run, because a shared server runs no foreign ones."""
    core = pattern.removeprefix("^").removesuffix("$")
    if core == pattern:
        return False
    starts = not pattern.startswith("^") or text.startswith(core)
    ends = not pattern.endswith("$") or text.endswith(core)
    return starts and ends and (core in text)


def natural(name: str) -> list[tuple[int, int, str]]:
    """The key of docker's natural order: net2 before net10 (docker-facts 8.1)."""
    parts = re.findall(r"\d+|\D+", name)
    return [(0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts]


def prune_tests(wanted: Mapping[str, Sequence[str]], now: int) -> Mapping[str, Test[Network | Container]]:
    """What the filters of a prune mean: labels, and when something was made.

    Raises:
        Refusal: `until` is no point in time.
    """
    points = {text: moment(text, now) for text in wanted.get("until", ())}
    return {
        "label": lambda row, value: has_label(row.labels, value),
        "label!": lambda row, value: not has_label(row.labels, value),
        "until": lambda row, value: row.created < points[value],
    }


def boolean(text: str, key: str) -> bool:
    if text.lower() not in ("1", "t", "true", "0", "f", "false"):
        raise Refusal(f"invalid filter '{key}={text}'")
    return text.lower() in ("1", "t", "true")


UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 1e-3, "us": 1e-6}


def moment(text: str, now: int) -> int:
    """A point in time in microseconds: `10m` before now, seconds since 1970, or a date and time.

    Raises:
        Refusal: it is none of these.
    """
    spans = re.findall(r"([0-9]{1,9}(?:\.[0-9]{1,9})?)(h|ms|us|m|s)", text)
    if spans and "".join(number + unit for number, unit in spans) == text:
        return now - round(sum(float(number) * UNITS[unit] for number, unit in spans) * 1e6)
    if re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,9})?", text):
        return round(float(text) * 1e6)
    try:
        point = datetime.fromisoformat(text)
    except ValueError:
        raise Refusal(f'parsing time "{text}" as "2006-01-02": cannot parse "{text}" as "2006"') from None
    return round((point if point.tzinfo else point.replace(tzinfo=UTC)).timestamp() * 1e6)
