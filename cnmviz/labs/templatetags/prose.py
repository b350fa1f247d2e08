"""Draws a text, as `labs.prose` has it, on a page that needs no script: `{{ blocks|prose }}`. What a person wrote is escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

HIGHEST = 3
"""The level of the largest heading in a text: those above belong to the page."""


@register.filter
def prose(blocks: Iterable[Any]) -> SafeString:
    """The elements of some blocks or parts of a line."""
    return format_html_join("", "{}", ((_drawn(node),) for node in blocks))


def _drawn(node: Any) -> str:
    """Of one of them; a text is escaped by whoever joins it."""
    return node if isinstance(node, str) else _DRAWN[node["t"]](node)


def _around(tag: str) -> Callable[[dict[str, Any]], SafeString]:
    opening, closing = format_html("<{}>", tag), format_html("</{}>", tag)
    return lambda node: opening + prose(node["c"]) + closing


def _list(node: dict[str, Any]) -> SafeString:
    items = format_html_join("", "<li>{}</li>", ((prose(item),) for item in node["c"]))
    return format_html("<ul>{}</ul>", items) if node["t"] == "ul" else format_html("<ol>{}</ol>", items)


def _heading(node: dict[str, Any]) -> SafeString:
    level = max(HIGHEST, node["n"])
    return format_html("<h{}>{}</h{}>", level, prose(node["c"]), level)


def _table(node: dict[str, Any]) -> SafeString:
    head = format_html_join("", '<th scope="col">{}</th>', ((prose(cell),) for cell in node["head"]))
    rows = ((format_html_join("", "<td>{}</td>", ((prose(cell),) for cell in row)),) for row in node["rows"])
    body = format_html_join("", "<tr>{}</tr>", rows)
    return format_html(
        '<div class="table" tabindex="0"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>', head, body
    )


_DRAWN: dict[str, Callable[[dict[str, Any]], SafeString]] = {
    "p": _around("p"),
    "em": _around("em"),
    "strong": _around("strong"),
    "quote": _around("blockquote"),
    "h": _heading,
    "ul": _list,
    "ol": _list,
    "code": lambda node: format_html(
        '<pre tabindex="0"><code>{}</code></pre>' if "lang" in node else "<code>{}</code>", node["text"]
    ),
    "table": _table,
    "rule": lambda node: format_html("<hr>{}", ""),
    "br": lambda node: format_html("<br>{}", ""),
    "a": lambda node: format_html('<a href="{}" rel="noopener noreferrer nofollow">{}</a>', node["href"], prose(node["c"])),
}
