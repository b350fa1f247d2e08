"""Plain data as YAML that every consumer reads alike.

YAML 1.1 takes `22:22`, `on` and `0o17` for other things than YAML 1.2 does. So a text stands without quotes only where it could
be nothing else for anybody; booleans and numbers are written as such. Every dollar is doubled, because Compose puts variables
there.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

PLAIN = re.compile(r"[A-Za-z_./][A-Za-z0-9_./@-]*(:[A-Za-z_./][A-Za-z0-9_./@-]*)*")
WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "inf", "nan"))
STR = "tag:yaml.org,2002:str"


class _Texts(yaml.CSafeDumper):
    """Writes texts in quotes where anybody could take them for something else."""

    def ignore_aliases(self, data: Any) -> bool:
        """The same list twice is written twice: a reader should not need to know what `&id001` is."""
        return True


def _text(dumper: _Texts, value: str) -> yaml.ScalarNode:
    plain = PLAIN.fullmatch(value) and value.lower().lstrip("./") not in WORDS
    node: yaml.ScalarNode = dumper.represent_scalar(STR, value, style=None if plain else '"')
    return node


_Texts.add_representer(str, _text)


def dump(document: dict[str, Any]) -> str:
    """A document as text; keys stand in the order in which they are."""
    return yaml.dump(_escaped(document), Dumper=_Texts, sort_keys=False, allow_unicode=True, width=120)


def _escaped(value: Any) -> Any:
    """The same with a doubled dollar in every value. Keys are taken as they are."""
    if isinstance(value, str):
        return value.replace("$", "$$")
    if isinstance(value, list):
        return [_escaped(item) for item in value]
    if isinstance(value, dict):
        return {key: _escaped(item) for key, item in value.items()}
    return value
