"""Reads flags the way Docker's command line does: by the habits of pflag, which differ from getopt's.

`--flag=value`, `--bool=false`, clusters such as `-itd`, `-p8080:80` and `-p=8080:80`; a value is taken whatever it looks
like; `--` ends the flags. It stands in for click's own parser, which knows none of `--bool=false` and `-p=…`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import click

from ..cnm.errors import Refusal
from .complaints import FlagError

TRUE = ("1", "t", "T", "TRUE", "true", "True")
FALSE = ("0", "f", "F", "FALSE", "false", "False")
WHOLE = ("int", "uint")
"""The kinds of value that are whole numbers."""


class PflagParser:
    """One parse of one command's words. `parse_args` has the form that `click.Command` expects of its parser."""

    def __init__(self, context: click.Context, parameters: Sequence[click.Parameter], interspersed: bool) -> None:
        self.context = context
        self.interspersed = interspersed
        self.options = {name: option for option in parameters if isinstance(option, click.Option) for name in option.opts}
        self.positional: list[str] = []
        self.values: dict[str, Any] = {}
        self.order: list[click.Parameter] = []

    def parse_args(self, args: list[str]) -> tuple[dict[str, Any], list[str], list[click.Parameter]]:
        """The values of the options by parameter name, the words that are none, and the options in order.

        Raises:
            FlagError: an unknown flag, a missing or a bad value.
        """
        words = list(args)
        while words:
            word = words.pop(0)
            if word == "--":
                self.positional += words
                break
            if word.startswith("--"):
                self._long(word, words)
            elif word.startswith("-") and word != "-":
                self._short(word, words)
            else:
                self.positional.append(word)
                if not self.interspersed:
                    self.positional += words
                    break
        return self.values, self.positional, self.order

    def _long(self, word: str, words: list[str]) -> None:
        name, given, value = word.partition("=")
        if len(name) < 3 or name[2] == "-":
            raise FlagError(f"bad flag syntax: {word}", self.context)
        option = self.options.get(name)
        if option is None:
            raise FlagError(f"unknown flag: {name}", self.context)
        if given:
            self._set(option, value)
        elif option.is_flag:
            self._set(option, "true")
        elif words:
            self._set(option, words.pop(0))
        else:
            raise FlagError(f"flag needs an argument: {word}", self.context)

    def _short(self, cluster: str, words: list[str]) -> None:
        letters = cluster[1:]
        while letters:
            letter, rest = letters[0], letters[1:]
            option = self.options.get(f"-{letter}")
            if option is None:
                raise FlagError(f"unknown shorthand flag: '{letter}' in -{letters}", self.context)
            if rest.startswith("=") and len(rest) > 1:
                return self._set(option, rest[1:])
            if option.is_flag:
                self._set(option, "true")
                letters = rest
            elif rest:
                return self._set(option, rest)
            elif words:
                return self._set(option, words.pop(0))
            else:
                raise FlagError(f"flag needs an argument: '{letter}' in -{letters}", self.context)
        return None

    def _set(self, option: click.Option, text: str) -> None:
        if option not in self.order:
            self.order.append(option)
        name = option.name or ""
        value = self._value(option, text)
        if option.multiple:
            self.values.setdefault(name, []).append(value)
        else:
            self.values[name] = value

    def _value(self, option: click.Option, text: str) -> bool | int | str:
        """A value of the option's type, or Go's complaint about it."""
        if option.is_flag:
            if text in TRUE or text in FALSE:
                return text in TRUE
            raise FlagError(_unparsed(option, text, "ParseBool", "invalid syntax"), self.context)
        if option.metavar in WHOLE:
            number = self._number(option, text)
            return number if option.type is click.INT else text
        self._check(option, text)
        return text

    def _check(self, option: click.Option, text: str) -> None:
        check: Callable[[str], object] | None = getattr(option, "check", None)
        try:
            if check is not None:
                check(text)
        except Refusal as refusal:
            raise FlagError(_invalid(option, text, refusal.message), self.context) from None

    def _number(self, option: click.Option, text: str) -> int:
        digits = text.removeprefix("-").removeprefix("+") if text[:2] not in ("-+", "+-") else ""
        if not (digits.isascii() and digits.isdigit()):
            raise FlagError(_unparsed(option, text, "ParseInt", "invalid syntax"), self.context)
        if len(digits) > 19 or not -(2**63) <= int(text) < 2**63:
            raise FlagError(_unparsed(option, text, "ParseInt", "value out of range"), self.context)
        return int(text)


def _unparsed(option: click.Option, text: str, function: str, why: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return _invalid(option, text, f"strconv.{function}: parsing {quoted}: {why}")


def _invalid(option: click.Option, text: str, why: str) -> str:
    names = ", ".join((*short_name(option), long_name(option)))
    return f'invalid argument {json.dumps(text, ensure_ascii=False)} for "{names}" flag: {why}'


def long_name(option: click.Option) -> str:
    """The name that help and errors show: the first long one, or the only one."""
    return next((name for name in option.opts if name.startswith("--")), option.opts[0])


def short_name(option: click.Option) -> list[str]:
    """The one-letter name, where there is one."""
    return [name for name in option.opts if not name.startswith("--")][:1]
