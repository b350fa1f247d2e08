"""The run command, in processes of its own: one line from nothing to a lab, and no acknowledged command is ever lost."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from cnmviz import cli
from cnmviz.server import LARGEST_BODY, LARGEST_MESSAGE

from .sockets import unpacked

pytestmark = pytest.mark.live

ROOT = Path(__file__).resolve().parents[2]
OUTSIDE = {name: value for name, value in os.environ.items() if not name.startswith(("CNMVIZ_", "DJANGO_"))}


class Running:
    """The program, started as a person starts it, on a port that was free a moment ago."""

    def __init__(self, data: Path, *arguments: str, host: str = "127.0.0.1", port: int = 0) -> None:
        self.port = port or free_port()
        command = [sys.executable, "-m", "cnmviz.cli", "--port", str(self.port), "--data", str(data), "--no-browser", *arguments]
        self.process = subprocess.Popen(
            [*command, "--host", host], cwd=ROOT, env=OUTSIDE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert self.process.stdout
        self.said: list[str] = []
        for line in self.process.stdout:
            self.said.append(line.rstrip())
            if line.startswith("Ctrl-C"):
                break

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, **headers: str) -> Any:
        return urllib.request.urlopen(urllib.request.Request(self.url + path, headers=headers), timeout=10)

    def new_lab(self) -> tuple[str, str]:
        """Its path and the cookie of who made it."""
        with self.get("/") as home:
            page, cookie = home.read().decode(), home.headers["Set-Cookie"].split(";")[0]
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token
        body = f"csrfmiddlewaretoken={token[1]}".encode()
        opener = urllib.request.build_opener(Stay)
        with opener.open(urllib.request.Request(f"{self.url}/labs/", body, {"Cookie": cookie})) as made:
            return made.headers["Location"], made.headers["Set-Cookie"].split(";")[0]

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(how)
        status = self.process.wait(60)
        assert self.process.stdout
        self.said += self.process.stdout.read().splitlines()
        return status


class Stay(urllib.request.HTTPRedirectHandler):
    def http_error_302(self, req: Any, fp: Any, code: int, msg: str, headers: Any) -> Any:
        return fp


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextlib.contextmanager
def running(data: Path, *arguments: str, host: str = "127.0.0.1", port: int = 0) -> Iterator[Running]:
    program = Running(data, *arguments, host=host, port=port)
    try:
        yield program
    finally:
        if program.process.poll() is None:
            program.process.kill()
            program.process.wait()
        assert program.process.stdout
        program.process.stdout.close()


def test_one_command_from_nothing_to_a_lab_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    data = tmp_path / "new" / "data"
    with running(data) as program:
        assert program.said == [f"cnmviz is at {program.url}/", "Ctrl-C ends it; labs are kept."]
        path, _ = program.new_lab()
        with program.get(path) as page:
            assert page.status == 200
        assert {file.name for file in data.iterdir()} >= {"cnmviz.sqlite3", "secret-key"}
        assert program.stop() == 0
        assert program.said[2:] == []
    with running(data, port=program.port) as again, again.get(path) as page:
        assert page.status == 200


def test_errors_show_no_insides(tmp_path: Path) -> None:
    with running(tmp_path) as program, pytest.raises(urllib.error.HTTPError) as missing:
        program.get("/nowhere")
    text = missing.value.read().decode()
    assert (missing.value.code, "Nothing is plugged in here" in text, "urlpatterns" in text) == (404, True, False)


def test_the_class_joins_by_the_printed_address(tmp_path: Path) -> None:
    with running(tmp_path, host="0.0.0.0") as program:
        printed = [line.removeprefix("others join at ") for line in program.said if line.startswith("others join at ")]
        assert printed == [f"http://{address}:{program.port}/" for address in cli._lan_addresses()]
        path, cookie = program.new_lab()
        for address in (*printed, "http://192.168.7.4/", "http://localhost/"):
            host = address.split("/")[2]
            with program.get(path, Host=host, Cookie=cookie) as page:
                assert page.status == 200
        with pytest.raises(urllib.error.HTTPError) as stranger:
            program.get(path, Host="evil.example")
        assert stranger.value.code == 400


def test_a_further_name_can_be_allowed(tmp_path: Path) -> None:
    with (
        running(tmp_path, "--allow-host", "labs.school.example") as program,
        program.get("/", Host="labs.school.example") as page,
    ):
        assert page.status == 200


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        with running(tmp_path, port=port) as program:
            assert program.process.wait(15) == 1
    [line] = program.said
    assert line == f"cnmviz: port {port} is taken: another program (another cnmviz?) listens there. Choose another with --port."


@pytest.mark.parametrize(
    ("variable", "value", "why"),
    [
        ("DATABASE_URL", "mysql://somewhere", "DATABASE_URL: mysql is neither postgresql nor sqlite"),
        ("DATABASE_URL", "sqlite:////dev/null/nowhere", "unable to open database file"),
        ("CNMVIZ_LOG", "LOUD", "Unable to configure root logger"),
    ],
)
def test_what_it_cannot_start_with_is_said_in_a_line(tmp_path: Path, variable: str, value: str, why: str) -> None:
    command = [sys.executable, "-m", "cnmviz.cli", "--port", "0", "--data", str(tmp_path), "--no-browser"]
    done = subprocess.run(
        command, check=False, cwd=ROOT, env=OUTSIDE | {variable: value}, capture_output=True, text=True, timeout=30
    )
    assert (done.returncode, done.stderr) == (1, f"cnmviz: cannot start with the data in {tmp_path}: {why}\n")


def test_a_database_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "cnmviz.sqlite3").write_text("something else " * 100)
    command = [sys.executable, "-m", "cnmviz.cli", "--port", "0", "--data", str(tmp_path), "--no-browser"]
    done = subprocess.run(command, check=False, cwd=ROOT, env=OUTSIDE, capture_output=True, text=True, timeout=30)
    assert (done.returncode, done.stderr) == (1, f"cnmviz: cannot start with the data in {tmp_path}: file is not a database\n")


def test_without_a_wish_the_next_free_port_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as first:
        taken = first.getsockname()[1]
        monkeypatch.setattr(cli, "FIRST_PORT", taken)
        with cli._listen(cli._parser().parse_args([])) as found:
            assert taken < found.getsockname()[1] < taken + cli.TRIED_PORTS


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--port", "http"], "argument --port: ports are numbers from 0 to 65535"),
        (["--port", "70000"], "argument --port: ports are numbers from 0 to 65535"),
        (["--bogus"], "unrecognized arguments: --bogus"),
    ],
)
def test_a_wrong_option_is_explained(arguments: list[str], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(arguments)
    assert why in capsys.readouterr().err


def test_an_address_of_another_machine(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CNMVIZ_DATA", str(tmp_path))
    monkeypatch.setenv("CNMVIZ_HOSTS", "")
    assert cli.main(["--host", "192.0.2.1", "--port", str(free_port())]) == 1
    assert capsys.readouterr().err.startswith("cnmviz: cannot listen on 192.0.2.1: ")


async def test_no_acknowledged_command_is_lost_when_the_server_is_killed(tmp_path: Path) -> None:
    """Two people type as fast as they are answered; the server is killed in the middle and started again."""
    with running(tmp_path) as program:
        path, cookie = program.new_lab()
        answered: dict[str, str] = {}

        async def typing(name: str) -> None:
            with contextlib.suppress(ConnectionClosed):
                async with connect(f"ws://127.0.0.1:{program.port}{path}socket", additional_headers={"Cookie": cookie}) as ws:
                    for n in range(10_000):
                        line = f"docker create --name {name}{n} nginx"
                        await ws.send(json.dumps({"type": "line", "ref": f"{name}{n}", "text": line}))
                        while (message := json.loads(await ws.recv()))["type"] != "receipt":
                            pass
                        answered[f"{name}{n}"] = message["output"]["stdout"].strip()

        people = asyncio.gather(typing("a"), typing("b"))
        while len(answered) < 60:
            await asyncio.sleep(0.01)
        program.stop(signal.SIGKILL)
        await people
    with running(tmp_path, port=program.port) as again:
        snapshot = json.loads(again.get(f"{path}snapshot").read())
        kept = {container["name"]: container["id"] for container in snapshot["entities"]["container"]}
        assert answered.items() <= kept.items()
        assert len(kept) <= len(answered) + 2
        assert snapshot["seq"] == len(kept) + 1
        name = next(iter(answered))
        async with connect(f"ws://127.0.0.1:{program.port}{path}socket", additional_headers={"Cookie": cookie}) as ws:
            await ws.send(json.dumps({"type": "line", "ref": name, "text": f"docker create --name {name} nginx"}))
            while (message := json.loads(await ws.recv()))["type"] != "receipt":
                pass
        assert (message["ok"], message["output"]["stdout"].strip()) == (True, answered[name])


async def test_a_message_too_large_for_the_application_is_refused_and_the_next_one_is_not(tmp_path: Path) -> None:
    with running(tmp_path) as program:
        path, cookie = program.new_lab()
        async with connect(f"ws://127.0.0.1:{program.port}{path}socket", additional_headers={"Cookie": cookie}) as ws:
            await ws.send("x" * 5_000_000)
            while (message := json.loads(await ws.recv()))["type"] != "refused":
                pass
            assert message["why"] == "the message is too large: at most 65536 bytes"
            with contextlib.suppress(ConnectionClosed):
                await ws.send("x" * (LARGEST_MESSAGE + 1))
            await asyncio.wait_for(ws.wait_closed(), 10)
        with program.get(path) as page:
            assert page.status == 200


def peak(process: subprocess.Popen[str]) -> int:
    """Bytes of memory that a process had at most."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def test_a_body_without_end_is_refused_and_not_kept(tmp_path: Path) -> None:
    size = 30 * LARGEST_BODY
    with running(tmp_path) as program:
        with program.get("/") as page:
            assert page.status == 200
        before = peak(program.process)
        connection = http.client.HTTPConnection("127.0.0.1", program.port, timeout=60)
        part = b"x" * 2**20
        connection.request("POST", "/labs/open", (part for _ in range(size // len(part))), {"Content-Length": str(size)})
        assert 400 <= connection.getresponse().status < 500
        connection.close()
        assert peak(program.process) - before < 8 * LARGEST_BODY


def test_a_file_far_too_large_is_refused_with_the_reason(tmp_path: Path) -> None:
    with running(tmp_path) as program:
        with program.get("/lessons/") as page:
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())
            cookie = page.headers["Set-Cookie"].split(";")[0]
        assert token
        head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.md"\r\n\r\n'
        body = head + b"a" * 2 * LARGEST_BODY + b"\r\n--x--\r\n"
        headers = {"Content-Type": "multipart/form-data; boundary=x", "Cookie": cookie, "X-CSRFToken": token[1]}
        connection = http.client.HTTPConnection("127.0.0.1", program.port, timeout=60)
        connection.request("POST", "/lessons/try", body, headers)
        answer = connection.getresponse()
        assert (answer.status, b"the file is too large" in answer.read()) == (413, True)
        connection.close()


MANY = 340
"""Frames of 8 KB: more than the system's buffers (about 1 MB here) and the seat's queue take for one socket."""


async def test_a_reader_that_sleeps_is_told_to_resync_and_holds_up_nobody(tmp_path: Path) -> None:
    """The sleeper's socket takes nothing; the others go on at their own pace, and the sleeper catches up by a snapshot."""
    with running(tmp_path) as program:
        path, cookie = program.new_lab()
        address = f"ws://127.0.0.1:{program.port}{path}socket"
        sleeper = socket.socket()
        sleeper.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        sleeper.connect(("127.0.0.1", program.port))
        async with (
            connect(
                f"{address}?since=1", sock=sleeper, additional_headers={"Cookie": cookie}, max_queue=1, ping_interval=None
            ) as slow,
            connect(f"{address}?since=1", additional_headers={"Cookie": cookie}, max_size=None) as quick,
        ):
            slow.transport.pause_reading()
            line = "docker create " + " ".join(f"--label l{n}={'x' * 60}" for n in range(108)) + " nginx"
            started = time.monotonic()
            for n in range(MANY):
                await quick.send(json.dumps({"type": "line", "ref": f"r{n}", "text": line}))
                while (message := json.loads(await quick.recv()))["type"] != "receipt":
                    pass
                assert message["ok"], message
            assert time.monotonic() - started < 60
            slow.transport.resume_reading()
            seen = []
            async with asyncio.timeout(20):
                while not seen or seen[-1]["type"] != "resync":
                    seen += unpacked(json.loads(await slow.recv()))
        frames = [message["seq"] for message in seen if message["type"] == "frame"]
        assert frames == list(range(2, len(frames) + 2))
        assert len(frames) < MANY
        assert seen[-1]["seq"] > frames[-1]
