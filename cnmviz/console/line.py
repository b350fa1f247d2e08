"""A line as a person types or pastes it, into a Command.

Forgiving about what surrounds a command in a manual: a `$ ` prompt, `sudo`, comments, lines joined by a backslash. A line with
more than one command in it is no Command but a script, which is for `script`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import click

from ..cnm import commands
from ..cnm.commands import Command
from . import grammar, manual, prompt_words, tools
from .complaints import complaint, refused
from .shell.lexer import Operator, Token, Unclosed, Word, lex
from .text import Text, Usage

LONGEST_LINE = 8192
"""Characters; the socket's own limit is the same."""

MOST_WORDS = 1000


@dataclass(frozen=True, slots=True)
class Parsed:
    """A command and the docker context it names ("" for none)."""

    command: Command
    host: str = ""


def parse(line: str) -> Parsed:
    """The command that a line is.

    Raises:
        Usage: it is none: empty, help, or wrong; with what to print.
    """
    tokens = cut(line)
    if not tokens:
        raise Usage(Text())
    first = tokens[0].text
    alone = prompt_words.about(tokens)
    if alone:
        raise Usage(alone)
    if is_command(first):
        return parse_words(_words(tokens))
    if first == "help":
        raise manual.about(_words(tokens)[1:])
    if first in (*tools.catalogue(), "cd", "export"):
        return Parsed(_on_host(tokens, line))
    raise refused(f"sh: {first}: not found", 127)


def is_command(word: str) -> bool:
    """Whether what follows a word is a command of the lab rather than a program of the host."""
    return word == "docker" or word in grammar.standing_alone()


def parse_words(words: Sequence[str]) -> Parsed:
    """The command that words are, the first of which is a command's.

    Raises:
        Usage: as `parse`.
    """
    first, *rest = words
    return _docker(rest) if first == "docker" else Parsed(_alone(first, rest))


def needs_shell(line: str) -> bool:
    """Whether a line is a script with commands of the lab in it.

    Raises:
        Usage: it cannot be cut.
    """
    tokens = cut(line)
    inner = [script for token in tokens if isinstance(token, Word) for script in token.commands]
    if not inner and not any(isinstance(token, Operator) for token in tokens):
        return False
    return any(is_command(token.text) for token in tokens) or any("docker" in script for script in inner)


def unprompted(line: str) -> str:
    """A line without a prompt and `sudo` in front.

    Raises:
        Usage: it cannot be cut.
    """
    tokens = cut(line)
    return line.strip()[tokens[0].start :] if tokens else ""


def cut(line: str) -> list[Token]:
    """The tokens of a line, without a prompt and `sudo` in front.

    Raises:
        Usage: too long, or a quote is open.
    """
    if len(line) > LONGEST_LINE:
        raise refused(f"sh: line too long: {len(line)} characters, at most {LONGEST_LINE}", 2)
    try:
        tokens = lex(line.strip())
    except Unclosed:
        raise refused("sh: syntax error: unterminated quoted string", 2) from None
    if len(tokens) > MOST_WORDS:
        raise refused(f"sh: too many words: {len(tokens)}, at most {MOST_WORDS}", 2)
    while tokens and isinstance(tokens[0], Word) and tokens[0].raw in ("$", "sudo"):
        tokens = tokens[1:]
    return tokens


def _words(tokens: list[Token]) -> list[str]:
    for token in tokens:
        if isinstance(token, Operator):
            shown = token.text.replace("\n", "a second line")
            raise refused(f"sh: one docker command per line: '{shown}' cannot follow here", 2)
    return [token.text for token in tokens]


def _docker(words: list[str]) -> Parsed:
    try:
        if words[:1] == ["help"]:
            raise manual.help_of(words[1:])
        command, host = grammar.read(words)
    except click.UsageError as error:
        raise complaint(error) from None
    except grammar.HelpAsked as asked:
        raise manual.page(asked.context, asked.by_flag) from None
    return Parsed(command, host)


def _alone(name: str, words: list[str]) -> Command:
    node = grammar.standing_alone()[name]
    context = click.Context(node, info_name=name)
    try:
        node.parse_args(context, words)
    except click.UsageError as error:
        raise complaint(error) from None
    except grammar.HelpAsked:
        raise manual.page(context) from None
    return node.read(context)


@cache
def _host_shell() -> type[Command]:
    return commands.catalogue()["host"]


def _on_host(tokens: list[Token], line: str) -> Command:
    """A program of the host; with operators or variables it is a script for the host's shell."""
    plain = all(isinstance(token, Word) and all(part.fixed for part in token.parts) for token in tokens)
    words = tuple(token.text for token in tokens) if plain else ("sh", "-c", unprompted(line))
    return _host_shell()(first=words[0], arguments=words[1:])  # type: ignore[call-arg]
