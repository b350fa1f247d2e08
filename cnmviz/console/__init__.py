"""Layer 1: text to Command and Outcome to text, and the shell inside a container. No Django.

`perform` does a whole line; `parse`, `render` and `answer` are its parts; `execute` runs programs inside containers and is handed
to layer 0; `complete` helps while typing.
"""

from .answer import answer
from .complete import complete
from .line import Parsed, parse
from .perform import Performed, perform
from .spelling import render
from .text import Text, Usage
from .tools import execute

__all__ = ["Parsed", "Performed", "Text", "Usage", "answer", "complete", "execute", "parse", "perform", "render"]
