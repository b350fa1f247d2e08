"""The lab that a script makes, line by line. The first line that Docker refuses ends it, with its number and Docker's words."""

from __future__ import annotations

from cnmviz.cnm.stage import new_world
from cnmviz.cnm.world import World
from cnmviz.console.file import BETWEEN, Numbered, Stopped, lines_of, play
from cnmviz.console.line import cut, is_command, needs_shell, parse
from cnmviz.console.shell.lexer import Operator, Token, Word
from cnmviz.console.shell.script import KEYWORDS
from cnmviz.console.text import Usage
from cnmviz.labs.documents import Unusable

from .passed_over import DOCKER, PROGRAMS, PassedOver
from .variables import assigned, filled

MEANINGLESS = "does nothing here"
"""What the console says of docker's commands that are about something else."""

CONTROL = frozenset((*KEYWORDS, "else", "elif", "esac", "}", "select"))


class Script:
    """A script that is being read: the lab so far, and what was not run."""

    def __init__(self, seed: str, now: int) -> None:
        self.world = new_world(seed, now=now)
        self.passed_over = PassedOver()
        self._now = now
        self._values: dict[str, str] = {}

    def read(self, text: str) -> World:
        """The lab after all lines.

        Raises:
            Unusable: a line cannot be read, or Docker refuses it.
        """
        try:
            for line in lines_of(text):
                self._line(line)
        except Stopped as stopped:
            raise Unusable(str(stopped)) from None
        return self.world

    def _line(self, line: Numbered) -> None:
        try:
            tokens = cut(line.text)
            _check_plain(tokens)
            if (found := assigned(tokens, self._values)) is not None:
                self._values |= found
            elif _of_docker(tokens, line.text):
                self._do(Numbered(line.number, filled(line.text, self._values)))
            elif tokens:
                self.passed_over.add(PROGRAMS, line)
        except Usage as usage:
            raise Stopped(line, (usage.text.stderr or usage.text.stdout).strip()[:500]) from None
        except Unusable as unusable:
            raise Stopped(line, str(unusable)) from None

    def _do(self, line: Numbered) -> None:
        """Run a line that changes anything; one that only looks prints what nobody reads here."""
        if not needs_shell(line.text):
            try:
                parsed = parse(line.text)
            except Usage as usage:
                if MEANINGLESS not in usage.text.stderr:
                    raise
                self.passed_over.add(DOCKER, line)
                return
            if parsed.command.spelling.reads:
                return
        self.world = play(self.world, [line], now=self._now)
        self._now += BETWEEN


def _check_plain(tokens: list[Token]) -> None:
    """Loops, conditions and functions are refused: what they would do depends on more than the lab."""
    first = tokens[0] if tokens else None
    brackets = [token.text for token in tokens[1:3] if isinstance(token, Operator)]
    if isinstance(first, Word) and (first.raw in CONTROL or brackets == ["(", ")"]):
        raise Unusable(f"'{first.raw}' is not run here: write the docker commands out, one in a line")


def _of_docker(tokens: list[Token], line: str) -> bool:
    return bool(tokens) and (is_command(tokens[0].text) or needs_shell(line))
