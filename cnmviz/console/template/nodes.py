"""The tree of a parsed template. Each node knows its place in the source and how Go would write it in an error."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Literal:
    value: Any
    source: str
    at: int


@dataclass(frozen=True, slots=True)
class Fields:
    """`.A.B`, `$v.A`, `(...).A`: `start` is None for the dot, a variable's name, or a pipeline."""

    names: tuple[str, ...]
    start: str | Pipeline | None
    at: int

    @property
    def source(self) -> str:
        names = "".join(f".{name}" for name in self.names)
        if self.start is None:
            return names or "."
        return f"({self.start.source}){names}" if isinstance(self.start, Pipeline) else self.start + names


@dataclass(frozen=True, slots=True)
class Function:
    name: str
    at: int

    @property
    def source(self) -> str:
        return self.name


Operand = Literal | Fields | Function


@dataclass(frozen=True, slots=True)
class Call:
    """An operand with its arguments."""

    head: Operand
    arguments: tuple[Operand, ...] = ()

    @property
    def source(self) -> str:
        return " ".join(operand.source for operand in (self.head, *self.arguments))


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Calls joined by `|`, the last value going behind the arguments of the next; `declares` names variables."""

    calls: tuple[Call, ...]
    declares: tuple[str, ...] = ()
    assigns: bool = False

    @property
    def source(self) -> str:
        names = f"{', '.join(self.declares)} {'=' if self.assigns else ':='} " if self.declares else ""
        return names + " | ".join(call.source for call in self.calls)


@dataclass(frozen=True, slots=True)
class Show:
    pipeline: Pipeline
    at: int


@dataclass(frozen=True, slots=True)
class Branch:
    """`if`, `with` or `range` with both of its bodies."""

    kind: str
    pipeline: Pipeline
    body: tuple[Node, ...]
    otherwise: tuple[Node, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Leave:
    """`break` or `continue`."""

    kind: str


Node = Text | Show | Branch | Leave
