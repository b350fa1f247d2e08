"""BusyBox `wget` (recordings handmade/exec-probes, handmade2/hairpin)."""

from __future__ import annotations

from collections.abc import Sequence

from ...cnm.draft import Executed
from ...cnm.walk import Symptom
from . import tool
from .http import BadUrl, Exchange, Url, request
from .options import OptionError, Options
from .seat import Seat

USAGE = """\
BusyBox v1.37.0 () multi-call binary.

Usage: wget [-cqS] [--spider] [-O FILE] [-o LOGFILE] [-P DIR] [-T SEC] URL...

Retrieve files via HTTP or FTP

	--spider	Only check URL existence: $? is 0 if exists
	-q		Quiet
	-P DIR		Save to DIR (default .)
	-S		Show server response
	-T SEC		Network read timeout is SEC seconds
	-O FILE		Save to FILE ('-' for stdout)
"""

LONG = {
    "spider": "spider",
    "quiet": "q",
    "output-document": "O",
    "timeout": "T",
    "tries": "t",
    "header": "=header",
    "no-check-certificate": "k",
}

REASONS = {
    Symptom.REFUSED: "Connection refused",
    Symptom.UNREACHABLE: "Network is unreachable",
    Symptom.HOST_UNREACHABLE: "Host is unreachable",
    Symptom.TIMEOUT: "Operation timed out",
}


@tool("wget")
def wget(seat: Seat, arguments: Sequence[str]) -> Executed:
    try:
        options, urls = Options.read(arguments, with_value="OTPotUY", alone="qScbk", long=LONG)
        options.number("T", 0)
    except OptionError as error:
        return Executed(stderr=f"wget: {error}\n{'' if error.value else USAGE}", exit=1)
    if not urls:
        return Executed(stderr=USAGE, exit=1)
    results = []
    for text in urls:
        results.append(_fetch(seat, text, options))
        if results[-1].exit:
            break
    return Executed("".join(each.stdout for each in results), "".join(each.stderr for each in results), results[-1].exit)


def _fetch(seat: Seat, text: str, options: Options) -> Executed:
    try:
        url = Url.read(text)
    except BadUrl:
        return Executed(stderr=f"wget: not an http or ftp url: {text}\n", exit=1)
    exchange = request(seat, url)
    if exchange.seen is Symptom.BAD_NAME:
        return Executed(stderr=f"wget: bad address '{_host_part(text)}'\n", exit=1)
    opening = "" if "q" in options else f"Connecting to {_host_part(text)} ({exchange.address}:{url.port})\n"
    trouble = _trouble(exchange, options)
    if trouble:
        return Executed(stderr=f"{opening}wget: {trouble}\n", exit=1)
    return _saved(exchange, url, options, opening)


def _host_part(text: str) -> str:
    return text.partition("://")[2].partition("/")[0] if "://" in text else text.partition("/")[0]


def _trouble(exchange: Exchange, options: Options) -> str:
    if exchange.seen is Symptom.SILENT or (exchange.seen is Symptom.TIMEOUT and "T" in options):
        return "download timed out"
    if exchange.seen in REASONS:
        return f"can't connect to remote host ({exchange.address}): {REASONS[exchange.seen]}"
    if exchange.seen is Symptom.CLOSED:
        return "error getting response: Connection reset by peer"
    if exchange.page is None or exchange.page.status == 0:
        return "error getting response"
    if exchange.page.status >= 400:
        return f"server returned error: HTTP/1.1 {exchange.page.status} {exchange.page.reason}"
    return ""


def _saved(exchange: Exchange, url: Url, options: Options, opening: str) -> Executed:
    """The page on standard output, or in a file that nobody sees; what is said about it unless `-q`."""
    body = exchange.page.body if exchange.page else ""
    if "spider" in options:
        return Executed(stderr=f"{opening}remote file exists\n" if opening else "")
    name = options.text("O") or url.path.rpartition("/")[2].partition("?")[0] or "index.html"
    if not opening:
        return Executed(body if name == "-" else "")
    target, done = ("stdout", "written to stdout") if name == "-" else (f"'{name}'", f"'{name}' saved")
    verb = "writing to" if name == "-" else "saving to"
    bar = f"{name:20.20} 100% |{'*' * 32}| {len(body.encode()):5}  0:00:00 ETA"
    return Executed(body if name == "-" else "", f"{opening}{verb} {target}\n{bar}\n{done}\n")
