"""A person's Markdown as data that a page can draw: no HTML of anybody ever reaches a page.

CommonMark and tables, without HTML (it stays text) and without pictures (their words stay). The data are lists and dicts:

    blocks  {"t": "p", "c": [inline]}  {"t": "h", "n": 3, "c": [inline]}  {"t": "ul" | "ol", "c": [[block], ...]}
            {"t": "code", "lang": "sh", "text": "..."}  {"t": "quote", "c": [block]}  {"t": "rule"}
            {"t": "table", "head": [[inline], ...], "rows": [[[inline], ...], ...]}
    inline  "text"  {"t": "em" | "strong", "c": [inline]}  {"t": "code", "text": "..."}
            {"t": "a", "href": "...", "c": [inline]}  {"t": "br"}

`static/cnmviz/lib/prose.js` draws them in the browser, `templatetags/prose.py` on the server.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

Block = dict[str, Any]
Inline = str | dict[str, Any]

_HREF = re.compile(r"https?://[^\s\\]+|/(?![/\\])[^\s\\]*", re.IGNORECASE)
"""Where a link may lead: somewhere on the web, or a page of this site. A browser reads a backslash as a slash."""

_IN_A_LINE = ("em", "strong", "code", "a")

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


def of(markdown: str) -> list[Block]:
    """The blocks of a text."""
    return _blocks(SyntaxTreeNode(_markdown.parse(markdown)).children)


def inline(markdown: str) -> list[Inline]:
    """A text of one line, such as a title with a name in code."""
    [node] = SyntaxTreeNode(_markdown.parseInline(markdown)).children
    return _inline(node.children)


def plain(blocks: list[Block]) -> str:
    """The words alone, for a search or a summary."""
    return " ".join(_written(blocks).split())


def _written(node: Any) -> str:
    if isinstance(node, str):
        return node
    if isinstance(node, list):
        return "".join(map(_written, node))
    if node["t"] == "table":
        return "".join(f"{_written(cell)}\n" for row in (node["head"], *node["rows"]) for cell in row)
    inside = node.get("text", "") + _written(node.get("c", []))
    return inside if node["t"] in _IN_A_LINE and inside else f"{inside}\n"


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> list[Block]:
    return [_BLOCKS[node.type](node) for node in nodes if node.type in _BLOCKS]


def _line(node: SyntaxTreeNode) -> list[Inline]:
    """What stands in a paragraph, a heading or a cell."""
    return [part for child in node.children for part in _inline(child.children)]


def _items(node: SyntaxTreeNode) -> list[list[Block]]:
    return [_blocks(item.children) for item in node.children]


def _code(node: SyntaxTreeNode) -> Block:
    return {"t": "code", "lang": node.info.strip().partition(" ")[0], "text": node.content.removesuffix("\n")}


def _table(node: SyntaxTreeNode) -> Block:
    rows = [[_line(cell) for cell in row.children] for part in node.children for row in part.children]
    return {"t": "table", "head": rows[0], "rows": rows[1:]}


_BLOCKS: dict[str, Callable[[SyntaxTreeNode], Block]] = {
    "paragraph": lambda node: {"t": "p", "c": _line(node)},
    "heading": lambda node: {"t": "h", "n": int(node.tag[1:]), "c": _line(node)},
    "bullet_list": lambda node: {"t": "ul", "c": _items(node)},
    "ordered_list": lambda node: {"t": "ol", "c": _items(node)},
    "fence": _code,
    "code_block": lambda node: {"t": "code", "lang": "", "text": node.content.removesuffix("\n")},
    "blockquote": lambda node: {"t": "quote", "c": _blocks(node.children)},
    "table": _table,
    "hr": lambda node: {"t": "rule"},
}


def _inline(nodes: Iterable[SyntaxTreeNode]) -> list[Inline]:
    """The parts of a line; texts that follow each other are one."""
    found: list[Inline] = []
    for part in (part for node in nodes for part in _parts(node)):
        last = found[-1] if found else None
        if isinstance(part, str) and isinstance(last, str):
            found[-1] = last + part
        elif part:
            found.append(part)
    return found


def _parts(node: SyntaxTreeNode) -> list[Inline]:
    return _INLINES[node.type](node) if node.type in _INLINES else [node.content]


def _styled(node: SyntaxTreeNode) -> list[Inline]:
    return [{"t": node.type, "c": _inline(node.children)}]


def _link(node: SyntaxTreeNode) -> list[Inline]:
    href = str(node.attrs.get("href", ""))
    inside = _inline(node.children)
    return [{"t": "a", "href": href, "c": inside}] if _HREF.fullmatch(href) else inside


_INLINES: dict[str, Callable[[SyntaxTreeNode], list[Inline]]] = {
    "em": _styled,
    "strong": _styled,
    "code_inline": lambda node: [{"t": "code", "text": node.content}],
    "hardbreak": lambda node: [{"t": "br"}],
    "softbreak": lambda node: [" "],
    "image": lambda node: _inline(node.children),
    "link": _link,
}
