"""The product in a process of its own, on a socket that stays open while the process comes and goes.

A forked server hangs in its first database call, so it is a fresh process (Channels' own live server forks). The listening
socket is made here and handed over by number: the port is known before the server runs, and a server that was killed is started
again at the same address, as it would be after a crash.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 30
PRODUCT = ("-m", "cnmviz.cli", "--no-browser")
"""What the run command starts; it migrates by itself."""


class Server:
    """A server with its own data folder; `program` takes a listening socket with `--fd`. `log` is what it wrote."""

    def __init__(self, data: Path, *, program: tuple[str, ...] = PRODUCT) -> None:
        self.data = data
        self.log = data / "server.log"
        self.program = program
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=2048)
        self.listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # uvicorn takes a handed-over socket for a Unix one
        self.port = self.listener.getsockname()[1]
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        outside = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "REDIS_URL", "DJANGO_DEBUG")}
        return outside | {"DJANGO_SETTINGS_MODULE": "cnmviz.settings", "CNMVIZ_DATA": str(self.data)}

    def migrate(self) -> None:
        command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
        subprocess.run(command, env=self.environment, cwd=ROOT, check=True)

    def start(self) -> None:
        number = self.listener.fileno()
        command = [sys.executable, *self.program, "--fd", str(number)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, env=self.environment, cwd=ROOT, pass_fds=[number], stdout=log, stderr=subprocess.STDOUT
            )

    def wait(self, path: str = "/") -> None:
        """Return once a page is answered.

        Raises:
            RuntimeError: the server ended, or took too long.
        """
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self.process is None or self.process.poll() is not None:
                break
            try:
                urllib.request.urlopen(self.url + path, timeout=5).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError(f"the server does not answer:\n{self.log.read_text()}")

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        assert self.process
        self.process.send_signal(how)
        self.process.wait(10)

    def close(self) -> None:
        if self.process and self.process.poll() is None:
            self.kill(signal.SIGTERM)
        self.listener.close()

    def cpu_seconds(self) -> float:
        """Processor time that the server's threads have used so far, as Linux counts it for each, in nanoseconds."""
        assert self.process
        threads = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9


class Visitor:
    """Somebody with cookies but without a browser."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.jar = CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path: str) -> str:
        with self._opener.open(self.server.url + path, timeout=20) as answer:
            return str(answer.read().decode())

    def json(self, path: str) -> Any:
        return json.loads(self.get(path))

    def post(self, path: str, **fields: str) -> str:
        """Send a form as a page would, and return the address that it led to."""
        token = next((cookie.value for cookie in self.jar if cookie.name == "csrftoken"), None)
        headers = {"X-CSRFToken": token or "", "Origin": self.server.url, "Referer": self.server.url + "/"}
        request = urllib.request.Request(self.server.url + path, urlencode(fields).encode(), headers)
        with self._opener.open(request, timeout=20) as answer:
            return str(answer.url)

    @property
    def cookie(self) -> str:
        """All cookies as a header."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar)
