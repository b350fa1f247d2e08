"""What a command prints, and the exception that carries text instead of a command.

Everything is plain text without control sequences. Sizes are bounded here, so that no answer can flood a browser.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..cnm.draft import Executed

LONGEST = 200_000
"""Characters of one stream of one answer."""

CUT = "\n[output cut here: {} characters more]\n"


@dataclass(frozen=True, slots=True)
class Text:
    """Standard output, standard error and exit status. `shell` and `attached` are those of `cnm.draft.Executed`."""

    stdout: str = ""
    stderr: str = ""
    exit: int = 0
    shell: str = ""
    attached: bool = False

    def printed(self) -> Executed:
        """The same as what a program printed."""
        return Executed(self.stdout, self.stderr, self.exit, self.shell, self.attached)


class Usage(Exception):
    """The command line answers by itself: help, a comment, or why a line is not a command. Nothing was asked of the lab."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.stderr or text.stdout)
        self.text = text


def bounded(text: Text) -> Text:
    """The same text, each stream cut to `LONGEST` with a marker."""
    return replace(text, stdout=_cut(text.stdout), stderr=_cut(text.stderr))


def _cut(stream: str) -> str:
    return stream if len(stream) <= LONGEST else stream[:LONGEST] + CUT.format(len(stream) - LONGEST)
