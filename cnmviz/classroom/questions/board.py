"""The question of a class as this process knows it, and who is told what of it.

Rows are the truth. Messages to the group say that they changed; they are read once per process, however many answers come within
a moment. A newcomer is told what is known here, or once it was read.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from cnmviz.classroom import register
from cnmviz.classroom.assembly import Assembly
from cnmviz.classroom.models import Participant
from cnmviz.labs import frames
from cnmviz.labs.messages import Message
from cnmviz.labs.threads import in_thread

from . import telling
from .limits import COUNT_SECONDS
from .models import Question, current

logger = logging.getLogger(__name__)

Votes = dict[int, dict[int, list[int]]]
"""By participant: what they chose, by the vote."""


@dataclass
class Board:
    """What is known: the question, if there is one, and the answers. `reading` keeps readers apart, `counting` waits to count."""

    known: bool = False
    question: Question | None = None
    votes: Votes = field(default_factory=dict)
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)
    counting: asyncio.Task[None] | None = None
    telling: set[asyncio.Task[None]] = field(default_factory=set)


_boards: WeakKeyDictionary[Assembly, Board] = WeakKeyDictionary()


def board_of(here: Assembly) -> Board:
    return _boards.setdefault(here, Board())


async def read(here: Assembly) -> Board:
    """Read the rows."""
    board = board_of(here)
    async with board.reading:
        board.question, board.votes = await in_thread(_rows, here.key)
        board.known = True
    return board


def _rows(klass: int) -> tuple[Question | None, Votes]:
    question = current(klass)
    votes: Votes = {}
    if question is not None:
        for pk, who, number, chosen in question.answers.values_list("pk", "participant", "round", "chosen"):
            votes.setdefault(nameless(pk) if who is None else who, {})[number] = chosen
    return question, votes


def nameless(answer: int) -> int:
    """Stands for the participant of an answer that is nobody's any more."""
    return -answer


def greet(here: Assembly, who: Participant | None) -> Iterable[Message]:
    """What a newcomer is told. A projector is told what students are, but for anybody's answer."""
    board = board_of(here)
    if board.known:
        return told(here, board, who)
    later = asyncio.ensure_future(_tell_later(here, who))
    board.telling.add(later)
    later.add_done_callback(board.telling.discard)
    return ()


async def _tell_later(here: Assembly, who: Participant | None) -> None:
    board = board_of(here)
    try:
        if not board.known:
            await read(here)
    except Exception:
        logger.exception("a question could not be read")
        return
    for message in told(here, board, who):
        here.say(message, to=_only(who))


def told(here: Assembly, board: Board, who: Participant | None) -> list[Message]:
    """The question as somebody may know it, and what they answered; nothing where there is none for them."""
    question = board.question
    teaches = _teaches(who)
    if question is None or not telling.concerns(question, teacher=teaches):
        return []
    said: list[Message] = [telling.question(question, board.votes, teacher=teaches, first=True)]
    if who is None:
        return said
    if teaches:
        return [*said, *_tallies(here, board)]
    return [*said, telling.chosen(question, board.votes.get(who.pk, {}))]


def _tallies(here: Assembly, board: Board) -> list[Message]:
    """How the open vote stands."""
    found = board.question
    if found is None or found.state != "open" or here.register is None:
        return []
    return [telling.tally(found, board.votes, of=len(register.students(here.register)))]


async def hear_question(here: Assembly, _message: dict[str, Any]) -> None:
    """The question is another one, or in another state: tell everybody."""
    board = await read(here)
    here.say(telling.question(board.question, board.votes, teacher=True), to=_teaches)
    here.say(telling.question(board.question, board.votes, teacher=False), to=_learns)
    for message in _tallies(here, board):
        here.say(message, to=_teaches)


async def hear_answer(here: Assembly, message: dict[str, Any]) -> None:
    """Somebody has answered. Whoever counts is told soon, and once for all who do so until then."""
    board = board_of(here)
    if board.counting is None or board.counting.done():
        board.counting = asyncio.ensure_future(_count(here))


async def _count(here: Assembly) -> None:
    await asyncio.sleep(COUNT_SECONDS)
    board = board_of(here)
    board.counting = None
    before = board.votes
    try:
        board = await read(here)
    except Exception:
        logger.exception("answers could not be counted")
        return
    for message in _tallies(here, board):
        here.say(message, to=_teaches)
    if board.question is not None:
        _tell_own(here, board.question, before, board.votes)


def _tell_own(here: Assembly, question: Question, before: Votes, now: Votes) -> None:
    """Tell those who answered so, in all their windows."""
    for seat in tuple(here.seats):
        who = here.who(seat)
        if who is not None and seat.held is None and now.get(who.pk) != before.get(who.pk):
            seat.push(frames.text(telling.chosen(question, now.get(who.pk, {}))))


def _teaches(who: Participant | None) -> bool:
    return who is not None and who.teaches


def _learns(who: Participant | None) -> bool:
    """Projectors too."""
    return not _teaches(who)


def _only(one: Participant | None) -> Callable[[Participant | None], bool]:
    """The windows of one participant, or (None) the projectors."""
    return lambda who: (who and who.pk) == (one and one.pk)


HEARS = {"question": hear_question, "answered": hear_answer}
