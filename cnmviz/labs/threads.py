"""The few threads in which sockets and pages use the database, and the way back to the event loop.

Channels' own helpers do the same at twice the price: they wait for the loop on the way back, and every wait is a change of
threads.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, ParamSpec, TypeVar

from asgiref.sync import async_to_sync
from django.db import close_old_connections

from .turns import after

P = ParamSpec("P")
T = TypeVar("T")

logger = logging.getLogger(__name__)

COUNT = 4
PAGES = 6
"""Some of these may wait their turn for a while, as with large files; the more of them work at once, the longer the sockets of
those who are in a lab already wait for the processor."""

_pool = ThreadPoolExecutor(COUNT, thread_name_prefix="lab")
_pages = ThreadPoolExecutor(PAGES, thread_name_prefix="page")
_aside = ThreadPoolExecutor(1, thread_name_prefix="past")
_here = threading.local()
_underway: set[asyncio.Task[None]] = set()


async def in_thread(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call something that uses the database."""
    return await _in(_pool, partial(function, *args, **kwargs))


async def aside(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call something that uses the database and may take a second, such as a question about the past.

    Those who ask wait for one another, and nobody who builds waits for them.
    """
    return await _in(_aside, partial(function, *args, **kwargs))


async def for_page(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Make a page, so that sockets do not wait for pages nor pages for sockets."""
    return await _in(_pages, partial(function, *args, **kwargs))


async def _in(pool: ThreadPoolExecutor, function: Callable[[], T]) -> T:
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, partial(_call, loop, function))


def _call(loop: asyncio.AbstractEventLoop, function: Callable[[], T]) -> T:
    _here.loop = loop
    close_old_connections()
    try:
        return function()
    finally:
        close_old_connections()
        _here.loop = None


def soon(function: Callable[..., Coroutine[Any, Any, None]], *args: object) -> None:
    """Call a coroutine function on the event loop: in the threads above without waiting for it, elsewhere to its end.

    What is waited for may write, so this thread must not hold the turn meanwhile.
    """
    loop: asyncio.AbstractEventLoop | None = getattr(_here, "loop", None)
    if loop is None:
        after(partial(async_to_sync(function), *args))
    else:
        loop.call_soon_threadsafe(_start, function, *args)


def _start(function: Callable[..., Coroutine[Any, Any, None]], *args: object) -> None:
    task = asyncio.ensure_future(function(*args))
    _underway.add(task)
    task.add_done_callback(_finished)


def _finished(task: asyncio.Task[None]) -> None:
    _underway.discard(task)
    if not task.cancelled() and task.exception():
        logger.error("a frame could not be announced", exc_info=task.exception())
