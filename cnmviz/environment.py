"""What settings are worked out from: the folder of a user's data, its secret key, a database address, the static files.

Used by settings.py and cli.py, before Django is set up.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


def default_data() -> Path:
    """Where this user's programs keep their data, by the habits of the system."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "cnmviz"
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "cnmviz"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "cnmviz"


def secret_key(data: Path) -> str:
    """The key of a data folder, made at first use; only its owner can read it.

    It is written whole under another name and then linked, so that two processes that start together agree on one.
    """
    path = data / "secret-key"
    if not path.exists():
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        number, name = tempfile.mkstemp(prefix=".secret-key-", dir=data)  # readable by its owner only
        draft = Path(name)
        with os.fdopen(number, "w") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        except OSError:  # a file system without links
            draft.replace(path)
        draft.unlink(missing_ok=True)
    return path.read_text().strip()


def database(url: str, data: Path) -> dict[str, Any]:
    """Django's settings for a database address; "" is SQLite in the data folder.

    Raises:
        ValueError: neither PostgreSQL nor SQLite.
    """
    parts = urlsplit(url)
    if parts.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": parts.port or "",
            "CONN_MAX_AGE": 60,
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    if parts.scheme not in ("", "sqlite"):
        raise ValueError(f"DATABASE_URL: {parts.scheme} is neither postgresql nor sqlite")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": unquote(parts.path[1:]) if url else data / "cnmviz.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # IMMEDIATE takes the write lock at BEGIN, where waiting for it is possible. WAL with synchronous=NORMAL loses no
            # committed command when the process is killed; a power cut may take the last ones, never the database.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
        # A file, because a server in another process and the threads of this one must see the same rows.
        "TEST": {"NAME": data / "test.sqlite3"},
    }


def fingerprint(folder: Path) -> str:
    """Twelve digits that change with any file below a folder."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
