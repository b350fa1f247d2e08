"""A lesson's Markdown cut into its parts: sections at `##`, items of lists, code blocks, each with its place in the file.

The blocks are those of CommonMark, as markdown-it sees them; what stands in a line is not looked at here. It must not know what
the sections mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

_blocks = MarkdownIt("commonmark", {"html": False}).enable("table").disable("inline")
CODE = ("fence", "code_block")
"""The two ways of CommonMark to write code: between fences, and indented."""

_MARKER = re.compile(r" {0,3}(?:[-+*]|\d{1,9}[.)])(?: {1,4}(?! )|(?: (?= {4}))|$)")


@dataclass(frozen=True, slots=True)
class Section:
    """`title` is that of its `##` heading ("" before the first), at `line`. `tokens` are its blocks, `lines` the whole file's."""

    title: str
    line: int
    tokens: Sequence[Token]
    lines: Sequence[str]
    begins: int
    ends: int

    def source(self, begins: int = -1, ends: int = -1) -> str:
        """The text from one line of the file up to another; of the whole section where they are left out."""
        return "\n".join(self.lines[self.begins if begins < 0 else begins : self.ends if ends < 0 else ends])

    def first_line(self) -> int:
        """The number of the first line with something in it."""
        return next((at + 1 for at in range(self.begins, self.ends) if self.lines[at].strip()), self.line)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, without its marker and its indentation."""

    line: int
    text: str


def cut(lines: Sequence[str]) -> list[Section]:
    """The sections of a file; what stands before the first `##` comes first."""
    tokens = _blocks.parse("\n".join(lines))
    heads = [at for at, token in enumerate(tokens) if token.type == "heading_open" and token.level == 0 and token.tag == "h2"]
    found = []
    for head, following in pairwise([-1, *heads, len(tokens)]):
        begins, line = (span(tokens[head])[1], span(tokens[head])[0] + 1) if head >= 0 else (0, 1)
        ends = span(tokens[following])[0] if following < len(tokens) else len(lines)
        title = tokens[head + 1].content.strip() if head >= 0 else ""
        inside = tokens[head + 3 if head >= 0 else 0 : following]
        found.append(Section(title, line, inside, lines, begins, ends))
    return found


def span(token: Token) -> tuple[int, int]:
    """The first line of a block, and the one behind it, counted from 0."""
    begins, ends = token.map or (0, 0)
    return begins, ends


def top(tokens: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    """The blocks that stand in no other, with their places among the tokens; ends of blocks are left out."""
    return ((at, token) for at, token in enumerate(tokens) if token.level == 0 and token.nesting >= 0)


def items(section: Section, at: int) -> list[Item]:
    """The items of the list that begins at one of the section's tokens."""
    found = []
    for token in section.tokens[at + 1 :]:
        if token.level == 0:
            break
        if token.type == "list_item_open" and token.level == 1:
            found.append(_item(section, *span(token)))
    return found


def _item(section: Section, begins: int, ends: int) -> Item:
    lines = section.lines[begins:ends]
    marker = _MARKER.match(lines[0])
    width = marker.end() if marker else 0
    rest = [line[min(width, len(line) - len(line.lstrip())) :] for line in lines[1:]]
    return Item(begins + 1, "\n".join([lines[0][width:], *rest]))


def code(text: str) -> list[tuple[int, str]]:
    """The code blocks of a text: the line before the first one of each (from 0, in the text), and what is in it."""
    blocks = ((span(token)[0], token) for token in _blocks.parse(text) if token.type in CODE)
    return [(begins + (token.type == "fence"), token.content) for begins, token in blocks]
