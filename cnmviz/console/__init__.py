"""Layer 1: text to Command and Outcome to text, and the shell inside a container. No Django.

`perform` does a whole line; `parse`, `render` and `answer` are its parts, `script` is for lines with several commands; `execute`
runs programs inside containers and is handed to layer 0; `complete` helps while typing.
"""

from .answer import answer
from .complete import complete
from .line import Parsed, needs_shell, parse, parse_words
from .perform import Performed, perform, script
from .spelling import render
from .text import Text, Usage
from .tools import execute

__all__ = [
    "Parsed",
    "Performed",
    "Text",
    "Usage",
    "answer",
    "complete",
    "execute",
    "needs_shell",
    "parse",
    "parse_words",
    "perform",
    "render",
    "script",
]
