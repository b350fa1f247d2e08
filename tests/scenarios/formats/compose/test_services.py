"""Each key of a service that means something to a network: what it says, and what becomes of it."""

from __future__ import annotations

import pytest

from cnmviz.cnm.entities import Publish

from .reader import read, service


def test_a_service_is_a_container_on_the_projects_default_network() -> None:
    lab = read("services:\n  web:\n    image: nginx:alpine\n")
    web = lab.container("shop-web-1")
    assert (lab.containers, lab.networks) == (["shop-web-1"], ["shop_default"])
    assert (web.image, web.status, web.network_mode, web.listens) == ("nginx:alpine", "running", "shop_default", ("80/tcp",))
    assert lab.notes == ()


def test_it_has_composes_labels_and_its_names() -> None:
    lab = read("services:\n  web: {image: nginx, depends_on: [db]}\n  db: {image: postgres}\n")
    assert lab.container("shop-web-1").labels == {
        "com.docker.compose.project": "shop",
        "com.docker.compose.service": "web",
        "com.docker.compose.container-number": "1",
        "com.docker.compose.oneoff": "False",
        "com.docker.compose.depends_on": "db:service_started:false",
    }
    assert lab.attachment("shop-web-1", "shop_default").aliases == ("shop-web-1", "web")
    assert lab.network("shop_default").labels == {"com.docker.compose.network": "default", "com.docker.compose.project": "shop"}


@pytest.mark.parametrize(
    ("keys", "entrypoint", "command"),
    [
        ("command: nginx -g 'daemon off;'", (), ("nginx", "-g", "daemon off;")),
        ("command: [nginx, -g, daemon off;]", (), ("nginx", "-g", "daemon off;")),
        ("image: redis\ncommand: --port 7000", ("docker-entrypoint.sh",), ("--port", "7000")),
        ("image: redis\ncommand: ", ("docker-entrypoint.sh",), ("redis-server",)),
        ("image: redis\ncommand: []", ("docker-entrypoint.sh",), ("redis-server",)),
        ("entrypoint: sleep 100", ("sleep", "100"), ()),
        ("entrypoint: [sleep]\ncommand: [infinity]", ("sleep",), ("infinity",)),
        ("image: redis\nentrypoint: []", (), ("redis-server",)),
        ("image: redis\nentrypoint: ''", (), ("redis-server",)),
    ],
)
def test_entrypoint_and_command(keys: str, entrypoint: tuple[str, ...], command: tuple[str, ...]) -> None:
    web = service(keys).container("shop-web-1")
    assert (web.entrypoint, web.command, web.status) == (entrypoint, command, "running")


def test_names_of_a_container() -> None:
    lab = service("container_name: front\nhostname: www\ndomainname: example.org")
    front = lab.container("front")
    assert (front.hostname, front.domainname) == ("www", "example.org")
    assert lab.attachment("front", "shop_default").aliases == ("front", "web")


@pytest.mark.parametrize(
    ("form", "keys"),
    [
        ("a list", "extra_hosts: ['a=192.0.2.1', 'b:192.0.2.2', 'c=[2001:db8::1]', 'd:2001:db8::2', 'gate:host-gateway']"),
        (
            "a mapping",
            "extra_hosts:\n  a: 192.0.2.1\n  b: [192.0.2.2]\n  c: '[2001:db8::1]'\n  d: 2001:db8::2\n  gate: host-gateway",
        ),
    ],
)
def test_extra_hosts(form: str, keys: str) -> None:
    found = service(keys).container("shop-web-1").extra_hosts
    assert found == ("a:192.0.2.1", "b:192.0.2.2", "c:2001:db8::1", "d:2001:db8::2", "gate:host-gateway"), form


def test_a_host_can_have_several_addresses() -> None:
    hosts = service("extra_hosts:\n  a: [192.0.2.1, 192.0.2.2]").container("shop-web-1").extra_hosts
    assert hosts == ("a:192.0.2.1", "a:192.0.2.2")


def test_dns_as_a_text_and_as_a_list() -> None:
    one = service("dns: 192.0.2.53\ndns_search: example.org").container("shop-web-1")
    several = service("dns: [192.0.2.53, 192.0.2.54]\ndns_search: [a.org, b.org]\ndns_opt: [ndots:2]").container("shop-web-1")
    assert (one.dns, one.dns_search) == (("192.0.2.53",), ("example.org",))
    assert (several.dns, several.dns_search, several.dns_options) == (
        ("192.0.2.53", "192.0.2.54"),
        ("a.org", "b.org"),
        ("ndots:2",),
    )


@pytest.mark.parametrize("keys", ["environment: [A=1, 'B=x=y', C, D=]", "environment: {A: 1, B: x=y, C: , D: ''}"])
def test_environment(keys: str) -> None:
    assert service(keys).container("shop-web-1").env == ("A=1", "B=x=y", "D=")


@pytest.mark.parametrize("keys", ["labels: [tier=front, bare]", "labels: {tier: front, bare: }"])
def test_labels_stand_beside_composes_own(keys: str) -> None:
    labels = service(keys).container("shop-web-1").labels
    assert {key: text for key, text in labels.items() if "." not in key} == {"tier": "front", "bare": ""}


def test_a_label_is_never_what_compose_itself_writes() -> None:
    labels = service("labels: {com.docker.compose.project: other}").container("shop-web-1").labels
    assert labels["com.docker.compose.project"] == "shop"


def test_capabilities_terminal_and_standard_input() -> None:
    lab = service("image: alpine\ncap_add: [NET_ADMIN]\ntty: true\nstdin_open: yes")
    web = lab.container("shop-web-1")
    assert (web.capabilities, web.tty, web.interactive, web.status) == (("NET_ADMIN",), True, True, "running")


@pytest.mark.parametrize(("keys", "status"), [("", "exited"), ("tty: true", "running"), ("stdin_open: true", "running")])
def test_a_shell_waits_where_somebody_could_sit_at_it(keys: str, status: str) -> None:
    assert service(f"image: alpine\n{keys}").container("shop-web-1").status == status


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("'8080:80'", Publish(port=80, host_port="8080")),
        ("80", Publish(port=80)),
        ("127.0.0.1:8080:80/udp", Publish(port=80, proto="udp", host_ip="127.0.0.1", host_port="8080")),
        ("'[::1]:8080:80'", Publish(port=80, host_ip="::1", host_port="8080")),
        ("{target: 80}", Publish(port=80)),
        ("{target: 80, published: 8080}", Publish(port=80, host_port="8080")),
        (
            "{target: 80, published: '8080', host_ip: 127.0.0.1, protocol: tcp, mode: host}",
            Publish(port=80, host_ip="127.0.0.1", host_port="8080"),
        ),
        (
            "{target: 53, published: '53', protocol: udp, name: dns, app_protocol: dns}",
            Publish(port=53, proto="udp", host_port="53"),
        ),
        ("{target: 80, host_ip: '::1'}", Publish(port=80, host_ip="::1")),
        ("{target: 80, published: 8000-8010}", Publish(port=80, host_port="8000-8010")),
    ],
)
def test_one_port(entry: str, expected: Publish) -> None:
    assert service(f"ports: [{entry}]").container("shop-web-1").publish == (expected,)


def test_a_range_of_ports_is_written_out() -> None:
    ports = service("ports: ['9000-9002:80-82']").container("shop-web-1").publish
    assert [(one.host_port, one.port) for one in ports] == [("9000", 80), ("9001", 81), ("9002", 82)]


def test_a_port_is_no_number_to_the_base_of_sixty() -> None:
    assert service("ports: [22:22]").container("shop-web-1").publish == (Publish(port=22, host_port="22"),)


def test_exposed_ports_are_published_nowhere() -> None:
    web = service("expose: [8080, '9000-9001/udp']").container("shop-web-1")
    assert (web.exposed, web.publish) == (("80/tcp", "8080/tcp", "9000/udp", "9001/udp"), ())


def test_a_mac_address_is_that_of_the_first_network() -> None:
    lab = service("mac_address: 02-42-AC-11-00-02\nnetworks: [b, a]", more="networks: {a: , b: }")
    assert [lab.attachment("shop-web-1", f"shop_{key}").mac for key in "ab"] == ["02:42:ac:11:00:02", ""]


@pytest.mark.parametrize("mode", ["host", "none", "bridge"])
def test_a_network_mode_of_the_engine(mode: str) -> None:
    lab = service(f"network_mode: {mode}")
    assert (lab.container("shop-web-1").network_mode, lab.networks) == (mode, [])


def test_a_sandbox_is_shared_with_a_service() -> None:
    lab = read("services:\n  probe: {image: alpine, command: sleep 9, network_mode: 'service:web'}\n  web: {image: nginx}\n")
    assert lab.containers == ["shop-web-1", "shop-probe-1"]
    assert lab.container("shop-probe-1").sandbox == lab.container("shop-web-1").sandbox


def test_a_sandbox_is_shared_with_a_container_by_its_name() -> None:
    lab = read(
        """
        services:
          web: {image: nginx, container_name: front}
          probe: {image: alpine, command: sleep 9, network_mode: 'container:front'}
        """
    )
    assert lab.container("shop-probe-1").sandbox == lab.container("front").sandbox


def test_links_give_three_names_as_ever_and_an_order() -> None:
    lab = read("services:\n  web: {image: nginx, links: ['db:store', cache]}\n  db: {image: postgres}\n  cache: {image: redis}\n")
    assert lab.containers == ["shop-db-1", "shop-cache-1", "shop-web-1"]
    assert lab.attachment("shop-web-1", "shop_default").links == (
        "shop-db-1:store",
        "shop-db-1:db-1",
        "shop-db-1:shop-db-1",
        "shop-cache-1:cache",
        "shop-cache-1:cache-1",
        "shop-cache-1:shop-cache-1",
    )


def test_external_links_name_containers() -> None:
    lab = read(
        """
        services:
          db: {image: postgres, container_name: db}
          web: {image: nginx, external_links: ['db:store', db]}
        """
    )
    assert lab.attachment("shop-web-1", "shop_default").links == ("db:store", "db:db")


def test_links_on_the_default_bridge_are_those_of_the_container() -> None:
    lab = read(
        """
        services:
          db: {image: postgres, network_mode: bridge}
          web: {image: nginx, network_mode: bridge, links: [db]}
        """
    )
    aliases = [link.split(":")[1] for link in lab.container("shop-web-1").links]
    assert aliases == ["db", "db-1", "shop-db-1"]


@pytest.mark.parametrize("keys", ["scale: 3", "deploy: {replicas: 3}", "scale: 3\ndeploy: {replicas: 3, mode: replicated}"])
def test_replicas_share_the_services_name(keys: str) -> None:
    lab = service(keys)
    assert lab.containers == ["shop-web-1", "shop-web-2", "shop-web-3"]
    assert lab.attachment("shop-web-2", "shop_default").aliases == ("shop-web-2", "web")
    assert lab.container("shop-web-3").labels["com.docker.compose.container-number"] == "3"


def test_no_replicas_is_no_container() -> None:
    lab = read("services:\n  web: {image: nginx, scale: 0}\n  db: {image: postgres, depends_on: [web]}\n")
    assert lab.containers == ["shop-db-1"]


def test_services_start_after_those_that_they_need_and_otherwise_as_written() -> None:
    lab = read(
        """
        services:
          web: {image: nginx, depends_on: {api: {condition: service_healthy, restart: true}}}
          log: {image: redis}
          api: {image: nginx, depends_on: [db]}
          db: {image: postgres}
        """
    )
    assert lab.containers == ["shop-db-1", "shop-api-1", "shop-web-1", "shop-log-1"]


def test_a_shared_namespace_is_a_need_too() -> None:
    lab = read("services:\n  web: {image: nginx, pid: 'service:db'}\n  db: {image: postgres}\n")
    assert lab.containers == ["shop-db-1", "shop-web-1"]


def test_a_need_that_is_not_required_may_be_missing() -> None:
    lab = read(
        """
        services:
          web: {image: nginx, links: [db], depends_on: {db: {condition: service_started, required: false}}}
          db: {image: postgres, profiles: [data]}
        """
    )
    assert lab.containers == ["shop-web-1"]
    assert lab.attachment("shop-web-1", "shop_default").links == ()


def test_services_of_a_profile_are_left_out_and_told() -> None:
    lab = read("services:\n  web: {image: nginx}\n  debug: {image: alpine, profiles: [debug]}\n")
    assert lab.containers == ["shop-web-1"]
    assert lab.notes == ("docker compose starts services of a profile only when asked; they were left out: debug",)
