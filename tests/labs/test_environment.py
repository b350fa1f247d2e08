"""Settings are worked out from a few names, and a data folder keeps its secret."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cnmviz.environment import database, default_data, secret_key


def test_a_data_folder_keeps_one_key_that_others_cannot_read(tmp_path: Path) -> None:
    data = tmp_path / "deep" / "data"
    key = secret_key(data)
    assert len(key) > 50
    assert secret_key(data) == key
    assert secret_key(tmp_path / "other") != key
    assert [path.name for path in data.iterdir()] == ["secret-key"]
    if os.name == "posix":
        assert stat.S_IMODE((data / "secret-key").stat().st_mode) == 0o600


def test_processes_that_start_together_agree_on_the_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(lambda _: secret_key(tmp_path), range(8)))
    assert len(keys) == 1


def test_sqlite_lies_in_the_data_folder_and_waits_for_its_turn(tmp_path: Path) -> None:
    settings = database("", tmp_path)
    assert settings["NAME"] == tmp_path / "cnmviz.sqlite3"
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert database("sqlite:////srv/labs.sqlite3", tmp_path)["NAME"] == "/srv/labs.sqlite3"


def test_postgresql_by_its_address(tmp_path: Path) -> None:
    settings = database("postgresql://ana:p%40ss@db.example:5433/labs?sslmode=require", tmp_path)
    assert {key: settings[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")} == {
        "NAME": "labs",
        "USER": "ana",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": 5433,
        "OPTIONS": {"sslmode": "require"},
    }


def test_another_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="DATABASE_URL: mysql is neither postgresql nor sqlite"):
        database("mysql://root@localhost/labs", tmp_path)


def test_the_default_folder_is_the_users_own() -> None:
    assert default_data().name == "cnmviz"
    assert Path.home() in default_data().parents or "XDG_DATA_HOME" in os.environ
