"""The application that servers run: host names, static files, pages, sockets."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import django
from channels.routing import ProtocolTypeRouter, URLRouter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cnmviz.settings")
django.setup(set_prefix=False)  # the imports below need it

from django.conf import settings  # noqa: E402
from django.contrib.staticfiles.finders import get_finders  # noqa: E402

from cnmviz.classroom import routing as classes  # noqa: E402
from cnmviz.front import KnownHosts, StaticFiles  # noqa: E402
from cnmviz.labs import routing as labs  # noqa: E402
from cnmviz.pages import Pages  # noqa: E402


def static_paths() -> dict[str, Path]:
    """Every static file of the product and of the admin, by its path below STATIC_URL."""
    return {
        name.replace("\\", "/"): Path(storage.path(name))
        for finder in reversed(list(get_finders()))
        for name, storage in finder.list([])
    }


routes: Any = ProtocolTypeRouter({"http": Pages(), "websocket": URLRouter([*labs.paths, *classes.paths, labs.nowhere])})
application = KnownHosts(
    StaticFiles(routes, settings.STATIC_URL, static_paths, fresh=settings.DEBUG),
    settings.KNOWN_HOSTS,
)
