"""Executing a parsed template on data, within limits."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .functions import FUNCTIONS
from .lexer import TemplateError, line_of
from .nodes import Branch, Call, Fields, Function, Leave, Literal, Node, Operand, Pipeline, Show, Text
from .parser import parse
from .values import Struct, go_print, is_true, type_name

STEPS = 50_000
STEPS_PER_ROW = 100
"""What each row of a list adds to the steps."""

LONGEST = 400_000
"""Characters of output."""

ABSENT = object()


class _Leaving(Exception):
    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind


def execute(source: str, data: Any) -> str:
    """The text that a template makes of data.

    Raises:
        TemplateError: the template is wrong, or it asks for something that the data have not.
    """
    return _Run(source, data).whole()


def execute_each(source: str, rows: Iterable[Any]) -> Iterator[str]:
    """The text for each of many data. Together they have little more than the steps of one, and `LONGEST` ends the list.

    Raises:
        TemplateError: as for one.
    """
    spent = length = 0
    for row in rows:
        run = _Run(source, row)
        run.steps = max(0, spent - STEPS_PER_ROW)
        text = run.whole()
        spent, length = run.steps, length + len(text)
        yield text
        if length > LONGEST:
            return


class _Run:
    def __init__(self, source: str, data: Any) -> None:
        self.source = source
        self.nodes = parse(source)
        self.dot = data
        self.variables: list[tuple[str, Any]] = [("$", data)]
        self.out: list[str] = []
        self.length = 0
        self.steps = 0

    def whole(self) -> str:
        self._body(self.nodes, self.dot)
        return "".join(self.out)

    def _error(self, operand: Operand, message: str) -> TemplateError:
        line = line_of(self.source, operand.at)
        column = operand.at - (self.source.rfind("\n", 0, operand.at) + 1)
        return TemplateError(f'template: :{line}:{column}: executing "" at <{operand.source}>: {message}')

    def _write(self, text: str) -> None:
        self.length += len(text)
        if self.length > LONGEST:
            raise TemplateError(f"template: output longer than {LONGEST} characters")
        self.out.append(text)

    def _step(self) -> None:
        self.steps += 1
        if self.steps > STEPS:
            raise TemplateError(f"template: more than {STEPS} steps")

    def _body(self, nodes: Iterable[Node], dot: Any) -> None:
        known = len(self.variables)
        for node in nodes:
            self._step()
            if isinstance(node, Text):
                self._write(node.text)
            elif isinstance(node, Show):
                value = self._pipeline(node.pipeline, dot)
                if not node.pipeline.declares:
                    self._write(go_print(value))
            elif isinstance(node, Leave):
                raise _Leaving(node.kind)
            elif node.kind == "range":
                self._range(node, dot)
            else:
                self._branch(node, dot)
        del self.variables[known:]

    def _branch(self, node: Branch, dot: Any) -> None:
        known = len(self.variables)
        value = self._pipeline(node.pipeline, dot)
        if is_true(value):
            self._body(node.body, value if node.kind == "with" else dot)
        else:
            self._body(node.otherwise, dot)
        del self.variables[known:]

    def _range(self, node: Branch, dot: Any) -> None:
        known = len(self.variables)
        plain = Pipeline(node.pipeline.calls)
        items = self._items(node, self._pipeline(plain, dot))
        names = node.pipeline.declares
        for key, value in items:
            self._step()
            self.variables += [(names[0], value)] if len(names) == 1 else [*zip(names, (key, value), strict=False)]
            try:
                self._body(node.body, value)
            except _Leaving as leaving:
                if leaving.kind == "break":
                    break
            finally:
                del self.variables[known:]
        if not items:
            self._body(node.otherwise, dot)

    def _items(self, node: Branch, value: Any) -> list[tuple[Any, Any]]:
        if value is None:
            return []
        if isinstance(value, Mapping) and not isinstance(value, Struct):
            return [(key, value[key]) for key in sorted(value)]
        if isinstance(value, (list, tuple)):
            return list(enumerate(value))
        if isinstance(value, int) and not isinstance(value, bool):
            return [(number, number) for number in range(min(value, STEPS))]
        raise self._error(node.pipeline.calls[-1].head, f"range can't iterate over {go_print(value, True)}")

    def _pipeline(self, pipeline: Pipeline, dot: Any) -> Any:
        value: Any = ABSENT
        for call in pipeline.calls:
            self._step()
            value = self._call(call, dot, value)
        for name in pipeline.declares:
            self._declare(name, value, pipeline.assigns)
        return value

    def _declare(self, name: str, value: Any, assigns: bool) -> None:
        if assigns:
            for at in range(len(self.variables) - 1, -1, -1):
                if self.variables[at][0] == name:
                    self.variables[at] = (name, value)
                    return
        self.variables.append((name, value))

    def _call(self, call: Call, dot: Any, piped: Any) -> Any:
        arguments = [self._value(operand, dot) for operand in call.arguments]
        if piped is not ABSENT:
            arguments.append(piped)
        if isinstance(call.head, Function):
            return self._function(call.head, arguments)
        if isinstance(call.head, Fields) and arguments:
            found = self._fields(call.head, dot)
            if not callable(found):
                raise self._error(call.head, f"{call.head.source} has arguments but cannot be invoked as function")
            return self._invoke(call.head, call.head.names[-1], found, arguments)
        return self._value(call.head, dot)

    def _function(self, function: Function, arguments: Sequence[Any]) -> Any:
        return self._invoke(function, function.name, FUNCTIONS[function.name], arguments)

    def _invoke(self, operand: Operand, name: str, function: Any, arguments: Sequence[Any]) -> Any:
        if sum(len(each) for each in arguments if isinstance(each, str)) > LONGEST:
            raise TemplateError(f"template: text longer than {LONGEST} characters")
        try:
            inspect.signature(function).bind(*arguments)
            return function(*arguments)
        except TypeError:
            wanted = sum(1 for each in inspect.signature(function).parameters.values() if each.kind is not each.VAR_POSITIONAL)
            raise self._error(operand, f"wrong number of args for {name}: want {wanted} got {len(arguments)}") from None
        except IndexError:
            raise self._error(operand, f"wrong number of args for {name}: want at least 1 got 0") from None
        except TemplateError as error:
            raise self._error(operand, str(error)) from None

    def _value(self, operand: Operand, dot: Any) -> Any:
        if isinstance(operand, Literal):
            return operand.value
        if isinstance(operand, Function):
            return self._function(operand, ())
        value = self._fields(operand, dot)
        if callable(value):
            return self._invoke(operand, operand.names[-1], value, ())
        return value

    def _fields(self, fields: Fields, dot: Any) -> Any:
        value: Any = dot
        if isinstance(fields.start, Pipeline):
            value = self._pipeline(fields.start, dot)
        elif fields.start is not None:
            value = next(value for name, value in reversed(self.variables) if name == fields.start)
        for at, name in enumerate(fields.names):
            if at and value is None:
                raise self._error(fields, f'map has no entry for key "{fields.names[at - 1]}"')
            value = self._field(fields, value, name)
        return value

    def _field(self, fields: Fields, value: Any, name: str) -> Any:
        """One field of a value; of a map it may be missing, as in Go, which then prints `<no value>`."""
        if isinstance(value, Struct):
            if name in value:
                return value[name]
            if value.go_type:
                raise self._error(fields, f"can't evaluate field {name} in type {value.go_type}")
            raise self._error(fields, f'map has no entry for key "{name}"')
        if isinstance(value, Mapping):
            return value.get(name)
        if value is None:
            raise self._error(fields, f"nil pointer evaluating interface {{}}.{name}")
        raise self._error(fields, f"can't evaluate field {name} in type {type_name(value)}")
