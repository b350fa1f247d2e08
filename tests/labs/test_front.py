"""Before Django: host names, and static files from memory."""

from __future__ import annotations

import gzip
import socket
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from cnmviz.asgi import application, static_paths
from cnmviz.environment import fingerprint
from cnmviz.front import KnownHosts, StaticFiles


async def inside(scope: Any, receive: Any, send: Any) -> None:
    """An application that says what it was asked for."""
    await send({"type": "inside", "path": scope["path"]})


async def ask(application: Any, path: str = "/", *, method: str = "GET", kind: str = "http", **headers: str) -> list[Any]:
    sent: list[Any] = []
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    await application({"type": kind, "path": path, "method": method, "headers": named}, receive, send)
    return sent


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1:8000",
        "192.168.7.4",
        "[::1]:8000",
        "localhost:8000",
        "LOCALHOST",
        "localhost.",
        "lab.school.example:80",
        socket.gethostname(),
    ],
)
async def test_addresses_and_known_names_come_in(host: str) -> None:
    guarded = KnownHosts(inside, ["lab.school.example"])
    assert await ask(guarded, host=host) == [{"type": "inside", "path": "/"}]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "school.example", "", "[::1", "a@127.0.0.1", "127.0.0.1/x"]
)
async def test_other_names_stay_out(host: str) -> None:
    guarded = KnownHosts(inside, ["lab.school.example"])
    assert (await ask(guarded, host=host))[0]["status"] == 400
    assert (await ask(guarded, host=host, kind="websocket"))[-1]["code"] == 4403


async def test_every_name_where_that_was_asked_for() -> None:
    assert await ask(KnownHosts(inside, ["*"]), host="anything.example") == [{"type": "inside", "path": "/"}]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.js").write_text("export const a = 1;\n" * 50)
    (tmp_path / "b.png").write_bytes(b"\x89PNG")
    return tmp_path


def served(folder: Path, *, fresh: bool = False) -> StaticFiles:
    return StaticFiles(inside, "/static/1/", lambda: {path.name: path for path in folder.iterdir()}, fresh=fresh)


async def test_a_file_is_served_from_memory_for_ever(folder: Path) -> None:
    files = served(folder)
    text = (folder / "a.js").read_bytes()
    (folder / "a.js").write_text("changed")
    start, body = await ask(files, "/static/1/a.js")
    headers = dict(start["headers"])
    assert (start["status"], body["body"]) == (200, text)
    assert headers[b"content-type"] == b"text/javascript; charset=utf-8"
    assert headers[b"cache-control"] == b"public, max-age=31536000, immutable"
    assert headers[b"content-length"] == str(len(text)).encode()


async def test_text_is_packed_for_those_who_can_unpack_it(folder: Path) -> None:
    start, body = await ask(served(folder), "/static/1/a.js", accept_encoding="gzip, br")
    assert dict(start["headers"])[b"content-encoding"] == b"gzip"
    assert gzip.decompress(body["body"]) == (folder / "a.js").read_bytes()
    start, body = await ask(served(folder), "/static/1/b.png", accept_encoding="gzip")
    assert (body["body"], b"content-encoding" in dict(start["headers"])) == (b"\x89PNG", False)


async def test_head_post_and_what_is_not_there(folder: Path) -> None:
    start, body = await ask(served(folder), "/static/1/a.js", method="HEAD")
    assert (start["status"], body["body"]) == (200, b"")
    assert (await ask(served(folder), "/static/1/a.js", method="POST"))[0]["status"] == 405
    for path in ("/static/1/c.js", "/static/1/../secret-key", "/static/1/"):
        assert (await ask(served(folder), path))[0]["status"] == 404
    assert await ask(served(folder), "/static/2/a.js") == [{"type": "inside", "path": "/static/2/a.js"}]


async def test_developers_see_what_they_just_wrote(folder: Path) -> None:
    files = served(folder, fresh=True)
    (folder / "new.js").write_text("new")
    start, body = await ask(files, "/static/1/new.js")
    assert (body["body"], dict(start["headers"])[b"cache-control"]) == (b"new", b"no-cache")


def test_the_prefix_changes_with_any_file(folder: Path) -> None:
    seen = {fingerprint(folder)}
    (folder / "a.js").write_text("changed")
    seen.add(fingerprint(folder))
    (folder / "a.js").rename(folder / "c.js")
    seen.add(fingerprint(folder))
    assert len(seen) == 3


async def test_the_product_serves_its_own_files_and_the_admins() -> None:
    assert {"cnmviz/main.js", "cnmviz/css/base.css", "admin/css/base.css"} <= static_paths().keys()
    start, _ = await ask(application, f"{settings.STATIC_URL}cnmviz/main.js", host="127.0.0.1")
    assert start["status"] == 200
