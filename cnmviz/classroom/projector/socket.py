"""The sockets of a projector: one of the class, one of the lab that is shown. Neither has a person, and nothing is done on them.

The browser may be that of a teacher: here it is a projector all the same, told no more than any other and obeyed in nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import Any

from cnmviz.labs import consumers, people
from cnmviz.labs.connection import Refusal
from cnmviz.labs.messages import Person
from cnmviz.labs.seat import Send
from cnmviz.labs.threads import in_thread

from .. import joining
from ..assembly import NOT_ADMITTED, Assembly
from ..models import Class
from ..socket import ClassSocket, Visitor, found
from . import admission, discreet, limits

logger = logging.getLogger(__name__)

NOBODY = Person(id="", name="", colour="")
TOO_MANY = "Too many projectors show this class."


class DoorSocket(ClassSocket):
    """The socket of the page with the code: whoever has the code may have it. It needs no cookie."""

    tells = staticmethod(discreet.told_at_the_door)

    def __init__(self, scope: dict[str, Any], receive: Any, send: Send) -> None:
        super().__init__(scope, receive, discreet.sending(send, self.tells))

    def enter(self) -> Visitor:
        klass, current = found(self.code)
        if not current:
            raise Refusal(NOT_ADMITTED, joining.RENEWED)
        return Visitor(klass.pk, 0, NOBODY)


class Watched:
    """A socket without a person: nobody tells it that it may be no more, so it asks now and then."""

    enter: Callable[[], Any]

    async def attend(self, visitor: Any, reader: asyncio.Task[Any]) -> None:
        watching = asyncio.ensure_future(self._watch(reader))
        try:
            await super().attend(visitor, reader)  # type: ignore[misc]
        except asyncio.CancelledError:
            if watching.done() and not watching.cancelled() and (refusal := watching.exception()):
                raise refusal from None
            raise
        finally:
            watching.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await watching

    async def _watch(self, reader: asyncio.Task[Any]) -> None:
        """End when it may be shown no more. Whatever else fails is asked again."""
        while True:
            await asyncio.sleep(limits.CHECK_SECONDS)
            try:
                await in_thread(self.enter)
            except Refusal:
                reader.cancel()
                raise
            except Exception:
                logger.exception("whether a projector may go on could not be asked")


class ProjectorSocket(Watched, DoorSocket):
    """The class as a projector shows it."""

    tells = staticmethod(discreet.told)

    def enter(self) -> Visitor:
        klass = admitted(self)
        return Visitor(klass.pk, 0, NOBODY)

    async def attend(self, visitor: Visitor, reader: asyncio.Task[Any]) -> None:
        here = Assembly.of(visitor.klass)
        if here is not None and len(here.projectors) >= limits.PROJECTORS:
            raise Refusal(4429, TOO_MANY)
        await super().attend(visitor, reader)


class ProjectedLab(Watched, consumers.WatchSocket):
    """The lab that a projector shows: its frames without their authors and lines, and no people."""

    def __init__(self, scope: dict[str, Any], receive: Any, send: Send) -> None:
        super().__init__(scope, receive, discreet.sending(send, discreet.told))

    def enter(self) -> consumers.Visitor:
        lab = admission.lab(admitted(self), self.query.get("lab", [""])[0])
        if lab is None:
            raise Refusal(NOT_ADMITTED, admission.NOT_SHOWN)
        return consumers.Visitor(lab.pk, NOBODY, None)


def admitted(socket: ClassSocket | consumers.WatchSocket) -> Class:
    """The class that a browser may show.

    Raises:
        Refusal: it may not.
    """
    klass, current = found(socket.code)
    cookies = people.cookies_in(socket.headers.get(b"cookie", ""))
    if why := admission.why_not(klass, current=current, cookies=cookies):
        raise Refusal(NOT_ADMITTED, why)
    return klass


async def door_socket(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """The ASGI application for the page with a class's code."""
    await DoorSocket(scope, receive, send).run()


async def projector_socket(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """The ASGI application for a projector."""
    await ProjectorSocket(scope, receive, send).run()


async def lab_socket(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """The ASGI application for the lab on a projector."""
    await ProjectedLab(scope, receive, send).run()
