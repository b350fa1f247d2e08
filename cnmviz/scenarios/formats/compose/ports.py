"""`ports` and `expose` of a service, as the words of `docker run -p` and `--expose`."""

from __future__ import annotations

from collections.abc import Callable

from cnmviz.cnm import publish
from cnmviz.cnm.errors import Refusal
from cnmviz.scenarios.yaml_text import Table

from . import keys
from .fields import Field


def published(field: Field) -> tuple[str, ...]:
    """Every `ports` entry, short or long, as `-p` takes it."""
    found = tuple(filter(None, dict.fromkeys(_one(item) for item in field.items())))
    _check(field, lambda: publish.published(found))
    return found


def exposed(field: Field) -> tuple[str, ...]:
    """Every `expose` entry, as `--expose` takes it."""
    found = tuple(filter(None, dict.fromkeys(field.texts())))
    _check(field, lambda: publish.exposed(found))
    return found


def answered(ports: tuple[str, ...], expose: tuple[str, ...]) -> tuple[str, ...]:
    """The container's ports of both, as `8000/tcp`; published ones first."""
    first = (f"{one.port}/{one.proto}" for one in publish.published(ports))
    return tuple(dict.fromkeys((*first, *publish.exposed(expose))))


def _check(field: Field, read: Callable[[], object]) -> None:
    try:
        read()
    except Refusal as refusal:
        field.refuse(f"cannot be read: {refusal.message}")


def _one(field: Field) -> str:
    return _long(field) if isinstance(field.value, Table) else field.text()


def _long(field: Field) -> str:
    """The long form: target, published, host_ip, protocol."""
    port = field.table()
    port.only(keys.PORT)
    target = port.get("target").text()
    if not target:
        field.refuse("has no target port")
    host, address = port.get("published").text(), port.get("host_ip").text()
    proto = port.get("protocol").text() or "tcp"
    bare = f"[{address}]" if ":" in address and not address.startswith("[") else address
    front = [bare, host] if bare else [host] if host else []
    return ":".join([*front, f"{target}/{proto}" if proto != "tcp" else target])
