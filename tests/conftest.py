"""What all tests share: the order in which they run.

Playwright's synchronous interface leaves its event loop running on the main thread, after which no asyncio test can start
(playwright-pytest issue 167). So whatever needs the browser runs last.
"""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
