"""Bad input over a real socket: each gets a clear answer, changes nothing, and leaves the lab as usable as before."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.server import Server

from .client import Page, open_lab

pytestmark = pytest.mark.live


@contextlib.asynccontextmanager
async def seated(page: Page, **options: Any) -> AsyncIterator[ClientConnection]:
    """A socket in a lab, past its welcome."""
    headers = {"Cookie": page.visitor.cookie}
    options.setdefault("origin", page.server.url)
    async with connect(page.socket, additional_headers=headers, max_size=None, **options) as socket:
        assert (await heard(socket, "welcome"))["you"]["id"] == page.data["you"]["id"]
        yield socket


async def heard(socket: ClientConnection, *kinds: str) -> dict[str, Any]:
    """The next message of one of some kinds."""
    async with asyncio.timeout(10):
        while True:
            message: dict[str, Any] = json.loads(await socket.recv())
            if message["type"] in kinds:
                return message


async def asked(socket: ClientConnection, line: str, ref: str = "r") -> dict[str, Any]:
    await socket.send(json.dumps({"type": "line", "ref": ref, "text": line}))
    return await heard(socket, "receipt", "refused")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "cannot be read"),
        ("{", "cannot be read"),
        ("null", "cannot be read"),
        ("[]", "cannot be read"),
        ("{}", "cannot be read"),
        ('{"type": "shutdown"}', "cannot be read"),
        ('{"type": "line", "ref": "r"}', "text"),
        ('{"type": "line", "ref": "r", "text": "docker ps", "sudo": true}', "sudo"),
        ('{"type": "line", "ref": "", "text": "docker ps"}', "ref"),
        ('{"type": "line", "ref": "r", "text": 7}', "text"),
        ('{"type": "line", "ref": "r", "text": "' + "x" * 9000 + '"}', "text"),
        ('{"type": "resend", "since": -1}', "since"),
        ('{"type": "presence", "cursor": [1]}', "cursor"),
        ("[" * 50_000, "cannot be read"),
        ("x" * 100_000, "too large"),
        (b"\x00\x01", "not binary"),
    ],
    ids=lambda value: repr(value)[:40],
)
async def test_a_message_that_cannot_be_read_is_refused_with_the_reason(asgi_server: Server, text: str | bytes, why: str) -> None:
    page = open_lab(asgi_server)
    before = page.snapshot()["seq"]
    async with seated(page) as socket:
        await socket.send(text)
        assert why in (await heard(socket, "refused"))["why"]
        assert (await asked(socket, "docker network create still-works"))["ok"]
    assert page.snapshot()["seq"] == before + 1


async def test_five_megabytes_end_that_connection_alone(asgi_server: Server) -> None:
    page = open_lab(asgi_server)
    other = page.second_person()
    before = page.snapshot()["seq"]
    async with seated(other) as bystander:
        with contextlib.suppress(ConnectionClosed):
            async with seated(page) as socket:
                await socket.send(json.dumps({"type": "line", "ref": "big", "text": "x" * 5_000_000}))
                await heard(socket, "refused", "closed")
        assert (await asked(bystander, "docker network create still-works"))["ok"]
    assert page.snapshot()["seq"] == before + 1


@pytest.mark.parametrize(
    "line",
    [
        f"docker network create {'n' * 10_000}",
        f"docker run -d --name {'n' * 10_000} nginx",
        "docker run -d --name '<img src=x onerror=alert(1)>' nginx",
        "docker network create 'a\u0000b'",
        "docker network create",
        "docker frobnicate",
        "docker run -d --nmae web nginx",
        "rm -rf /",
        "docker network create --subnet 300.0.0.0/8 bad",
        "docker run -d -p 99999:80 nginx",
        "docker exec nobody ping -c 1 nobody",
        "docker rm nobody",
        "docker 'unclosed",
    ],
    ids=lambda line: line[:40],
)
async def test_a_command_that_docker_would_refuse_changes_nothing(asgi_server: Server, line: str) -> None:
    page = open_lab(asgi_server)
    before = page.snapshot()
    async with seated(page) as socket:
        answer = await asked(socket, line)
        assert answer["type"] == "refused" or not answer["ok"]
        assert answer.get("why") or answer.get("error")
    assert page.snapshot()["entities"] == before["entities"]
    assert page.snapshot()["seq"] == before["seq"]


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("network create", {"network": "n" * 10_000}),
        ("run", {"image": "nginx", "name": "<script>alert(1)</script>", "detach": True}),
        ("network create", {"network": ["a", "b"]}),
        ("network create", {"nonsense": 1}),
        ("network create", {}),
        ("shutdown", {}),
        ("undo", {"seq": 1}),
    ],
    ids=lambda value: str(value)[:40],
)
async def test_a_gesture_that_makes_no_sense_changes_nothing(asgi_server: Server, name: str, args: dict[str, Any]) -> None:
    page = open_lab(asgi_server)
    before = page.snapshot()["seq"]
    async with seated(page) as socket:
        await socket.send(json.dumps({"type": "command", "ref": "g", "name": name, "args": args}))
        answer = await heard(socket, "receipt", "refused")
        assert answer["type"] == "refused" or not answer["ok"]
    assert page.snapshot()["seq"] == before


async def test_something_that_somebody_just_removed(asgi_server: Server) -> None:
    page = open_lab(asgi_server)
    other = page.second_person()
    async with seated(page) as mine, seated(other) as theirs:
        assert (await asked(mine, "docker run -d --name web nginx"))["ok"]
        assert (await asked(theirs, "docker rm -f web"))["ok"]
        answer = await asked(mine, "docker network connect bridge web", "late")
    assert not answer["ok"]
    assert "No such container: web" in answer["error"]


async def test_a_lab_that_does_not_exist(asgi_server: Server) -> None:
    page = open_lab(asgi_server)
    address = page.socket.replace(page.data["code"], "ZZZZZZ")
    assert address != page.socket
    async with connect(address, origin=asgi_server.url) as socket:  # type: ignore[arg-type]
        assert "no such lab" in (await heard(socket, "closed"))["why"]
        with pytest.raises(ConnectionClosed):
            await socket.recv()
    assert socket.close_code == 4404


async def test_a_page_of_another_site_cannot_act_for_a_person(asgi_server: Server) -> None:
    page = open_lab(asgi_server)
    headers = {"Cookie": page.visitor.cookie}
    async with connect(page.socket, additional_headers=headers, origin="https://elsewhere.example") as socket:  # type: ignore[arg-type]
        await heard(socket, "closed")
        with pytest.raises(ConnectionClosed):
            await socket.recv()
    assert socket.close_code == 4403


async def test_the_same_reference_is_answered_and_not_repeated(asgi_server: Server) -> None:
    page = open_lab(asgi_server)
    async with seated(page) as socket:
        first = await asked(socket, "docker network create once", "same")
    async with seated(page) as socket:
        again = await asked(socket, "docker network create once", "same")
    assert again == first
    assert [row["line"] for row in page.snapshot()["log"]].count("docker network create once") == 1
