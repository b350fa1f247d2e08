"""`curl`: its texts and exit statuses 6 (no such name), 7 (no connection), 28 (too slow)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...cnm.draft import Executed
from ...cnm.walk import Symptom
from . import tool
from .http import BadUrl, Exchange, Url, request
from .options import OptionError, Options
from .seat import Seat

HINT = "curl: try 'curl --help' or 'curl --manual' for more information\n"

LONG = {
    "silent": "s", "show-error": "S", "output": "o", "head": "I", "include": "i", "max-time": "m", "write-out": "w",
    "connect-timeout": "=connect-timeout", "fail": "f", "location": "L", "insecure": "k", "request": "X", "header": "H",
    "user-agent": "A", "remote-name": "O", "ipv4": "4", "ipv6": "6", "retry": "=retry", "no-progress-meter": "s",
    "globoff": "g", "data": "d", "verbose": "v",
}  # fmt: skip

AGENT = "curl/8.14.1"

LIMIT_MS = 134_000
"""How long Linux tries to connect."""

ARP_MS = 3_070
"""How long it looks for somebody who is not there."""

INTERRUPTED = 130


@tool("curl")
def curl(seat: Seat, arguments: Sequence[str]) -> Executed:
    try:
        options, urls = Options.read(arguments, with_value="omwXHdAu", alone="sSIivfLkO46ZgN", long=LONG)
        limit = options.number("m", options.number("connect-timeout", 0))
    except OptionError as error:
        return Executed(stderr=f"curl: option {_quoted(error)}\n{HINT}", exit=2)
    if not urls:
        return Executed(stderr=f"curl: (2) no URL specified\n{HINT}", exit=2)
    results = [_fetch(seat, url, options, limit) for url in urls]
    return Executed("".join(each.stdout for each in results), "".join(each.stderr for each in results), results[-1].exit)


def _quoted(error: OptionError) -> str:
    found = re.search(r"(?:option: |-- ')([\w-]+)", str(error))
    name = found[1] if found else ""
    shown = f"-{name}" if len(name) == 1 else f"--{name}"
    return f"{shown}: requires parameter" if "requires" in str(error) else f"{shown}: is unknown"


def _fetch(seat: Seat, text: str, options: Options, limit: int) -> Executed:
    try:
        url = Url.read(text)
    except BadUrl as bad:
        scheme = str(bad)
        if scheme:
            return _failed(options, 1, f'Protocol "{scheme}" not supported')
        return _failed(options, 3, "URL rejected: Malformed input to a URL function")
    exchange = request(seat, url)
    trouble = _trouble(exchange, url, limit, connecting="connect-timeout" in options)
    if trouble:
        code, message = trouble
        return _failed(options, code, message) if code != INTERRUPTED else Executed(stderr="^C\n", exit=INTERRUPTED)
    return _shown(exchange, url, options)


def _trouble(exchange: Exchange, url: Url, limit: int, *, connecting: bool) -> tuple[int, str] | None:
    """Exit status and message of what went wrong before a page came."""
    seen = exchange.seen
    if seen is Symptom.BAD_NAME:
        return 6, f"Could not resolve host: {url.host}"
    if not exchange.connected:
        return _unconnected(seen, url, limit)
    if seen is Symptom.CLOSED:
        return 56, "Recv failure: Connection reset by peer"
    if seen is Symptom.SILENT:
        waited = f"Operation timed out after {limit * 1000 + 1} milliseconds with 0 bytes received"
        return (28, waited) if limit and not connecting else (INTERRUPTED, "")
    return _no_page(exchange, url)


def _unconnected(seen: Symptom, url: Url, limit: int) -> tuple[int, str]:
    if seen is Symptom.TIMEOUT and limit:
        return 28, f"Connection timed out after {limit * 1000 + 1} milliseconds"
    spent = {Symptom.TIMEOUT: LIMIT_MS, Symptom.HOST_UNREACHABLE: ARP_MS}.get(seen, 0)
    code = 28 if seen is Symptom.TIMEOUT else 7
    return code, f"Failed to connect to {url.host} port {url.port} after {spent} ms: Could not connect to server"


def _no_page(exchange: Exchange, url: Url) -> tuple[int, str] | None:
    """A server that does not speak the protocol of the URL."""
    if exchange.page is None or exchange.page.status == 0:
        return 1, "Received HTTP/0.9 when not allowed"
    return (35, "TLS connect error: error:0A00010B:SSL routines::wrong version number") if url.scheme == "https" else None


def _failed(options: Options, code: int, message: str) -> Executed:
    silent = "s" in options and "S" not in options
    return Executed(_written("000", "", options), "" if silent else f"curl: ({code}) {message}\n", code)


def _shown(exchange: Exchange, url: Url, options: Options) -> Executed:
    page = exchange.page
    if page is None:
        raise TypeError("a page was fetched")
    if "f" in options and page.status >= 400:
        return _failed(options, 22, f"The requested URL returned error: {page.status}")
    body = "" if "I" in options else page.body
    head = page.headers if "I" in options or "i" in options else ""
    kept = "" if ("o" in options and options.text("o") != "-") or "O" in options else head + body
    details = _verbose(exchange, url) if "v" in options else ""
    return Executed(kept + _written(str(page.status), exchange.address, options, len(body)), details)


def _verbose(exchange: Exchange, url: Url) -> str:
    head = exchange.page.headers.split("\r\n")[:-2] if exchange.page else []
    asked = (f"GET {url.path} HTTP/1.1", f"Host: {url.host}", f"User-Agent: {AGENT}", "Accept: */*", "")
    lines = [
        f"*   Trying {exchange.address}:{url.port}...",
        f"* Connected to {url.host} ({exchange.address}) port {url.port}",
        *(f"> {line}" for line in asked),
        *(f"< {line}" for line in (*head, "")),
        "* closing connection #0",
    ]
    return "".join(f"{line}\n" for line in lines)


def _written(status: str, address: str, options: Options, size: int = 0) -> str:
    """What `-w` prints."""
    values = {"http_code": status, "response_code": status, "remote_ip": address, "size_download": str(size), "exitcode": "0"}
    text = re.sub(r"%\{(\w+)\}", lambda found: values.get(found[1], ""), options.text("w"))
    return re.sub(r"\\([nt])", lambda found: "\n" if found[1] == "n" else "\t", text)
