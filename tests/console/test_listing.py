"""What docker's listings print: `network ls`, `ps`, `port`, `inspect` (recordings handmade/inspect-ls, handmade2/ls-filters)."""

from __future__ import annotations

import json

import pytest

from tests.console.prompt import SECOND, Prompt, two_networks


def test_network_ls_is_a_table_in_natural_order() -> None:
    prompt = Prompt("docker network create net10", "docker network create --internal net2")
    ids = {name: prompt.network_id(name)[:12] for name in ("bridge", "host", "net2", "net10", "none")}
    assert prompt.out("docker network ls") == (
        "NETWORK ID     NAME      DRIVER    SCOPE\n"
        f"{ids['bridge']}   bridge    bridge    local\n"
        f"{ids['host']}   host      host      local\n"
        f"{ids['net2']}   net2      bridge    local\n"
        f"{ids['net10']}   net10     bridge    local\n"
        f"{ids['none']}   none      null      local\n"
    )
    assert prompt.out("docker network ls -q -f name=net2") == f"{ids['net2']}\n"
    assert prompt.out("docker network ls -q --no-trunc -f name=net2") == f"{prompt.network_id('net2')}\n"


def test_digits_that_are_no_numbers_are_sorted_as_letters() -> None:
    lab = Prompt("docker network create n10", "docker network create n9", "docker network create n²")
    listed = lab.out("docker network ls --format '{{.Name}}'").split()
    assert listed == ["bridge", "host", "n9", "n10", "none", "n²"]


def test_a_tail_longer_than_any_log_is_the_whole_log() -> None:
    lab = Prompt("docker run --name talk alpine echo hello")
    assert lab.out(f"docker logs --tail {'9' * 5000} talk") == "hello\n"


def test_network_ls_in_other_forms() -> None:
    prompt = Prompt("docker network create --label team=red --label size=1 n1")
    assert prompt.out(r"docker network ls --format 'table {{.Name}}\t{{.Driver}}'") == (
        "NAME      DRIVER\nbridge    bridge\nhost      host\nn1        bridge\nnone      null\n"
    )
    only = "docker network ls --filter type=custom --format"
    assert prompt.out(f"{only} '{{{{.Name}}}} {{{{.Labels}}}} {{{{.Label \"team\"}}}}'") == "n1 size=1,team=red red\n"
    assert prompt.out(f"{only} json") == (
        '{"CreatedAt":"2026-01-01 00:00:01 +0000 UTC","Driver":"bridge",'
        f'"ID":"{prompt.network_id("n1")[:12]}","IPv4":"true","IPv6":"false","Internal":"false",'
        '"Labels":"size=1,team=red","Name":"n1","Scope":"local"}\n'
    )
    assert prompt.out("docker network ls --filter name=nothing") == "NETWORK ID   NAME      DRIVER    SCOPE\n"


def test_a_bad_format_is_refused() -> None:
    prompt = Prompt()
    assert prompt.err("docker network ls --format '{{.Name'") == ("template parsing error: template: :1: unclosed action\n", 1)
    assert prompt.err("docker network ls --format '{{.Size}}'") == (
        'template parsing error: template: :1:2: executing "" at <.Size>: '
        "can't evaluate field Size in type *network.networkContext\n",
        1,
    )


def test_a_format_cannot_take_more_time_in_a_longer_list() -> None:
    prompt = Prompt(*(f"docker network create net{number}" for number in range(5)))
    long = "docker network ls --format '{{range 20000}}{{end}}'"
    assert prompt.err(long) == ("template parsing error: template: more than 50000 steps\n", 1)
    assert prompt.out("docker network ls --filter name=net3 --format '{{range 20000}}{{end}}x'") == "x\n"


def test_ps_shows_the_running_newest_first() -> None:
    prompt = Prompt(
        "docker network create n1",
        "docker run -d --name web --network n1 -p 8080:80 nginx",
        "docker run -d --name once alpine",
        "docker create --name later redis",
    )
    web = prompt.container("web").id[:12]
    assert prompt.out("docker ps") == (
        "CONTAINER ID   IMAGE     COMMAND                  CREATED         STATUS         PORTS"
        "                                     NAMES\n"
        f'{web}   nginx     "httpd -f -p 80 -h /…"   3 seconds ago   Up 3 seconds   '
        "0.0.0.0:8080->80/tcp, [::]:8080->80/tcp   web\n"
    )
    assert prompt.out(r"docker ps -a --format '{{.Names}}\t{{.Status}}\t{{.Networks}}'") == (
        "later\tCreated\tbridge\nonce\tExited (0) 3 seconds ago\tbridge\nweb\tUp 4 seconds\tn1\n"
    )
    assert prompt.out("docker ps -aq --no-trunc --filter name=once") == f"{prompt.container('once').id}\n"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "Less than a second"),
        (1, "1 second"),
        (59, "59 seconds"),
        (60, "About a minute"),
        (120, "2 minutes"),
        (45 * 60, "45 minutes"),
        (3600, "About an hour"),
        (2 * 3600, "2 hours"),
        (47 * 3600, "47 hours"),
        (3 * 86400, "3 days"),
        (20 * 86400, "2 weeks"),
        (90 * 86400, "3 months"),
        (900 * 86400, "2 years"),
    ],
)
def test_ages_are_told_in_words(seconds: int, words: str) -> None:
    prompt = Prompt("docker run -d --name web nginx")
    text = prompt.type("docker ps --format '{{.Status}}|{{.RunningFor}}'", after=seconds * SECOND)
    assert text.stdout == f"Up {words}|{words} ago\n"


def test_a_paused_container_says_so() -> None:
    prompt = Prompt("docker run -d --name web nginx", "docker pause web")
    assert prompt.out("docker ps --format '{{.Status}} {{.State}}'") == "Up 2 seconds (Paused) paused\n"


def test_neighbouring_ports_are_joined_where_the_host_has_the_same_numbers() -> None:
    prompt = Prompt(
        "docker run -d --name same -p 8000-8002:8000-8002 -p 5353:53/udp nginx",
        "docker run -d --name other -p 9000-9001:80-81 nginx",
        "docker run -d --name bare --expose 81 --expose 90 nginx",
    )
    assert prompt.out("docker ps --format '{{.Names}} {{.Ports}}'") == (
        "bare 80-81/tcp, 90/tcp\n"
        "other 0.0.0.0:9000->80/tcp, [::]:9000->80/tcp, 0.0.0.0:9001->81/tcp, [::]:9001->81/tcp\n"
        "same 80/tcp, 0.0.0.0:8000-8002->8000-8002/tcp, [::]:8000-8002->8000-8002/tcp, "
        "0.0.0.0:5353->53/udp, [::]:5353->53/udp\n"
    )


def test_port_lists_mappings() -> None:
    prompt = Prompt("docker run -d --name c1 -p 8080:80 -p 5353:53/udp nginx")
    assert prompt.out("docker port c1") == (
        "53/udp -> 0.0.0.0:5353\n53/udp -> [::]:5353\n80/tcp -> 0.0.0.0:8080\n80/tcp -> [::]:8080\n"
    )
    assert prompt.out("docker port c1 80") == "0.0.0.0:8080\n[::]:8080\n"
    assert prompt.err("docker port c1 80/udp") == ("Error: No public port '80/udp' published for c1\n", 1)
    assert prompt.err("docker port missing") == ("Error response from daemon: No such container: missing\n", 1)


def test_network_inspect_has_dockers_keys_in_dockers_order() -> None:
    prompt = two_networks()
    whole = prompt.out("docker network inspect n1")
    assert whole.startswith('[\n    {\n        "Name": "n1",\n        "Id": ')
    assert whole.endswith("    }\n]\n")
    [network] = json.loads(whole)
    assert list(network) == [
        *("Name", "Id", "Created", "Scope", "Driver", "EnableIPv4", "EnableIPv6", "IPAM", "Internal", "Attachable", "Ingress"),
        *("ConfigFrom", "ConfigOnly", "Containers", "Options", "Labels"),
    ]
    assert network["IPAM"] == {
        "Driver": "default",
        "Options": {},
        "Config": [{"Subnet": "172.18.0.0/16", "Gateway": "172.18.0.1"}],
    }
    plugged = network["Containers"][prompt.container("aa").id]
    assert list(plugged) == ["Name", "EndpointID", "MacAddress", "IPv4Address", "IPv6Address"]
    assert (plugged["Name"], plugged["IPv4Address"], plugged["IPv6Address"]) == ("aa", "172.18.0.2/16", "")


def test_inspect_of_what_is_missing() -> None:
    prompt = Prompt("docker network create n1")
    text = prompt.type("docker network inspect missing")
    assert (text.stdout, text.stderr, text.exit) == ("[]\n", "Error response from daemon: network missing not found\n", 1)
    text = prompt.type("docker network inspect n1 missing -f '{{.Name}}'")
    assert (text.stdout, text.stderr, text.exit) == ("n1\n", "Error response from daemon: network missing not found\n", 1)
    text = prompt.type("docker inspect missing")
    assert (text.stdout, text.stderr, text.exit) == ("[]\n", "Error: No such object: missing\n", 1)
    assert prompt.err("docker inspect -f '{{.Name' n1") == ("template parsing error: template: :1: unclosed action\n", 64)
    text = prompt.type("docker inspect -f '{{.Nope}}' n1")
    assert (text.stderr, text.exit) == (
        'template parsing error: template: :1:2: executing "" at <.Nope>: map has no entry for key "Nope"\n',
        1,
    )


def test_container_inspect_by_templates() -> None:
    prompt = Prompt(
        "docker network create --subnet 10.95.0.0/24 n1",
        "docker run -d --name c1 --network n1 --ip 10.95.0.9 --network-alias svc --hostname box "
        "--mac-address 02:42:0a:5f:00:09 nginx",
    )
    networks = ".NetworkSettings.Networks"
    assert prompt.out(
        f"docker inspect -f '{{{{{networks}.n1.IPAddress}}}} {{{{{networks}.n1.Gateway}}}} {{{{.Config.Hostname}}}}' c1"
    ) == ("10.95.0.9 10.95.0.1 box\n")
    short = prompt.container("c1").id[:12]
    assert prompt.out(f"docker inspect -f '{{{{json {networks}.n1.DNSNames}}}}' c1") == f'["c1","svc","{short}","box"]\n'
    assert (
        prompt.out(f"docker inspect -f '{{{{range $k, $v := {networks}}}}}{{{{$k}}}}={{{{$v.IPAddress}}}} {{{{end}}}}' c1")
        == "n1=10.95.0.9 \n"
    )
    assert prompt.out(f"docker inspect -f '{{{{range {networks}}}}}{{{{.MacAddress}}}}{{{{end}}}}' c1") == "02:42:0a:5f:00:09\n"


def test_container_inspect_has_dockers_keys_in_dockers_order() -> None:
    [container] = json.loads(two_networks().out("docker inspect cc"))
    assert [key for key in container if key in ("Id", "State", "Name", "HostConfig", "Mounts", "Config", "NetworkSettings")] == [
        *("Id", "State", "Name", "HostConfig", "Mounts", "Config", "NetworkSettings"),
    ]
    settings = container["NetworkSettings"]
    assert list(settings) == [
        *("Bridge", "SandboxID", "SandboxKey", "Ports", "HairpinMode", "LinkLocalIPv6Address", "LinkLocalIPv6PrefixLen"),
        *("SecondaryIPAddresses", "SecondaryIPv6Addresses", "EndpointID", "Gateway", "GlobalIPv6Address", "GlobalIPv6PrefixLen"),
        *("IPAddress", "IPPrefixLen", "IPv6Gateway", "MacAddress", "Networks"),
    ]
    assert list(settings["Networks"]["bridge"]) == [
        *("IPAMConfig", "Links", "Aliases", "MacAddress", "DriverOpts", "GwPriority", "NetworkID", "EndpointID", "Gateway"),
        *("IPAddress", "IPPrefixLen", "IPv6Gateway", "GlobalIPv6Address", "GlobalIPv6PrefixLen", "DNSNames"),
    ]
    assert (settings["IPAddress"], settings["Gateway"], settings["Ports"]) == ("172.17.0.2", "172.17.0.1", {"80/tcp": None})


def test_a_stopped_container_keeps_its_network_without_an_address() -> None:
    prompt = Prompt("docker network create n1", "docker run -d --name c1 --network n1 -p 8080:80 nginx", "docker stop c1")
    [container] = json.loads(prompt.out("docker inspect c1"))
    endpoint = container["NetworkSettings"]["Networks"]["n1"]
    assert (endpoint["NetworkID"], endpoint["IPAddress"], endpoint["EndpointID"]) == (prompt.network_id("n1"), "", "")
    assert container["NetworkSettings"]["Ports"] == {}
    assert container["State"]["Status"] == "exited"
