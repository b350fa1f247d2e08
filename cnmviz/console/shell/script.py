"""A line of shell as data: pipelines joined by `;`, `&&` and `||`, with redirections. Loops and functions are refused by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .lexer import Operator, Token, Unclosed, Word, lex

JOINERS = (";", "&&", "||", "\n", "&")
REDIRECTIONS = (">", ">>", "<", "1>", "2>", "2>>")
MERGERS = ("2>&1", "1>&2", ">&2")
KEYWORDS = ("for", "while", "until", "if", "case", "function", "{", "then", "do", "done", "fi")


class ScriptError(Exception):
    """Why a script cannot be read; the text follows `sh: `."""


@dataclass(slots=True)
class Simple:
    """One program with its words and redirections, as (operator, target)."""

    words: list[Word] = field(default_factory=list)
    redirections: list[tuple[str, Word | None]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Programs joined by pipes. `joiner` stands in front of it: it runs always, or after success, or after failure."""

    joiner: str
    commands: tuple[Simple, ...]
    negated: bool = False


def read(line: str) -> list[Pipeline]:
    """The pipelines of a script.

    Raises:
        ScriptError: it cannot be read.
    """
    try:
        tokens = lex(line)
    except Unclosed:
        raise ScriptError("syntax error: unterminated quoted string") from None
    pipelines: list[Pipeline] = []
    joiner, commands, current = ";", list[Simple](), Simple()
    rest = iter(tokens)
    for token in rest:
        if isinstance(token, Operator) and token.text in JOINERS:
            _end(pipelines, joiner, commands, current, token.text)
            joiner, commands, current = token.text, [], Simple()
        elif isinstance(token, Operator) and token.text == "|":
            if not current.words:
                raise ScriptError('syntax error: unexpected "|"')
            commands.append(current)
            current = Simple()
        else:
            _add(current, token, rest)
    _end(pipelines, joiner, commands, current, "")
    return pipelines


def _end(pipelines: list[Pipeline], joiner: str, commands: list[Simple], last: Simple, following: str) -> None:
    if not last.words and not last.redirections:
        if commands or joiner in ("&&", "||") or following in ("&&", "||"):
            raise ScriptError(f"syntax error: unexpected {repr(following)[1:-1] or 'end of file'}")
        return
    negated = not commands and last.words[:1] != [] and last.words[0].raw == "!"
    if negated:
        last.words = last.words[1:]
    pipelines.append(Pipeline(joiner, (*commands, last), negated))


def _add(current: Simple, token: Token, rest: Iterator[Token]) -> None:
    if isinstance(token, Word):
        if not current.words and token.raw in KEYWORDS:
            raise ScriptError(f"'{token.raw}' is not supported here: one line of programs, pipes, &&, || and ; is")
        current.words.append(token)
    elif token.text in MERGERS:
        current.redirections.append((token.text, None))
    elif token.text in REDIRECTIONS:
        target = next(rest, None)
        if not isinstance(target, Word):
            raise ScriptError("syntax error: unexpected redirection")
        current.redirections.append((token.text, target))
    else:
        raise ScriptError(f'syntax error: unexpected "{token.text}"')
