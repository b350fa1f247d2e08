"""Rows to a World and changes to rows, generic by field name: a new field of an entity needs a column and nothing here.

However large the lab is, a set of changes costs at most one DELETE and one INSERT per kind. A changed row is deleted and
written again, and references are checked at the commit: so the order of the kinds does not matter, and two rows may swap a
value that is unique.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction

from cnmviz.cnm.draft import Change
from cnmviz.cnm.entities import Entity
from cnmviz.cnm.world import World

from . import codec
from .models import TOPOLOGY, Lab
from .models.topology import Row


def columns(model: type[Row]) -> list[models.Field[Any, Any]]:
    """The columns that are fields of the entity."""
    return [field for field in model._meta.concrete_fields if field.name not in ("key", "lab")]


def field_name(column: models.Field[Any, Any]) -> str:
    """The entity's field that a column holds."""
    return "id" if column.name == "docker_id" else column.name


def key(lab: int, id_: str) -> str:
    """The primary key of an entity's row."""
    return f"{lab}/{id_}"


def load(lab: Lab) -> World:
    """The world that a lab's rows hold. One SELECT per kind."""
    entities: list[Entity] = []
    for kind, model in TOPOLOGY.items():
        fields = columns(model)
        names = [field_name(field) for field in fields]
        references = {field.name for field in fields if field.is_relation}
        rows = model._base_manager.filter(lab_id=lab.pk).order_by("number", "key").values_list(*(f.attname for f in fields))
        entities.extend(_entity(kind, dict(zip(names, row, strict=True)), references) for row in rows.iterator())
    return World(lab.seed, entities, draws=lab.draws)


def _entity(kind: str, data: dict[str, Any], references: set[str]) -> Entity:
    for name in references:
        data[name] = data[name].partition("/")[2] if data[name] else ""
    return codec.entity(kind, data)


def row(lab: int, entity: Entity) -> Row:
    """An entity as an unsaved row."""
    model = TOPOLOGY[entity.kind]
    data = codec.plain(entity)
    for field in columns(model):
        if field.is_relation:
            target = data.pop(field.name)
            data[field.attname] = key(lab, target) if target else None
    return model(key=key(lab, entity.id), lab_id=lab, docker_id=data.pop("id"), **data)


def write(lab: int, changes: Iterable[Change]) -> None:
    """Make the rows agree with changes of this lab."""
    gone: dict[str, list[str]] = {}
    written: dict[str, list[Row]] = {}
    for change in changes:
        if change.before is not None:
            gone.setdefault(change.kind, []).append(key(lab, change.id))
        if change.after is not None:
            written.setdefault(change.kind, []).append(row(lab, change.after))
    with transaction.atomic(savepoint=False):
        for kind, keys in gone.items():
            TOPOLOGY[kind]._base_manager.filter(key__in=keys).delete()
        for kind, fresh in written.items():
            TOPOLOGY[kind]._base_manager.bulk_create(fresh)
