"""What a projector is told: a message of a socket without anything that is somebody's own matter. Pure.

Whoever sits in the last row reads it, so it has no names but that of who has the floor, and nobody's pointer, line or answer.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import msgspec

from cnmviz.labs.seat import Send

Message = dict[str, Any]

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Message)

AS_IT_IS = frozenset({"refused", "closed", "pong", "resync", "count", "question", "light", "walked"})
"""Messages in which there is nobody's name."""
AT_THE_DOOR = frozenset({"class", "welcome", "count", "refused", "closed", "pong"})


def _class(message: Message) -> Message:
    kept = ("type", "title", "door_open", "locked", "newcomers", "ended")
    floor = message.get("floor")
    named = {"floor": {"id": floor["id"], "person": "", "name": floor["name"]}} if floor else {}
    return {name: message[name] for name in kept} | named


def _presented(message: Message) -> Message:
    return {name: value for name, value in message.items() if name not in ("person", "name", "window")}


def _welcome(message: Message) -> Message:
    return {"type": "welcome", "seq": message["seq"]} if "seq" in message else {"type": "welcome", "roster": []}


def _frame(message: Message) -> Message:
    return message | {"by": "", "line": ""}


CHANGED: dict[str, Callable[[Message], Message]] = {
    "class": _class,
    "presented": _presented,
    "welcome": _welcome,
    "frame": _frame,
}
"""Of other messages, this is told; of those that are neither here nor above, nothing."""


@lru_cache(16)
def told(text: str) -> str:
    """A message as a projector is told it, "" for nothing. Encoded once, however many projectors there are."""
    message = _decoder.decode(text)
    found = _told(message)
    if found is message:
        return text
    return _encoder.encode(found).decode() if found else ""


def _told(message: Message) -> Message | None:
    """What comes together is told as each alone would be."""
    if message["type"] in AS_IT_IS:
        return message
    if message["type"] == "several":
        inside = [found for one in message["messages"] if (found := _told(one))]
        return message | {"messages": inside} if inside else None
    change = CHANGED.get(message["type"])
    return change(message) if change else None


def told_at_the_door(text: str) -> str:
    """The same for the page that has only the code."""
    found = told(text)
    return found if found and _decoder.decode(found)["type"] in AT_THE_DOOR else ""


def sending(send: Send, tells: Callable[[str], str]) -> Send:
    """A server's send that tells only what is to be told."""

    async def send_told(event: dict[str, Any]) -> None:
        if event.get("text") is not None:
            text = tells(event["text"])
            if not text:
                return
            event = event | {"text": text}
        await send(event)

    return send_told
