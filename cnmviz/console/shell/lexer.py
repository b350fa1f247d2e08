"""A line of shell into words and operators, with POSIX quoting.

Used for the console's own lines and for `sh -c` inside a container. It only cuts: variables and commands inside words are marked
and not filled in, operators are named and not obeyed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

OPERATORS = ("2>&1", "1>&2", ">&2", "&&", "||", "2>>", "2>", "1>", ">>", ">", "<", ";", "|", "&", "(", ")", "\n")
"""Longest first."""

VARIABLE = re.compile(r"\$(?:([A-Za-z_][A-Za-z0-9_]*|[?$#0-9])|\{([A-Za-z_][A-Za-z0-9_]*|[?])\})")


class Unclosed(Exception):
    """A quote, or a command inside a word, without its end."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a word. `variable` pieces hold a name, `command` pieces what stands in `$(...)`; `quoted` ones are not split."""

    text: str
    quoted: bool = False
    variable: bool = False
    command: bool = False

    @property
    def fixed(self) -> bool:
        """Whether it stands for itself."""
        return not (self.variable or self.command)


@dataclass(frozen=True, slots=True)
class Word:
    parts: tuple[Part, ...]
    start: int
    raw: str = ""

    @property
    def text(self) -> str:
        """The word with its quotes removed, its variables and commands as written."""
        return "".join(map(_written, self.parts))

    @property
    def commands(self) -> list[str]:
        """What stands in `$(...)` in it."""
        return [part.text for part in self.parts if part.command]


def _written(part: Part) -> str:
    return f"$({part.text})" if part.command else f"${part.text}" if part.variable else part.text


@dataclass(frozen=True, slots=True)
class Operator:
    text: str
    start: int


Token = Word | Operator


def lex(line: str) -> list[Token]:
    """All tokens of a line; comments are left out, a backslash before a line's end joins lines.

    Raises:
        Unclosed: a quote has no end.
    """
    return list(_lexed(line))


@lru_cache(maxsize=8)
def _lexed(line: str) -> tuple[Token, ...]:
    """A line on its way is asked about several times: whether it needs a shell, what its words are."""
    tokens: list[Token] = []
    at = 0
    while at < len(line):
        if line.startswith("\\\n", at):
            at += 2
        elif line[at] in " \t\r":
            at += 1
        elif line[at] == "#":
            at = line.find("\n", at) if "\n" in line[at:] else len(line)
        elif operator := next((text for text in OPERATORS if line.startswith(text, at)), ""):
            tokens.append(Operator(operator, at))
            at += len(operator)
        else:
            word, at = _word(line, at)
            tokens.append(word)
    return tuple(tokens)


def _word(line: str, start: int) -> tuple[Word, int]:
    parts: list[Part] = []
    at = start
    while at < len(line) and line[at] not in " \t\r\n;|&<>()":
        at = _piece(line, at, parts)
    return Word(tuple(parts), start, line[start:at]), at


def _piece(line: str, at: int, parts: list[Part]) -> int:
    """Add the next piece of a word; returns where the one after begins."""
    letter = line[at]
    if letter == "'":
        end = line.find("'", at + 1)
        if end < 0:
            raise Unclosed
        parts.append(Part(line[at + 1 : end], quoted=True))
        return end + 1
    if letter == '"':
        return _double_quoted(line, at + 1, parts)
    if letter == "\\":
        if line.startswith("\\\n", at):
            return at + 2
        parts.append(Part(line[at + 1 : at + 2] or "\\", quoted=True))
        return at + 2
    return _expansion(line, at, parts, quoted=False) or _letter(line, at, parts, quoted=False)


def _letter(line: str, at: int, parts: list[Part], *, quoted: bool) -> int:
    parts.append(Part(line[at], quoted))
    return at + 1


def _expansion(line: str, at: int, parts: list[Part], *, quoted: bool) -> int:
    """Add the variable or the command that begins here; returns where the piece after it begins, 0 where there is neither."""
    if found := VARIABLE.match(line, at):
        parts.append(Part(found[1] or found[2], quoted, variable=True))
        return found.end()
    if line.startswith("$(", at):
        end = _closing(line, at + 2)
        parts.append(Part(line[at + 2 : end], quoted, command=True))
        return end + 1
    if line[at] == "`":
        end = line.find("`", at + 1)
        if end < 0:
            raise Unclosed
        parts.append(Part(line[at + 1 : end], quoted, command=True))
        return end + 1
    return 0


def _closing(line: str, at: int) -> int:
    """The place of the bracket that ends a command; brackets in quotes do not count."""
    depth, quote = 1, ""
    while at < len(line):
        letter = line[at]
        if letter == "\\" and quote != "'":
            at += 1
        elif quote:
            quote = "" if letter == quote else quote
        elif letter in "'\"":
            quote = letter
        else:
            depth += (letter == "(") - (letter == ")")
            if depth == 0:
                return at
        at += 1
    raise Unclosed


def _double_quoted(line: str, at: int, parts: list[Part]) -> int:
    parts.append(Part("", quoted=True))
    while at < len(line):
        if line[at] == '"':
            return at + 1
        if line[at] == "\\" and line[at + 1 : at + 2] in ("\\", '"', "$", "`", "\n"):
            parts.append(Part(line[at + 1].strip("\n"), quoted=True))
            at += 2
        else:
            at = _expansion(line, at, parts, quoted=True) or _letter(line, at, parts, quoted=True)
    raise Unclosed
