"""Whatever stands in a file: a sound lab comes of it, or a sentence says why none does. Nothing else happens."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cnmviz.cnm.soundness import flaws
from cnmviz.scenarios.formats import Asked, Reading, Unusable
from cnmviz.scenarios.formats.compose import FORMAT, keys
from cnmviz.scenarios.formats.compose.own import KEYS

SCALARS = st.one_of(
    st.none(),
    st.sampled_from(
        (
            *(
                "",
                "a",
                "web",
                "web:b",
                "80",
                "-1",
                "8080:80",
                "127.0.0.1:1:2/udp",
                "a=b",
                "=",
                ":",
                "10.5.0.9",
                "10.5.0.0/24",
                "::1",
            ),
            *(
                "2001:db8::/64",
                "true",
                "no",
                "host",
                "none",
                "bridge",
                "service:web",
                "container:x",
                "front",
                "$A",
                "${A:-b}",
                "$$",
            ),
            *(
                "02:42:ac:11:00:02",
                "nginx",
                "created",
                "exited",
                "paused",
                "1,2",
                "docker run",
                "macvlan",
                "overlay",
                "a,b",
                "x" * 300,
            ),
            *("\u2028", "ünï", "a b", "'", '"', "1e9", "65536", "99999999999999999999", "0", "host-gateway", "a:b:c:d", "[::1]"),
        )
    ),
    st.text(max_size=8),
)
INNER = st.sampled_from(
    sorted(
        keys.PLUG | keys.PORT | keys.POOL | keys.IPAM | keys.DEPLOY | {"service", "file", "condition", "required", "web", "front"}
    )
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(INNER, inner, max_size=3)), max_leaves=6
)
OWN = st.dictionaries(st.sampled_from(sorted(KEYS)), VALUES, max_size=3)
SERVICE_KEYS = sorted(keys.SERVICE - {"image"})
SERVICES = st.fixed_dictionaries(
    {"image": st.sampled_from(("nginx", "alpine", "none", "Bad"))},
    optional={
        "x-cnmviz": OWN,
        "build": VALUES,
        "networks": st.sampled_from((["front"], {"front": {"ipv4_address": "10.5.0.9"}})),
    },
).flatmap(lambda base: st.dictionaries(st.sampled_from(SERVICE_KEYS), VALUES, max_size=3).map(lambda more: {**more, **base}))
NETWORKS = st.dictionaries(st.sampled_from(sorted(keys.NETWORK)), VALUES, max_size=3)
DOCUMENTS = st.fixed_dictionaries(
    {"services": st.dictionaries(st.sampled_from(("web", "db", "a.b")), SERVICES, max_size=3)},
    optional={
        "networks": st.fixed_dictionaries({"front": NETWORKS}, optional={"x-cnmviz": OWN}),
        "x-cnmviz": OWN,
        "name": SCALARS,
    },
)


def outcome(body: bytes) -> Reading | str:
    """A lab, or why there is none."""
    try:
        return FORMAT.read(body, Asked(name="any.yaml", seed="any", now=0))
    except Unusable as told:
        return str(told)


def attempt(body: bytes) -> None:
    found = outcome(body)
    if isinstance(found, str):
        assert 0 < len(found) < 1500
        return
    world = found.world
    assert flaws([entity for table in world.tables.values() for entity in table.values()], world.draws) == []
    assert all(note and len(note) < 2000 for note in found.notes)
    assert FORMAT.write is not None
    FORMAT.write(found.title, world)


@given(DOCUMENTS)
@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_document(document: dict[str, Any]) -> None:
    attempt(json.dumps(document).encode())


@pytest.mark.parametrize("key", sorted(keys.SERVICE))
@given(value=VALUES)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_value_of_each_key(key: str, value: Any) -> None:
    attempt(json.dumps({"services": {"web": {"image": "nginx", key: value}}}).encode())


@given(st.binary(max_size=200))
@settings(max_examples=100)
def test_any_bytes(body: bytes) -> None:
    attempt(body)
    attempt(b"services:\n  web:\n    image: nginx\n    " + body)
