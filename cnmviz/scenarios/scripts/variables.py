"""Variables of a script: `NET=shop` in a line of its own, and `$NET` or `"${NET}"` where it is used.

What bash would split at blanks is kept in one word. A variable without a value, and those that bash sets itself, are refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from cnmviz.console.line import unprompted
from cnmviz.console.shell.lexer import Operator, Token, Word, lex
from cnmviz.labs.documents import Unusable
from cnmviz.scenarios.recipe.words import quote

ASSIGNMENT = re.compile(r"([A-Za-z_]\w*)=")
PREFIXES = ("export", "readonly", "local", "declare")
LONGEST = 4_096
"""Characters of one value."""


def assigned(tokens: list[Token], values: Mapping[str, str]) -> dict[str, str] | None:
    """What a line assigns, None where it is no line of assignments alone."""
    words = [token for token in tokens if isinstance(token, Word)]
    if len(words) != len(tokens):
        return None
    if words and words[0].raw in PREFIXES:
        words = words[1:]
    found = [(match[1], word) for word in words if (match := ASSIGNMENT.match(word.raw))]
    if not found or len(found) != len(words):
        return None
    return {name: _value(word, values).removeprefix(f"{name}=") for name, word in found}


def filled(line: str, values: Mapping[str, str]) -> str:
    """The line with the values of its variables in their places; as it is where it has none.

    Raises:
        Unusable: one has no value.
    """
    text = unprompted(line)
    tokens = lex(text)
    if not any(isinstance(token, Word) and any(part.variable for part in token.parts) for token in tokens):
        return line
    return " ".join(token.text if isinstance(token, Operator) else _word(token, values) for token in tokens)


def _word(word: Word, values: Mapping[str, str]) -> str:
    if not any(part.variable for part in word.parts):
        return word.raw
    return quote(_value(word, values))


def _value(word: Word, values: Mapping[str, str]) -> str:
    text = ""
    for part in word.parts:
        if part.command:
            raise Unusable("$(...) is not run in the value of a variable, nor beside one: write the value itself")
        if part.variable and part.text not in values:
            raise Unusable(f"${part.text} has no value here: write the value itself")
        text += values[part.text] if part.variable else part.text
    if len(text) > LONGEST:
        raise Unusable(f"the value of a variable is too long: at most {LONGEST} characters")
    return text
