"""A template's text into pieces of text and tokens of actions; `{{-` and `-}}` trim the blanks beside them."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import Any

TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n]+)
      | (?P<string>"(?:[^"\\\n]|\\.)*")
      | (?P<raw>`[^`]*`)
      | (?P<char>'(?:[^'\\\n]|\\.)+')
      | (?P<number>[+-]?(?:0[xX][0-9a-fA-F]+|[0-9]+(?:\.[0-9]+)?)(?![A-Za-z0-9_]))
      | (?P<declare>:=)
      | (?P<variable>\$\w*)
      | (?P<field>\.[^\W\d]\w*)
      | (?P<dot>\.)
      | (?P<word>[^\W\d]\w*)
      | (?P<punctuation>[|(),=])""",
    re.VERBOSE,
)

CLOSE = re.compile(r"[ \t\r\n]+-\}\}|\}\}")

COMMENT = re.compile(r"\{\{(- )?/\*.*?\*/( -)?\}\}", re.DOTALL)

BLANKS = " \t\r\n"

LONGEST_NUMBER = 30
"""Digits, more than any number of 64 bits has in whatever base."""


class TemplateError(Exception):
    """Why a template cannot be parsed or executed, in Go's words."""


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is a group of TOKEN, or `text`, `open`, `close`, `end`. `at` is its place in the whole template."""

    kind: str
    text: str
    at: int
    value: Any = None


def lex(source: str) -> list[Token]:
    """All tokens of a template.

    Raises:
        TemplateError: an action has no end, or a letter that cannot stand in one.
    """
    tokens: list[Token] = []
    at, trim = 0, False
    while (start := source.find("{{", at)) >= 0:
        trims = source[start + 2 : start + 3] == "-" and source[start + 3 : start + 4].isspace()
        _text(tokens, source[at:start].rstrip(BLANKS) if trims else source[at:start], at, trim)
        if comment := COMMENT.match(source, start):
            at, trim = comment.end(), bool(comment[2])
        else:
            at, trim = _action(tokens, source, start)
    _text(tokens, source[at:], at, trim)
    tokens.append(Token("end", "EOF", len(source)))
    return tokens


def _text(tokens: list[Token], text: str, start: int, trim: bool) -> None:
    text = text.lstrip(BLANKS) if trim else text
    if text:
        tokens.append(Token("text", text, start))


def _action(tokens: list[Token], source: str, start: int) -> tuple[int, bool]:
    """Add the tokens of one action; returns the place behind it and whether the text behind is trimmed."""
    tokens.append(Token("open", "{{", start))
    at = start + 2
    if source[at : at + 1] == "-" and source[at + 1 : at + 2].isspace():
        at += 2
    while not (close := CLOSE.match(source, at)):
        at = _token(tokens, source, at, start)
    tokens.append(Token("close", "}}", close.end() - 2))
    return close.end(), close[0] != "}}"


def _token(tokens: list[Token], source: str, at: int, start: int) -> int:
    found = TOKEN.match(source, at)
    if found is None:
        raise TemplateError(f"template: :{line_of(source, start)}: {_lexical(source, at)}")
    kind = str(found.lastgroup)
    try:
        value = _constant(kind, found[0])
    except TemplateError as error:
        raise TemplateError(f"template: :{line_of(source, start)}: {error}") from None
    tokens.append(Token(kind, found[0], at, value))
    return found.end()


def _lexical(source: str, at: int) -> str:
    if at >= len(source):
        return "unclosed action"
    letter = source[at]
    if letter == '"':
        return "unterminated quoted string"
    if letter == "`":
        return "unterminated raw quoted string"
    if letter == "'":
        return "unterminated character constant"
    if letter.isdigit() or letter in "+-":
        return f"bad number syntax: {source[at : at + 2]!r}".replace("'", '"')
    return (
        f"unexpected bad character U+{ord(letter):04X} '{letter}' in command"
        if letter not in "{}"
        else f'unexpected "{letter}" in operand'
    )


def _constant(kind: str, text: str) -> Any:
    if kind == "string":
        return _string(text)
    if kind == "raw":
        return text[1:-1]
    if kind == "char":
        return ord(text[1:-1][-1])
    if kind == "number":
        return _number(text)
    return None


def _string(text: str) -> str:
    """A quoted text with its escapes. Half a surrogate pair is no letter, in Go neither."""
    try:
        value = str(ast.literal_eval(text))
        value.encode()
    except UnicodeEncodeError:
        raise TemplateError("invalid syntax") from None
    except (SyntaxError, ValueError):
        return text[1:-1]
    return value


def _number(text: str) -> int | float:
    """A whole number of 64 bits, octal behind a leading zero, or a fraction."""
    if "." in text:
        return float(text)
    digits = text.lstrip("+-")
    octal = len(digits) > 1 and digits.startswith("0") and digits.isdecimal()
    if len(digits) > LONGEST_NUMBER:
        raise TemplateError(f'integer overflow: "{text}"')
    try:
        number = int(text, 8 if octal else 0)
    except ValueError:
        raise TemplateError(f'illegal number syntax: "{text}"') from None
    if not -(2**63) <= number < 2**63:
        raise TemplateError(f'integer overflow: "{text}"')
    return number


def line_of(source: str, at: int) -> int:
    return source.count("\n", 0, at) + 1
