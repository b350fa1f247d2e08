"""Sandboxes that are shared, their files, and which endpoint provides the way out (docker-facts 6)."""

from __future__ import annotations

from tests.cnm.facts.seen import BEYOND, HOST, table
from tests.cnm.lab import Lab

SHARED = (
    "network create n1",
    "run -d --name web --network n1 --add-host db:10.0.0.9 nginx",
    "run -d --name ff --network container:web redis",
)
"""ff lives in web's sandbox."""


def routes(lab: Lab, container: str) -> list[str]:
    return [line.strip() for line in lab.run(f"exec {container} ip route").splitlines()]


def own_lines(lab: Lab, container: str) -> list[str]:
    """What /etc/hosts has behind the lines that are in every container's."""
    return lab.run(f"exec {container} cat /etc/hosts").splitlines()[6:]


def test_who_shares_a_sandbox_has_its_files() -> None:
    lab = Lab(*SHARED)
    short = lab.container("web").id[:12]
    assert own_lines(lab, "ff") == ["10.0.0.9\tdb", f"172.18.0.2\t{short}"]
    assert lab.run("exec ff hostname") == f"{short}\n"
    lab.run("network disconnect n1 web")
    assert (own_lines(lab, "ff"), routes(lab, "ff")) == (["10.0.0.9\tdb"], [])


def test_a_restart_leaves_the_others_in_the_dead_sandbox_with_the_live_files() -> None:
    lab = Lab(*SHARED, "run -d --name other --network n1 nginx", "restart -t 0 web")
    short = lab.container("web").id[:12]
    assert (routes(lab, "ff"), own_lines(lab, "ff")) == ([], ["10.0.0.9\tdb", f"172.18.0.2\t{short}"])
    assert lab.run("exec ff cat /etc/resolv.conf").splitlines()[4:6] == ["nameserver 127.0.0.11", "options ndots:0"]
    assert table(lab, "ff web", "127.0.0.1:6379 172.18.0.3 other") == {
        "ff": ["answered", "unreachable", "bad-name"],
        "web": ["refused", "answered", "answered"],
    }
    lab.run("restart -t 0 ff")
    assert table(lab, "ff web", "127.0.0.1:6379 other") == {"ff": ["answered"] * 2, "web": ["answered"] * 2}


def test_the_priority_decides_then_the_name() -> None:
    lab = Lab(
        "network create bbb", "network create aaa", "network create --internal aa0",
        "run -d --name cc --network bbb -p 8080:80 nginx", "network connect aa0 cc",
    )  # fmt: skip
    ways = [routes(lab, "cc")[0]]
    for line in ("connect aaa", "connect --gw-priority 1 bridge", "disconnect bridge", "disconnect aaa"):
        lab.run(f"network {line} cc")
        ways.append(routes(lab, "cc")[0])
        assert lab.bindings("cc") == ["0.0.0.0:8080->80/tcp", ":::8080->80/tcp"]
    gateways = ("172.18.0.1 dev eth0", "172.19.0.1 dev eth2", "172.17.0.1 dev eth3", "172.19.0.1 dev eth2", "172.18.0.1 dev eth0")
    assert ways == [f"default via {gateway}" for gateway in gateways]


def test_gateways_of_both_families_go_before_any_priority() -> None:
    lab = Lab("network create both --ipv6", "run -d --name cc --network both nginx", "network connect --gw-priority 9 bridge cc")
    assert routes(lab, "cc")[0] == "default via 172.18.0.1 dev eth0"


def test_ports_that_the_next_gateway_cannot_bind_are_given_up() -> None:
    lab = Lab(
        "network create -o com.docker.network.bridge.gateway_mode_ipv4=routed -o com.docker.network.bridge.gateway_mode_ipv6=routed r --ipv6",
        "network create zz", "run -d --name cc --network r -p 8080:80 nginx", "network connect zz cc",
        "run -d --name dd -p 8080:80 nginx", "network disconnect r cc",
    )  # fmt: skip
    assert lab.run("inspect -f '{{json .NetworkSettings.Ports}}' cc") == '{"80/tcp":null}\n'
    assert lab.addresses("cc") == {"zz": "172.19.0.2"}


def test_a_routed_network_opens_ports_only_where_it_is_the_way_out() -> None:
    routed = "network create -o com.docker.network.bridge.gateway_mode_ipv4=routed"
    lab = Lab(f"{routed} rr", "run -d --name cc --network rr -p 8080:80 nginx", "run -d --name dd nginx")
    assert table(lab, "dd @outside", "172.18.0.2 172.18.0.2:80 172.18.0.2:81") == {
        "dd": ["answered", "answered", "timeout"],
        "@outside": ["answered", "answered", "timeout"],
    }
    lab.run("network connect bridge cc")
    assert table(lab, "dd @outside", "172.18.0.2 172.18.0.2:80") == {
        "dd": ["answered", "timeout"],
        "@outside": ["answered", "timeout"],
    }
    assert table(lab, "@outside", f"{HOST}:8080 {BEYOND}") == {"@outside": ["answered"] * 2}


def dns_names(lab: Lab, container: str) -> str:
    return lab.run(f"inspect -f '{{{{range .NetworkSettings.Networks}}}}{{{{json .DNSNames}}}}{{{{end}}}}' {container}").strip()


def test_a_rename_gives_dns_names_at_once_to_what_runs_and_at_the_start_to_what_does_not() -> None:
    lab = Lab("network create n1", "run -d --name aa --network n1 nginx", "run -d --name bb --network n1 nginx", "rename aa zz")
    short = lab.container("zz").id[:12]
    assert dns_names(lab, "zz") == f'["zz","{short}"]'
    lab.run("stop -t 0 zz")
    lab.run("rename zz yy")
    assert dns_names(lab, "yy") == f'["zz","{short}"]'
    lab.run("start yy")
    assert dns_names(lab, "yy") == f'["yy","{short}"]'
    assert table(lab, "bb", "yy zz aa") == {"bb": ["answered", "bad-name", "bad-name"]}


def test_a_rename_gives_dns_names_on_the_default_bridge_only_while_it_runs() -> None:
    lab = Lab("create --name aa nginx", "rename aa zz", "start zz")
    assert dns_names(lab, "zz") == "null"
    lab.run("rename zz yy")
    assert dns_names(lab, "yy") == f'["yy","{lab.container("yy").id[:12]}"]'


def test_a_network_that_has_no_address_for_a_running_container_is_remembered() -> None:
    lab = Lab(
        "network create --subnet 10.5.0.0/29 n1", "run -d --name bb --network n1 --ip 10.5.0.3 nginx", "run -d --name aa nginx"
    )
    assert lab.refuse("network connect --ip 10.5.0.3 --alias zz n1 aa") == "Error response from daemon: Address already in use\n"
    names = f'["aa","zz","{lab.container("aa").id[:12]}"]'
    assert (dns_names(lab, "aa"), lab.addresses("aa")) == (f"null{names}", {"bridge": "172.17.0.2"})
    assert lab.refuse("rename aa cc").splitlines()[0] == "Error response from daemon: no endpoint attached to network n1 found"
    assert lab.refuse("network disconnect n1 aa").endswith(" is not connected to network n1\n")
    lab.run("network connect n1 aa")
    assert lab.addresses("aa") == {"bridge": "172.17.0.2", "n1": "10.5.0.2"}


def test_what_removes_itself_is_gone_when_it_cannot_start() -> None:
    lab = Lab("network create --subnet 10.5.0.0/29 n1", "run -d --name bb --network n1 --ip 10.5.0.3 nginx")
    lab.refuse("run -d --rm --name aa --network n1 --ip 10.5.0.3 nginx")
    assert lab.run("ps -a --format {{.Names}}") == "bb\n"
    lab.run("create --rm --name aa --network n1 --ip 10.5.0.3 nginx")
    assert lab.refuse("start aa").splitlines()[0].endswith("failed to set up container networking: Address already in use")
    assert lab.run("ps -a --format {{.Names}}") == "bb\n"
