"""What a page asks for at once: its own module and all that it leads to."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.templatetags.static import static

from cnmviz.labs import modules
from tests.test_layers import PAGES

FOLDER = settings.BASE_DIR / "static" / "cnmviz"


def test_a_page_loads_all_that_its_module_leads_to() -> None:
    found = modules.loaded("embed.js")
    for name in ("embed.js", "live.js", "socket.js", "lib/order.js", "diagram/draw/container.js", "trace/stops.js", "places.js"):
        assert static(f"cnmviz/{name}") in found


@pytest.mark.parametrize("folder", ["panels", "views", "hood", "matrix", "outline", "console", "export"])
def test_a_frame_in_somebodys_page_loads_the_picture_alone(folder: str) -> None:
    assert not [path for path in modules.loaded("embed.js") if f"/{folder}/" in path]
    assert [path for path in modules.loaded("main.js") if f"/{folder}/" in path]


def test_every_module_belongs_to_a_page() -> None:
    loaded = {path for page in PAGES for path in modules.loaded(page)}
    assert {static(f"cnmviz/{path.relative_to(FOLDER).as_posix()}") for path in FOLDER.rglob("*.js")} == loaded
