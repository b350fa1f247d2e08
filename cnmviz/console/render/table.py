"""Lists: docker's default tables, `--format` with its own columns, `table ...`, `json`, and `-q`.

Columns are at least 10 wide with 3 blanks between them (docker-facts 8.1). A row is a Struct whose fields are what a template
can ask for; `HEADERS` says what stands above each in a table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..template import Struct, TemplateError, execute, execute_each, parse
from ..text import Text

GAP = 3
NARROWEST = 10


@dataclass(frozen=True, slots=True)
class Listing:
    """How a noun is listed: the default table, what `-q` prints, and the heading of each field."""

    table: str
    quiet: str
    headers: Mapping[str, str]


def listed(listing: Listing, rows: Sequence[Struct], form: str, quiet: bool) -> Text:
    """The rows in the form that was asked for.

    `form` is the `--format`: "" or `table` for the default, `json`, `raw`-like templates, or `table` with a template.
    """
    if quiet and form in ("", "table"):
        form = listing.quiet
    elif form in ("", "table"):
        form = f"table {listing.table}"
    elif form == "json":
        form = "{{json .}}"
    titled = form.startswith("table")
    template = _escapes(form.removeprefix("table").strip(" ") if titled else form)
    try:
        parse(template)
        lines = list(execute_each(template, rows))
        if titled:
            lines.insert(0, execute(template, {**listing.headers, "Label": _label_header}))
    except TemplateError as error:
        return Text(stderr=f"template parsing error: {error}\n", exit=1)
    return Text(aligned(lines) if titled else "".join(f"{line}\n" for line in lines))


def aligned(lines: Sequence[str]) -> str:
    """Columns separated by tabs, in line under each other. The last column of a line is not padded."""
    cells = [line.split("\t") for line in lines]
    widths: list[int] = []
    for row in cells:
        for at, cell in enumerate(row[:-1]):
            if at == len(widths):
                widths.append(NARROWEST)
            widths[at] = max(widths[at], len(cell) + GAP)
    return "".join("".join([*(c.ljust(w) for c, w in zip(row[:-1], widths, strict=False)), row[-1]]) + "\n" for row in cells)


def _label_header(name: str) -> str:
    """What stands above a `{{.Label "a.b"}}` column: the label's last part."""
    return name.rpartition(".")[2].replace("-", " ").replace("_", " ")


def _escapes(form: str) -> str:
    r"""`\t` and `\n` as typed between quotes of the shell."""
    return re.sub(r"\\([tn])", lambda found: {"t": "\t", "n": "\n"}[found[1]], form)


def natural(name: str) -> list[tuple[int, int, str]]:
    """A sort key in which net2 comes before net10."""
    parts = re.findall(r"\d+|\D+", name)
    return [(0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts]
