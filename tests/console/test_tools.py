"""Programs inside containers: what each prints when it works, and when it cannot (recordings handmade/exec-probes and others)."""

from __future__ import annotations

import pytest

from tests.console.prompt import Prompt, two_networks


@pytest.fixture(scope="module")
def lab() -> Prompt:
    """aa, bb, store (redis) and a paused one on n1; cc on the default bridge; inside on an internal network; alone on none."""
    prompt = two_networks()
    for line in (
        "docker network create --internal vault",
        "docker run -d --name inside --network vault nginx",
        "docker run -d --name alone --network none nginx",
        "docker run -d --name store --network n1 redis",
        "docker run -d --name frozen --network n1 nginx",
        "docker pause frozen",
    ):
        prompt.out(line)
    return prompt


def inside(lab: Prompt, line: str, container: str = "aa") -> tuple[str, str, int]:
    text = lab.type(f"docker exec {container} {line}")
    return text.stdout, text.stderr, text.exit


def test_ping_by_name(lab: Prompt) -> None:
    assert inside(lab, "ping -c 2 -W 1 bb") == (
        "PING bb (172.18.0.3): 56 data bytes\n"
        "64 bytes from 172.18.0.3: seq=0 ttl=64 time=0.270 ms\n"
        "64 bytes from 172.18.0.3: seq=1 ttl=64 time=0.241 ms\n"
        "\n"
        "--- bb ping statistics ---\n"
        "2 packets transmitted, 2 packets received, 0% packet loss\n"
        "round-trip min/avg/max = 0.241/0.256/0.270 ms\n",
        "",
        0,
    )


@pytest.mark.parametrize(
    ("line", "container", "printed"),
    [
        ("ping -c1 cc", "aa", ("", "ping: bad address 'cc'\n", 1)),
        (
            "ping -c1 172.17.0.2",
            "aa",
            (
                "PING 172.17.0.2 (172.17.0.2): 56 data bytes\n\n--- 172.17.0.2 ping statistics ---\n"
                "1 packets transmitted, 0 packets received, 100% packet loss\n",
                "",
                1,
            ),
        ),
        (
            "ping -c1 203.0.113.2",
            "inside",
            ("PING 203.0.113.2 (203.0.113.2): 56 data bytes\n", "ping: sendto: Network is unreachable\n", 1),
        ),
        ("ping -c x bb", "aa", ("", "ping: invalid number 'x'\n", 1)),
        ("ping -c1 -q bb", "bb", (
            "PING bb (172.18.0.3): 56 data bytes\n\n--- bb ping statistics ---\n"
            "1 packets transmitted, 1 packets received, 0% packet loss\nround-trip min/avg/max = 0.110/0.110/0.110 ms\n", "", 0)),
    ],
)  # fmt: skip
def test_ping_in_other_ways(lab: Prompt, line: str, container: str, printed: tuple[str, str, int]) -> None:
    assert inside(lab, line, container) == printed


def test_ping_without_a_count_ends_by_itself(lab: Prompt) -> None:
    stdout, _, status = inside(lab, "ping bb")
    assert ("4 packets transmitted, 4 packets received" in stdout, status) == (True, 0)
    stdout, _, _ = inside(lab, "ping -c 1000000 bb")
    assert "100 packets transmitted" in stdout


@pytest.mark.parametrize(
    ("line", "container", "printed"),
    [
        ("curl -s bb/hostname", "aa", ("{bb}\n", "", 0)),
        ("curl http://bb:80/", "aa", ("Hello from {bb}\n", "", 0)),
        ("curl nobody", "aa", ("", "curl: (6) Could not resolve host: nobody\n", 6)),
        ("curl -s nobody", "aa", ("", "", 6)),
        ("curl -sS nobody", "aa", ("", "curl: (6) Could not resolve host: nobody\n", 6)),
        ("curl bb:81", "aa", ("", "curl: (7) Failed to connect to bb port 81 after 0 ms: Could not connect to server\n", 7)),
        ("curl -m 2 172.17.0.2", "aa", ("", "curl: (28) Connection timed out after 2001 milliseconds\n", 28)),
        (
            "curl --connect-timeout 1 172.17.0.2",
            "aa",
            ("", "curl: (28) Connection timed out after 1001 milliseconds\n", 28),
        ),
        (
            "curl 172.17.0.2",
            "aa",
            ("", "curl: (28) Failed to connect to 172.17.0.2 port 80 after 134000 ms: Could not connect to server\n", 28),
        ),
        (
            "curl 203.0.113.2",
            "inside",
            ("", "curl: (7) Failed to connect to 203.0.113.2 port 80 after 0 ms: Could not connect to server\n", 7),
        ),
        ("curl -m 3 frozen", "aa", ("", "curl: (28) Operation timed out after 3001 milliseconds with 0 bytes received\n", 28)),
        ("curl frozen", "aa", ("", "^C\n", 130)),
        ("curl store:6379", "aa", ("", "curl: (1) Received HTTP/0.9 when not allowed\n", 1)),
        ("curl -s -o /dev/null -w '%{{http_code}}' bb/x", "aa", ("404", "", 0)),
        ("curl -f bb/x", "aa", ("", "curl: (22) The requested URL returned error: 404\n", 22)),
        ("curl ftp://bb", "aa", ("", 'curl: (1) Protocol "ftp" not supported\n', 1)),
        ("curl bb:99999", "aa", ("", "curl: (3) URL rejected: Malformed input to a URL function\n", 3)),
        (f"curl bb:{'9' * 5000}", "aa", ("", "curl: (3) URL rejected: Malformed input to a URL function\n", 3)),
        (
            "curl --wrong bb",
            "aa",
            ("", "curl: option --wrong: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\n", 2),
        ),
        (
            "curl -I bb/hostname",
            "aa",
            (
                "HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Type: text/plain\r\nContent-Length: 13\r\nConnection: close\r\n\r\n",
                "",
                0,
            ),
        ),
    ],
)
def test_curl(lab: Prompt, line: str, container: str, printed: tuple[str, str, int]) -> None:
    expected = (printed[0].format(bb=lab.container("bb").id[:12]), *printed[1:])
    assert inside(lab, line.format(), container) == expected


@pytest.mark.parametrize(
    ("line", "container", "printed"),
    [
        ("wget -qO- http://bb/hostname", "aa", ("{bb}\n", "", 0)),
        (
            "wget -O- bb/hostname",
            "aa",
            (
                "{bb}\n",
                "Connecting to bb (172.18.0.3:80)\nwriting to stdout\n"
                "-                    100% |********************************|    13  0:00:00 ETA\nwritten to stdout\n",
                0,
            ),
        ),
        ("wget -q --spider bb", "aa", ("", "", 0)),
        ("wget -qO- nobody", "aa", ("", "wget: bad address 'nobody'\n", 1)),
        ("wget -qO- bb:81", "aa", ("", "wget: can't connect to remote host (172.18.0.3): Connection refused\n", 1)),
        ("wget -qO- -T 2 172.17.0.2", "aa", ("", "wget: download timed out\n", 1)),
        (
            "wget -qO- 203.0.113.2",
            "inside",
            ("", "wget: can't connect to remote host (203.0.113.2): Network is unreachable\n", 1),
        ),
        ("wget -qO- 172.18.0.99", "aa", ("", "wget: can't connect to remote host (172.18.0.99): Host is unreachable\n", 1)),
        ("wget -q bb/x", "aa", ("", "wget: server returned error: HTTP/1.1 404 Not Found\n", 1)),
        ("wget -q ftp://bb", "aa", ("", "wget: not an http or ftp url: ftp://bb\n", 1)),
    ],
)
def test_wget(lab: Prompt, line: str, container: str, printed: tuple[str, str, int]) -> None:
    assert inside(lab, line, container) == (printed[0].format(bb=lab.container("bb").id[:12]), *printed[1:])


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("nc -zv bb 80", ("", "bb (172.18.0.3:80) open\n", 0)),
        ("nc -z bb 80", ("", "", 0)),
        ("nc -zv bb 81", ("", "nc: bb (172.18.0.3:81): Connection refused\n", 1)),
        ("nc -z bb 81", ("", "", 1)),
        ("nc -zvw1 172.17.0.2 80", ("", "nc: 172.17.0.2 (172.17.0.2:80): Operation timed out\n", 1)),
        ("nc -zv nobody 80", ("", "nc: bad address 'nobody'\n", 1)),
        ("nc bb 99999", ("", "nc: bad port '99999'\n", 1)),
        ("sh -c 'echo hi | nc store 6379'", ("hi\n", "", 0)),
    ],
)
def test_nc(lab: Prompt, line: str, printed: tuple[str, str, int]) -> None:
    assert inside(lab, line) == printed


NSLOOKUP = "Server:\t\t127.0.0.11\nAddress:\t127.0.0.11:53\n\n"


@pytest.mark.parametrize(
    ("line", "container", "printed"),
    [
        (
            "nslookup bb",
            "aa",
            (f"{NSLOOKUP}Non-authoritative answer:\nName:\tbb\nAddress: 172.18.0.3\n\nNon-authoritative answer:\n\n", "", 0),
        ),
        ("nslookup -type=a bb.n1", "aa", (f"{NSLOOKUP}Non-authoritative answer:\nName:\tbb.n1\nAddress: 172.18.0.3\n\n", "", 0)),
        ("nslookup 172.18.0.3", "aa", (f"{NSLOOKUP}Non-authoritative answer:\n3.0.18.172.in-addr.arpa\tname = bb.n1\n\n", "", 0)),
        (
            "nslookup cc",
            "aa",
            (f"{NSLOOKUP}** server can't find cc: SERVFAIL\n\n** server can't find cc: SERVFAIL\n\n", "", 1),
        ),
        ("nslookup aa", "cc", (";; connection timed out; no servers could be reached\n\n", "", 1)),
        ("getent hosts bb", "aa", ("172.18.0.3      bb\n", "", 0)),
        ("getent hosts cc", "aa", ("", "", 2)),
        ("dig +short bb", "aa", ("172.18.0.3\n", "", 0)),
    ],
)
def test_names(lab: Prompt, line: str, container: str, printed: tuple[str, str, int]) -> None:
    assert inside(lab, line, container) == printed


LOOPBACK = (
    "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue qlen 1000\n"
    "    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n"
    "    inet 127.0.0.1/8 scope host lo\n"
    "       valid_lft forever preferred_lft forever\n"
    "    inet6 ::1/128 scope host \n"
    "       valid_lft forever preferred_lft forever\n"
)


def test_ip_addr(lab: Prompt) -> None:
    """recording handmade2/no-network-left"""
    assert inside(lab, "ip addr", "alone") == (LOOPBACK, "", 0)
    mac = next(each.mac for each in lab.world.endpoints.values() if each.name == "aa")
    eth0 = (
        "2: eth0@if3: <BROADCAST,MULTICAST,UP,LOWER_UP,M-DOWN> mtu 1500 qdisc noqueue \n"
        f"    link/ether {mac} brd ff:ff:ff:ff:ff:ff\n"
        "    inet 172.18.0.2/16 brd 172.18.255.255 scope global eth0\n"
        "       valid_lft forever preferred_lft forever\n"
    )
    assert inside(lab, "ip addr") == (LOOPBACK + eth0, "", 0)
    assert inside(lab, "ip a show dev eth0") == (eth0, "", 0)
    assert inside(lab, "ip -br a") == (
        "lo               UNKNOWN        127.0.0.1/8 ::1/128 \neth0@if3         UP             172.18.0.2/16 \n",
        "",
        0,
    )
    assert inside(lab, "ip a show eth9") == ("", "ip: can't find device 'eth9'\n", 1)


@pytest.mark.parametrize(
    ("line", "container", "printed"),
    [
        ("ip route", "aa", ("default via 172.18.0.1 dev eth0 \n172.18.0.0/16 dev eth0 scope link  src 172.18.0.2 \n", "", 0)),
        ("ip r", "alone", ("", "", 0)),
        ("ip route get 8.8.8.8", "aa", ("8.8.8.8 via 172.18.0.1 dev eth0  src 172.18.0.2 \n", "", 0)),
        ("ip route get 8.8.8.8", "alone", ("", "ip: RTNETLINK answers: Network is unreachable\n", 2)),
        ("ip link set eth0 down", "aa", ("", "ip: RTNETLINK answers: Operation not permitted\n", 2)),
        (
            "route -n",
            "aa",
            (
                "Kernel IP routing table\n"
                "Destination     Gateway         Genmask         Flags Metric Ref    Use Iface\n"
                "0.0.0.0         172.18.0.1      0.0.0.0         UG    0      0        0 eth0\n"
                "172.18.0.0      0.0.0.0         255.255.0.0     U     0      0        0 eth0\n",
                "",
                0,
            ),
        ),
        (
            "traceroute 203.0.113.2",
            "aa",
            (
                "traceroute to 203.0.113.2 (203.0.113.2), 30 hops max, 46 byte packets\n"
                " 1  172.18.0.1 (172.18.0.1)  0.014 ms  0.012 ms  0.011 ms\n"
                " 2  203.0.113.2 (203.0.113.2)  0.024 ms  0.022 ms  0.021 ms\n",
                "",
                0,
            ),
        ),
        ("cat /etc/hostname /nope", "aa", ("{aa}\n", "cat: can't open '/nope': No such file or directory\n", 1)),
        ("hostname", "aa", ("{aa}\n", "", 0)),
        ("hostname -i", "aa", ("172.18.0.2\n", "", 0)),
        ("whoami", "aa", ("root\n", "", 0)),
        ("ls /nope", "aa", ("", "ls: /nope: No such file or directory\n", 1)),
        ("echo -n a b", "aa", ("a b", "", 0)),
        ("false", "aa", ("", "", 1)),
        ("sleep soon", "aa", ("", "sleep: invalid number 'soon'\n", 1)),
    ],
)
def test_other_programs(lab: Prompt, line: str, container: str, printed: tuple[str, str, int]) -> None:
    assert inside(lab, line, container) == (printed[0].format(aa=lab.container("aa").id[:12]), *printed[1:])


def test_files_that_docker_writes(lab: Prompt) -> None:
    short = lab.container("aa").id[:12]
    assert inside(lab, "cat /etc/hosts") == (
        "127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\nfe00::\tip6-localnet\nff00::\tip6-mcastprefix\n"
        f"ff02::1\tip6-allnodes\nff02::2\tip6-allrouters\n172.18.0.2\t{short}\n",
        "",
        0,
    )
    assert inside(lab, "cat /etc/resolv.conf", "cc") == (
        "# Generated by Docker Engine.\n# This file can be edited; Docker Engine will not make further changes once it\n"
        "# has been modified.\n\nnameserver 192.0.2.53\n\n# Based on host file: '/etc/resolv.conf' (legacy)\n# Overrides: []\n",
        "",
        0,
    )


def test_at_the_hosts_own_prompt(lab: Prompt) -> None:
    assert lab.out("curl localhost:8080/hostname") == f"{lab.container('aa').id[:12]}\n"
    assert lab.err("curl localhost:8081") == (
        "curl: (7) Failed to connect to localhost port 8081 after 0 ms: Could not connect to server\n",
        7,
    )
    assert lab.out("hostname") == "node1\n"
    assert lab.out("curl -s localhost:8080 | grep -c Hello && echo found") == "1\nfound\n"
    assert lab.err("ping -c1 aa") == ("ping: bad address 'aa'\n", 1)
    assert lab.type("ping -c1 172.18.0.2").exit == 0
    assert "inet 203.0.113.1/24 scope global vdk\n" in lab.out("ip addr")


def test_a_foreground_run_prints_what_its_program_prints() -> None:
    prompt = two_networks()
    assert prompt.out("docker run --rm --network n1 alpine hostname -i") == "172.18.0.4\n"
    assert prompt.err("docker run --rm alpine ping -c1 bb") == ("ping: bad address 'bb'\n", 1)
    assert prompt.type("docker run --rm alpine sh -c 'exit 7'").exit == 7
