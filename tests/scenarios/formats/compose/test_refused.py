"""What docker compose refuses, in its words and with the line; and what is too much for a lab."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from cnmviz.scenarios.formats import Asked, Unusable
from cnmviz.scenarios.formats.compose import FORMAT
from cnmviz.scenarios.formats.compose.loading import MOST_CONTAINERS, MOST_SERVICES
from cnmviz.scenarios.yaml_text import LARGEST

from .reader import read, refused

ONE = "services:\n  web:\n    image: nginx\n"

WRONG = {
    "": "empty compose file",
    "- a": "line 1: top-level object must be a mapping",
    "web:\n  image: nginx\n": (
        "line 1: additional properties 'web' not allowed: this is a file of Compose's first version, which docker compose reads "
        "no more: put the services under `services:`"
    ),
    "services:\n\tweb: {}\n": "line 2: found character that cannot start any token (a tab cannot indent YAML: use spaces)",
    f"{ONE}---\n{ONE}": "line 4: a second document begins here: one document in a file can be read",
    f"{ONE}extra: 1\n": "line 4: additional properties 'extra' not allowed",
    f"{ONE}    imagee: x\n": "line 4: services.web additional properties 'imagee' not allowed",
    f"{ONE}    ports: 80\n": "line 4: services.web.ports must be a array",
    f"{ONE}    tty: perhaps\n": "line 4: services.web.tty must be a boolean",
    f"{ONE}    scale: many\n": "line 4: services.web.scale must be a integer",
    f"{ONE}    scale: -1\n": "line 4: services.web.scale must be greater than or equal to 0",
    f"{ONE}    hostname: [a]\n": "line 4: services.web.hostname must be a string",
    f"{ONE}    deploy: yes\n": "line 4: services.web.deploy must be a mapping",
    f"{ONE}    ports: ['a:b']\n": "line 4: services.web.ports cannot be read: Invalid containerPort: b",
    f"{ONE}    ports: [{{published: 80}}]\n": "line 4: services.web.ports.0 has no target port",
    f"{ONE}    ports: [{{target: 80, host: 1}}]\n": "line 4: services.web.ports.0 additional properties 'host' not allowed",
    f"{ONE}    expose: ['1:2']\n": "line 4: services.web.expose cannot be read: invalid port format for --expose: 1:2",
    f"{ONE}    command: 'a \"b'\n": "line 4: services.web.command invalid command line string: No closing quotation",
    f"{ONE}    image: nginx\n": 'line 4: mapping key "image" already defined at line 3',
    f"{ONE}    hostname: ${{A:?name it}}\n": (
        "line 4: services.web.hostname needs an environment: required variable A is missing a value: name it"
    ),
    f"{ONE}    hostname: ${{A\n": (
        "line 4: services.web.hostname has an invalid interpolation format. You may need to escape any $ with another $: "
        'Invalid template: "${A"'
    ),
    "services:\n  web:\n": "line 2: services.web must be a mapping",
    "services:\n  web: {}\n": 'line 2: service "web" has neither an image nor a build context specified: invalid compose project',
    "services:\n  web one: {image: nginx}\n": "line 2: services additional properties 'web one' not allowed",
    f"{ONE}    networks: [a]\n": 'line 2: service "web" refers to undefined network a: invalid compose project',
    f"{ONE}    network_mode: host\n    networks: [a]\nnetworks: {{a: }}\n": (
        "line 5: service web declares mutually exclusive `network_mode` and `networks`: invalid compose project"
    ),
    f"{ONE}    depends_on: [db]\n": 'line 2: service "web" depends on undefined service "db": invalid compose project',
    f"{ONE}    depends_on: [web]\n": "line 2: dependency cycle detected: web -> web",
    f"{ONE}    depends_on: {{web: {{condition: soon}}}}\n": (
        "line 4: services.web.depends_on.web.condition value must be one of service_completed_successfully, service_healthy, "
        "service_started"
    ),
    "services:\n  a: {image: nginx, links: [b]}\n  b: {image: nginx, network_mode: 'service:c'}\n  c: {image: nginx, depends_on: [a]}\n": (
        "line 4: dependency cycle detected: a -> b -> c -> a"
    ),
    f"{ONE}    network_mode: service:db\n": 'line 2: service "web" depends on undefined service "db": invalid compose project',
    f"{ONE}    container_name: x\n    scale: 2\n": (
        "line 5: services.web: can't set container_name and scale as container name must be unique: invalid compose project"
    ),
    f"{ONE}    scale: 2\n    deploy: {{replicas: 3}}\n": (
        "line 4: services.web: can't set distinct values on 'scale' and 'deploy.replicas': invalid compose project"
    ),
    f"{ONE}    extends: base\n": 'line 4: cannot extend service "web" in compose.yaml: service "base" not found',
    f"{ONE}    extends: web\n": "line 4: circular reference: web -> web",
    f"{ONE}    extends: {{file: x.yml}}\n": "line 4: extends.web.service is required",
    f"{ONE}    networks: {{a: {{mac_address: '02:42:ac:11:00:02'}}}}\n    mac_address: '02:42:ac:11:00:03'\nnetworks: {{a: }}\n": (
        "service web: the service-level mac_address should have the same value as network a"
    ),
    f"{ONE}    mac_address: nonsense\n": "service web: nonsense is not a valid mac address",
    f"{ONE}    network_mode: container:gone\n": "service web: joining network namespace of container: No such container: gone",
    f"{ONE}    network_mode: somewhere\n": "service web: failed to set up container networking: network somewhere not found",
    f"{ONE}networks: {{a: {{external: true, driver: bridge}}}}\n": (
        'line 4: networks.a.external conflicting parameters "external" and "driver" specified'
    ),
    f"{ONE}    networks: [a]\nnetworks: {{a: {{driver: weave}}}}\n": 'network a: plugin "weave" not found',
    "services:\n  web: {image: Nginx}\n": "service web: invalid reference format: repository name must be lowercase",
    "name: '!!'\nservices: {}\n": (
        'line 1: name is an invalid project name "!!": must consist only of lowercase alphanumeric characters, hyphens, and '
        "underscores as well as start with a letter or number"
    ),
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_told(text: str) -> None:
    assert refused(text) == WRONG[text]


def test_bytes_that_are_no_text_are_told_with_their_line() -> None:
    with pytest.raises(Unusable, match="line 2: this is not UTF-8 text"):
        FORMAT.read(b"services:\n  \xff", Asked(seed="x", now=0))


def chain(count: int, key: str) -> str:
    first = "services:\n  s0: {image: redis}\n"
    return first + "".join(f"  s{n}: {{image: redis, {key}: s{n - 1}}}\n" for n in range(1, count))


def growing(count: int) -> str:
    """Services that extend one with a long list, which is aliased too."""
    items = ", ".join(f"'{n}'" for n in range(1000))
    text = f"services:\n  s0: {{image: redis, dns_opt: [{items}]}}\n"
    return text + "".join(f"  s{n}: {{extends: s{n - 1 if n < 40 else 0}}}\n" for n in range(1, count))


HOSTILE = {
    "ten megabytes": "#" * (10 * 1024 * 1024),
    "aliases that unfold": "a0: &a0 [x, x, x, x, x, x, x, x]\n"
    + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 8)}]\n" for n in range(1, 40)),
    "deep lists": "services: " + "[" * 300_000,
    "deep mappings": "services: " + "{a: " * 200_000,
    "many services": "services:\n" + "".join(f"  s{n}: {{image: a}}\n" for n in range(30_000)),
    "one hundred thousand services": "services: {" + ",".join(f"s{n}: a" for n in range(100_000)) + "}",
    "many replicas": "services:\n  web: {image: nginx, scale: 1000000}\n",
    "services that grow": growing(400),
    "many networks": f"{ONE}networks:\n" + "".join(f"  n{n}:\n" for n in range(20_000)),
    "many ports": f"{ONE}    ports: ['1-65535:1-65535']\n",
    "many exposed ports": f"{ONE}    expose: [1-65535]\n",
    "a circle of services": "services:\n"
    + "".join(f"  s{n}: {{image: redis, depends_on: [s{(n + 1) % 400}]}}\n" for n in range(400)),
    "extending without an end": "services:\n" + "".join(f"  s{n}: {{extends: s{(n + 1) % 400}}}\n" for n in range(400)),
    "extending deeply": "services:\n"
    + "".join(f"  s{n}: {{extends: s{n + 1}}}\n" for n in range(400))
    + "  s400: {image: redis}\n",
    "braces in braces": f"{ONE}    hostname: '" + "${A:-" * 50_000 + "'\n",
    "braces": f"{ONE}    hostname: '" + "${" * 200_000 + "'\n",
    "a large label": f"{ONE}    labels: {{a: {'x' * 500_000}}}\n",
    "a large command": f"{ONE}    command: {'x ' * 300_000}\n",
    "a large variable in many places": "x-a: &a '"
    + "${A:-y}" * 60_000
    + "'\nservices:\n  web:\n    image: nginx\n    environment: ["
    + ", ".join(["*a"] * 40_000)
    + "]\n",
    "many places on networks": "x-n: &n {"
    + ", ".join(f"n{n}: " for n in range(60))
    + "}\nnetworks: *n\nservices:\n"
    + "".join(f"  s{n}: {{image: redis, networks: *n}}\n" for n in range(400)),
    "many links": f"{ONE}    scale: 400\n    links: [db]\n  db: {{image: redis, scale: 100}}\n",
    "many ports of many": "services:\n"
    + "".join(f"  s{n}: {{image: redis, ports: ['{100 * n + 1}-{100 * n + 99}:1-99']}}\n" for n in range(400)),
    "many tags": "services: " + "!x " * 100_000,
}


def told(what: str) -> str:
    with pytest.raises(Unusable) as why:
        FORMAT.read(HOSTILE[what].encode(), Asked(name="hostile.yaml", seed="x", now=0))
    return str(why.value)


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_too_much_is_refused_soon(what: str) -> None:
    """Each takes less than a second on a machine of its own; the machine may be busy."""
    began = time.process_time()
    assert len(told(what)) < 1500
    assert time.process_time() - began < 5


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_too_much_takes_little_memory(what: str) -> None:
    tracemalloc.start()
    told(what)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64 * 2**20


def test_the_size_is_looked_at_before_anything() -> None:
    assert refused("#" * (LARGEST + 1)) == "the file is too large: at most 1024 KiB"


def test_the_most_services_and_containers() -> None:
    many = "services:\n" + "".join(f"  s{n}: {{image: redis, scale: 0}}\n" for n in range(MOST_SERVICES))
    assert read(many).containers == []
    assert (
        refused(f"{many}  more: {{image: redis}}\n")
        == f"too many services: {MOST_SERVICES + 1}, at most {MOST_SERVICES} are read"
    )
    assert (
        refused(f"{ONE}    scale: {MOST_CONTAINERS + 1}\n")
        == f"too many containers: at most {MOST_CONTAINERS} are made of a file"
    )


def test_a_long_chain_of_needs_is_no_matter() -> None:
    lab = read(
        chain(MOST_SERVICES, "depends_on")
        .replace("depends_on: ", "depends_on: [")
        .replace("}\n", "]}\n")
        .replace("redis]}", "redis}", 1)
    )
    assert len(lab.containers) == MOST_SERVICES
