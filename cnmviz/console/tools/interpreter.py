"""Runs small scripts inside a container, or at the host's prompt. The language is read by `shell.script`.

At the host's prompt docker is one of the programs. It is handed in, because what it does is not the shell's to know.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Protocol

from ...cnm.draft import Executed
from ...cnm.world import World
from ..line import is_command
from ..shell.lexer import Part, Word
from ..shell.script import Pipeline, ScriptError, Simple, read
from . import find
from .seat import Seat

DEEPEST = 5
"""Shells inside shells."""

MOST = 200
"""Programs in one script."""

LONGEST = 100_000
"""Characters that one script may print."""

MOST_PRINTED = 1_000_000
"""Characters that all its programs together may print, also those that go through pipes or are thrown away."""

PREFIXES = ("exec", "command", "time", "sudo")
"""Words in front of a program that change nothing here."""

ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")


class Docker(Protocol):
    """The docker program of a host, and the other words that are commands of the lab."""

    def run(self, words: Sequence[str], line: str) -> Executed:
        """Do a command. `line` is how it was written, with `$(...)` as it stands."""

    def world(self) -> World:
        """The lab as the last command left it."""


class _Exit(Exception):
    pass


class _NoFile(Exception):
    """A redirection from or to a file that is not there."""


@dataclass(slots=True)
class _Shell:
    seat: Seat
    variables: dict[str, str]
    status: int = 0
    out: str = ""
    err: str = ""
    ran: int = 0
    printed: int = 0
    last: Executed = field(default_factory=Executed)
    docker: Docker | None = None


def run(seat: Seat, script: str, docker: Docker | None = None) -> Executed:
    """What a script prints, and the exit status of its last program."""
    if seat.depth >= DEEPEST:
        return Executed(stderr=f"sh: more than {DEEPEST} shells inside each other\n", exit=2)
    shell = _Shell(seat.with_(deeper=True), {"PWD": "/"} | seat.variables(), docker=docker)
    try:
        _obey(shell, script)
    except ScriptError as error:
        shell.err, shell.status = f"{shell.err}sh: {error}\n", 2
    return Executed(shell.out, shell.err, shell.status, shell.last.shell, shell.last.attached)


def _obey(shell: _Shell, script: str) -> None:
    """Run a script to its end, or to an `exit`."""
    with suppress(_Exit):
        for pipeline in read(script):
            _pipeline(shell, pipeline)


def _pipeline(shell: _Shell, pipeline: Pipeline) -> None:
    if (pipeline.joiner == "&&" and shell.status) or (pipeline.joiner == "||" and not shell.status):
        return
    piped = ""
    for at, simple in enumerate(pipeline.commands):
        shell.ran += 1
        if shell.ran > MOST or len(shell.out) > LONGEST or shell.printed > MOST_PRINTED:
            raise ScriptError("this script does too much")
        printed = _simple(shell, simple, piped)
        shell.status, shell.last = printed.exit, printed
        shell.err += printed.stderr
        piped = printed.stdout
        if at == len(pipeline.commands) - 1:
            shell.out += piped
    if pipeline.negated:
        shell.status = 0 if shell.status else 1


def _simple(shell: _Shell, simple: Simple, piped: str) -> Executed:
    set_first = list(takewhile(lambda word: ASSIGNMENT.match(word.raw), simple.words))
    assignments = tuple(_unsplit(shell, word) for word in set_first)
    words = [text for word in simple.words[len(set_first) :] for text in _expanded(shell, word)]
    if not words:
        shell.variables.update(text.split("=", 1) for text in assignments)  # type: ignore[misc]
        return Executed(exit=shell.status if any(word.commands for word in simple.words) else 0)
    try:
        piped = _input(shell, simple, piped)
    except _NoFile as error:
        return Executed(stderr=f"sh: {error}\n", exit=1)
    if words[0] == "xargs":
        words = _with_arguments(words[1:], piped)
    while len(words) > 1 and words[0] in PREFIXES:
        words.pop(0)
    printed = _builtin(shell, words) or _docker(shell, words, simple) or _program(shell, words, piped, assignments)
    shell.printed += len(printed.stdout) + len(printed.stderr)
    return _redirected(simple, printed)


def _input(shell: _Shell, simple: Simple, piped: str) -> str:
    """What a program reads, after all its redirections were looked at. A lab keeps no files of its own.

    Raises:
        _NoFile: one of them cannot be.
    """
    for operator, target in simple.redirections:
        name = _unsplit(shell, target) if target is not None else "/dev/null"
        content = shell.seat.file(name) if operator == "<" else piped
        if content is None:
            raise _NoFile(f"can't open {name}: no such file")
        if operator != "<" and name != "/dev/null":
            raise _NoFile(f"can't create {name}: a lab keeps no files, only /dev/null can be written")
        piped = content
    return piped


def _with_arguments(words: list[str], piped: str) -> list[str]:
    """The command of `xargs`, with what the pipe brings for arguments; nothing is run where that is nothing and `-r` stands."""
    given = piped.split()
    if words[:1] in (["-r"], ["--no-run-if-empty"]):
        words = words[1:] if given else ["true"]
    if words[:1] and words[0].startswith("-"):
        raise ScriptError(f"xargs: only -r is known here, not {words[0]}")
    return [*(words or ["echo"]), *given]


def _docker(shell: _Shell, words: list[str], simple: Simple) -> Executed | None:
    if shell.docker is None or not is_command(words[0]):
        return None
    written = any(word.commands for word in simple.words)
    return shell.docker.run(words, " ".join(word.raw for word in simple.words) if written else shlex.join(words))


def _builtin(shell: _Shell, words: list[str]) -> Executed | None:
    if words[0] == "exit":
        if len(words) > 1 and words[1].isascii() and words[1].isdecimal():
            shell.status = int(words[1][-20:]) % 256
        raise _Exit
    if words[0] == "export":
        shell.variables.update(word.split("=", 1) for word in words[1:] if "=" in word)  # type: ignore[misc]
        return Executed()
    if words[0] == "cd":
        return _change_folder(shell, words[1] if len(words) > 1 else shell.variables.get("HOME", "/"))
    return None


def _change_folder(shell: _Shell, name: str) -> Executed:
    """Where a shell is, is its variable PWD."""
    name = shell.variables.get("OLDPWD", "/") if name == "-" else name
    path = shell.seat.with_(env=(f"PWD={shell.variables.get('PWD', '/')}",)).path(name)
    if not shell.seat.is_folder(path):
        why = "No such file or directory" if shell.seat.file(path) is None else "Not a directory"
        return Executed(stderr=f"sh: cd: can't cd to {name}: {why}\n", exit=2)
    shell.variables.update(OLDPWD=shell.variables.get("PWD", "/"), PWD=path)
    return Executed()


def _program(shell: _Shell, words: list[str], piped: str, assignments: tuple[str, ...]) -> Executed:
    program = find(words[0])
    if program is None:
        return Executed(stderr=f"sh: {words[0]}: not found\n", exit=127)
    env = tuple(f"{name}={value}" for name, value in shell.variables.items())
    seat = replace(shell.seat, world=shell.docker.world()) if shell.docker else shell.seat
    return program(seat.with_(stdin=piped, env=(*env, *assignments)), words[1:])


def _redirected(simple: Simple, printed: Executed) -> Executed:
    """Redirections from left to right, so that `>/dev/null 2>&1` silences both. Files there are none to write to."""
    out, err = "out", "err"
    for operator, _ in simple.redirections:
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
    return replace(printed, stdout=streams["out"], stderr=streams["err"])


def _expanded(shell: _Shell, word: Word) -> list[str]:
    """A word with its variables and commands filled in; what an unquoted one brings is split at blanks."""
    texts, open_ = [""], any(part.quoted or part.fixed for part in word.parts)
    for part in word.parts:
        value = _value(shell, part)
        if not (part.fixed or part.quoted):
            pieces = value.split()
            open_ = open_ or bool(pieces)
            texts[-1] += pieces[0] if pieces else ""
            texts += pieces[1:]
        else:
            texts[-1] += value
    _check_length(sum(map(len, texts)))
    return texts if open_ else []


def _unsplit(shell: _Shell, word: Word) -> str:
    """The same as one text: what stands behind an equals sign or a redirection is not split."""
    text = "".join(_value(shell, part) for part in word.parts)
    _check_length(len(text))
    return text


def _check_length(length: int) -> None:
    if length > LONGEST:
        raise ScriptError("a word of this script is too long")


def _value(shell: _Shell, part: Part) -> str:
    if part.command:
        return _substituted(shell, part.text)
    if not part.variable:
        return part.text
    special = {"?": str(shell.status), "$": "7", "#": "0", "0": "sh"}
    return special.get(part.text, shell.variables.get(part.text, ""))


def _substituted(shell: _Shell, script: str) -> str:
    """What `$(...)` prints, without the line's end. It counts with the rest, and its complaints are shown."""
    if shell.seat.depth >= DEEPEST:
        raise ScriptError(f"more than {DEEPEST} shells inside each other")
    inner = replace(shell, seat=shell.seat.with_(deeper=True), variables=dict(shell.variables), out="", err="")
    try:
        _obey(inner, script)
    finally:
        shell.ran, shell.printed, shell.status, shell.err = inner.ran, inner.printed, inner.status, shell.err + inner.err
    return inner.out.rstrip("\n")
