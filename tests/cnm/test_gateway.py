"""Which endpoint gives the default route: each rule on its own (docker-facts 6.2)."""

from dataclasses import replace

from cnmviz.cnm.entities import Endpoint, Network
from cnmviz.cnm.gateway import gateway_endpoint, in_gateway_order

NETWORKS = {name: Network(id=name, host="h", name=name) for name in ("alpha", "beta")}


def endpoint(network: str, **fields: object) -> Endpoint:
    found = Endpoint(id=network, network=network, sandbox="s", container="c", name="web", gateway="10.0.0.1")
    return replace(found, **fields)


def order(*endpoints: Endpoint, networks: dict[str, Network] = NETWORKS) -> list[str]:
    return [found.network for found in in_gateway_order(endpoints, networks)]


def test_names_in_byte_order() -> None:
    assert order(endpoint("beta"), endpoint("alpha")) == ["alpha", "beta"]
    upper = {**NETWORKS, "Zulu": Network(id="Zulu", host="h", name="Zulu")}
    assert order(endpoint("alpha"), endpoint("Zulu"), networks=upper) == ["Zulu", "alpha"]


def test_priority_before_everything() -> None:
    assert order(endpoint("alpha"), endpoint("beta", gw_priority=1)) == ["beta", "alpha"]
    assert order(endpoint("alpha", gw_priority=-1), endpoint("beta")) == ["beta", "alpha"]


def test_internal_networks_last() -> None:
    internal = {**NETWORKS, "alpha": replace(NETWORKS["alpha"], internal=True)}
    assert order(endpoint("alpha", gateway=""), endpoint("beta"), networks=internal) == ["beta", "alpha"]


def test_both_families_before_one_before_none() -> None:
    assert order(endpoint("alpha"), endpoint("beta", gateway6="fd00::1")) == ["beta", "alpha"]
    assert order(endpoint("alpha", gateway=""), endpoint("beta")) == ["beta", "alpha"]


def test_each_family_has_its_own() -> None:
    both = [endpoint("alpha", gw_priority=1), endpoint("beta", gateway="", gateway6="fd00::1")]
    assert [found and found.network for found in (gateway_endpoint(both, NETWORKS, version) for version in (4, 6))] == [
        "alpha",
        "beta",
    ]
    assert gateway_endpoint([endpoint("alpha", gateway="")], NETWORKS) is None
