"""What a module of the browser exports is used by another module; a few things only by the tests that look at them alone."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXPORT = re.compile(r"^export (?:async )?(?:function|const|class) (\w+)", re.MULTILINE)


def words(folder: str) -> dict[Path, set[str]]:
    return {path: set(re.findall(r"\w+", path.read_text())) for path in (ROOT / folder).rglob("*.[jt]s")}


def test_every_export_is_used_elsewhere() -> None:
    found = words("static") | words("tests/js")
    unused = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in (ROOT / "static").rglob("*.js")
        for name in EXPORT.findall(path.read_text())
        if not any(name in other for place, other in found.items() if place != path)
    ]
    assert unused == []
