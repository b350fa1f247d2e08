"""Go's text/template, as far as `docker --format` is used: parse once, execute on plain data.

Data are str, int, bool, None, lists, dicts (Go maps: iterated and printed in key order) and `Struct` (Go structs: fixed fields).
A template can neither call Python nor run for long: steps, nesting and output are limited.
"""

from .evaluate import execute, execute_each
from .lexer import TemplateError
from .parser import parse
from .values import Struct, to_json

__all__ = ["Struct", "TemplateError", "execute", "execute_each", "parse", "to_json"]
