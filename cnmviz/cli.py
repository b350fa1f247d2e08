"""`cnmviz`: everything that a class needs in one command.

Makes the data folder, migrates the database, prints where people can reach the lab, opens the browser and serves until Ctrl-C.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import socket
import sys
import webbrowser
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from ipaddress import ip_address
from pathlib import Path

from .environment import default_data

FIRST_PORT = 8000
TRIED_PORTS = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the server. The exit status is 0 after Ctrl-C, and 1 with a reason where it could not start."""
    asked = _parser().parse_args(arguments)
    try:
        _prepare(asked)
        listening = _listen(asked)
    except OSError as error:
        print(f"cnmviz: {error}", file=sys.stderr)
        return 1
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415 Django reads the environment that was just prepared
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import DatabaseError  # noqa: PLC0415

    try:
        from .asgi import application  # noqa: PLC0415 sets Django up

        call_command("migrate", verbosity=0, interactive=False)
    except (OSError, ValueError, DatabaseError, ImproperlyConfigured) as error:
        print(f"cnmviz: cannot start with the data in {os.environ['CNMVIZ_DATA']}: {error}", file=sys.stderr)
        return 1
    _serve(application, listening, asked)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cnmviz", description="An interactive, live model of Docker's Container Network Model.")
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on; 0.0.0.0 lets the class in (default: %(default)s)"
    )
    parser.add_argument("--port", type=_port, help="port to listen on (default: 8000, or the next one that is free)")
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help=f"folder of the database and the secret key (default: {default_data()})"
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open the browser")
    parser.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME", help="a further host name of this server; may be repeated"
    )
    parser.add_argument("--fd", type=int, help="serve on a socket that is listening already, by its file descriptor")
    parser.add_argument("--version", action="version", version=_version())
    return parser


def _version() -> str:
    try:
        return f"cnmviz {version('cnmviz')}"
    except PackageNotFoundError:
        return "cnmviz, run from its sources without being installed"


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError("ports are numbers from 0 to 65535")
    return int(text)


def _prepare(asked: argparse.Namespace) -> None:
    """The environment from which settings are read."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cnmviz.settings")
    if asked.data is not None:
        os.environ["CNMVIZ_DATA"] = str(asked.data.expanduser().resolve())
    folder = Path(os.environ.get("CNMVIZ_DATA") or default_data())
    os.environ["CNMVIZ_DATA"] = str(folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    names = [*filter(None, os.environ.get("CNMVIZ_HOSTS", "").split(",")), *asked.allow_host]
    if not _is_address(asked.host):
        names.append(asked.host)
    os.environ["CNMVIZ_HOSTS"] = ",".join(names)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _listen(asked: argparse.Namespace) -> socket.socket:
    """A listening socket, on the port that was asked for, or on the first free one from 8000.

    Raises:
        OSError: with what to do about it.
    """
    if asked.fd is not None:
        return socket.socket(fileno=asked.fd)
    ports = [asked.port] if asked.port is not None else range(FIRST_PORT, FIRST_PORT + TRIED_PORTS)
    for port in ports:
        try:
            return _bound(asked.host, port)
        except OSError as error:
            refused = error
    if asked.port is not None and refused.errno is not None and _is_taken(asked.host, asked.port):
        raise OSError(f"port {asked.port} is taken: another program (another cnmviz?) listens there. Choose another with --port.")
    raise OSError(f"cannot listen on {asked.host}: {refused.strerror or refused}")


def _bound(host: str, port: int) -> socket.socket:
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(512)
    except OSError:
        listening.close()
        raise
    return listening


def _is_taken(host: str, port: int) -> bool:
    target = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    try:
        with socket.create_connection((target, port), timeout=1):
            return True
    except OSError:
        return False


def _serve(application: object, listening: socket.socket, asked: argparse.Namespace) -> None:
    from .server import serve  # noqa: PLC0415 installs Twisted's event loop

    port = listening.getsockname()[1]
    wildcard = listening.getsockname()[0] in ("0.0.0.0", "::")
    local = "127.0.0.1" if wildcard else listening.getsockname()[0]
    here = _url(local, port)

    def ready() -> None:
        print(f"cnmviz is at {here}", flush=True)
        for address in _lan_addresses() if wildcard else ():
            print(f"others join at {_url(address, port)}", flush=True)
        print("Ctrl-C ends it; labs are kept.", flush=True)
        if not asked.no_browser and _has_display():
            webbrowser.open(here)

    serve(application, _endpoint(listening, port), ready)


def _endpoint(listening: socket.socket, port: int) -> str:
    """What Daphne is told to listen on. It takes over no socket of IPv6 or of Windows, so those are opened a second time."""
    if os.name == "posix" and listening.family == socket.AF_INET:
        return f"fd:fileno={listening.fileno()}"
    address = listening.getsockname()[0].replace(":", "\\:")
    listening.close()
    return f"tcp:port={port}:interface={address}"


def _url(address: str, port: int) -> str:
    shown = f"[{address}]" if ":" in address else address
    return f"http://{shown}:{port}/"


def _lan_addresses() -> list[str]:
    """The addresses of this machine that others can reach: the one of the default route first."""
    found: list[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, contextlib.suppress(OSError):
        probe.connect(("192.0.2.1", 9))  # sends nothing; asks which address would be used
        found.append(probe.getsockname()[0])
    with contextlib.suppress(OSError):
        found += [str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET, socket.SOCK_STREAM)]
    return [address for address in dict.fromkeys(found) if not ip_address(address).is_loopback]


def _has_display() -> bool:
    """Browsers refuse to run as root, and cannot where there is no screen."""
    if os.name != "posix" or sys.platform == "darwin":
        return True
    return os.geteuid() != 0 and bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
