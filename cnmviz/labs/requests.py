"""Lines and commands of people into work for the door, and outcomes into receipts.

A command as data is converted strictly: an unknown name, field or type is refused with the reason, and nothing else happens.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import msgspec

from cnmviz.cnm import commands
from cnmviz.cnm.commands import Command
from cnmviz.cnm.draft import Executed, Outcome
from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.world import World
from cnmviz.console import Text, Usage, answer, execute, needs_shell, parse, parse_words, render, script

from . import dispatch, gate, history, limits, people, results, worlds
from .buckets import Buckets
from .dispatch import Deed
from .messages import Printed, Receipt, SendCommand, SendLine
from .models import Lab, Member

HEARS: list[Callable[[Member, Receipt], None]] = []
"""Who else wants to know how a request on a socket went; layers above add theirs when Django starts."""


def answered(member: Member, asked: SendLine | SendCommand, *, now: int) -> Receipt:
    """Do what came on a socket, and let those know who want to."""
    receipt = line(member, asked, now=now) if isinstance(asked, SendLine) else data(member, asked, now=now)
    for hear in HEARS:
        hear(member, receipt)
    return receipt


def line(member: Member, asked: SendLine, *, now: int) -> Receipt:
    """Do what a line says; one with several commands in it is a script."""
    try:
        _allow(member)
        text = _storable(asked.text.strip())
        if needs_shell(text):
            return _script(member, text, source=asked.source, ref=asked.ref, now=now)
        parsed = parse(text)
    except Usage as usage:
        return _printed(asked.ref, text, usage.text)
    except Refusal as refused:
        return dispatch.refusal(asked.ref, refused.message, asked.text)
    return command(member, parsed.command, host=parsed.host, text=text, source=asked.source, ref=asked.ref, now=now)


def data(member: Member, asked: SendCommand, *, now: int) -> Receipt:
    """Do a command that came as data from a gesture; `undo` and `redo` are commands too.

    It is read once more as the line that it is: what could not be typed is refused in the words that typing it would get.
    """
    try:
        _allow(member)
        if asked.name in history.STEPS:
            _refuse_arguments(asked)
            _refuse_past(asked)
            barred = _barred(member, "change", asked.ref)
            return barred or dispatch.write(member.lab_id, member, asked.ref, now, history.STEPS[asked.name](member, asked.ref))
        wanted = converted(asked.name, asked.args)
        if not wanted.spelling.reads:
            _refuse_past(asked)
        text = _storable(render(wanted, asked.host))
        parse(text)
    except Usage as usage:
        printed = _printed(asked.ref, text, usage.text)
        return msgspec.structs.replace(printed, error=printed.error.partition("\n")[0])
    except Refusal as refused:
        return dispatch.refusal(asked.ref, refused.message)
    return command(member, wanted, host=asked.host, text=text, source="picture", ref=asked.ref, now=now, at=asked.at)


def command(member: Member, wanted: Command, *, host: str, text: str, source: str, ref: str, now: int, at: int = 0) -> Receipt:
    """Do a command. `host` is the docker context where it runs ("" for the first host), `text` the line that it is.

    One that only reads may be asked of the lab as it was after entry `at`.
    """
    barred = _barred(member, "ask" if wanted.spelling.reads else "change", ref, text)
    if barred:
        return barred
    work = _work(wanted, host=host, text=text, source=source, ref=ref, now=now)
    if wanted.spelling.reads:
        return dispatch.read(member.lab_id, ref, history.as_it_was(at, ref, work) if at else work)
    return dispatch.write(member.lab_id, member, ref, now, work)


def found(lab: int, wanted: Command, *, now: int, at: int = 0) -> Receipt:
    """The answer to a command that only reads, for nobody in particular; who may ask is up to the caller."""
    assert wanted.spelling.reads
    work = _work(wanted, host="", text="", source="picture", ref="", now=now)
    return dispatch.read(lab, "", history.as_it_was(at, "", work) if at else work)


def _work(wanted: Command, *, host: str, text: str, source: str, ref: str, now: int) -> dispatch.Work:
    """A command as work at the door."""

    def work(lab: Lab, world: World) -> Deed:
        try:
            where = world.host_named(host) if host else None
        except Refusal as refused:
            return Deed(receipt=dispatch.refusal(ref, refused.message, text), world=world)
        outcome = commands.run(world, wanted, host=where, now=now, execute=execute)
        receipt = _receipt(ref, text, wanted, outcome)
        return Deed(receipt=receipt, world=outcome.world, changes=outcome.changes, source=source, line=text)

    return work


def _script(member: Member, text: str, *, source: str, ref: str, now: int) -> Receipt:
    """Do what a script says: each of its commands is a step of its own, and the whole gets one answer."""

    def work(lab: Lab, world: World) -> Deed:
        docker = _Docker(member, source, ref, now)
        printed = script(text, docker, world.first_host)
        last, shown = docker.last, _printed(ref, text, printed)
        ok = shown.ok or (last.ok and last.output is not None and last.output.exit == printed.exit)
        error = "" if ok else shown.error
        whole = msgspec.structs.replace(shown, ok=ok, error=error, seq=docker.seq, trace=last.trace, matrix=last.matrix)
        return Deed(receipt=whole, world=world)

    return _barred(member, "ask", ref, text) or dispatch.read(member.lab_id, ref, work)


class _Docker:
    """The docker program of a script. `last` is its latest receipt, `seq` the latest step.

    The n-th command has the line's reference with its number: when the line is sent again, what was done is answered, and only
    the rest is done.
    """

    def __init__(self, member: Member, source: str, ref: str, now: int) -> None:
        self.last = Receipt(ref=ref, ok=False)
        self.seq = 0
        self._member = member
        self._source = source
        self._ref = ref
        self._now = now
        self._number = 0

    def run(self, words: Sequence[str], line: str) -> Executed:
        self._number += 1
        ref = f"{self._ref}.{self._number}"
        self.last = dispatch.answered(self._member.lab_id, self._member, ref) or self._done(words, line, ref)
        self.seq = self.last.seq or self.seq
        shown = self.last.output or Printed(stderr=f"{self.last.error}\n", exit=1)
        return Executed(shown.stdout, shown.stderr, shown.exit, shown.shell, shown.attached)

    def world(self) -> World:
        return worlds.read(self._member.lab_id)[1]

    def _done(self, words: Sequence[str], line: str, ref: str) -> Receipt:
        try:
            _allow(self._member)
            text = _storable(line)
            parsed = parse_words(words)
        except Usage as usage:
            return _printed(ref, line, usage.text)
        except Refusal as refused:
            return dispatch.refusal(ref, refused.message, line)
        now = self._now + self._number
        return command(self._member, parsed.command, host=parsed.host, text=text, source=self._source, ref=ref, now=now)


def rename(member: Member, name: str) -> bool:
    """Call somebody something else; too often in a moment counts as too many commands, and does nothing."""
    try:
        _allow(member)
    except Refusal:
        return False
    return people.rename(member, name)


def _barred(member: Member, deed: gate.Deed, ref: str, text: str = "") -> Receipt | None:
    """The answer to a member who may not do something, None where they may. What was done before is answered as it was."""
    why = gate.why_not(member.lab_id, member.person, deed)
    return (dispatch.answered(member.lab_id, member, ref) or dispatch.refusal(ref, why, text)) if why else None


def _refuse_arguments(asked: SendCommand) -> None:
    if asked.args:
        raise Refusal(f"{asked.name} takes no arguments")


def _refuse_past(asked: SendCommand) -> None:
    if asked.at:
        raise Refusal(f"{asked.name} changes the lab, and what was at step {asked.at} can be asked about but not changed")


def converted(name: str, args: dict[str, Any]) -> Command:
    """A command from its path and its fields.

    Raises:
        Refusal: no such command or field, or a value of the wrong type.
    """
    cls = commands.catalogue().get(name)
    if cls is None:
        raise Refusal(f"there is no command {name!r}")
    unknown = sorted(args.keys() - _fields(cls))
    if unknown:
        raise Refusal(f"{name} has no field {unknown[0]!r}")
    try:
        return msgspec.convert(args, type=cls)
    except msgspec.ValidationError as wrong:
        raise Refusal(f"{name}: {wrong}") from None


@cache
def _fields(cls: type[Command]) -> frozenset[str]:
    return frozenset(field.name for field in dataclasses.fields(cls))  # type: ignore[arg-type]


def _storable(text: str) -> str:
    """Databases keep neither the null character nor half a surrogate pair, and a log keeps no line without end."""
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Refusal("the line has a character that cannot be stored")
    if len(text) > limits.LINE:
        raise Refusal(f"the line is too long: {len(text)} characters, at most {limits.LINE}")
    return text


def _receipt(ref: str, text: str, wanted: Command, outcome: Outcome) -> Receipt:
    receipt = msgspec.structs.replace(_printed(ref, text, answer(wanted, outcome)), **results.attached(outcome.output))
    if outcome.error is not None:
        return msgspec.structs.replace(receipt, ok=False, error=outcome.error.message)
    if results.speaks_for_itself(outcome.output):
        return msgspec.structs.replace(receipt, ok=True, error="")
    return receipt


def _printed(ref: str, text: str, shown: Text) -> Receipt:
    printed = Printed(shown.stdout, shown.stderr, shown.exit, shown.shell, shown.attached)
    error = "" if shown.exit == 0 else shown.stderr.strip()
    return Receipt(ref=ref, ok=shown.exit == 0, line=text, output=printed, error=error)


_buckets = Buckets()


def _allow(member: Member) -> None:
    """Count one command of a member against the rate.

    Raises:
        Refusal: too many.
    """
    if _buckets.full(member.pk, per_second=limits.COMMANDS_PER_SECOND, at_once=limits.COMMANDS_AT_ONCE):
        raise Refusal(f"too many commands: at most {limits.COMMANDS_PER_SECOND} a second; wait a moment and send it again")
