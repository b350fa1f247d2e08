"""Names as a container finds them (docker-facts 5)."""

from cnmviz.cnm import dns
from tests.cnm.lab import Lab


def ask(lab: Lab, container: str, name: str) -> tuple[str, ...]:
    return dns.ask_embedded(lab.world, lab.container(container), name).addresses


def lookup(lab: Lab, container: str, name: str) -> tuple[str, tuple[str, ...]]:
    answer = dns.resolve(lab.world, lab.container(container), name)
    return answer.source, answer.addresses


def test_name_alias_short_id_and_hostname_resolve_on_a_user_defined_network() -> None:
    lab = Lab("network create app", "run -d --name web --network app --network-alias www -h box nginx")
    web = lab.container("web")
    names = ("web", "WEB", "www", "box", web.id[:12], "web.app", "web.", web.id, "nobody")
    assert [ask(lab, "web", name) for name in names] == [("172.18.0.2",)] * 7 + [(), ()]


def test_a_shared_alias_gives_every_address_in_order() -> None:
    lab = Lab("network create app", *(f"run -d --name api{at} --network app --network-alias api nginx" for at in range(1, 12)))
    assert ask(lab, "api1", "api") == tuple(f"172.18.0.{at}" for at in range(2, 13))


def test_an_alias_is_known_on_its_own_network_only() -> None:
    lab = Lab(
        "network create n1", "network create n2", "run -d --name both --network n1 --network-alias one nginx",
        "network connect --alias two n2 both", "run -d --name c1 --network n1 nginx", "run -d --name c2 --network n2 nginx",
    )  # fmt: skip
    assert [ask(lab, who, name) for who in ("c1", "c2") for name in ("one", "two", "both")] == [
        ("172.18.0.2",), (), ("172.18.0.2",), (), ("172.19.0.2",), ("172.19.0.2",),
    ]  # fmt: skip


def test_the_network_of_higher_priority_answers_alone() -> None:
    lab = Lab(
        "network create alpha", "network create beta", "run -d --name web --network alpha nginx", "network connect beta web",
        "run -d --name db --network alpha nginx", "network connect beta db",
    )  # fmt: skip
    assert ask(lab, "web", "db") == ("172.18.0.3",)
    lab.run("network disconnect beta web")
    lab.run("network connect --gw-priority 1 beta web")
    assert ask(lab, "web", "db") == ("172.19.0.3",)


def test_a_link_on_a_user_defined_network_is_private() -> None:
    lab = Lab(
        "network create app", "run -d --name db --network app nginx", "run -d --name web --network app --link db:store nginx",
        "run -d --name other --network app nginx",
    )  # fmt: skip
    assert [ask(lab, who, "store") for who in ("web", "other")] == [("172.18.0.2",), ()]


def test_the_default_bridge_knows_no_names_but_those_of_links() -> None:
    lab = Lab("run -d --name db nginx", "run -d --name web --link db:store nginx")
    assert [lookup(lab, "web", name) for name in ("db", "store")] == [("hosts", ("172.17.0.2",))] * 2
    assert lookup(lab, "db", "web") == ("", ())


def test_a_rename_holds_at_once() -> None:
    lab = Lab("network create app", "run -d --name web --network app nginx", "rename web www")
    assert [ask(lab, "www", name) for name in ("web", "www")] == [(), ("172.18.0.2",)]


def test_names_of_paused_containers_stay_and_those_of_stopped_ones_go() -> None:
    lab = Lab("network create app", "run -d --name web --network app nginx", "run -d --name db --network app nginx", "pause db")
    assert ask(lab, "web", "db") == ("172.18.0.3",)
    lab.run("unpause db")
    lab.run("stop db")
    assert ask(lab, "web", "db") == ()


def test_the_embedded_server_stays_when_the_last_network_is_left() -> None:
    lab = Lab("network create app", "run -d --name web --network app nginx")
    lab.run("network disconnect app web")
    assert dns.asks_embedded(lab.world, lab.container("web"))
    lab.run("restart web")
    assert not dns.asks_embedded(lab.world, lab.container("web"))


def test_an_address_is_found_by_the_name_of_its_container_and_network() -> None:
    lab = Lab("network create app", "run -d --name web --network app nginx", "run -d --name one nginx")
    assert dns.reverse(lab.world, lab.container("web"), "172.18.0.2") == "web.app"
    assert dns.reverse(lab.world, lab.container("web"), "172.18.0.9") == ""
    assert dns.reverse(lab.world, lab.container("one"), "172.18.0.2") == ""


def test_a_name_with_ipv6_only_gives_its_ipv6_address() -> None:
    lab = Lab("network create --ipv6 --ipv4=false --subnet fd00:6::/64 six", "run -d --name web --network six nginx")
    assert lookup(lab, "web", "web") == ("embedded", ("fd00:6::2",))


def test_a_machine_knows_localhost_and_itself_and_no_container() -> None:
    lab = Lab("network create app", "run -d --name web --network app -p 8080:80 nginx")
    host = lab.world.first_host
    assert [dns.resolve_on_host(host, name).addresses for name in ("localhost", "NODE1", "web")] == [
        ("127.0.0.1",), ("203.0.113.1",), (),
    ]  # fmt: skip
