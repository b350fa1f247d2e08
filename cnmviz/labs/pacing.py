"""How often everybody in a lab is told something, whatever a crowd does: at once while that is seldom, together when it is often.

A frame goes at once as long as one person alone works, or a crowd rarely; otherwise it waits a moment, and goes with all that
came meanwhile as one message. Who points where gives way: it goes by itself only while nothing else would have to wait for it,
and otherwise along with frames.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from . import limits

Give = Callable[[int, str], None]
"""Gives every socket a text, and the newest seq in it."""

LONELY_SECONDS = 1.0
"""A person who was alone at work for so long works alone."""


class Outlet:
    """What goes to all sockets of one lab in this process. `news` is what there is to tell of the people, "" for nothing."""

    def __init__(self, give: Give, news: Callable[[], str]) -> None:
        self._give = give
        self._news = news
        self._gathered: list[tuple[int, str]] = []
        self._left = float(limits.MESSAGES_AT_ONCE)
        self._filled = time.monotonic()
        self._timer: asyncio.TimerHandle | None = None
        self._due = False
        self._worked: dict[str, float] = {}

    def frame(self, seq: int, text: str, by: str = "") -> None:
        """A frame, of somebody."""
        now = time.monotonic()
        alone = self._alone(by, now)
        self._gathered.append((seq, text))
        self._fill(now)
        if alone or self._left >= 1:
            self._flush()
        elif self._timer is None:
            wait = (1 - self._left) / limits.MESSAGES_PER_SECOND
            self._timer = asyncio.get_running_loop().call_later(wait, self._flush)

    def tick(self) -> str:
        """What is to be told of the people now, "" for nothing, or where it goes along with frames or waits for the next tick."""
        self._fill(time.monotonic())
        if self._left < limits.MESSAGES_AT_ONCE - 1:
            self._due = True
            return ""
        text = self._news()
        if text:
            self._left -= 1
        return text

    def close(self) -> None:
        """Nobody listens any more."""
        if self._timer is not None:
            self._timer.cancel()

    def _alone(self, by: str, now: float) -> bool:
        """Whether nobody else has worked for a while."""
        self._worked = {person: at for person, at in self._worked.items() if now - at < LONELY_SECONDS}
        self._worked[by] = now
        return len(self._worked) == 1

    def _fill(self, now: float) -> None:
        self._left = min(limits.MESSAGES_AT_ONCE, self._left + (now - self._filled) * limits.MESSAGES_PER_SECOND)
        self._filled = now

    def _flush(self) -> None:
        """Give what was gathered, as it came."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._fill(time.monotonic())
        self._left = max(0.0, self._left - 1)
        gathered, self._gathered = self._gathered, []
        texts = [text for _, text in gathered]
        if self._due and (news := self._news()):
            texts.append(news)
        self._due = False
        self._give(gathered[-1][0], together(texts))


def together(texts: list[str]) -> str:
    """Messages as one (`Several`), without encoding any of them again; a single one is itself."""
    if len(texts) == 1:
        return texts[0]
    return f'{{"type":"several","messages":[{",".join(texts)}]}}'
