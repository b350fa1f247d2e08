"""Who reaches whom (docker-facts 7.2), a test for each row."""

from __future__ import annotations

from tests.cnm.facts.seen import BEYOND, HOST, seen, table
from tests.cnm.lab import Lab

YES, TIMEOUT, UNREACHABLE, NO_NAME, REFUSED = "answered", "timeout", "unreachable", "bad-name", "refused"
SAME = ("network create n1", "run -d --name aa --network n1 nginx", "run -d --name bb --network n1 -p 8080:80 nginx")
TWO = (*SAME, "network create n2", "run -d --name cc --network n2 -p 8081:80 nginx")
INTERNAL = (
    *SAME,
    "network create --internal in",
    "run -d --name ii --network in -p 8082:80 nginx",
    "run -d --name jj --network in nginx",
)


def test_1_the_same_user_bridge() -> None:
    lab = Lab(*SAME)
    targets = f"172.18.0.3 bb 172.18.0.3:80 172.18.0.1:8080 {HOST}:8080"
    assert table(lab, "aa bb", targets) == {"aa": [YES] * 5, "bb": [YES] * 5}


def test_2_a_closed_port_of_the_same_bridge() -> None:
    lab = Lab(*SAME)
    assert table(lab, "aa", f"172.18.0.3:81 172.18.0.1:8090 {HOST}:8090") == {"aa": [REFUSED] * 3}


def test_3_the_default_bridge_knows_no_names() -> None:
    lab = Lab("run -d --name aa nginx", "run -d --name bb -p 8080:80 nginx")
    targets = f"172.17.0.3 bb 172.17.0.3:80 172.17.0.1:8080 {HOST}:8080"
    assert table(lab, "aa", targets) == {"aa": [YES, NO_NAME, YES, YES, YES]}


def test_4_a_link_on_the_default_bridge_names_one_way() -> None:
    lab = Lab("run -d --name bb nginx", "run -d --name aa --link bb:xx nginx")
    assert table(lab, "aa", "172.17.0.2 xx bb xx:80") == {"aa": [YES] * 4}
    assert table(lab, "bb", "172.17.0.3 aa 172.17.0.3:80") == {"bb": [YES, NO_NAME, YES]}


def test_5_without_icc_only_the_way_through_the_host() -> None:
    off = "network create -o com.docker.network.bridge.enable_icc=false n1"
    lab = Lab(off, *SAME[1:])
    targets = f"172.18.0.3 bb 172.18.0.3:80 172.18.0.3:81 172.18.0.1 172.18.0.1:8080 {HOST}:8080 {BEYOND}"
    assert table(lab, "aa", targets) == {"aa": [TIMEOUT] * 4 + [YES] * 4}


def test_6_two_bridges_are_kept_apart_also_at_published_ports() -> None:
    lab = Lab(*TWO, "run -d --name dd nginx")
    assert table(lab, "aa dd", "172.19.0.2 cc 172.19.0.2:80") == {
        "aa": [TIMEOUT, NO_NAME, TIMEOUT],
        "dd": [TIMEOUT, NO_NAME, TIMEOUT],
    }
    assert table(lab, "cc", "172.18.0.2 172.17.0.2 172.18.0.2:80 172.17.0.2:80") == {"cc": [TIMEOUT] * 4}


def test_7_published_ports_are_met_at_the_host_from_any_bridge() -> None:
    lab = Lab(*TWO)
    assert table(lab, "aa", f"{HOST}:8081 172.18.0.1:8081 172.19.0.1:8081 172.17.0.1:8081") == {"aa": [YES] * 4}


def test_8_the_gateway_of_an_own_network() -> None:
    lab = Lab(*INTERNAL, "run -d --name hh --network host redis")
    assert table(lab, "aa", "172.18.0.1 172.18.0.1:6379 172.18.0.1:6380") == {"aa": [YES, YES, REFUSED]}
    assert table(lab, "jj", "172.19.0.1 172.19.0.1:6379 172.19.0.1:6380") == {"jj": [YES, YES, REFUSED]}


def test_9_the_gateway_of_another_bridge() -> None:
    lab = Lab(*TWO, "run -d --name hh --network host redis")
    assert table(lab, "aa", "172.19.0.1 172.17.0.1 172.19.0.1:6379") == {"aa": [YES] * 3}


def test_10_a_container_on_two_networks_reaches_the_members_of_both() -> None:
    lab = Lab(*TWO, "network connect n1 cc")
    assert table(lab, "cc", "aa bb 172.18.0.2 172.18.0.3:80") == {"cc": [YES] * 4}
    assert table(lab, "aa", "cc 172.18.0.4 172.18.0.4:80") == {"aa": [YES] * 3}


def test_11_and_12_a_container_on_two_networks_does_not_forward() -> None:
    lab = Lab(*TWO, "run -d --name rr --network n1 --network n2 nginx", "run -d --name dd --network n2 nginx")
    assert lab.addresses("rr") == {"n1": "172.18.0.4", "n2": "172.19.0.3"}
    assert table(lab, "aa", "172.19.0.4 172.19.0.3 172.19.0.3:80 rr") == {"aa": [TIMEOUT, TIMEOUT, TIMEOUT, YES]}


def test_13_to_15_an_internal_network_talks_to_itself_and_its_gateway_alone() -> None:
    lab = Lab(*INTERNAL)
    assert table(lab, "jj", "ii ii:80 172.19.0.2") == {"jj": [YES] * 3}
    outside = f"172.18.0.2 {BEYOND} {BEYOND}:80 {HOST} {HOST}:8080"
    assert table(lab, "jj", outside) == {"jj": [UNREACHABLE] * 5}
    assert table(lab, "jj", "aa 172.19.0.1 172.19.0.1:8080") == {"jj": [NO_NAME, YES, YES]}
    assert table(lab, "aa", "172.19.0.2 172.19.0.2:80 ii") == {"aa": [TIMEOUT, TIMEOUT, NO_NAME]}
    assert table(lab, "@host @outside", f"{HOST}:8082") == {"@host": [REFUSED], "@outside": [REFUSED]}


def test_16_internal_and_normal_together() -> None:
    lab = Lab(*INTERNAL, "network connect n1 ii")
    assert table(lab, "ii", f"jj aa {BEYOND}") == {"ii": [YES] * 3}
    assert lab.bindings("ii") == ["0.0.0.0:8082->80/tcp", ":::8082->80/tcp"]
    assert table(lab, "@outside aa", f"{HOST}:8082") == {"@outside": [YES], "aa": [YES]}


def test_17_and_20_the_world_outside() -> None:
    lab = Lab(*SAME, "run -d --name dd nginx")
    assert table(lab, "aa dd", f"{BEYOND} {BEYOND}:80") == {"aa": [YES] * 2, "dd": [YES] * 2}
    assert seen(lab, "@outside", f"{HOST}:8080") == YES


def test_18_the_host_reaches_every_bridge() -> None:
    lab = Lab(*INTERNAL)
    targets = f"172.18.0.2 172.18.0.2:80 172.19.0.2 172.19.0.2:80 127.0.0.1:8080 {HOST}:8080 172.18.0.1:8080 172.17.0.1:8080"
    assert table(lab, "@host", targets + " aa") == {"@host": [YES] * 8 + [NO_NAME]}


def test_19_the_lan_does_not_reach_container_addresses() -> None:
    lab = Lab(*INTERNAL, "run -d --name dd nginx")
    targets = "172.18.0.2 172.18.0.3:80 172.18.0.3 172.17.0.2 172.19.0.2 aa"
    assert table(lab, "@outside", targets) == {"@outside": [TIMEOUT] * 5 + [NO_NAME]}


def test_21_published_on_loopback() -> None:
    lab = Lab(*SAME, "run -d --name dd --network n1 -p 127.0.0.1:8090:80 nginx")
    assert table(lab, "@host", f"127.0.0.1:8090 {HOST}:8090") == {"@host": [YES, REFUSED]}
    assert table(lab, "aa", f"{HOST}:8090 172.18.0.1:8090 127.0.0.1:8090") == {"aa": [REFUSED] * 3}
    assert seen(lab, "@outside", f"{HOST}:8090") == REFUSED


def test_22_published_on_one_address_of_the_host() -> None:
    lab = Lab(*SAME, f"run -d --name dd -p {HOST}:8090:80 nginx", "run -d --name ee -p 172.17.0.1:8091:80 nginx")
    assert table(lab, "@host", f"{HOST}:8090 127.0.0.1:8090 172.17.0.1:8090") == {"@host": [YES, REFUSED, REFUSED]}
    assert table(lab, "@host aa", f"172.17.0.1:8091 {HOST}:8091") == {"@host": [YES, REFUSED], "aa": [YES, REFUSED]}
    assert seen(lab, "@outside", f"{HOST}:8090") == YES


def test_23_host_mode_is_the_host() -> None:
    lab = Lab(*TWO, "run -d --name hh --network host redis")
    assert table(lab, "hh", f"172.18.0.2 172.19.0.2:80 127.0.0.1:8080 {BEYOND} aa") == {"hh": [YES] * 4 + [NO_NAME]}


def test_24_host_mode_is_met_at_every_address_of_the_host() -> None:
    lab = Lab(*SAME, "run -d --name hh --network host redis")
    assert table(lab, "aa", f"{HOST}:6379 172.18.0.1:6379 172.17.0.1:6379 hh") == {"aa": [YES] * 3 + [NO_NAME]}
    assert seen(lab, "@outside", f"{HOST}:6379") == YES


def test_25_none() -> None:
    lab = Lab(*SAME, "run -d --name xx --network none nginx")
    assert table(lab, "xx", f"172.18.0.2 172.18.0.1 {BEYOND} 172.18.0.2:80 aa") == {"xx": [UNREACHABLE] * 4 + [NO_NAME]}
    assert table(lab, "xx", "127.0.0.1 127.0.0.1:80 127.0.0.1:81") == {"xx": [YES, YES, REFUSED]}
    assert seen(lab, "aa", "xx") == NO_NAME


def test_26_a_shared_sandbox() -> None:
    lab = Lab(*SAME, "run -d --name zz --network container:bb redis")
    assert table(lab, "zz bb", "127.0.0.1:80 127.0.0.1:6379 aa") == {"zz": [YES] * 3, "bb": [YES] * 3}
    assert table(lab, "aa", "bb:6379 bb:80 zz") == {"aa": [YES, YES, NO_NAME]}
    assert seen(lab, "@outside", f"{HOST}:8080") == YES


def test_27_itself() -> None:
    lab = Lab(*SAME)
    assert table(lab, "bb", f"172.18.0.3 127.0.0.1 bb bb:80 {HOST}:8080 172.18.0.1:8080") == {"bb": [YES] * 6}


def test_28_where_somebody_was() -> None:
    lab = Lab(*SAME, "stop -t 0 bb")
    gone = [seen(lab, "aa", target) for target in ("172.18.0.3", "172.18.0.3:80", "bb", f"{HOST}:8080")]
    assert gone == ["host-unreachable", "host-unreachable", NO_NAME, REFUSED]
    lab.run("run -d --name cc --network n1 redis")
    assert table(lab, "aa", "172.18.0.3 172.18.0.3:80") == {"aa": [YES, REFUSED]}


def test_29_a_paused_container_answers_pings_and_opens_connections() -> None:
    lab = Lab(*SAME, "pause bb")
    assert table(lab, "aa", f"172.18.0.3 bb bb:80 bb:81 {HOST}:8080") == {"aa": [YES, YES, "silent", REFUSED, "silent"]}
