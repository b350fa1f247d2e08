"""Every lesson that ships holds, and the ladder is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from cnmviz.lessons import checking, content
from cnmviz.lessons.problems import Unreadable
from cnmviz.lessons.reading import read
from cnmviz.lessons.writing import write

from .written import SHOP

FILES = content.files(content.FOLDER)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_lesson_holds(path: Path) -> None:
    lesson = content.load(path)
    assert checking.problems(lesson) == []
    assert read(write(lesson), lesson.slug, lesson.order) == lesson


def test_the_ladder_is_one() -> None:
    lessons = list(content.catalogue().values())
    assert len(lessons) == len(FILES) > 0
    assert [lesson.order for lesson in lessons] == sorted({lesson.order for lesson in lessons})


def test_no_lesson_comes_before_what_it_needs() -> None:
    known: set[str] = set()
    for slug, lesson in content.catalogue().items():
        assert set(lesson.after) <= known, f"{slug} comes after {lesson.after}"
        known.add(slug)


def test_two_lessons_with_one_place_or_name_clash(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("010-a.md", "010-b.md", "020-a.md", "x.md", "030-c.md")]
    assert content.clashes(paths) == [
        "010-b.md: 010-a.md has the same number",
        "020-a.md: 010-a.md has the same name",
        "x.md: a lesson's file is called NNN-slug.md, such as 010-first-network.md",
    ]
    assert content.clashes(paths[:1] + paths[-1:]) == []


def test_what_is_no_lesson_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "020-shop.md").write_text(SHOP)
    (tmp_path / "010-early.md").write_text(SHOP)
    (tmp_path / "README.md").write_text("# Lessons")
    (tmp_path / "notes.txt").write_text("")
    (tmp_path / "030-folder.md").mkdir()
    assert [path.name for path in content.files(tmp_path)] == ["010-early.md", "020-shop.md"]
    lesson = content.load(tmp_path / "020-shop.md")
    assert (lesson.order, lesson.slug) == (20, "shop")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be read: No such file"):
        content.load(tmp_path / "010-none.md")
    (tmp_path / "latin.md").write_bytes(b"\xff\xfe")
    with pytest.raises(Unreadable, match="no text in UTF-8"):
        content.load(tmp_path / "latin.md")
    (tmp_path / "large.md").write_bytes(b"x" * 1024 * 1024)
    with pytest.raises(Unreadable, match="too large"):
        content.load(tmp_path / "large.md")
