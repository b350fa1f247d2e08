"""The generated documents say what the code does now, every message and command has a sentence of its own, and what a document names is
there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from cnmviz.cnm import commands
from cnmviz.labs import messages
from docs import generate

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = sorted([*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md")])
PATH = re.compile(r"`((?:[A-Za-z][\w-]*/)+[\w.-]*|[\w.-]+\.(?:py|js|ts|css|html|md|toml))`")
BASES = [ROOT / base for base in ("", "cnmviz", "static/cnmviz", "tests/recordings")]
FOREIGN = ("libnetwork/", "integration/")
"""Where Docker's own sources begin."""
NAMES = {path.name for base in ("cnmviz", "static", "tests", "docs") for path in (ROOT / base).rglob("*.*")}


def missing(text: str) -> list[str]:
    """Files and folders that a text names and that are nowhere: whole paths, recordings, and files by their names alone."""
    named = {name for name in PATH.findall(text) if not name.startswith(FOREIGN)}
    return sorted(name for name in named if not (_is_there(name) if "/" in name else name in NAMES))


def _is_there(name: str) -> bool:
    return any((base / name).exists() or any((base / name).parent.glob(f"{Path(name).name}.*")) for base in BASES)


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_what_a_document_names_is_there(path: Path) -> None:
    assert missing(path.read_text()) == []


def test_what_is_not_there_is_found() -> None:
    text = (
        "`labs/dispatch.py` and `handmade/publish`, but `labs/nobody.py`, `nobody.js`, `handmade/nobody`; not `80/tcp` or `a b/c`"
    )
    assert missing(text) == ["handmade/nobody", "labs/nobody.py", "nobody.js"]


@pytest.mark.parametrize("name", generate.DOCUMENTS)
def test_generated_documents_are_fresh(name: str) -> None:
    assert generate.stale([name]) == [], f"{name} is stale: run `python docs/generate.py`"


@pytest.mark.parametrize("message", [*get_args(messages.ClientMessage), *get_args(messages.ServerMessage)])
def test_every_message_is_documented(message: type) -> None:
    assert message.__doc__
    assert f"### `{message.__struct_config__.tag}`" in generate.protocol()


@pytest.mark.parametrize("path", sorted(commands.catalogue()))
def test_every_command_has_a_summary(path: str) -> None:
    assert commands.COMMANDS[path].spelling.summary
