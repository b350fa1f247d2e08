"""A draft writes beside its base, and an outcome says exactly what changed."""

from dataclasses import replace

import pytest

from cnmviz.cnm.draft import Change, Draft, apply, invert
from cnmviz.cnm.entities import Endpoint, Host, Network, Pool
from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.world import World

HOST = Host(id="h", name="node1")
NETWORK = Network(id="a" * 64, host="h", name="front", pools=(Pool(subnet="10.0.0.0/24", gateway="10.0.0.1"),))
ENDPOINT = Endpoint(id="e" * 64, network=NETWORK.id, sandbox="s", container="c", name="web", address="10.0.0.2")


def draft_of(*entities: Host | Network | Endpoint) -> Draft:
    return Draft(World("seed", (HOST, *entities)), host=HOST, now=0)


def test_the_base_does_not_see_what_a_draft_writes() -> None:
    draft = draft_of()
    draft.put(NETWORK)
    assert draft.network("h", "front") == NETWORK
    assert draft.base.networks == {}
    assert draft.base.ids("network-name", "h", "front") == ()


def test_several_puts_are_one_change() -> None:
    draft = draft_of(NETWORK)
    draft.put(replace(NETWORK, name="back"))
    draft.put(replace(NETWORK, name="data"))
    assert draft.finish().changes == (Change("network", NETWORK.id, NETWORK, replace(NETWORK, name="data")),)


def test_what_comes_back_to_its_start_is_no_change() -> None:
    draft = draft_of(NETWORK)
    draft.drop(NETWORK)
    draft.put(NETWORK)
    assert draft.finish().changes == ()


def test_a_renamed_network_is_found_by_its_new_name_only() -> None:
    draft = draft_of(NETWORK)
    draft.put(replace(NETWORK, name="back"))
    assert draft.ids("network-name", "h", "back") == (NETWORK.id,)
    assert draft.ids("network-name", "h", "front") == ()


def test_addresses_are_taken_and_given_back() -> None:
    draft = draft_of(NETWORK)
    draft.put(ENDPOINT)
    first = int.from_bytes(bytes([10, 0, 0, 0]))
    assert draft.taken[NETWORK.id, 4] == ((first, first + 2), (first + 255, first + 255))
    draft.drop(ENDPOINT)
    assert draft.taken == draft.base.taken


def test_inverted_changes_lead_back() -> None:
    draft = draft_of(NETWORK)
    draft.put(ENDPOINT)
    draft.drop(draft.networks[NETWORK.id])
    outcome = draft.finish()
    back = apply(outcome.world, invert(outcome.changes))
    assert back == draft.base
    assert (back.index["network-name"], back.taken) == (draft.base.index["network-name"], draft.base.taken)


def test_the_generator_gives_the_same_again_from_the_same_place() -> None:
    one, two = draft_of(), draft_of()
    assert [one.fresh_id(), one.fresh_mac()] == [two.fresh_id(), two.fresh_mac()]
    assert one.fresh_id() != one.fresh_id()


def test_a_mac_address_is_local_and_unicast() -> None:
    draft = draft_of()
    first = [int(draft.fresh_mac()[:2], 16) for _ in range(50)]
    assert {octet & 0b11 for octet in first} == {0b10}


def test_what_is_refused_inside_an_attempt_is_taken_back() -> None:
    draft = draft_of(NETWORK)
    draft.put(ENDPOINT)

    def half() -> None:
        with draft.attempt():
            draft.drop(ENDPOINT)
            draft.put(replace(ENDPOINT, id="f" * 64, name="db"))
            draft.put(replace(NETWORK, name="back"))
            raise Refusal("no")

    with pytest.raises(Refusal):
        half()
    assert draft.finish().changes == (Change("endpoint", ENDPOINT.id, None, ENDPOINT),)
    assert draft.endpoint_at(NETWORK.id, "10.0.0.2") == ENDPOINT


def test_what_is_not_refused_stays() -> None:
    draft = draft_of(NETWORK)
    with draft.attempt():
        draft.put(ENDPOINT)
    assert draft.finish().changes == (Change("endpoint", ENDPOINT.id, None, ENDPOINT),)
