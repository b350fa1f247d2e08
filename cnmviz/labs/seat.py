"""One socket of a gathering: sends at once where the server takes it, and never lets anybody wait for a slow one.

`send` is the server's own ASGI send. Driving it by hand up to its first wait costs a function call where a task per message
would cost several times the sending itself; only a send that has to wait becomes a task, and what comes meanwhile waits
behind it. Who has too much waiting is told to resync once it drains, and is closed if it does not.
"""

from __future__ import annotations

import asyncio
import types
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Generator
from functools import partial
from typing import Any

from . import frames, limits
from .messages import Resync

TOO_SLOW = 4408
"""The code with which a socket ends that does not take what is sent."""

Send = Callable[[dict[str, Any]], Awaitable[None]]


class Seat:
    """A socket. `person` is who sits here, "" for who only watches; `held` keeps frames back until the socket has caught up.

    `reader` is the task that reads from the socket. It is cancelled when nothing can be sent any more, or when the person is sent
    away; `parting` is then the code and the reason. `mute` is why this socket may not point at things, "" where it may.
    """

    __slots__ = (
        "_behind",
        "_closed",
        "_draining",
        "_newest",
        "_reader",
        "_send",
        "_waiting",
        "held",
        "mute",
        "parting",
        "person",
    )

    def __init__(self, send: Send, person: str, reader: asyncio.Task[Any]) -> None:
        self.person = person
        self.held: list[tuple[int, str]] | None = []
        self.mute = ""
        self.parting: tuple[int, str] | None = None
        self._send = send
        self._reader = reader
        self._waiting: deque[str] = deque()
        self._draining: asyncio.Task[None] | None = None
        self._behind = False
        self._newest = 0
        self._closed = False

    @property
    def slow(self) -> bool:
        """Whether something still waits to be sent."""
        return self._draining is not None

    def frame(self, seq: int, text: str) -> None:
        """Hand over a frame."""
        self._newest = max(self._newest, seq)
        if self.held is not None:
            self.held.append((seq, text))
            if len(self.held) > limits.UNSENT_FRAMES:
                self.held.pop(0)
        elif not self._behind:
            self.push(text)

    def release(self, after: int) -> None:
        """Let frames through; those kept back go first, except what the socket has by now."""
        held, self.held = self.held or [], None
        for seq, text in held:
            if seq > after:
                self.push(text)

    def push(self, text: str) -> None:
        """Send, or queue behind what is being sent."""
        if self._closed:
            return
        if self._draining is None:
            self._start(text)
        elif len(self._waiting) < limits.UNSENT_FRAMES:
            self._waiting.append(text)
        else:
            self._behind = True

    async def drained(self) -> None:
        """Wait until everything of this socket is sent: a client that asks waits for its own answers."""
        while self._draining is not None:
            await asyncio.wait([self._draining])

    def close(self) -> None:
        """Nothing is sent here any more."""
        self._closed = True
        self._waiting.clear()
        if self._draining is not None:
            self._draining.cancel()

    def _start(self, text: str) -> None:
        sending: Any = self._send({"type": "websocket.send", "text": text})
        try:
            waits_for = sending.send(None)
        except StopIteration:
            return
        except Exception:  # servers raise their own kinds for a socket that is gone
            self._drop()
            return
        self._draining = asyncio.ensure_future(self._drain(_continued(sending, waits_for)))

    async def _drain(self, sending: Coroutine[Any, Any, None]) -> None:
        try:
            async with asyncio.timeout(limits.UNSENT_SECONDS):
                await sending
                while self._waiting:
                    await self._send({"type": "websocket.send", "text": self._waiting.popleft()})
        except asyncio.CancelledError:
            raise
        except Exception:  # as above, or it did not drain in time
            self._drop()
            return
        finally:
            self._draining = None
        if self._behind:
            self._behind = False
            self.push(frames.text(Resync(seq=self._newest)))

    def expel(self, code: int, why: str) -> None:
        """Send the person away: the socket ends with a code and a reason."""
        if self.parting is None:
            self.parting = (code, why)
            self._closed = True
            self._waiting.clear()
            self._reader.cancel()

    def _drop(self) -> None:
        self.expel(TOO_SLOW, "the connection is too slow")


@types.coroutine
def _continued(coroutine: Coroutine[Any, Any, None], waits_for: Any) -> Generator[Any, Any, None]:
    """The rest of a coroutine that was driven by hand up to `waits_for`."""
    while True:
        step: Callable[[], Any]
        try:
            value = yield waits_for
        except BaseException as error:  # a cancellation goes inside, as it would have
            step = partial(coroutine.throw, error)
        else:
            step = partial(coroutine.send, value)
        try:
            waits_for = step()
        except StopIteration:
            return
