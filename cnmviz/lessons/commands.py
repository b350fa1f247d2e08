"""The commands that a lesson's texts show: lines with a `$ ` prompt in code blocks, and whether the console understands them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cnmviz.console import Usage, needs_shell, parse, parse_words
from cnmviz.console.line import is_command, unprompted
from cnmviz.console.shell.lexer import Word
from cnmviz.console.shell.script import ScriptError, read

from .lesson import Lesson
from .problems import Problem
from .sections import code

PROMPT = "$ "


def problems(lesson: Lesson) -> Iterator[Problem]:
    """What is wrong with the commands of all texts of a lesson."""
    for line, text in _texts(lesson):
        for begins, block in code(text):
            for at, shown in _shown(block):
                if why := _missing_prompt(shown) or complaint(shown):
                    yield Problem(line + begins + at if line else 0, why)


def _texts(lesson: Lesson) -> Iterator[tuple[int, str]]:
    """All texts of a lesson, with the lines where they begin."""
    yield lesson.line("text"), lesson.text
    for at, question in enumerate(lesson.questions):
        yield lesson.line("questions", at), question.text
        yield from ((lesson.line("questions", at), option.text) for option in question.options)
        yield lesson.line("explanations", at), question.explanation
    for at, hint in enumerate(lesson.hints):
        yield lesson.line("hints", at), hint
    yield lesson.line("afterwards"), lesson.afterwards


def _shown(block: str) -> Iterator[tuple[int, str]]:
    """The lines of a block with their numbers (from 0); a command that ends in a backslash goes on in the next."""
    begun, parts = 0, list[str]()
    for at, line in enumerate(block.split("\n")):
        begun = begun if parts else at
        parts.append(line)
        if parts[0].startswith(PROMPT) and line.endswith("\\"):
            parts[-1] = line[:-1]
            continue
        yield begun, "".join(parts)
        parts = []
    if parts:
        yield begun, "".join(parts)


def _missing_prompt(line: str) -> str:
    return "this command has no `$ ` in front of it" if line.startswith("docker ") else ""


def complaint(line: str) -> str:
    """What the console would say against a line with a prompt; "" where nothing, or where it has none."""
    if not line.startswith(PROMPT):
        return ""
    try:
        if needs_shell(line):
            _read_script(unprompted(line))
        else:
            parse(line)
    except Usage as usage:
        said = usage.text.stderr.strip().split("\n")[0]
        return f"`{line}`: {said}" if usage.text.exit else ""
    except ScriptError as error:
        return f"`{line}`: sh: {error}"
    return ""


def _read_script(script: str) -> None:
    """Read each command of the lab in a script, also in `$(...)`.

    Raises:
        Usage: one is none.
        ScriptError: the script is none.
    """
    for pipeline in read(script):
        for simple in pipeline.commands:
            words = simple.words
            if words and is_command(words[0].text):
                _parsed(words)
            for word in words:
                for inner in word.commands:
                    _read_script(inner)


def _parsed(words: Iterable[Word]) -> None:
    """What `$(...)` and variables will be, is not known: a word stands for them."""
    try:
        parse_words([word.text or "x" for word in words])
    except Usage as usage:
        if usage.text.exit:
            raise
