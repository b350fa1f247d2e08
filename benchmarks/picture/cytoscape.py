"""Cytoscape.js from the npm registry, kept in the system's folder for temporary files, and a server for its page.

Nothing of it is in this repository or in the product: it is the other side of a comparison.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

VERSION = "3.35.0"
PAGE = Path(__file__).parent / "page"
TYPES = {".html": "text/html", ".js": "text/javascript", ".json": "application/json"}
PATIENCE = 120


class Missing(Exception):
    """It cannot be had here; the text says why."""


def script() -> bytes:
    """Its minified program.

    Raises:
        Missing: there is no npm, or the registry does not give it.
    """
    kept = Path(tempfile.gettempdir()) / f"cnmviz-bench-cytoscape-{VERSION}.min.js"
    if not kept.exists():
        fresh = _packed()
        partial_file = kept.with_suffix(".part")
        partial_file.write_bytes(fresh)
        partial_file.replace(kept)
    return kept.read_bytes()


def _packed() -> bytes:
    npm = shutil.which("npm")
    if npm is None:
        raise Missing("npm is not installed, so there is no Cytoscape.js to compare with")
    with tempfile.TemporaryDirectory(prefix="cnmviz-bench-npm-") as folder:
        command = [npm, "pack", f"cytoscape@{VERSION}", "--silent", "--pack-destination", folder]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE, cwd=folder)
        except (subprocess.SubprocessError, OSError) as error:
            raise Missing(f"npm cannot fetch cytoscape@{VERSION}: {error}") from error
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as packed:
            file = packed.extractfile("package/dist/cytoscape.min.js")
            if file is None:
                raise Missing(f"cytoscape@{VERSION} has no dist/cytoscape.min.js")
            return file.read()


@contextmanager
def serving(program: bytes, lab: Any) -> Iterator[str]:
    """The address at which a page shows a lab in Cytoscape.js."""
    files = {
        "/": ((PAGE / "rival.html").read_bytes(), TYPES[".html"]),
        "/rival.js": ((PAGE / "rival.js").read_bytes(), TYPES[".js"]),
        "/cytoscape.min.js": (program, TYPES[".js"]),
        "/lab.json": (json.dumps(lab).encode(), TYPES[".json"]),
    }
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, files))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Files(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, files: dict[str, tuple[bytes, str]], *arguments: Any) -> None:
        self.files = files
        super().__init__(*arguments)

    def do_GET(self) -> None:
        found = self.files.get(self.path.partition("?")[0])
        if found is None:
            self.send_error(404)
            return
        body, kind = found
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Requests are not printed."""
