"""HTTP and websockets over asyncio, as little as two hundred clients in few processes need: they must not be what is measured.

One kept connection of a visitor with cookies, and sockets that hand over whole texts. Nothing is packed on a socket, and no
message is in several frames: Daphne sends none.
"""

from __future__ import annotations

import asyncio
import gzip
import os
import struct
from base64 import b64encode
from collections.abc import Callable
from urllib.parse import quote_plus

TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA
WHOLE, MASKED = 0x80, 0x80
SHORT, MEDIUM = 126, 127
SWITCHING = 101


class Visit:
    """Somebody's browser at one server: cookies, and a connection that is kept."""

    def __init__(self, port: int, address: str = "127.0.0.1") -> None:
        self.port = port
        self._own = (address, 0)
        self.cookies: dict[str, str] = {}
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    async def get(self, path: str) -> tuple[dict[str, str], bytes]:
        return await self._ask("GET", path, b"", {})

    async def post(self, path: str, **fields: str) -> tuple[dict[str, str], bytes]:
        body = "&".join(f"{name}={quote_plus(value)}" for name, value in fields.items()).encode()
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": str(len(body)),
            "X-CSRFToken": self.cookies.get("csrftoken", ""),
            "Origin": self.origin,
        }
        return await self._ask("POST", path, body, headers)

    async def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[dict[str, str], bytes]:
        if self._writer is None:
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port, local_addr=self._own)
        assert self._reader is not None
        common = {"Host": f"127.0.0.1:{self.port}", "Accept-Encoding": "gzip", "Accept": "text/html", "Cookie": self.cookie}
        lines = "".join(f"{name}: {value}\r\n" for name, value in (common | headers).items())
        self._writer.write(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body)
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        got = {"status": head[0].split(" ")[1]}
        for line in filter(None, head[1:]):
            name, _, value = line.partition(":")
            self._keep(name.lower(), value.strip(), got)
        content = await self._reader.readexactly(int(got.get("content-length", "0")))
        if int(got["status"]) >= 400:
            raise ConnectionError(f"{method} {path}: {got['status']} {content[:200]!r}")
        return got, gzip.decompress(content) if got.get("content-encoding") == "gzip" else content

    def _keep(self, name: str, value: str, got: dict[str, str]) -> None:
        got[name] = value
        if name == "set-cookie":
            key, _, kept = value.partition(";")[0].partition("=")
            self.cookies[key] = kept

    def close(self) -> None:
        """Let the connection go; the cookies stay."""
        if self._writer is not None:
            self._writer.close()
            self._writer = self._reader = None


class Socket(asyncio.Protocol):
    """A websocket. `heard` gets each text, `lost` is called once the connection is gone."""

    def __init__(self, heard: Callable[[bytes], None], lost: Callable[[], None]) -> None:
        self.transport: asyncio.Transport | None = None
        self._heard = heard
        self._lost = lost
        self._buffer = bytearray()
        self._open = False

    @classmethod
    async def connect(cls, visit: Visit, path: str, heard: Callable[[bytes], None], lost: Callable[[], None]) -> Socket:
        """A socket of a visitor; what it hears may come before this returns.

        Raises:
            OSError: nobody listens.
        """
        loop = asyncio.get_running_loop()
        _, socket = await loop.create_connection(lambda: cls(heard, lost), "127.0.0.1", visit.port)
        headers = {
            "Host": f"127.0.0.1:{visit.port}",
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Key": b64encode(os.urandom(16)).decode(),
            "Sec-WebSocket-Version": "13",
            "Origin": visit.origin,
            "Cookie": visit.cookie,
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        assert socket.transport is not None
        socket.transport.write(f"GET {path} HTTP/1.1\r\n{lines}\r\n".encode())
        return socket

    def send(self, text: bytes) -> None:
        self._write(TEXT, text)

    def abort(self) -> None:
        """End the connection without a word."""
        if self.transport is not None:
            self.transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        self._lost()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._open and not self._opened():
            return
        while (found := self._frame()) is not None:
            opcode, payload = found
            if opcode == TEXT:
                self._heard(payload)
            elif opcode == PING:
                self._write(PONG, payload)
            elif opcode == CLOSE:
                self.abort()

    def _opened(self) -> bool:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return False
        if not self._buffer.startswith(f"HTTP/1.1 {SWITCHING}".encode()):
            self.abort()
            return False
        del self._buffer[: end + 4]
        self._open = True
        return True

    def _frame(self) -> tuple[int, bytes] | None:
        """The next whole frame, taken out of what came."""
        buffer = self._buffer
        if len(buffer) < 2:
            return None
        size, start = buffer[1], 2
        if size == SHORT:
            size, start = int.from_bytes(buffer[2:4], "big"), 4
        elif size == MEDIUM:
            size, start = int.from_bytes(buffer[2:10], "big"), 10
        if len(buffer) < start + size:
            return None
        opcode, payload = buffer[0] & 0x0F, bytes(buffer[start : start + size])
        del buffer[: start + size]
        return opcode, payload

    def _write(self, opcode: int, payload: bytes) -> None:
        """Frames of clients are masked; a mask of zeros leaves the text as it is."""
        size = len(payload)
        if size < SHORT:
            head = struct.pack("!BB", WHOLE | opcode, MASKED | size)
        else:
            head = struct.pack("!BBH", WHOLE | opcode, MASKED | SHORT, size)
        if self.transport is not None and not self.transport.is_closing():
            self.transport.write(head + bytes(4) + payload)
