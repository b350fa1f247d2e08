"""What all tests share: the order in which they run, and the product in a process of its own.

Playwright's synchronous interface leaves its event loop running on the main thread, after which no asyncio test can start:
pytest-playwright has known this for years. So whatever needs the browser runs last.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.server import Server


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(autouse=True)
def _labs_of_this_test() -> None:
    """Keys are given again after a test, so which lab belongs to which class is asked anew."""
    if "cnmviz.classroom.gate" in sys.modules:
        sys.modules["cnmviz.classroom.gate"].forget()


@pytest.fixture(scope="session")
def start_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Start servers, each with a new data folder; all are ended with the tests."""
    started = []

    def start(data: Path | None = None) -> Server:
        server = Server(data or tmp_path_factory.mktemp("data"))
        started.append(server)
        server.start()
        server.wait()
        return server

    yield start
    for server in started:
        server.close()


@pytest.fixture(scope="session")
def asgi_server(start_server: Callable[..., Server]) -> Server:
    """The server that most tests share; each opens a lab of its own."""
    return start_server()
