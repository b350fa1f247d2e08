"""Many sockets to one server, in this process, and how long the last of them waits for a text."""

from __future__ import annotations

import asyncio
import resource
import time
from collections.abc import Sequence

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

QUIET_SECONDS = 0.4
PATIENCE = 60.0


def allow_files(needed: int) -> None:
    """Let this process, and those that it starts, have enough files open; a usual limit is 1,024.

    Raises:
        SystemExit: the system does not let us.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < needed:
        raise SystemExit(f"{needed} open files are needed, and this system allows {hard}: raise `ulimit -Hn`")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, needed), hard))


class Crowd:
    """Sockets that count texts containing a marker (in whatever spacing), which keeps presence and receipts out of the count."""

    def __init__(self, marker: str) -> None:
        self.sockets: list[ClientConnection] = []
        self.last_text = ""
        self._marker = marker
        self._heard = 0
        self._wanted = 0
        self._heard_at = 0.0
        self._all = asyncio.Event()
        self._readers: list[asyncio.Task[None]] = []

    async def join(self, address: str, count: int, *, origin: str, cookies: Sequence[str] = ()) -> None:
        """Open sockets, a few at a time."""
        at_once = asyncio.Semaphore(20)

        async def one(number: int) -> None:
            headers = {"Cookie": cookies[number % len(cookies)]} if cookies else {}
            async with at_once:
                socket = await connect(
                    address,
                    origin=Origin(origin),
                    additional_headers=headers,
                    compression=None,
                    max_size=None,
                    open_timeout=PATIENCE,
                )
            self.sockets.append(socket)
            self._readers.append(asyncio.create_task(self._read(socket)))

        await asyncio.gather(*(one(number) for number in range(count)))

    async def _read(self, socket: ClientConnection) -> None:
        async for text in socket:
            self._heard_at = time.perf_counter()
            if self._marker in str(text)[:60].replace(" ", ""):
                self.last_text = str(text)
                self._heard += 1
                if self._heard >= self._wanted:
                    self._all.set()

    async def delivered(self, text: str) -> float:
        """Send a text from the first socket, wait until all have heard what follows, and say how many seconds that took.

        Raises:
            TimeoutError: some never heard it.
        """
        self._heard, self._wanted = 0, len(self.sockets)
        self._all.clear()
        start = time.perf_counter()
        await self.sockets[0].send(text)
        async with asyncio.timeout(PATIENCE):
            await self._all.wait()
        return time.perf_counter() - start

    async def quiet(self) -> None:
        """Wait until nothing has come for a while."""
        while time.perf_counter() - self._heard_at < QUIET_SECONDS:  # noqa: ASYNC110 silence raises no event
            await asyncio.sleep(QUIET_SECONDS / 4)

    async def leave(self) -> None:
        for reader in self._readers:
            reader.cancel()
        for socket in self.sockets:
            socket.transport.abort()
        await asyncio.gather(*self._readers, return_exceptions=True)
