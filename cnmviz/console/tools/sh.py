"""`sh -c SCRIPT`: runs small scripts inside a container, or at the host's prompt. The language is read by `shell.script`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...cnm.draft import Executed
from ..shell.lexer import Word
from ..shell.script import Pipeline, ScriptError, Simple, read
from . import find, tool
from .seat import Seat

DEEPEST = 5
"""Shells inside shells."""

MOST = 200
"""Programs in one script."""

LONGEST = 100_000
"""Characters that one script may print."""

PROMPT = re.compile(r"\s*(?:/\S* )?[#$] (\w+)")
"""A prompt copied from a manual, such as `/ # ping web`; behind it stands a program, which tells it from a comment."""

ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")


class _Exit(Exception):
    pass


@dataclass(slots=True)
class _Shell:
    seat: Seat
    variables: dict[str, str]
    status: int = 0
    out: str = ""
    err: str = ""
    ran: int = 0
    positional: tuple[str, ...] = field(default=())


@tool("sh", "bash", "ash", "zsh")
def sh(seat: Seat, arguments: Sequence[str]) -> Executed:
    """Without a script, and without anybody at the keyboard, a shell reads the pipe and ends."""
    script = _script(seat, arguments)
    if script and (prompt := PROMPT.match(script)) and find(prompt[1]):
        script = script[prompt.start(1) :]
    if script is None:
        return Executed(stderr=f"sh: can't open '{arguments[0]}': No such file or directory\n", exit=2)
    if seat.depth >= DEEPEST:
        return Executed(stderr=f"sh: more than {DEEPEST} shells inside each other\n", exit=2)
    shell = _Shell(seat.with_(deeper=True), dict(seat.variables()))
    try:
        for pipeline in read(script):
            _pipeline(shell, pipeline)
    except ScriptError as error:
        shell.err, shell.status = f"{shell.err}sh: {error}\n", 2
    except _Exit:
        pass
    return Executed(shell.out, shell.err, shell.status)


def _script(seat: Seat, arguments: Sequence[str]) -> str | None:
    words = list(arguments)
    while words and words[0].startswith("-"):
        option = words.pop(0)
        if option.endswith("c") and words:
            return words[0]
    return None if words else seat.stdin


def _pipeline(shell: _Shell, pipeline: Pipeline) -> None:
    if (pipeline.joiner == "&&" and shell.status) or (pipeline.joiner == "||" and not shell.status):
        return
    piped = ""
    for at, simple in enumerate(pipeline.commands):
        shell.ran += 1
        if shell.ran > MOST or len(shell.out) > LONGEST:
            raise ScriptError("this script does too much")
        printed = _simple(shell, simple, piped)
        shell.status = printed.exit
        shell.err += printed.stderr
        piped = printed.stdout
        if at == len(pipeline.commands) - 1:
            shell.out += piped
    if pipeline.negated:
        shell.status = 0 if shell.status else 1


def _simple(shell: _Shell, simple: Simple, piped: str) -> Executed:
    words = [text for word in simple.words for text in _expanded(shell, word)]
    assignments: list[str] = []
    while words and ASSIGNMENT.match(words[0]):
        assignments.append(words.pop(0))
    if not words:
        shell.variables.update(text.split("=", 1) for text in assignments)  # type: ignore[misc]
        return Executed()
    for operator, target in simple.redirections:
        if operator == "<" and target is not None:
            content = shell.seat.file("".join(_expanded(shell, target)))
            if content is None:
                return Executed(stderr=f"sh: can't open {target.text}: no such file\n", exit=1)
            piped = content
    printed = _builtin(shell, words) or _program(shell, words, piped, tuple(assignments))
    return _redirected(shell, simple, printed)


def _builtin(shell: _Shell, words: list[str]) -> Executed | None:
    if words[0] == "exit":
        shell.status = int(words[1][-20:]) % 256 if len(words) > 1 and words[1].isdecimal() else shell.status
        raise _Exit
    if words[0] == "export":
        shell.variables.update(word.split("=", 1) for word in words[1:] if "=" in word)  # type: ignore[misc]
        return Executed()
    if words[0] == "cd":
        known = len(words) < 2 or shell.seat.folder(words[1]) is not None
        return Executed() if known else Executed(stderr=f"sh: cd: can't cd to {words[1]}: No such file or directory\n", exit=2)
    return None


def _program(shell: _Shell, words: list[str], piped: str, assignments: tuple[str, ...]) -> Executed:
    if words[0] in ("exec", "command", "time") and len(words) > 1:
        words = words[1:]
    program = find(words[0])
    if program is None:
        return Executed(stderr=f"sh: {words[0]}: not found\n", exit=127)
    env = tuple(f"{name}={value}" for name, value in shell.variables.items())
    return program(shell.seat.with_(stdin=piped, env=(*env, *assignments)), words[1:])


def _redirected(shell: _Shell, simple: Simple, printed: Executed) -> Executed:
    """Redirections from left to right, so that `>/dev/null 2>&1` silences both. A lab keeps no files of its own."""
    out, err = "out", "err"
    for operator, target in simple.redirections:
        if target is not None and operator != "<":
            name = "".join(_expanded(shell, target))
            if name != "/dev/null":
                return Executed(stderr=f"sh: can't create {name}: a lab keeps no files, only /dev/null can be written\n", exit=1)
        if operator == "2>&1":
            err = out
        elif operator in ("1>&2", ">&2"):
            out = err
        elif operator in ("2>", "2>>"):
            err = "nowhere"
        elif operator != "<":
            out = "nowhere"
    streams = {"out": "", "err": "", "nowhere": ""}
    streams[out] += printed.stdout
    streams[err] += printed.stderr
    return Executed(streams["out"], streams["err"], printed.exit)


def _expanded(shell: _Shell, word: Word) -> list[str]:
    """A word with its variables filled in; what an unquoted variable brings is split at blanks."""
    texts, open_ = [""], bool(any(part.quoted or not part.variable for part in word.parts))
    for part in word.parts:
        value = _value(shell, part.text) if part.variable else part.text
        if part.variable and not part.quoted:
            pieces = value.split()
            open_ = open_ or bool(pieces)
            texts[-1] += pieces[0] if pieces else ""
            texts += pieces[1:]
        else:
            texts[-1] += value
    if sum(map(len, texts)) > LONGEST:
        raise ScriptError("a word of this script is too long")
    return texts if open_ else []


def _value(shell: _Shell, name: str) -> str:
    special = {"?": str(shell.status), "$": "7", "#": "0", "0": "sh"}
    return special.get(name, shell.variables.get(name, ""))
