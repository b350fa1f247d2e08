"""Rows and entities are two declarations of one thing; these tests hold them together."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from typing import Any, get_type_hints

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import CaptureQueriesContext

from cnmviz.cnm.draft import Change
from cnmviz.cnm.entities import KINDS, Attachment, Binding, Container, Endpoint, Host, Network, Pool, Position, Publish, Sandbox
from cnmviz.cnm.world import World
from cnmviz.labs import codec, rows
from cnmviz.labs.models import TOPOLOGY, Lab

COLUMN_TYPES: dict[Any, tuple[type[models.Field[Any, Any]], ...]] = {
    str: (models.TextField, models.CharField, models.ForeignKey),
    int: (models.IntegerField,),
    bool: (models.BooleanField,),
}

FULL = [
    Host(id="h", name="node1", address="10.1.2.3/24", number=1),
    Network(
        id="n",
        host="h",
        name="front",
        pools=(Pool(subnet="10.0.0.0/24", ip_range="10.0.0.128/25", gateway="10.0.0.1", aux={"r": "10.0.0.9"}, chosen=True),),
        ipam_options={"a": "b"},
        options={"com.docker.network.driver.mtu": "1400"},
        labels={"": "x"},
        ipv6=True,
        created=2**45,
        number=2,
    ),
    Network(id="s", host="", name="swarm", driver="overlay", scope="swarm", number=3),
    Sandbox(id="s1", host="h", container="c", namespace="abc", number=4),
    Container(
        id="c",
        host="h",
        name="web",
        image="nginx",
        command=("nginx", "-g", "daemon off;"),
        status="running",
        sandbox="s1",
        attachments=(Attachment(network="front", network_id="n", ip="10.0.0.2", aliases=("w", "ü"), driver_opts={"k": "v"}),),
        publish=(Publish(port=80, host_port="8000-8010"),),
        exposed=("80/tcp",),
        labels={"a": ""},
        logs="<script>\n",
        created=5,
        number=5,
    ),
    Endpoint(
        id="e",
        network="n",
        sandbox="s1",
        container="c",
        name="web",
        interface="eth0",
        address="10.0.0.2",
        prefix=24,
        dns_names=("web", "c"),
        bindings=(Binding(host_ip="0.0.0.0", host_port=8000, port=80),),
        number=6,
    ),
    Position(id="c", of="container", placed=True, x=-40, y=120, rank=3, group=2),
]


def everything(*entities: Any) -> tuple[Change, ...]:
    return tuple(Change(entity.kind, entity.id, None, entity) for entity in entities)


@pytest.fixture
def bare(transactional_db: None) -> Lab:
    return Lab.objects.create(code="BCDF", seed="seed")


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_an_entity_has_a_column_of_its_type_and_nothing_else(kind: str) -> None:
    columns = {rows.field_name(column): column for column in rows.columns(TOPOLOGY[kind])}
    hints = get_type_hints(KINDS[kind])
    assert columns.keys() == {field.name for field in dataclasses.fields(KINDS[kind])}
    for name, column in columns.items():
        assert isinstance(column, COLUMN_TYPES.get(hints[name], (models.JSONField,))), f"{kind}.{name}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_reference_is_a_deferred_foreign_key(kind: str) -> None:
    references = {field.name for field in dataclasses.fields(KINDS[kind])} & set(KINDS)
    assert {column.name for column in rows.columns(TOPOLOGY[kind]) if column.is_relation} == references


def test_what_is_written_is_what_is_loaded(bare: Lab) -> None:
    rows.write(bare.pk, everything(*FULL))
    assert rows.load(bare) == World("seed", FULL)


@pytest.mark.parametrize("entity", FULL, ids=lambda entity: entity.kind)
def test_an_entity_survives_the_wire(entity: Any) -> None:
    assert codec.entity(entity.kind, codec.plain(entity)) == entity


def test_a_stored_entity_without_newer_fields_gets_their_defaults() -> None:
    assert codec.entity("host", {"id": "h", "name": "node1"}) == Host(id="h", name="node1")


def test_two_labs_may_hold_the_same_ids(bare: Lab) -> None:
    other = Lab.objects.create(code="GHJK", seed="seed")
    rows.write(bare.pk, everything(*FULL))
    rows.write(other.pk, everything(*FULL))
    rows.write(other.pk, [Change(entity.kind, entity.id, entity, None) for entity in FULL])
    assert rows.load(other) == World("seed")
    assert rows.load(bare) == World("seed", FULL)


def test_two_rows_swap_a_unique_value_in_one_step(bare: Lab) -> None:
    host, front = FULL[0], FULL[1]
    assert isinstance(front, Network)
    back = replace(front, id="m", name="back")
    rows.write(bare.pk, everything(host, front, back))
    swapped = replace(front, name="back"), replace(back, name="front")
    rows.write(bare.pk, [Change("network", "n", front, swapped[0]), Change("network", "m", back, swapped[1])])
    assert rows.load(bare) == World("seed", [host, *swapped])


def test_a_set_of_changes_costs_at_most_two_statements_per_kind(bare: Lab) -> None:
    rows.write(bare.pk, everything(*FULL))
    changed = [Change(entity.kind, entity.id, entity, replace(entity, number=entity.number + 10)) for entity in FULL]
    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        rows.write(bare.pk, changed)
    verbs = [query["sql"].split()[0] for query in queries]
    assert (verbs.count("DELETE"), verbs.count("INSERT"), len(verbs)) == (len(TOPOLOGY), len(TOPOLOGY), 2 * len(TOPOLOGY) + 2)


@pytest.mark.parametrize(
    ("broken", "constraint"),
    [
        (replace(FULL[5], id="e2", interface="eth1", network="gone"), "foreign key"),
        (replace(FULL[5], id="e2", interface="eth1", network=""), "not.null"),
        (replace(FULL[5], id="e2", interface="eth1", address="10.0.0.3"), "unique"),
        (replace(FULL[5], id="e2", sandbox="s2", interface="eth0"), "unique"),
        (replace(FULL[5], id="e2", sandbox="s2", prefix=33, address="10.0.0.3"), "check"),
        (replace(FULL[4], id="c2"), "unique"),
        (replace(FULL[4], id="c2", name="db", status="dead"), "check"),
        (replace(FULL[4], id="c2", name="db", sandbox=""), "check"),
        (replace(FULL[4], id="c2", name="db", exit_code=256), "check"),
        (replace(FULL[1], id="n2"), "unique"),
        (replace(FULL[2], id="n2"), "unique"),
        (replace(FULL[0], id="h2"), "unique"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.kind,
)
def test_the_database_refuses_what_the_model_forbids(bare: Lab, broken: Any, constraint: str) -> None:
    rows.write(bare.pk, everything(*FULL, Sandbox(id="s2", host="h", container="c")))
    with pytest.raises(IntegrityError, match=f"(?i){constraint}"), transaction.atomic():
        rows.write(bare.pk, everything(broken))
    assert len(list(rows.load(bare))) == len(FULL) + 1
