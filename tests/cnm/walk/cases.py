"""A lab for every verdict: what is asked there, what the asker sees, the rule that decided, the fix, and a sibling that can."""

from __future__ import annotations

from dataclasses import dataclass

HOST = "203.0.113.1"
OUTSIDE = "203.0.113.2"
TWO = ("network create front", "network create back", "run -d --name web --network front nginx")
OFF = "-o com.docker.network.bridge.enable_icc=false"
ROUTED = "-o com.docker.network.bridge.gateway_mode_ipv4=routed"
UNPROTECTED = "-o com.docker.network.bridge.gateway_mode_ipv4=nat-unprotected"
WIRE = "--subnet 203.0.113.0/24 --gateway 203.0.113.2 -o parent=vdk"
UNMASKED = "-o com.docker.network.bridge.enable_ip_masquerade=false"


@dataclass(frozen=True)
class Case:
    """`sibling` is a question of the same lab, or one more command before the same question, that ends in `can`."""

    verdict: str
    lines: tuple[str, ...]
    source: str
    target: str
    symptom: str
    rule: str
    fix: tuple[str, ...] = ()
    sibling: str = ""
    can: str = "DELIVERED"


CASES = (
    Case("DELIVERED", (*TWO, "run -d --name db --network front nginx"), "web", "db", "answered", "answer"),
    Case("RESOLVED", (*TWO, "run -d --name db --network front nginx"), "web", "db/name", "answered", "embedded-dns"),
    Case(
        "ISOLATED", (*TWO, "run -d --name db --network back nginx"), "web", "db", "timeout", "raw",
        ("docker network connect back web",), "docker network connect front db",
    ),
    Case(
        "ISOLATED",
        (*TWO, f"network create {UNPROTECTED} bare", "run -d --name db --network bare nginx"),
        "web", "db", "timeout", "isolation", ("docker network connect bare web",), "@outside db:80",
    ),
    Case(
        "NO_SHARED_NETWORK", (*TWO, "run -d --name db --network back nginx"), "web", "db/name", "bad-name", "name-unknown",
        ("docker network connect back web",), "docker network connect back web", "RESOLVED",
    ),
    Case(
        "NO_NAME_SERVICE", ("run -d --name one nginx", "run -d --name two nginx"), "one", "two/name", "bad-name", "name-unknown",
        ("docker network create one-two", "docker network connect one-two one", "docker network connect one-two two"), "one two",
    ),
    Case("NO_SUCH_NAME", TWO, "web", "nobody", "bad-name", "name-unknown", (), "web web"),
    Case(
        "NO_SUCH_NAME", (*TWO, "run -d --name side --network container:web alpine sleep 100"), "web", "side/name", "bad-name",
        "name-unknown", ("reach web web/name",), "web side",
    ),
    Case(
        "NOT_RUNNING", (*TWO, "create --name db --network front nginx"), "web", "db", "bad-name", "name-unknown",
        ("docker start db",), "docker start db",
    ),
    Case(
        "NOT_RUNNING", (*TWO, "run -d --name db --network front nginx", "stop web"), "web", "db", "bad-name", "sender-stopped",
        ("docker start web",), "docker start web",
    ),
    Case(
        "PAUSED", (*TWO, "run -d --name db --network front nginx", "pause db"), "web", "db:80", "silent", "paused",
        ("docker unpause db",), "web db",
    ),
    Case(
        "PAUSED", (*TWO, "run -d --name own --network host redis", "pause own"), "web", f"{HOST}:6379", "silent", "paused",
        ("docker unpause own",), "docker unpause own",
    ),
    Case("PAUSED", (*TWO, "pause web"), "web", "@host", "silent", "sender-stopped", ("docker unpause web",), "@host web"),
    Case(
        "NO_ENDPOINT", (*TWO, "run -d --name db --network none nginx"), "db", "@host", "unreachable", "no-endpoint",
        ("docker network disconnect none db", "docker network connect bridge db"), "db db",
    ),
    Case(
        "NO_ENDPOINT", (*TWO, "run -d --name db --network none nginx"), "web", "db", "unreachable", "name-unknown",
        ("docker network disconnect none db", "docker network connect front db"), "web web",
    ),
    Case("NO_ROUTE", TWO, "web", "fd00::2", "unreachable", "no-route", (), "web 172.18.0.1"),
    Case("NO_NEIGHBOUR", TWO, "web", "172.18.0.77", "host-unreachable", "arp", (), "web 172.18.0.2"),
    Case("NO_NEIGHBOUR", TWO, "@host", "203.0.113.77", "host-unreachable", "arp", (), "@host @outside"),
    Case("EXITED", TWO, "web", "8.8.8.8", "timeout", "beyond", (), "web @outside"),
    Case("EXITED", TWO, "@outside", "10.99.0.1", "timeout", "back-out", (), "@outside @host"),
    Case(
        "INTERNAL", (*TWO, "network create --internal vault", "run -d --name db --network vault nginx"), "db", "@outside",
        "unreachable", "no-default-route", ("docker network connect bridge db",), "db @host",
    ),
    Case(
        "INTERNAL", (*TWO, "network create --internal vault", "run -d --name db --network vault nginx"), "web", "db:80",
        "timeout", "internal", ("docker network connect vault web",), "@host db:80",
    ),
    Case(
        "ICC_DISABLED",
        (f"network create {OFF} quiet", *(f"run -d --name {name} --network quiet nginx" for name in ("one", "two"))),
        "one", "two", "timeout", "icc",
        ("docker network create one-two", "docker network connect one-two one", "docker network connect one-two two"), "one one",
    ),
    Case(
        "PORT_CLOSED", (*TWO, "run -d --name db --network front postgres"), "web", "db:80", "refused", "no-listener",
        ("reach web db:5432",), "web db:5432",
    ),
    Case("PORT_CLOSED", TWO, "web", "@outside:443", "refused", "no-listener", (), "web @outside:80"),
    Case(
        "CLOSED_BEHIND_PROXY", ("run -d --name pub -p 8080:81 nginx", "run -d --name one nginx"), "one", f"{HOST}:8080", "closed",
        "no-listener", ("docker rm -f pub", "docker run --name pub -p 8080:80 -d nginx"), "one pub:80",
    ),
    Case("PORT_NOT_PUBLISHED", TWO, "@outside", f"{HOST}:8080", "refused", "no-listener", (), f"@outside {HOST}"),
    Case(
        "PORT_NOT_PUBLISHED", TWO, "@outside", "web:80", "timeout", "raw",
        ("docker rm -f web", "docker run --name web --network front -p 8080:80 -d nginx", f"reach @outside {HOST}:8080"),
        "@host web:80",
    ),
    Case(
        "PORT_NOT_PUBLISHED",
        (f"network create {ROUTED} open", "run -d --name web --network open -p 80 nginx", "run -d --name one nginx"),
        "one", "web:443", "timeout", "routed-closed", ("reach one web:80",), "one web:80",
    ),
    Case(
        "NO_DIRECT_ACCESS", ("run -d --name web -p 8080:80 nginx",), "@outside", "web:80", "timeout", "raw",
        (f"reach @outside {HOST}:8080",), f"@outside {HOST}:8080",
    ),
    Case(
        "REPLY_DROPPED", (f"network create {UNMASKED} plain", "run -d --name web --network plain nginx"), "web", "@outside",
        "timeout", "raw", (), "docker network connect --gw-priority 1 bridge web",
    ),
    Case(
        "HOST_EXCLUDED", (f"network create -d macvlan {WIRE} mv", "run -d --name web --network mv --ip 203.0.113.50 nginx"), "web",
        f"{HOST}", "host-unreachable", "own-host", (), "web @outside",
    ),
    Case(
        "HOST_EXCLUDED", (f"network create -d macvlan {WIRE} mv", "run -d --name web --network mv --ip 203.0.113.50 nginx"),
        "@host", "web", "host-unreachable", "own-parent", ("docker network connect bridge web",), "@outside web",
    ),
    Case(
        "SIBLINGS_APART",
        (
            f"network create -d macvlan {WIRE} -o macvlan_mode=private mv",
            *(f"run -d --name {name} --network mv --ip 203.0.113.{at} nginx" for at, name in enumerate(("one", "two"), 50)),
        ),
        "one", "two", "host-unreachable", "mode", (), "@outside two",
    ),
    Case(
        "PARENT_UNREACHABLE",
        ("network create -d macvlan --subnet 10.90.0.0/24 -o parent=vdk mv", "run -d --name web --network mv nginx"),
        "web", "@outside", "host-unreachable", "arp", ("docker network connect bridge web",), "web web",
    ),
)  # fmt: skip
