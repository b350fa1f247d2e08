"""Tokens into the tree of a template, with Go's complaints."""

from __future__ import annotations

from functools import lru_cache

from .functions import FUNCTIONS
from .lexer import TemplateError, Token, lex, line_of
from .nodes import Branch, Call, Fields, Function, Leave, Literal, Node, Operand, Pipeline, Show, Text

LONGEST = 8192
DEEPEST = 40
"""Nested blocks and parentheses."""

OPENING = ("if", "range", "with")
UNSUPPORTED = ("define", "template", "block")
LITERALS = ("string", "raw", "char", "number")


@lru_cache(maxsize=200)
def parse(source: str) -> tuple[Node, ...]:
    """The tree of a template.

    Raises:
        TemplateError: with the text of Go's own, from `template:` on.
    """
    if len(source) > LONGEST:
        raise TemplateError(f"template: :1: template too long: {len(source)} characters, at most {LONGEST}")
    return _Parser(source).whole()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = lex(source)
        self.at = 0
        self.depth = 0
        self.loops = 0
        self.variables = ["$"]

    def whole(self) -> tuple[Node, ...]:
        body, stopped = self._body()
        if stopped:
            raise self._error(f"unexpected {{{{{stopped}}}}}")
        return body

    def _error(self, message: str) -> TemplateError:
        place = self.tokens[min(self.at, len(self.tokens) - 1)].at
        return TemplateError(f"template: :{line_of(self.source, place)}: {message}")

    def _peek(self) -> Token:
        return self.tokens[self.at]

    def _next(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def _skip_space(self) -> None:
        while self._peek().kind == "space":
            self.at += 1

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self._error("exceeded maximum template depth")

    def _body(self) -> tuple[tuple[Node, ...], str]:
        """Nodes up to `end`, `else` or the end of the text; which word stopped is returned ("" for the text's end)."""
        nodes: list[Node] = []
        self._deeper()
        while (token := self._next()).kind != "end":
            if token.kind == "text":
                nodes.append(Text(token.text))
                continue
            self._skip_space()
            word = self._peek()
            if word.kind == "word" and word.text in ("end", "else"):
                self.at += 1
                self.depth -= 1
                return tuple(nodes), word.text
            nodes.append(self._action(word))
        self.at -= 1
        self.depth -= 1
        return tuple(nodes), ""

    def _action(self, word: Token) -> Node:
        if word.kind == "word" and word.text in OPENING:
            self.at += 1
            return self._branch(word.text)
        if word.kind == "word" and word.text in ("break", "continue"):
            self.at += 1
            self._close(word.text)
            if not self.loops:
                raise self._error(f"{{{{{word.text}}}}} outside {{{{range}}}}")
            return Leave(word.text)
        if word.kind == "word" and word.text in UNSUPPORTED:
            raise self._error(f"{{{{{word.text}}}}} is not supported here")
        if word.kind == "close":
            raise self._error("missing value for command")
        return Show(self._pipeline("command", "close"), word.at)

    def _branch(self, kind: str) -> Branch:
        known = len(self.variables)
        pipeline = self._pipeline(kind, "close", names=2 if kind == "range" else 1)
        self.loops += kind == "range"
        body, stopped = self._body()
        self.loops -= kind == "range"
        otherwise: tuple[Node, ...] = ()
        if stopped == "else":
            otherwise, stopped = self._otherwise(kind)
        if stopped != "end":
            raise self._error("unexpected EOF")
        if not (len(otherwise) == 1 and isinstance(otherwise[0], Branch) and self.tokens[self.at - 1].kind == "close"):
            self._close("end")
        del self.variables[known:]
        return Branch(kind, pipeline, body, otherwise)

    def _otherwise(self, kind: str) -> tuple[tuple[Node, ...], str]:
        self._skip_space()
        word = self._peek()
        if word.kind == "word" and word.text == kind and kind in ("if", "with"):
            self.at += 1
            return (self._branch(kind),), "end"
        self._close("else")
        body, stopped = self._body()
        if stopped == "else":
            raise self._error("expected end; found {{else}}")
        return body, stopped

    def _close(self, context: str) -> None:
        self._skip_space()
        token = self._next()
        if token.kind != "close":
            raise self._error(f"unexpected <{token.text}> in {context}")

    def _pipeline(self, context: str, closing: str, names: int = 1) -> Pipeline:
        declares, assigns = self._declaration(names)
        calls: list[Call] = []
        while True:
            self._skip_space()
            token = self._peek()
            if token.kind == closing or token.text == ")" == closing:
                if not calls:
                    raise self._error(f"missing value for {context}")
                self.at += 1
                break
            if token.kind in ("end", "close") or token.text in (")", ",") or token.kind == "declare":
                raise self._error(f"unexpected {_shown(token)} in {context}")
            calls.append(self._call(context))
        for call in calls[1:]:
            if isinstance(call.head, Literal):
                raise self._error(f"non executable command in pipeline stage {calls.index(call) + 1}")
        return Pipeline(tuple(calls), declares, assigns)

    def _declaration(self, names: int) -> tuple[tuple[str, ...], bool]:
        """`$v :=`, `$v =` or, for range, `$k, $v :=`; nothing is consumed where there is none."""
        start, found = self.at, list[str]()
        while True:
            self._skip_space()
            if self._peek().kind != "variable":
                break
            found.append(self._next().text)
            self._skip_space()
            token = self._next()
            if token.kind == "declare" or token.text == "=":
                if len(found) > names:
                    raise self._error("too many declarations in command")
                if token.kind == "declare":
                    self.variables += found
                return tuple(found), token.text == "="
            if token.text != ",":
                break
        self.at = start
        return (), False

    def _call(self, context: str) -> Call:
        operands: list[Operand] = []
        while True:
            self._skip_space()
            token = self._peek()
            if token.kind in ("close", "end") or token.text in ("|", ")"):
                break
            operands.append(self._operand())
        if not operands:
            raise self._error(f"missing value for {context}")
        if self._peek().text == "|":
            self.at += 1
            self._skip_space()
            if self._peek().kind in ("close", "end"):
                raise self._error(f"missing value for {context}")
        head = operands[0]
        if len(operands) > 1 and isinstance(head, Literal):
            raise self._error(f"can't give argument to non-function {head.source}")
        return Call(head, tuple(operands[1:]))

    def _operand(self) -> Operand:
        token = self._next()
        operand: Operand
        start: str | Pipeline | None = None
        names: list[str] = []
        if token.kind in LITERALS:
            return Literal(token.value, token.text, token.at)
        if token.kind == "word":
            return self._word(token)
        if token.text == "(":
            self._deeper()
            start = self._pipeline("parenthesized pipeline", ")")
            self.depth -= 1
        elif token.kind == "variable":
            start = token.text
            if start not in self.variables:
                raise self._error(f'undefined variable "{start}"')
        elif token.kind == "field":
            names.append(token.text[1:])
        elif token.kind != "dot":
            raise self._error(f"unexpected {_shown(token)} in operand")
        at = token.at
        while self._peek().kind == "field":
            at = self._peek().at if token.kind == "field" else at
            names.append(self._next().text[1:])
        operand = Fields(tuple(names), start, at)
        return operand

    def _word(self, token: Token) -> Operand:
        if token.text in ("true", "false"):
            return Literal(token.text == "true", token.text, token.at)
        if token.text == "nil":
            return Literal(None, "nil", token.at)
        if token.text not in FUNCTIONS:
            self.at -= 1
            raise self._error(f'function "{token.text}" not defined')
        return Function(token.text, token.at)


def _shown(token: Token) -> str:
    if token.kind == "end":
        return "EOF"
    return f'"{token.text}"' if token.kind != "close" else '"}}"'
