"""Which modules of the browser a page loads, read from their imports, so that it can ask for all of them at once."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

_IMPORT = re.compile(r'^(?:import|export)\s(?:[^;"]*\sfrom\s)?"(\.[^"]+)"', re.MULTILINE)


def imports(module: Path) -> list[Path]:
    """The modules that one imports itself."""
    return [(module.parent / name).resolve() for name in _IMPORT.findall(module.read_text(encoding="utf-8"))]


@lru_cache
def loaded(page: str) -> tuple[str, ...]:
    """The addresses of a page's first module, by its name below static/cnmviz, and of all that it leads to."""
    folder = (settings.BASE_DIR / "static").resolve()
    found: set[Path] = set()
    waiting = [folder / "cnmviz" / page]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting += imports(module)
    return tuple(static(path.relative_to(folder).as_posix()) for path in sorted(found))


@lru_cache
def links(page: str) -> SafeString:
    """The same as elements for the head of a page, written once for all who open it."""
    return format_html_join("\n  ", '<link rel="modulepreload" href="{}">', ((address,) for address in loaded(page)))
