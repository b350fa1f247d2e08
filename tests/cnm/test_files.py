"""The files that Docker writes into containers (docker-facts 5.1, 5.4)."""

from cnmviz.cnm import files
from tests.cnm.lab import Lab

HEADER = list(files.HEADER)


def hosts(lab: Lab, container: str) -> list[str]:
    return files.hosts_lines(lab.world, lab.container(container))


def resolv(lab: Lab, container: str) -> list[str]:
    return files.resolv_file(lab.world, lab.container(container))


def test_every_network_has_a_line_with_the_hostname() -> None:
    lab = Lab("network create app", "run -d --name web -h box nginx", "network connect app web", "run -d --name db nginx")
    assert files.hosts_file(lab.world, lab.container("web")) == [*files.LOCALHOST, "172.17.0.2\tbox", "172.18.0.2\tbox"]
    assert hosts(lab, "db") == [f"172.17.0.3\t{lab.container('db').id[:12]}"]
    lab.run("network disconnect app web")
    assert hosts(lab, "web") == ["172.17.0.2\tbox"]


def test_extra_hosts_come_first_and_the_host_gateway_is_the_default_bridge() -> None:
    lab = Lab("network create app", "run -d --network app --name web --add-host gw:host-gateway --add-host old=10.0.0.9 nginx")
    assert hosts(lab, "web")[:2] == ["172.17.0.1\tgw", "10.0.0.9\told"]


def test_a_domain_name_stands_before_the_short_one() -> None:
    lab = Lab("run -d --name web -h box --domainname example.org nginx")
    assert hosts(lab, "web") == ["172.17.0.2\tbox.example.org box"]


def test_a_legacy_link_writes_alias_id_and_name_once() -> None:
    lab = Lab("run -d --name db nginx", "run -d --name web --link db:store --link db nginx")
    short = lab.container("db").id[:12]
    assert hosts(lab, "web")[:2] == [f"172.17.0.2\tstore {short} db", f"172.17.0.2\tdb {short}"]


def test_a_follower_shares_the_files_of_the_sandbox() -> None:
    lab = Lab(
        "network create app", "run -d --name web --network app -h box nginx", "run -d --name side --network container:web redis"
    )
    assert hosts(lab, "side") == hosts(lab, "web") == ["172.18.0.2\tbox"]
    assert files.hostname(lab.world, lab.container("side")) == "box"


def test_the_resolver_of_a_user_defined_network_is_the_embedded_one() -> None:
    lab = Lab("network create app", "run -d --name web --network app nginx")
    assert resolv(lab, "web") == [
        *HEADER, "nameserver 127.0.0.11", "options ndots:0", "", "# Based on host file: '/etc/resolv.conf' (internal resolver)",
        "# ExtServers: [host(192.0.2.53)]", "# Overrides: []", "# Option ndots from: internal",
    ]  # fmt: skip


def test_overrides_are_asked_by_the_embedded_server_or_stand_there_themselves() -> None:
    flags = "--dns 9.9.9.9 --dns-search example.org --dns-opt timeout:3"
    lab = Lab("network create app", f"run -d --name web --network app {flags} nginx", f"run -d --name one {flags} nginx")
    assert resolv(lab, "web")[4:] == [
        "nameserver 127.0.0.11", "search example.org", "options timeout:3 ndots:0", "",
        "# Based on host file: '/etc/resolv.conf' (internal resolver)", "# ExtServers: [9.9.9.9]",
        "# Overrides: [nameservers search options]", "# Option ndots from: internal",
    ]  # fmt: skip
    assert resolv(lab, "one")[4:] == [
        "nameserver 9.9.9.9", "search example.org", "options timeout:3", "", "# Based on host file: '/etc/resolv.conf' (legacy)",
        "# Overrides: [nameservers search options]",
    ]  # fmt: skip


def test_the_default_bridge_and_the_host_use_the_resolver_of_the_host() -> None:
    lab = Lab("run -d --name one nginx", "run -d --name own --network host nginx")
    assert [files.resolv_lines(lab.world, lab.container(name)) for name in ("one", "own")] == [["nameserver 192.0.2.53"]] * 2
    assert [resolv(lab, name)[6] for name in ("one", "own")] == [
        "# Based on host file: '/etc/resolv.conf' (legacy)",
        "# Based on host file: '/etc/resolv.conf'",
    ]
    assert files.hostname(lab.world, lab.container("own")) == "node1"
