"""What `inspect` prints: an indented JSON array, or each thing through a template; errors of what was not found."""

from __future__ import annotations

from collections.abc import Sequence

from ...cnm.errors import Refusal
from ..answer import daemon_says
from ..template import Struct, TemplateError, execute_each, parse, to_json
from ..text import Text

BAD_TEMPLATE = 64


def inspected(data: Sequence[Struct], errors: Sequence[Refusal], form: str) -> Text:
    """The whole answer.

    Args:
        data: what was found.
        errors: why the rest was not.
        form: the `--format`; "" for indented JSON, `json` for JSON in one line.
    """
    complaints = "".join(f"{daemon_says(error)}\n" for error in errors)
    status = 1 if errors else 0
    if not form:
        return Text(f"{to_json(list(data), indent=4)}\n", complaints, status)
    if form == "json":
        return Text(f"{to_json(list(data))}\n", complaints, status)
    try:
        parse(form)
    except TemplateError as error:
        return Text(stderr=f"template parsing error: {error}\n", exit=BAD_TEMPLATE)
    return _through(data, form, complaints, status)


def _through(data: Sequence[Struct], form: str, complaints: str, status: int) -> Text:
    """Each through the template; the first that fails ends it."""
    out = ""
    try:
        for text in execute_each(form, data):
            out += text + "\n"
    except TemplateError as error:
        return Text(out, f"template parsing error: {error}\n", 1)
    return Text(out if data else "\n", complaints, status)
