"""Networks of a compose file: each key, which of them are made, and a service's place on each."""

from __future__ import annotations

import pytest

from .reader import read, refused, service


def test_every_key_of_a_network() -> None:
    lab = service(
        "networks: [back]",
        more="""
        networks:
          back:
            driver: bridge
            driver_opts: {com.docker.network.bridge.enable_icc: "false"}
            internal: true
            attachable: true
            enable_ipv6: true
            labels: {tier: back}
            ipam:
              driver: default
              options: {a: b}
              config:
                - subnet: 10.5.0.0/16
                  ip_range: 10.5.1.0/24
                  gateway: 10.5.0.9
                  aux_addresses: {printer: 10.5.0.5}
                - subnet: 2001:db8::/64
        """,
    )
    back = lab.network("shop_back")
    first, second = back.pools
    assert (first.subnet, first.ip_range, first.gateway, first.aux) == (
        "10.5.0.0/16",
        "10.5.1.0/24",
        "10.5.0.9",
        {"printer": "10.5.0.5"},
    )
    assert (second.subnet, back.ipv6, back.internal, back.attachable) == ("2001:db8::/64", True, True, True)
    assert back.options == {"com.docker.network.bridge.enable_icc": "false"}
    assert (back.ipam_options, back.labels["tier"]) == ({"a": "b"}, "back")
    assert lab.endpoint("shop-web-1", "shop_back").address == "10.5.1.0"


@pytest.mark.parametrize("entry", ["enable_ipv4: false", "driver_opts: {com.docker.network.enable_ipv4: 'false'}"])
def test_a_network_without_ipv4(entry: str) -> None:
    more = f"networks:\n  six:\n    enable_ipv6: true\n    {entry}\n"
    lab = read(f"services:\n  web:\n    image: nginx\n    networks: [six]\n{more}")
    assert (lab.network("shop_six").ipv4, lab.network("shop_six").ipv6) == (False, True)


def test_an_empty_entry_is_a_network_as_docker_makes_it() -> None:
    lab = service("networks: [a]", more="networks:\n  a:\n")
    assert (lab.networks, lab.network("shop_a").driver) == (["shop_a"], "bridge")


def test_a_network_of_another_name() -> None:
    lab = service("networks: [a]", more="networks: {a: {name: backbone}}")
    assert lab.networks == ["backbone"]
    assert lab.network("backbone").labels["com.docker.compose.network"] == "a"


def test_the_default_network_can_be_described() -> None:
    lab = service("", more="networks: {default: {internal: true}}")
    assert lab.network("shop_default").internal


def test_networks_that_no_service_is_on_are_not_made() -> None:
    lab = service("networks: [a]", more="networks: {a: , b: , default: }")
    assert lab.networks == ["shop_a"]
    assert lab.notes == ("docker compose makes no network that no service is on; these were left out: b, default",)


def test_subnets_come_in_the_order_of_the_file() -> None:
    lab = read("services:\n  web: {image: nginx, networks: [z, a]}\nnetworks: {z: , a: }\n")
    assert [lab.network(f"shop_{key}").pools[0].subnet for key in "za"] == ["172.18.0.0/16", "172.19.0.0/16"]


@pytest.mark.parametrize("entry", ["external: true, name: backbone", "external: {name: backbone}"])
def test_an_external_network_is_made_and_told(entry: str) -> None:
    lab = service("networks: [out]", more=f"networks: {{out: {{{entry}}}}}")
    assert (lab.networks, lab.network("backbone").labels) == (["backbone"], {})
    told = "these networks are external: they were made here, and must be there before on a real engine: backbone"
    assert lab.notes == (told,)


def test_an_external_network_has_a_subnet_for_the_addresses_that_are_asked_for() -> None:
    lab = service("networks: {out: {ipv4_address: 192.168.7.20}}", more="networks: {out: {external: true}}")
    assert lab.network("out").pools[0].subnet == "192.168.7.0/24"
    assert lab.endpoint("shop-web-1", "out").address == "192.168.7.20"
    assert any("it has the subnet 192.168.7.0/24 here" in note for note in lab.notes)


def test_the_engines_own_network_can_be_the_external_one() -> None:
    told = refused("services: {web: {image: nginx, networks: [b]}}\nnetworks: {b: {external: true, name: bridge}}")
    assert "network-scoped alias" in told


def test_a_place_on_a_network_with_everything() -> None:
    lab = service(
        """
        networks:
          a:
            aliases: [www, front]
            ipv4_address: 10.5.0.20
            ipv6_address: 2001:db8::20
            mac_address: 02:42:ac:11:00:02
            driver_opts: {com.docker.network.endpoint.sysctls: "net.ipv4.conf.IFNAME.log_martians=1"}
            gw_priority: 7
            interface_name: web0
        """,
        more="networks: {a: {ipam: {config: [{subnet: 10.5.0.0/24}, {subnet: 2001:db8::/64}]}, enable_ipv6: true}}",
    )
    found = lab.attachment("shop-web-1", "shop_a")
    assert (found.ip, found.ip6, found.mac, found.gw_priority) == ("10.5.0.20", "2001:db8::20", "02:42:ac:11:00:02", 7)
    assert found.aliases == ("shop-web-1", "web", "www", "front")
    assert lab.endpoint("shop-web-1", "shop_a").interface == "web0"


def test_networks_stand_by_priority_and_then_by_their_keys() -> None:
    lab = service("networks: {b: , a: , z: {priority: 100}}", more="networks: {a: , b: , z: }")
    web = lab.container("shop-web-1")
    assert [one.network for one in web.attachments] == ["shop_z", "shop_a", "shop_b"]
    assert web.network_mode == "shop_z"


def test_names_may_have_capital_letters() -> None:
    lab = service("networks: {Front: {gw_priority: 1}, Back: }", more="networks: {Front: {name: Front}, Back: {name: Back}}")
    assert lab.attachment("shop-web-1", "Front").gw_priority == 1


@pytest.mark.parametrize(
    ("driver", "options"),
    [
        ("macvlan", "{parent: eth0}"),
        ("ipvlan", "{parent: eth0, ipvlan_mode: l3}"),
        ("bridge", "{com.docker.network.driver.mtu: 1400}"),
    ],
)
def test_drivers(driver: str, options: str) -> None:
    lab = service("networks: [a]", more=f"networks: {{a: {{driver: {driver}, driver_opts: {options}}}}}")
    assert lab.network("shop_a").driver == driver


def test_what_the_engine_refuses_is_told_in_its_words_with_the_networks_key() -> None:
    told = refused(
        """
        services: {web: {image: nginx, networks: [a, b]}}
        networks:
          a: {ipam: {config: [{subnet: 10.5.0.0/16}]}}
          b: {ipam: {config: [{subnet: 10.5.1.0/24}]}}
        """
    )
    assert told == "network b: invalid pool request: Pool overlaps with other one on this address space"


def test_what_the_engine_refuses_of_a_service_is_told_with_its_name() -> None:
    told = refused("services:\n  a: {image: nginx, ports: ['80:80']}\n  b: {image: nginx, ports: ['80:80']}\n")
    assert told.startswith("service b: ")
    assert told.endswith("Bind for 0.0.0.0:80 failed: port is already allocated")
