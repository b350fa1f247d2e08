"""What a command line does as the process of a container: run on, listen, end at once, or not exist.

Rules by program, as a shell user knows them. The texts of tools belong to the console, which is asked for them through
`Draft.execute`; here stands only what decides about a container's life.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .images import Image


@dataclass(frozen=True, slots=True)
class Process:
    """`stays`: it runs until stopped. `listens`: on which ports meanwhile. `known` is False for a program that is not there.

    `interruptible`: it stays, but ends at the Ctrl-C of whoever watches it, as only a program that asks for the signal does in
    a container.
    """

    stays: bool = False
    listens: tuple[str, ...] = ()
    known: bool = True
    interruptible: bool = False


SHELLS = frozenset(("sh", "bash", "ash", "zsh"))
ENDING = frozenset(
    (
        *(
            "arp",
            "cat",
            "curl",
            "date",
            "dig",
            "echo",
            "env",
            "false",
            "getent",
            "host",
            "hostname",
            "id",
            "ifconfig",
            "ip",
            "ls",
        ),
        *("netstat", "nslookup", "printenv", "ps", "pwd", "route", "ss", "traceroute", "true", "uname", "wget"),
        *(
            "whoami",
            "nmap",
            "tcpdump",
            "mtr",
            "test",
            "[",
            "touch",
            "mkdir",
            "rm",
            "cp",
            "mv",
            "head",
            "grep",
            "sed",
            "awk",
            "apk",
        ),
    )
)
"""Tools that do one thing and end; their output comes from the console's tools."""

HIGHEST = 65535
"""The last port. A program that is given a higher one listens nowhere."""


def process_of(image: Image, entrypoint: Sequence[str], command: Sequence[str], *, shell_waits: bool) -> Process:
    """What runs in a container.

    With `shell_waits` a shell has an open standard input (`-i`) and waits for a person.
    """
    if (*entrypoint, *command) == (*image.entrypoint, *image.command) and image.stays:
        return Process(stays=True, listens=image.listens)
    return of_line(line_of(image, entrypoint, command), shell_waits=shell_waits, own=image)


def line_of(image: Image, entrypoint: Sequence[str], command: Sequence[str]) -> tuple[str, ...]:
    """What is run in the end. An image's own entrypoint puts its program in front of options and other words."""
    if not image.entrypoint or tuple(entrypoint) != image.entrypoint:
        return (*entrypoint, *command)
    if command and image.command and (command[0].startswith("-") or not of_line(command, shell_waits=False, own=image).known):
        return (image.command[0], *command)
    return tuple(command)


def of_line(line: Sequence[str], *, shell_waits: bool, own: Image) -> Process:
    """What a command line does in a container of an image."""
    if not line:
        return Process()
    program, arguments = line[0].rpartition("/")[2], list(line[1:])
    if program in SHELLS:
        return _shell(arguments, shell_waits, own)
    if program in RULES:
        return RULES[program](arguments)
    if own.command and line[0] == own.command[0]:
        return Process(stays=own.stays or shell_waits, listens=own.listens)
    return Process(known=program in ENDING)


def is_shell(line: Sequence[str]) -> bool:
    """Whether a command line is a shell that reads what a person types."""
    return bool(line) and line[0].rpartition("/")[2] in SHELLS and "-c" not in line


def _shell(arguments: list[str], shell_waits: bool, own: Image) -> Process:
    """`sh -c 'a && b'`: the last command that stays decides, and everything it started listens on."""
    if "-c" not in arguments[:-1]:
        return Process(stays=shell_waits)
    script = arguments[arguments.index("-c") + 1]
    parts = [part.split() for part in re.split(r"&&|\|\||[;&\n|]", script) if part.strip()]
    running = [of_line([word for word in part if word != "exec"], shell_waits=False, own=own) for part in parts]
    looping = bool(re.match(r"\s*(while|until)\s", script))
    staying = [process for process in running if process.stays]
    return Process(
        stays=looping or bool(staying),
        interruptible=not looping and bool(staying) and all(process.interruptible for process in staying),
        listens=tuple(dict.fromkeys(port for process in running for port in process.listens)),
    )


def _option(arguments: Sequence[str], *names: str) -> str:
    """The value of `-p 80`, `-p80`, `--port 80` or `--port=80`."""
    for at, word in enumerate(arguments):
        for name in names:
            if word == name and at + 1 < len(arguments):
                return arguments[at + 1]
            if word.startswith(f"{name}=" if name.startswith("--") else name) and word != name:
                return word[len(name) :].removeprefix("=")
    return ""


def _port(text: str, otherwise: int, proto: str = "tcp") -> tuple[str, ...]:
    number = text.rpartition(":")[2]
    if not (number.isascii() and number.isdecimal()):
        return (f"{otherwise}/{proto}",)
    return (f"{int(number)}/{proto}",) if 0 < int(number[:6]) <= HIGHEST and len(number) < 6 else ()


def _sleep(arguments: list[str]) -> Process:
    seconds = [float(word) for word in arguments if re.fullmatch(r"[0-9]+(\.[0-9]+)?", word)]
    named = any(re.fullmatch(r"inf(inity)?|[0-9]+(\.[0-9]+)?[smhd]", word) for word in arguments)
    return Process(stays=named or sum(seconds) > 0)


def _tail(arguments: list[str]) -> Process:
    return Process(stays=any(re.match(r"-\w*[fF]|--follow", word) for word in arguments))


def _httpd(arguments: list[str]) -> Process:
    """BusyBox httpd stays in the foreground with -f, Apache's with -DFOREGROUND."""
    stays = any(re.match(r"-\w*f|-D\s*FOREGROUND", word) for word in arguments)
    return Process(stays=stays, listens=_port(_option(arguments, "-p"), 80) if stays else ())


def _netcat(arguments: list[str]) -> Process:
    """`nc -l -p 9000`, `nc -lk 9000`, `nc -u -lp 53`."""
    short = [word for word in arguments if re.fullmatch(r"-[a-zA-Z]+", word)]
    letters = "".join(short)
    if "l" not in letters:
        return Process()
    after = next((arguments[at + 1] for at, word in enumerate(arguments[:-1]) if word.startswith("-") and word.endswith("p")), "")
    port = after or next((word for word in arguments if word.isascii() and word.isdecimal()), "")
    return Process(stays=True, listens=_port(port, 31337, "udp" if "u" in letters else "tcp") if port else ())


def _nginx(arguments: list[str]) -> Process:
    return Process(stays=any("daemon off" in word for word in arguments), listens=("80/tcp",))


def _python(arguments: list[str]) -> Process:
    """`python3 -m http.server 8000`."""
    if "http.server" not in arguments:
        return Process()
    rest = arguments[arguments.index("http.server") + 1 :]
    return Process(stays=True, listens=_port(next((word for word in rest if word.isascii() and word.isdecimal()), ""), 8000))


def _socat(arguments: list[str]) -> Process:
    for word in arguments:
        match = re.match(r"(tcp|udp)[0-9]?-(?:listen|l|recvfrom):([0-9]+)", word, re.IGNORECASE)
        if match:
            return Process(stays=True, listens=_port(match[2], 0, match[1].lower()))
    return Process()


def _iperf(arguments: list[str]) -> Process:
    serving = "-s" in arguments
    return Process(stays=serving, listens=_port(_option(arguments, "-p", "--port"), 5201) if serving else ())


def _ping(arguments: list[str]) -> Process:
    endless = not any(re.match(r"-[cw]", word) for word in arguments)
    return Process(stays=endless, interruptible=endless)


def _server(port: int, *options: str) -> Callable[[list[str]], Process]:
    return lambda arguments: Process(stays=True, listens=_port(_option(arguments, *options), port))


RULES: dict[str, Callable[[list[str]], Process]] = {
    "sleep": _sleep,
    "tail": _tail,
    "httpd": _httpd,
    "nc": _netcat,
    "ncat": _netcat,
    "netcat": _netcat,
    "nginx": _nginx,
    "python": _python,
    "python3": _python,
    "socat": _socat,
    "iperf3": _iperf,
    "ping": _ping,
    "ping6": _ping,
    "top": lambda arguments: Process(stays=True),
    "yes": lambda arguments: Process(stays=True),
    "redis-server": _server(6379, "--port"),
    "memcached": _server(11211, "-p"),
    "mongod": _server(27017, "--port"),
    "mysqld": _server(3306, "-P", "--port"),
    "postgres": _server(5432, "-p"),
}
