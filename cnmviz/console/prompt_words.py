"""Words that people type at the host's prompt out of habit, and that mean nothing where each line starts afresh.

Each gets a sentence that leads on, instead of `not found`. It must not take a line with more than these words in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from .shell.lexer import Token, Word
from .text import Text

LEAVING = "This is the prompt of the host itself: there is nothing to leave. docker exec -it NAME sh opens one in a container.\n"

SENTENCES = {
    "exit": LEAVING,
    "logout": LEAVING,
    "cd": "Each line starts in / again; on one line, cd /etc && cat hosts works.\n",
    "history": "The arrow keys bring earlier lines back; the log shows what everybody did.\n",
    "clear": "The button Clear above the console, or Ctrl+L, clears it.\n",
}

MOST_ARGUMENTS = {"exit": 1, "cd": 1}


def about(tokens: Sequence[Token]) -> Text | None:
    """The sentence about a line of such a word, None for any other line. `exit NAME` ends the shell of a container."""
    first = tokens[0].text
    plain = all(isinstance(token, Word) for token in tokens)
    if first not in SENTENCES or not plain or len(tokens) - 1 > MOST_ARGUMENTS.get(first, 0):
        return None
    if first == "exit" and len(tokens) == 2 and not (tokens[1].text.isascii() and tokens[1].text.isdecimal()):
        return None
    return Text(stderr=SENTENCES[first])
