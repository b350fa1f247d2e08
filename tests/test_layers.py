"""The shape of the code, read from its imports and files: layers point down, files stay small, pages bring everything along.

    0 cnm < 1 console < 2 labs < 3 scenarios, recordings < 4 lessons < 5 classroom

A package imports from itself and from lower layers, never from above and never from beside. The browser's folders have an order of
their own, `FOLDERS`. Types may be named from anywhere.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cnmviz.labs import modules

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "cnmviz"
LAYERS = {"cnm": 0, "console": 1, "labs": 2, "recordings": 3, "scenarios": 3, "lessons": 4, "classroom": 5}
FOLDERS = (
    {"lib"},
    {"the lab"},
    {"trace"},
    {"diagram"},
    {"hood", "matrix", "outline", "export", "console", "lesson", "scenarios"},
    {"builder"},
    {"views"},
    {"panels"},
    {"classroom"},
    {"pages"},
)
"""Of static/cnmviz, the lowest first; the files beside the folders are the lab in the browser, or put a page together."""
PAGES = {
    "main.js",
    "embed.js",
    "home.js",
    "gallery.js",
    "scenario.js",
    "still.js",
    "door.js",
    "wall.js",
    "replay.js",
    "copies.js",
}
MODULES = sorted((ROOT / "static" / "cnmviz").rglob("*.js"))
FRAMEWORKS = {"django", "channels", "daphne", "asgiref", "msgspec"}
LONGEST_FILE = 350
SOURCES = sorted(PACKAGE.rglob("*.py"))
SHIPPED = sorted(path for folder in ("static", "templates") for path in (ROOT / folder).rglob("*") if path.is_file())


def room(path: Path) -> str:
    """The part of the package that a file belongs to; "" for the files that put the parts together."""
    inside = path.relative_to(PACKAGE).parts
    return inside[0] if len(inside) > 1 else ""


def imports(path: Path) -> Iterator[str]:
    """The dotted names of all modules that a file imports, wherever in the file, relative ones made whole."""
    package = ["cnmviz", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            yield from (".".join([*base, *filter(None, [node.module]), alias.name]) for alias in node.names)


def test_every_part_has_a_layer() -> None:
    assert {room(path) for path in SOURCES} - {""} == set(LAYERS)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    own = room(path)
    for name in imports(path):
        parts = name.split(".")
        if own and parts[0] == "cnmviz" and len(parts) > 1 and parts[1] != own:
            assert parts[1] in LAYERS, f"{own} imports {name}, which puts the parts together"
            assert LAYERS[parts[1]] < LAYERS[own], f"{own} imports {name}"


def folder(module: Path) -> str:
    """The part of the browser's code that a module belongs to."""
    inside = module.relative_to(ROOT / "static" / "cnmviz").parts
    return inside[0] if len(inside) > 1 else "pages" if inside[0] in PAGES else "the lab"


def rank(name: str) -> int:
    return next(at for at, names in enumerate(FOLDERS) if name in names)


def test_every_folder_of_the_browser_has_a_rank() -> None:
    assert {folder(module) for module in MODULES} == set().union(*FOLDERS)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT / "static")))
def test_modules_import_downwards(module: Path) -> None:
    own = folder(module)
    for other in modules.imports(module):
        assert other.is_file(), f"{other} is imported and does not exist"
        if folder(other) != own:
            assert rank(folder(other)) < rank(own), f"{own} imports {other.name} of {folder(other)}"


def test_modules_do_not_go_in_circles() -> None:
    above: list[Path] = []
    done: set[Path] = set()

    def visit(module: Path) -> None:
        assert module not in above, " > ".join(path.name for path in [*above[above.index(module) :], module])
        if module not in done:
            above.append(module)
            for other in modules.imports(module):
                visit(other)
            done.add(above.pop())

    for module in MODULES:
        visit(module)


@pytest.mark.parametrize("path", [path for path in SOURCES if room(path) == "cnm"], ids=lambda path: path.name)
def test_the_core_needs_only_the_standard_library(path: Path) -> None:
    for name in imports(path):
        assert name.split(".")[0] in sys.stdlib_module_names | {"cnmviz", "__future__"}, name


@pytest.mark.parametrize("path", [path for path in SOURCES if room(path) == "cnm"], ids=lambda path: path.name)
def test_the_core_has_no_clock_and_no_dice(path: Path) -> None:
    forbidden = {"time", "random", "secrets", "uuid", "os", "socket"}
    assert not forbidden & {name.split(".")[0] for name in imports(path)}


@pytest.mark.parametrize("path", [path for path in SOURCES if room(path) == "console"], ids=lambda path: path.name)
def test_the_console_knows_no_framework(path: Path) -> None:
    assert not FRAMEWORKS & {name.split(".")[0] for name in imports(path)}


def test_lessons_are_read_and_checked_without_a_framework() -> None:
    """Whoever writes lessons needs no server, and whoever serves them takes the same answers."""
    code = "import sys, cnmviz.lessons.checking, cnmviz.lessons.writing, cnmviz.lessons.scoring; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not FRAMEWORKS & set(done.stdout.split())


def test_no_driver_is_named_outside_its_folder() -> None:
    """Behaviour is asked through capabilities; the stage makes the predefined networks and may say which driver they have."""
    names = {path.stem for path in (PACKAGE / "cnm" / "drivers").glob("*.py")} - {"__init__"}
    found = []
    for path in SOURCES:
        if "drivers" not in path.parts:
            compared = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Compare))
            found += [f"{path.relative_to(ROOT)}:{node.lineno}" for node in compared if _compares_driver(node, names)]
    assert found == []


def _compares_driver(node: ast.Compare, names: set[str]) -> bool:
    sides = [node.left, *node.comparators]
    asks = any(isinstance(side, ast.Attribute) and side.attr == "driver" for side in sides)
    return asks and any(isinstance(side, ast.Constant) and side.value in names for side in sides)


@pytest.mark.parametrize(
    "path",
    [
        path
        for folder in ("cnmviz", "static", "templates", "tests", "benchmarks")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in {".py", ".js", ".css", ".html"} and "migrations" not in path.parts
    ],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST_FILE


def test_nothing_is_loaded_from_elsewhere_or_inline() -> None:
    """The page works without any network but the server's, under a policy that forbids scripts and styles in the page itself."""
    found = []
    for path in SHIPPED:
        if path.suffix in {".html", ".css", ".js"}:
            for number, line in enumerate(path.read_text().splitlines(), 1):
                loads = any(
                    word in line for word in ('src="http', 'href="http', "url(http", 'from "http', "//cdn", 'import("http')
                )
                inline = path.suffix == ".html" and any(word in line for word in (" style=", " onclick=", " onload=", "<style"))
                if loads or inline:
                    found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert found == []
