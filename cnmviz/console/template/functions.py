"""The functions of templates: Go's own and those that docker adds (join, json, lower, pad, split, title, truncate, upper)."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from urllib.parse import quote_plus

from .lexer import TemplateError
from .values import Struct, go_print, is_true, to_json, type_name

PADDING = 1000
LONGEST_JOIN = 400_000


def _index(value: Any, *keys: Any) -> Any:
    for key in keys:
        if isinstance(value, Struct):
            raise TemplateError(f"error calling index: can't index item of type {type_name(value)}")
        if value is None:
            raise TemplateError("error calling index: index of untyped nil")
        if isinstance(value, Mapping):
            value = value.get(key, "" if all(isinstance(item, str) for item in value.values()) else None)
        elif isinstance(value, (list, tuple, str)):
            value = _element(value, key)
        else:
            raise TemplateError(f"error calling index: can't index item of type {type_name(value)}")
    return value


def _element(value: Any, key: Any) -> Any:
    if not isinstance(key, int) or isinstance(key, bool):
        raise TemplateError(f"error calling index: cannot index slice/array with type {type_name(key)}")
    if not 0 <= key < len(value):
        raise TemplateError(f"error calling index: index out of range: {key}")
    return ord(value[key]) if isinstance(value, str) else value[key]


def _slice(value: Any, *bounds: Any) -> Any:
    if not isinstance(value, (list, tuple, str)):
        raise TemplateError(f"error calling slice: can't slice item of type {type_name(value)}")
    low, high = (*bounds, *(0, len(value))[len(bounds) :])[:2]
    if not (isinstance(low, int) and isinstance(high, int) and 0 <= low <= high <= len(value)):
        raise TemplateError(f"error calling slice: index out of range: {low if not 0 <= low <= len(value) else high}")
    return value[low:high]


def _len(value: Any) -> int:
    if isinstance(value, Struct) or not isinstance(value, (Mapping, list, tuple, str)):
        raise TemplateError(f"error calling len: len of type {type_name(value)}")
    return len(value.encode()) if isinstance(value, str) else len(value)


def _eq(first: Any, *others: Any) -> bool:
    if not others:
        raise TemplateError("error calling eq: missing argument for comparison")
    for other in others:
        if type_name(first) != type_name(other) and None not in (first, other):
            raise TemplateError("error calling eq: incompatible types for comparison")
    return any(first == other for other in others)


def _ordered(name: str, test: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    def compare(first: Any, second: Any) -> bool:
        if type_name(first) != type_name(second) or not isinstance(first, (int, str, float)):
            raise TemplateError(f"error calling {name}: incompatible types for comparison")
        return test(first, second)

    return compare


def _text(name: str, change: Callable[..., Any]) -> Callable[..., Any]:
    """A function of strings; other arguments are refused as Go refuses them."""

    @wraps(change)
    def checked(*values: Any) -> Any:
        for value in values:
            if not isinstance(value, str):
                raise TemplateError(f"error calling {name}: wrong type for value; expected string; got {type_name(value)}")
        return change(*values)

    return checked


def _join(values: Any, separator: Any) -> str:
    if not isinstance(values, (list, tuple)) or not isinstance(separator, str):
        raise TemplateError(f"error calling join: wrong type for value; expected []string; got {type_name(values)}")
    if len(separator) * len(values) > LONGEST_JOIN:
        raise TemplateError(f"error calling join: more than {LONGEST_JOIN} characters of separators")
    return separator.join(map(go_print, values))


def _pad(source: Any, before: Any, after: Any) -> str:
    if not isinstance(source, str) or not isinstance(before, int) or not isinstance(after, int):
        raise TemplateError(f"error calling pad: wrong type for value; expected string; got {type_name(source)}")
    if source == "":
        return source
    return " " * min(max(before, 0), PADDING) + source + " " * min(max(after, 0), PADDING)


def _truncate(source: Any, length: Any) -> str:
    if not isinstance(source, str) or not isinstance(length, int):
        raise TemplateError(f"error calling truncate: wrong type for value; expected string; got {type_name(source)}")
    return source[: max(length, 0)]


def _print(*values: Any) -> str:
    """Go's Sprint: a blank between two values when neither is text."""
    out = ""
    for at, value in enumerate(values):
        blank = at > 0 and not isinstance(value, str) and not isinstance(values[at - 1], str)
        out += (" " if blank else "") + go_print(value, True)
    return out


def _printf(pattern: Any, *values: Any) -> str:
    if not isinstance(pattern, str):
        raise TemplateError(f"error calling printf: wrong type for value; expected string; got {type_name(pattern)}")
    out, rest, at = "", list(values), 0
    while at < len(pattern):
        if pattern[at] != "%":
            out, at = out + pattern[at], at + 1
            continue
        end = at + 1
        while end < len(pattern) and pattern[end] in "+-# 0123456789.":
            end += 1
        out += _verb(pattern[at + 1 : end], pattern[end : end + 1], rest)
        at = end + 1
    if rest:
        out += "%!(EXTRA " + ", ".join(f"{type_name(value)}={go_print(value, True)}" for value in rest) + ")"
    return out


def _verb(flags: str, verb: str, rest: list[Any]) -> str:
    if verb == "%":
        return "%"
    if not verb:
        return "%!(NOVERB)"
    if not rest:
        return f"%!{verb}(MISSING)"
    value = rest.pop(0)
    shown = _formatted(verb, value)
    width, _, precision = flags.lstrip("+-# 0").partition(".")
    if precision.isdecimal() and verb in "sqv":
        shown = shown[: min(int(precision[:9]), PADDING)]
    size = min(int(width[:9]), PADDING) if width.isdecimal() else 0
    if "-" in flags:
        return shown.ljust(size)
    return shown.rjust(size, "0" if flags.startswith("0") and verb == "d" else " ")


def _formatted(verb: str, value: Any) -> str:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if verb == "q" and isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if verb in ("x", "X") and whole:
        return format(value, verb)
    if verb == "T":
        return type_name(value)
    if verb in ("v", "s") or (verb == "d" and whole) or (verb == "t" and isinstance(value, bool)):
        if verb == "s" and whole:
            return f"%!s(int={value})"
        return go_print(value, True)
    return f"%!{verb}({type_name(value)}={go_print(value, True)})"


def _title(text: str) -> str:
    return "".join(letter.upper() if at == 0 or text[at - 1].isspace() else letter for at, letter in enumerate(text))


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "and": lambda *values: next((value for value in values if not is_true(value)), values[-1]),
    "or": lambda *values: next((value for value in values if is_true(value)), values[-1]),
    "not": lambda value: not is_true(value),
    "eq": _eq,
    "ne": lambda first, second: not _eq(first, second),
    "lt": _ordered("lt", lambda first, second: first < second),
    "le": _ordered("le", lambda first, second: first <= second),
    "gt": _ordered("gt", lambda first, second: first > second),
    "ge": _ordered("ge", lambda first, second: first >= second),
    "index": _index,
    "slice": _slice,
    "len": _len,
    "print": _print,
    "println": lambda *values: " ".join(go_print(value, True) for value in values) + "\n",
    "printf": _printf,
    "html": lambda *values: html.escape(_print(*values)),
    "urlquery": lambda *values: quote_plus(_print(*values)),
    "json": to_json,
    "join": _join,
    "split": _text("split", lambda text, separator: text.split(separator) if separator else list(text)),
    "lower": _text("lower", str.lower),
    "upper": _text("upper", str.upper),
    "title": _text("title", _title),
    "pad": _pad,
    "truncate": _truncate,
}
