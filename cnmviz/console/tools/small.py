"""Small programs of a shell: files that Docker writes, names, variables, filters for pipes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import groupby

from ...cnm.draft import Executed
from . import tool
from .seat import Seat


@tool("cat")
def cat(seat: Seat, arguments: Sequence[str]) -> Executed:
    out, complaints = "", ""
    for name in arguments or ["-"]:
        content = seat.stdin if name == "-" else seat.file(name)
        if content is None:
            complaints += f"cat: can't open '{name}': No such file or directory\n"
        else:
            out += content
    return Executed(out, complaints, 1 if complaints else 0)


@tool("ls")
def ls(seat: Seat, arguments: Sequence[str]) -> Executed:
    names = [word for word in arguments if not word.startswith("-")] or ["."]
    out, complaints = "", ""
    for name in names:
        listed = seat.folder(name)
        if listed is None:
            complaints += f"ls: {name}: No such file or directory\n"
        else:
            out += "".join(f"{each}\n" for each in listed)
    return Executed(out, complaints, 1 if complaints else 0)


@tool("hostname")
def hostname(seat: Seat, arguments: Sequence[str]) -> Executed:
    name = seat.hostname()
    letter = arguments[0] if arguments else ""
    if letter == "-i":
        found = seat.addresses(name)
        if not found:
            return Executed(stderr=f"hostname: {name}: Name does not resolve\n", exit=1)
        return Executed(" ".join(found) + "\n")
    if letter == "-I":
        return Executed("".join(f"{address} " for address in seat.own_addresses()) + "\n")
    if letter and letter not in ("-f", "-s", "-d"):
        complaint = (
            f"unrecognized option: {letter.strip('-')}" if letter.startswith("-") else "sethostname: Operation not permitted"
        )
        return Executed(stderr=f"hostname: {complaint}\n", exit=1)
    short, _, domain = name.partition(".")
    if letter == "-f":
        return Executed(f"{seat.full_name()}\n")
    return Executed({"-s": short, "-d": domain}.get(letter, name) + "\n")


@tool("echo")
def echo(seat: Seat, arguments: Sequence[str]) -> Executed:
    words = list(arguments)
    end, escapes = "\n", False
    while words and re.fullmatch(r"-[neE]+", words[0]):
        flags = words.pop(0)
        end = "" if "n" in flags else end
        escapes = escapes or "e" in flags
    text = " ".join(words)
    if escapes:
        text = re.sub(r"\\([nt\\])", lambda found: {"n": "\n", "t": "\t"}.get(found[1], "\\"), text)
    return Executed(text + end)


@tool("printf")
def printf(seat: Seat, arguments: Sequence[str]) -> Executed:
    if not arguments:
        return Executed(stderr="printf: usage: printf FORMAT [ARG]...\n", exit=1)
    rest = list(arguments[1:])
    text = re.sub(r"%[sd]", lambda _: rest.pop(0) if rest else "", arguments[0])
    return Executed(re.sub(r"\\([nt\\])", lambda found: {"n": "\n", "t": "\t"}.get(found[1], "\\"), text))


@tool("env", "printenv")
def env(seat: Seat, arguments: Sequence[str]) -> Executed:
    known = seat.variables()
    if arguments:
        return Executed(
            "".join(f"{known[name]}\n" for name in arguments if name in known), exit=0 if set(arguments) <= set(known) else 1
        )
    return Executed("".join(f"{name}={value}\n" for name, value in known.items()))


@tool("true", ":")
def true(seat: Seat, arguments: Sequence[str]) -> Executed:
    return Executed()


@tool("false")
def false(seat: Seat, arguments: Sequence[str]) -> Executed:
    return Executed(exit=1)


@tool("sleep")
def sleep(seat: Seat, arguments: Sequence[str]) -> Executed:
    """Time does not pass inside a command; a bad interval is still an error."""
    bad = [word for word in arguments if not re.fullmatch(r"[0-9]+(\.[0-9]+)?[smhd]?|inf(inity)?", word)]
    if bad or not arguments:
        return Executed(stderr=f"sleep: invalid number '{bad[0] if bad else ''}'\n", exit=1)
    return Executed()


@tool("id")
def identity(seat: Seat, arguments: Sequence[str]) -> Executed:
    return Executed("0\n" if "-u" in arguments else "uid=0(root) gid=0(root) groups=0(root)\n")


@tool("whoami")
def whoami(seat: Seat, arguments: Sequence[str]) -> Executed:
    return Executed("root\n")


@tool("pwd")
def pwd(seat: Seat, arguments: Sequence[str]) -> Executed:
    return Executed(f"{seat.path('.')}\n")


@tool("uname")
def uname(seat: Seat, arguments: Sequence[str]) -> Executed:
    whole = "-a" in arguments
    return Executed(
        f"Linux {seat.hostname()} 6.12.0 #1 SMP x86_64 Linux\n"
        if whole
        else f"{seat.hostname() if '-n' in arguments else 'Linux'}\n"
    )


@tool("date")
def date(seat: Seat, arguments: Sequence[str]) -> Executed:
    """The time of the command."""
    return Executed(f"{datetime.fromtimestamp(seat.now // 1_000_000, UTC):%a %b %e %H:%M:%S UTC %Y}\n")


@tool("ps")
def ps(seat: Seat, arguments: Sequence[str]) -> Executed:
    container = seat.container
    line = " ".join((*container.entrypoint, *container.command)) if container else "/sbin/init"
    rows = [(1, line), (7, " ".join(("ps", *arguments)))]
    return Executed("PID   USER     TIME  COMMAND\n" + "".join(f"{number:5} root      0:00 {text}\n" for number, text in rows))


@tool("head")
def head(seat: Seat, arguments: Sequence[str]) -> Executed:
    return Executed("".join(seat.stdin.splitlines(keepends=True)[: _count(arguments)]))


@tool("tail")
def tail(seat: Seat, arguments: Sequence[str]) -> Executed:
    lines = seat.stdin.splitlines(keepends=True)
    return Executed("".join(lines[max(len(lines) - _count(arguments), 0) :]))


def _count(arguments: Sequence[str]) -> int:
    """`-3`, `-n3`, `-n 3`; ten without."""
    return next((int(found[1]) for word in arguments if (found := re.fullmatch(r"(?:-n?)?([0-9]{1,6})", word))), 10)


@tool("sort")
def sort(seat: Seat, arguments: Sequence[str]) -> Executed:
    letters = {letter for word in arguments if word.startswith("-") for letter in word[1:]}
    lines = seat.stdin.splitlines()
    lines = list(dict.fromkeys(lines)) if "u" in letters else lines
    ordered = sorted(lines, key=_leading_number if "n" in letters else None, reverse="r" in letters)
    return Executed("".join(f"{line}\n" for line in ordered))


def _leading_number(line: str) -> tuple[int, str]:
    found = re.match(r"\s*(-?[0-9]{1,18})", line)
    return (int(found[1]) if found else 0, line)


@tool("uniq")
def uniq(seat: Seat, arguments: Sequence[str]) -> Executed:
    groups = [(line, len(list(same))) for line, same in groupby(seat.stdin.splitlines())]
    return Executed("".join(f"{f'{count:7} ' if '-c' in arguments else ''}{line}\n" for line, count in groups))


@tool("wc")
def wc(seat: Seat, arguments: Sequence[str]) -> Executed:
    counts = {"-l": seat.stdin.count("\n"), "-w": len(seat.stdin.split()), "-c": len(seat.stdin.encode())}
    chosen = [counts[word] for word in arguments if word in counts]
    if len(chosen) == 1:
        return Executed(f"{chosen[0]}\n")
    return Executed("".join(f"{number:10}" for number in chosen or counts.values()) + "\n")
