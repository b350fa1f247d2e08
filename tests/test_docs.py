"""The generated documents say what the code does now, and every message and command has a sentence of its own."""

from __future__ import annotations

from typing import get_args

import pytest

from cnmviz.cnm import commands
from cnmviz.labs import messages
from docs import generate


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
