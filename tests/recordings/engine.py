"""A simulated lab behind a `docker` program on the PATH, so that the recorder can be tried where no Engine is.

The program is a small client: it hands its name and arguments over a Unix socket to the lab, which lives in the test's own
process, and prints and exits as it is told.
"""

from __future__ import annotations

import json
import shlex
import socketserver
import sys
import threading
from pathlib import Path

from cnmviz.cnm.walk import Packet, walk
from cnmviz.cnm.walk.trace import Place
from cnmviz.console.perform import perform
from cnmviz.console.text import Text
from cnmviz.recordings.recording import Recording
from cnmviz.recordings.stage import world_for
from cnmviz.recordings.terminal import PACE, START

CLIENT = """#!{python} -SI
import json, socket, sys
with socket.socket(socket.AF_UNIX) as lab:
    lab.connect({address!r})
    lab.sendall(json.dumps(["{name}", *sys.argv[1:]]).encode() + b"\\n")
    said = json.loads(lab.makefile().read())
sys.stdout.write(said["stdout"])
sys.stderr.write(said["stderr"])
sys.exit(said["exit"])
"""


class FakeEngine:
    """`docker` types lines into the lab, `host` runs programs on the host of the name given, `outside` asks from outside."""

    def __init__(self, recording: Recording, folder: Path) -> None:
        self.world = world_for(recording)
        self.now = START
        self._lock = threading.Lock()
        address = str(folder / "lab")
        for name in ("docker", "host", "outside"):
            program = folder / name
            program.write_text(CLIENT.format(python=sys.executable, address=address, name=name))
            program.chmod(0o755)
        self.server = socketserver.ThreadingUnixStreamServer(address, self._handler())
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def _handler(self) -> type[socketserver.StreamRequestHandler]:
        engine = self

        class Request(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                said = engine.answer(json.loads(self.rfile.readline()))
                told = {"stdout": said.stdout, "stderr": said.stderr, "exit": said.exit}
                self.wfile.write(json.dumps(told).encode())

        return Request

    def answer(self, words: list[str]) -> Text:
        program, *arguments = words
        with self._lock:
            if program == "outside":
                return self._from_outside(arguments)
            if program == "host":
                where = self.world.host_named(arguments[0])
                return perform(self.world, shlex.join(arguments[1:]), now=self.now, host=where).text
            if "version" in arguments[:3]:
                return Text(stdout="simulated\n")
            self.now += PACE
            done = perform(self.world, shlex.join(words), now=self.now)
            self.world = done.world
            return done.text

    def _from_outside(self, words: list[str]) -> Text:
        target, port = (words[-1], 0) if words[0] == "ping" else (words[-2], int(words[-1]))
        packet = Packet(Place("outside", "", "outside"), target, "tcp" if port else "icmp", port)
        return Text(exit=0 if walk(self.world, packet).accepted else 1)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
