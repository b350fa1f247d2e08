"""The tables of docs/roles.md, and a class with somebody of each role."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cnmviz.classroom import messages, starting
from cnmviz.classroom.models import Class
from cnmviz.cnm.stage import new_world

from .conftest import Pupil

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "roles.md"
ROLES = ("teacher", "presenter", "editor", "locked editor", "observer", "removed", "outsider", "elsewhere")
Rows = dict[str, dict[str, str]]


def table(heading: str) -> Rows:
    """The table below a heading: each row by its first cell, with its further cells by their columns."""
    text = DOCUMENT.read_text().partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    columns, _, *rows = lines
    return {row[0]: dict(zip(columns[1:], row[1:], strict=True)) for row in rows}


def may(role: str, deed: str) -> bool:
    """Whether somebody may do something in the lab, as the document has it."""
    return table("Deeds in the lab of a class")[deed][role] == "yes"


def everybody(klass: Class, tea: Pupil, comes: Callable[[str], Pupil]) -> dict[str, Pupil]:
    """Somebody of each role, and Ben, with whom something may be done."""
    here = {role: comes(role.title().replace(" ", "")) for role in ROLES[1:-2]}
    here |= {"teacher": tea, "outsider": Pupil("person-dan"), "elsewhere": Pupil("person-eve"), "ben": comes("Ben")}
    starting.start("person-eve", title="Another class", begins=lambda seed, now: new_world(seed, now=now))
    for message in (
        messages.Lock(ref="r", on=True, who=here["locked editor"].pk),
        messages.Become(ref="r", role="observer", who=here["observer"].pk),
        messages.Become(ref="r", role="observer", who=here["presenter"].pk),
        messages.Floor(ref="r", to=here["presenter"].pk),
        messages.Remove(ref="r", who=here["removed"].pk),
    ):
        assert tea.asks(message) == ""
    return here
