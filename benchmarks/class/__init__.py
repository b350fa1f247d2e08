"""A class of 200 in one lab, on one server with SQLite: 40 edit and 160 follow, each with both sockets, in their own processes.

`p95-200`: from sending a command to the moment when the last of the 200 has applied its frame, at the 95th percentile, in
milliseconds; 40 people type at random moments, one command each in eight seconds. The baseline is a plain Channels consumer on
the same Daphne that passes the same frames on at the same moments; both take turns. `p95-200-dragging`: the same for what 40
people put down who drag all the time. `lost`, `doubled`: commands that were answered and are not in the log, that were never
answered, or that some client never heard of; those that are there twice. `diverged`: clients whose state is not the server's, or
that a frame did not fit. All of that at the end, after everything else in here.

`messages-200`: the most messages that any client got within any second, on both sockets, while 40 drag without a pause and put
something down every two seconds, against the 15 that are allowed; `-mean`: in an average second, of the client that gets most.

`join-200`: code and nickname, the lab's page, its snapshot and both sockets, until the last frame is applied, at the 95th
percentile in seconds, against one second. They come in evenly over 20 seconds, as a room does that types a code; in `-burst` all
200 within one second. Scripts and style sheets are not counted: they come from memory, and browsers keep them (`front.py`).
`-cpu` is what one of them costs the server, in milliseconds of a processor, against what the same costs the clients. `-lab` and
`-class`: the most messages within any second on the sockets of the teacher, who is told of all of them, against the same 15.

`back-200`: the server is killed while people edit and is started again: seconds from the moment when it listens until the last of
200 is there as the same person with everything, against 5. `-gone`: how many are not. Their address stays open meanwhile, and
commands under way are sent again with their references.

`clients-200`: the share of a processor that the clients take while `p95-200` is measured, against the server's.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.server import Server

from ..crowd import allow_files
from ..fanout import PROGRAMS
from ..rows import Row, row
from .crew import Moment, most_in_a_second
from .school import PATIENCE, START, School
from .teacher import Ears

SIZE, EDITING = 200, 40
TRICKLE_SECONDS = 20.0
BURST_SECONDS = 1.0
PER_SECOND = 5.0
DROPS_EVERY = 2.0
ALLOWED_MESSAGES, ALLOWED_JOIN, ALLOWED_BACK = 15.0, 1.0, 5.0
ROUNDS = 3
SECONDS = float(os.environ.get("CNMVIZ_CLASS_SECONDS", "12"))
"""Of each round, and of dragging."""

Arrivals = dict[int, tuple[int, float]]


def run() -> Iterator[Row]:
    allow_files(10 * SIZE)
    with tempfile.TemporaryDirectory(prefix="cnmviz-bench-") as folder:
        school = School(Path(folder) / "data", size=SIZE, editing=EDITING)
        school.server.data.mkdir()
        try:
            school.open()
            yield from _joining(school)
            yield from _editing(school, Path(folder))
            yield from _dragging(school)
            yield from _killed(school)
            yield from _truth(school)
        finally:
            school.close()


def _joining(school: School) -> Iterator[Row]:
    """First nearly at once into a class of their own, then one after the other into the one that stays."""
    yield from _came(school, f"join-{SIZE}-burst", BURST_SECONDS)
    school.crews.ask("leave")
    yield from _came(school, f"join-{SIZE}", TRICKLE_SECONDS)


def _came(school: School, case: str, seconds: float) -> Iterator[Row]:
    """Everybody comes into a new class within some seconds, while its teacher listens."""
    code = school.start_class()
    ears = Ears(school.page)
    before = _cpu(school)
    took = school.join(code, seconds=seconds)
    clients, server = _since(before, _cpu(school), SIZE / 1000)
    ears.close()
    yield row("class", case, percentile(took), "s", ALLOWED_JOIN)
    yield row("class", f"{case}-p50", percentile(took, 50), "s", ALLOWED_JOIN)
    yield row("class", f"{case}-cpu", server, "ms of a CPU", clients)
    yield row("class", f"{case}-lab", most_in_a_second(ears.lab), "per second", ALLOWED_MESSAGES)
    yield row("class", f"{case}-class", most_in_a_second(ears.klass), "per second", ALLOWED_MESSAGES)


def _editing(school: School, folder: Path) -> Iterator[Row]:
    """Rounds of ours and of the plain server by turns, each with the frames of the round before at the same moments."""
    plain = Server(folder, program=PROGRAMS["plain-daphne"])
    ours: list[float] = []
    theirs: list[float] = []
    shares: list[tuple[float, float]] = []
    try:
        plain.start()
        plain.wait()
        school.crews.ask("visit", lambda crew: (plain.port, [n for n in range(SIZE) if school.crews.of(n) == crew]))
        school.crews.ask("keep_texts", lambda crew: (crew,))
        for _ in range(ROUNDS):
            before = _cpu(school)
            begin = time.perf_counter() + START
            moments = list(school.edits(seconds=SECONDS, per_second=PER_SECOND, begin=begin))
            ours += _edited(school, moments)
            shares.append(_since(before, _cpu(school), time.perf_counter() - begin))
            texts = school.crews.ask("texts", lambda crew: (crew,))[0]
            theirs += _passed_on(school, moments, texts, time.perf_counter() + START - begin)
    finally:
        plain.close()
    yield row("class", f"p95-{SIZE}", percentile(ours) * 1000, "ms", percentile(theirs) * 1000)
    yield row("class", f"p50-{SIZE}", percentile(ours, 50) * 1000, "ms", percentile(theirs, 50) * 1000)
    clients, server = (100 * sum(share[which] for share in shares) / len(shares) for which in (0, 1))
    yield row("class", f"clients-{SIZE}", clients, "% of a CPU", server)


def _cpu(school: School) -> tuple[float, float]:
    return sum(school.crews.ask("cpu")), school.server.cpu_seconds()


def _since(before: tuple[float, float], now: tuple[float, float], seconds: float) -> tuple[float, float]:
    return (now[0] - before[0]) / seconds, (now[1] - before[1]) / seconds


def _edited(school: School, moments: list[Moment]) -> list[float]:
    """Seconds from each command to the last client."""
    known = {seq for crew in school.crews.ask("sent") for seq in crew}
    school.crews.ask("edit", school.crews.shares(moments))
    _all_settled(school)
    sent = {seq: at for crew in school.crews.ask("sent") for seq, at in crew.items() if seq not in known}
    last = _merged(school.crews.ask("arrived"))
    return [last[seq][1] - at for seq, at in sent.items()]


def _passed_on(school: School, moments: list[Moment], texts: list[str], later: float) -> list[float]:
    """The same through the plain server."""
    passed = [
        (at + later, number, json.dumps(json.loads(text) | {"seq": place}))
        for place, ((at, number, _), text) in enumerate(zip(moments, texts, strict=False))
    ]
    sent = {seq: at for crew in school.crews.ask("pass_on", school.crews.shares(passed)) for seq, at in crew.items()}
    deadline = time.perf_counter() + PATIENCE
    last: Arrivals = {}
    while sum(count for count, _ in last.values()) < SIZE * len(sent):
        if time.perf_counter() > deadline:
            raise RuntimeError("the plain server lost frames")
        time.sleep(0.2)
        last = _merged([last, *school.crews.ask("passed_on")])
    return [last[seq][1] - at for seq, at in sent.items()]


def _dragging(school: School) -> Iterator[Row]:
    keys = school.keys()
    known = {seq for crew in school.crews.ask("sent") for seq in crew}
    begin = time.perf_counter() + START
    share = school.crews.shares(school.moves(seconds=SECONDS, every=DROPS_EVERY, begin=begin))
    of = school.crews.of
    hands = [[number for number in range(EDITING) if of(number) == crew] for crew in range(len(set(map(of, range(SIZE)))))]
    heard = school.crews.ask("drag", lambda crew: (hands[crew], keys, *share(crew), begin + SECONDS))
    _all_settled(school)
    yield row("class", f"messages-{SIZE}", max(most for crew in heard for most in crew["most"]), "per second", ALLOWED_MESSAGES)
    mean = max(most for crew in heard for most in crew["mean"])
    yield row("class", f"messages-{SIZE}-mean", mean, "per second", ALLOWED_MESSAGES)
    last = _merged(school.crews.ask("arrived"))
    sent = {seq: at for crew in school.crews.ask("sent") for seq, at in crew.items() if seq not in known}
    took = percentile([last[seq][1] - at for seq, at in sent.items()])
    yield row("class", f"p95-{SIZE}-dragging", took * 1000, "ms", 0)


def _killed(school: School) -> Iterator[Row]:
    """Kill the server in the middle of people's work."""
    begin = time.perf_counter() + START
    moments = list(school.edits(seconds=4 * START, per_second=2 * PER_SECOND, begin=begin))
    school.crews.tell("edit", school.crews.shares(moments))
    time.sleep(2.5 * START)
    up = school.kill_and_start()
    school.crews.answers()
    _all_settled(school)
    back = [at for crew in school.crews.ask("back") for at in crew]
    yield row("class", f"back-{SIZE}", max(back) - up, "s", ALLOWED_BACK)
    gone = sum(at == 0.0 for at in back)
    changed = sum(one["changed"] for one in _ended(school).values())
    yield row("class", f"back-{SIZE}-gone", gone + changed, "clients", 0)


def _truth(school: School) -> Iterator[Row]:
    """What is in the log and on the clients, beside what was asked and answered."""
    clients = _ended(school)
    log = school.log()
    rows = {entry["seq"]: entry for entry in log}
    answered = [(seq, line, one["me"]) for one in clients.values() for seq, line in one["receipts"]]
    unknown = sum((rows.get(seq, {}).get("line"), rows.get(seq, {}).get("by")) != (line, me) for seq, line, me in answered)
    lost = unknown + sum(one["unanswered"] for one in clients.values()) + max(0, school.commands - len(answered))
    behind = sum(one["seq"] != log[-1]["seq"] for one in clients.values())
    lines = Counter((entry["line"], entry["by"]) for entry in log if entry["line"])
    expected = school.state()
    yield row("class", "lost", lost + behind, "commands", 0)
    yield row("class", "doubled", sum(count - 1 for count in lines.values()), "commands", 0)
    diverged = sum(one["digest"] != expected or bool(one["strange"]) for one in clients.values())
    yield row("class", "diverged", diverged, "clients", 0)


def _all_settled(school: School) -> None:
    """Everybody has everything; who has not is told of at the end."""
    school.settle()


def _ended(school: School) -> dict[int, dict[str, Any]]:
    return {number: one for crew in school.crews.ask("ended") for number, one in crew.items()}


def _merged(parts: Iterable[Arrivals]) -> Arrivals:
    found: Arrivals = {}
    for part in parts:
        for seq, (count, at) in part.items():
            known = found.get(seq, (0, 0.0))
            found[seq] = (known[0] + count, max(known[1], at))
    return found


def percentile(values: list[float], share: int = 95) -> float:
    """The value below which so many percent are."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]
