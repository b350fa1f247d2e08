"""The teacher's windows on the lab and on the class while everybody comes in: when each of them heard something."""

from __future__ import annotations

import contextlib
import time
from threading import Thread

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.live.client import Page


class Ears:
    """Both sockets of a page, each listened to in a thread; `lab` and `klass` are when messages came."""

    def __init__(self, page: Page) -> None:
        self.lab: list[float] = []
        self.klass: list[float] = []
        urls = page.data["class"]["urls"]
        paths = {f"{page.data['socket']}?since={page.snapshot()['seq']}": self.lab, urls["socket"]: self.klass}
        self._sockets = [_open(page, path) for path in paths]
        self._threads = [
            Thread(target=_listen, args=(socket, heard), daemon=True)
            for socket, heard in zip(self._sockets, paths.values(), strict=True)
        ]
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        for socket in self._sockets:
            socket.close()
        for thread in self._threads:
            thread.join(5)


def _open(page: Page, path: str) -> ClientConnection:
    address = page.server.url.replace("http", "ws", 1) + path
    return connect(address, additional_headers={"Cookie": page.visitor.cookie}, origin=Origin(page.server.url), max_size=None)


def _listen(socket: ClientConnection, heard: list[float]) -> None:
    with contextlib.suppress(ConnectionClosed):
        heard.extend(time.perf_counter() for _ in socket)
