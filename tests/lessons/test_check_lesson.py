"""`manage.py check_lesson`: what teachers run on what they wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from cnmviz.lessons import content

from .written import SHOP, line_of, shop

ROOT = Path(__file__).resolve().parent.parent.parent


def check(*paths: Path, capsys: pytest.CaptureFixture[str]) -> tuple[list[str], int]:
    status = 0
    try:
        call_command("check_lesson", *map(str, paths))
    except SystemExit as ended:
        status = int(ended.code or 0)
    return capsys.readouterr().out.splitlines(), status


def test_lessons_that_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "010-shop.md").write_text(SHOP)
    (tmp_path / "020-other.md").write_text(shop(("minutes: 5", "minutes: 5\nafter: [shop]")))
    lines, status = check(tmp_path, capsys=capsys)
    assert lines == [f"{tmp_path}/010-shop.md: ok", f"{tmp_path}/020-other.md: ok", "2 lessons hold, 0 do not"]
    assert status == 0


def test_lessons_that_do_not_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad, worse = tmp_path / "shop.md", tmp_path / "bad.md", tmp_path / "worse.md"
    good.write_text(SHOP)
    bad.write_text(shop(("docker network connect shop db\n", "docker network ls\n")))
    worse.write_text(shop(("- `db is on shop`", "- `db on shop`"), ("## Hints", "## Hint")))
    lines, status = check(good, bad, worse, tmp_path / "none.md", capsys=capsys)
    number = line_of(SHOP, "- `db is on shop`")
    assert lines[0] == f"{good}: ok"
    assert f"{bad}:{number}: the solution does not meet `db is on shop`: db is on bridge, not on shop." in lines
    assert f"{worse}:{number}: `db on shop` is no goal: did you mean `CONTAINER is on NETWORK`?" in lines
    assert any(line.startswith(f"{worse}:{number + 2}: no section is called") for line in lines)
    assert f"{tmp_path}/none.md:1: the file cannot be read: No such file or directory" in lines
    assert lines[-1] == "1 lessons hold, 3 do not"
    assert status == 1


def test_files_that_clash_do_not_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "010-shop.md").write_text(SHOP)
    (tmp_path / "010-other.md").write_text(SHOP)
    lines, status = check(tmp_path, capsys=capsys)
    assert f"{tmp_path}/010-shop.md:1: 010-other.md has the same number" in lines
    assert (lines[-1], status) == ("1 lessons hold, 1 do not", 1)


def test_an_empty_folder_has_no_lesson_that_does_not_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path, capsys=capsys) == (["0 lessons hold, 0 do not"], 0)


def test_those_that_ship_are_checked_where_no_path_is_given() -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "check_lesson"], cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines()[-1] == f"{len(content.files(content.FOLDER))} lessons hold, 0 do not"
    assert done.returncode == 0
