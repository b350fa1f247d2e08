"""A process of its own with some of the clients, so that they cost the server nothing and each other little.

The parent asks by a pipe for what is done next; every method below is such a request. Times are of the machine's one monotonic
clock, so those of several processes can be compared.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import resource
import time
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection
from typing import Any

import msgspec

from .pupil import Pupil, digest
from .wire import Socket, Visit

Moment = tuple[float, int, str]
"""When, who, and what they send."""

JOINING = 120.0
POINTING = 0.1
"""Seconds between two positions of a pointer, as pages send them."""

_decode = msgspec.json.Decoder().decode


class Crew:
    """Some students in one class, and as many visitors of a plain server."""

    def __init__(self) -> None:
        self.pupils: dict[int, Pupil] = {}
        self.visitors: dict[int, Socket] = {}
        self.plain_arrived: dict[int, list[float]] = {}

    async def join(self, port: int, code: str, starts: dict[int, float]) -> list[float]:
        """Let students come in, each at a moment; the seconds that it took each."""

        async def one(number: int, at: float) -> float:
            pupil = self.pupils[number] = Pupil(port, number)
            await _until(at)
            return await pupil.join(code)

        async with asyncio.timeout(JOINING):
            return list(await asyncio.gather(*(one(number, at) for number, at in starts.items())))

    async def leave(self) -> None:
        for pupil in self.pupils.values():
            pupil.leave()
        self.pupils.clear()

    async def edit(self, moments: list[Moment]) -> None:
        """Send lines, each at its moment, whether or not the one before is answered."""
        for at, number, text in moments:
            await _until(at)
            self.pupils[number].line(f"r{at:.6f}", text)

    async def settle(self, seq: int, patience: float) -> int:
        """How many are connected, up to date and answered before patience ends."""
        return sum(await asyncio.gather(*(pupil.settled(seq, patience) for pupil in self.pupils.values())))

    async def sent(self) -> dict[int, float]:
        """When each line was sent for the first time, by the seq that it became."""
        found = [(pupil, ref, receipt) for pupil in self.pupils.values() for ref, receipt in pupil.receipts.items()]
        return {receipt["seq"]: pupil.sent[ref] for pupil, ref, receipt in found if receipt.get("seq")}

    async def arrived(self) -> dict[int, tuple[int, float]]:
        """Of each seq, how many applied it and when the last one did."""
        found: dict[int, tuple[int, float]] = {}
        for pupil in self.pupils.values():
            for seq, at in pupil.arrived.items():
                count, last = found.get(seq, (0, 0.0))
                found[seq] = (count + 1, max(last, at))
        return found

    async def keep_texts(self, number: int) -> None:
        self.pupils[number].keeps_texts = True

    async def texts(self, number: int) -> list[str]:
        """The frames that one of them was sent since it keeps them."""
        pupil = self.pupils[number]
        kept = [pupil.texts[seq].decode() for seq in sorted(pupil.texts)]
        pupil.texts.clear()
        return kept

    async def drag(self, numbers: list[int], keys: dict[int, str], moves: list[Moment], end: float) -> dict[str, list[float]]:
        """Some drag things and put them down; what all of them heard in each second of it, the most of any one and the mean."""
        for pupil in self.pupils.values():
            pupil.heard.clear()
            pupil.counting = True
        started = time.perf_counter()
        hands = [asyncio.create_task(self._hand(number, keys[number], end)) for number in numbers]
        await self.edit(moves)
        await asyncio.gather(*hands)
        await _until(end)
        for pupil in self.pupils.values():
            pupil.counting = False
        heard = [pupil.heard for pupil in self.pupils.values()]
        return {"most": [most_in_a_second(times) for times in heard], "mean": [len(times) / (end - started) for times in heard]}

    async def _hand(self, number: int, key: str, end: float) -> None:
        step = 0
        while time.perf_counter() < end:
            step += 1
            by = [float(step % 400), float(number)]
            drag = {"keys": [key], "by": by}
            self.pupils[number].tell({"type": "presence", "cursor": by, "selection": [key], "drag": drag})
            await asyncio.sleep(POINTING)
        self.pupils[number].tell({"type": "presence"})

    async def back(self) -> list[float]:
        """When each one was wholly there the last time; 0 for those who are not."""
        return [pupil.back_at if pupil.ready else 0.0 for pupil in self.pupils.values()]

    async def ended(self) -> dict[int, dict[str, Any]]:
        """How each one stands at the end."""
        return {
            number: {
                "seq": pupil.seq,
                "digest": digest(pupil.tables),
                "me": pupil.me,
                "receipts": [(receipt.get("seq", 0), receipt.get("line", "")) for receipt in pupil.receipts.values()],
                "unanswered": len(pupil.outbox),
                "strange": pupil.strange,
                "changed": pupil.changed,
            }
            for number, pupil in self.pupils.items()
        }

    async def visit(self, port: int, numbers: list[int]) -> None:
        """Open a socket each to a plain server."""
        visit = Visit(port)
        for number in numbers:
            self.visitors[number] = await Socket.connect(visit, "/", self._hear_plain, lambda: None)
            await asyncio.sleep(0.01)

    def _hear_plain(self, text: bytes) -> None:
        message = _decode(text)
        self.plain_arrived.setdefault(message["seq"], []).append(time.perf_counter())

    async def pass_on(self, moments: list[Moment]) -> dict[int, float]:
        """Send texts through the plain server, each at its moment; when each was sent, by its seq."""
        sent = {}
        for at, number, text in moments:
            await _until(at)
            sent[json.loads(text)["seq"]] = time.perf_counter()
            self.visitors[number].send(text.encode())
        return sent

    async def passed_on(self) -> dict[int, tuple[int, float]]:
        found = {seq: (len(times), max(times)) for seq, times in self.plain_arrived.items()}
        self.plain_arrived.clear()
        return found

    async def cpu(self) -> float:
        """Processor seconds of this process so far."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        return used.ru_utime + used.ru_stime


def most_in_a_second(times: list[float]) -> float:
    """The most messages within any second."""
    most, first = 0, 0
    for last, at in enumerate(times):
        while at - times[first] > 1.0:
            first += 1
        most = max(most, last - first + 1)
    return float(most)


async def _until(at: float) -> None:
    await asyncio.sleep(max(0.0, at - time.perf_counter()))


class Crews:
    """All processes with clients. What is asked is asked of all at once, each with its own arguments or all with the same."""

    def __init__(self, count: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipes: list[Connection] = []
        self._processes = []
        for _ in range(count):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs,), daemon=True)
            process.start()
            self._pipes.append(ours)
            self._processes.append(process)

    def of(self, number: int) -> int:
        """Which crew a client is in."""
        return number % len(self._pipes)

    def ask(self, what: str, arguments: Callable[[int], tuple[Any, ...]] = lambda _: ()) -> list[Any]:
        """Ask and wait for all answers."""
        self.tell(what, arguments)
        return self.answers()

    def tell(self, what: str, arguments: Callable[[int], tuple[Any, ...]] = lambda _: ()) -> None:
        """Ask; `answers` waits."""
        for crew, pipe in enumerate(self._pipes):
            pipe.send((what, arguments(crew)))

    def answers(self) -> list[Any]:
        """What the crews answer.

        Raises:
            RuntimeError: one of them failed.
        """
        found = [pipe.recv() for pipe in self._pipes]
        failed = next((answer for answer in found if isinstance(answer, Exception)), None)
        if failed is not None:
            raise RuntimeError("a process with clients failed") from failed
        return found

    def shares(self, moments: Iterable[Moment]) -> Callable[[int], tuple[list[Moment]]]:
        """Moments by the crew that each one is for."""
        parts: list[list[Moment]] = [[] for _ in self._pipes]
        for moment in moments:
            parts[self.of(moment[1])].append(moment)
        return lambda crew: (parts[crew],)

    def close(self) -> None:
        for pipe in self._pipes:
            pipe.close()
        for process in self._processes:
            process.join(5)
            if process.is_alive():
                process.kill()


def _serve(pipe: Connection) -> None:
    asyncio.run(_answer(pipe))


async def _answer(pipe: Connection) -> None:
    """Do what the parent asks, until it is gone."""
    crew = Crew()
    while True:
        try:
            what, arguments = await asyncio.to_thread(pipe.recv)
        except EOFError:
            return
        try:
            pipe.send(await getattr(crew, what)(*arguments))
        except Exception as failed:
            pipe.send(RuntimeError(repr(failed)))
