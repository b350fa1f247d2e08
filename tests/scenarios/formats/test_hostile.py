"""Files that were written to do harm: each is refused with a sentence, within a second and a bounded amount of memory."""

from __future__ import annotations

import json
import time
import tracemalloc
import zlib
from contextlib import suppress

import pytest

from cnmviz.scenarios import formats
from cnmviz.scenarios.formats import Asked, Unusable, document
from tests.console.prompt import START
from tests.scenarios.formats.pictures import SIGNATURE, chunk, png, svg
from tests.scenarios.labs import lab

MEGABYTE = 1_000_000
MOST_MEMORY = 64 * 1024 * 1024
DOCUMENT = document.write("A lab", lab("docker run -d --name web nginx")).body
LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"ha") for n in range(12))
ALIASES = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10) if n else 'x'}]\n" for n in range(12))
NETWORK = {"Name": "x", "Id": "1" * 64, "Driver": "bridge", "Scope": "local", "IPAM": {"Config": [{"Subnet": "10.0.0.0/8"}]}}
MANY_SERVICES = "services:\n" + "".join(f"  s{n}: {{image: nginx}}\n" for n in range(100_000))


def bomb(size: int) -> bytes:
    """Zeros, packed without ever holding them all."""
    packing = zlib.compressobj(9)
    parts = [packing.compress(b" " * MEGABYTE) for _ in range(size // MEGABYTE)]
    return b"".join([*parts, packing.flush()])


FILES: dict[str, tuple[str, bytes]] = {
    "script 10 MB": ("a.sh", b"docker ps\n" * MEGABYTE),
    "script 100,000 containers": ("a.sh", b"docker run -d nginx\n" * 100_000),
    "script one line": ("a.sh", b"docker run " + b"x" * 1_900_000),
    "script endless joining": ("a.sh", b"docker run \\\n" * 150_000),
    "script a growing variable": ("a.sh", b"A=0123456789\n" + b"A=$A$A$A$A$A$A$A$A\n" * 30 + b"docker network create $A"),
    "script many words": ("a.sh", b"docker rm " + b"a " * 4_000),
    "script a loop in a shell": ("a.sh", b"docker network create $(while true; do echo a; done)"),
    "script shells in shells": ("a.sh", b"docker ps && " + b"sh -c '" * 1_000),
    "script quotes": ("a.sh", b"docker run '" + b'"\'' * 4_000),
    "script brackets": ("a.sh", b"docker run $(" * 600),
    "script not UTF-8": ("a.sh", b"docker run \xff\xfe"),
    "script NUL": ("a.sh", b"docker run -d nginx\0"),
    "json 10 MB": ("a.json", b'{"format":"cnmviz-lab","title":"' + b"x" * 10 * MEGABYTE + b'"}'),
    "json nested": ("a.json", b'{"format":"cnmviz-lab","version":1,"draws":1,"entities":{"host":[' + b"[" * 4_000_000),
    "json nested objects": ("a.json", b'{"format":"cnmviz-lab","x":' + b'{"x":' * 1_000_000),
    "json 100,000 containers": ("a.json", b'{"format":"cnmviz-lab","version":1,"draws":1,"entities":{"container":[' + b"{}," * 99_999 + b"{}]}}"),
    "json not UTF-8": ("a.json", DOCUMENT.replace(b"web", b"\xff\xfe\xfd", 1)),
    "json NUL": ("a.json", DOCUMENT.replace(b'"web"', b'"w\\u0000b"')),
    "json a raw NUL": ("a.json", DOCUMENT.replace(b'"web"', b'"w\0b"')),
    "json a great number": ("a.json", DOCUMENT.replace(b'"draws":', b'"draws":' + b"9" * MEGABYTE)),
    "svg 10 MB": ("a.svg", svg("x" * 10 * MEGABYTE)),
    "svg laughs": ("a.svg", b"<!DOCTYPE svg [" + LAUGHS + b"]>" + svg("&l11;").partition(b"\n")[2]),
    "svg an entity from a file": ("a.svg", b'<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + svg("&e;").partition(b"\n")[2]),
    "svg nested": ("a.svg", b"<svg>" + b"<g>" * 1_500_000),
    "svg attributes": ("a.svg", b"<svg " + b"".join(b"a%d='' " % n for n in range(300_000)) + b"/>"),
    "svg one attribute": ("a.svg", b"<svg a='" + b"x" * 9 * MEGABYTE + b"'/>"),
    "svg a document that is none": ("a.svg", svg("[" * MEGABYTE)),
    "svg not UTF-8": ("a.svg", svg("x").replace(b">x<", b">\xff\xfe<")),
    "svg NUL": ("a.svg", svg("\0")),
    "svg only a script": ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'><script>x()</script></svg>"),
    "png 10 MB": ("a.png", png(b"x" * 10 * MEGABYTE)),
    "png a packed lab that explodes": ("a.png", SIGNATURE + chunk(b"iTXt", b"cnmviz-lab\0\1\0\0\0" + bomb(600 * MEGABYTE))),
    "png lengths that lie": ("a.png", SIGNATURE + b"\xff\xff\xff\xffiTXt" + b"x" * 100),
    "png a million chunks": ("a.png", SIGNATURE + chunk(b"tEXt", b"") * 700_000),
    "png a text of brackets": ("a.png", png(b"[" * MEGABYTE)),
    "png not UTF-8": ("a.png", png(DOCUMENT.replace(b"web", b"\xff\xfe\xfd", 1))),
    "inspect 10 MB": ("a.json", b'[{"Id":"' + b"1" * 10 * MEGABYTE + b'"}]'),
    "inspect nested": ("a.json", b'[{"Id":"1","Name":' + b"[" * 4_000_000),
    "inspect 100,000 containers": ("a.json", json.dumps([{"Id": "1", "Name": "/x", "State": {}, "HostConfig": {}, "NetworkSettings": {}}] * 100_000).encode()),
    "inspect 1,001 networks": ("a.json", json.dumps([{**NETWORK, "Id": f"{n:064}", "Name": f"n{n}"} for n in range(1_001)]).encode()),
    "inspect a text of 7 MB": ("a.json", json.dumps([{**NETWORK, "Name": "x" * 7 * MEGABYTE}]).encode()),
    "inspect a great number": ("a.json", b'[{"Id":"1","IPAM":{},"Driver":"bridge","Created":' + b"9" * MEGABYTE + b"}]"),
    "inspect no number": ("a.json", b'[{"Id":"1","IPAM":{},"Driver":"bridge","EnableIPv6":NaN}]'),
    "inspect not UTF-8": ("a.json", b'[{"Id":"\xff\xfe"}]'),
    "inspect NUL": ("a.json", json.dumps([{**NETWORK, "Name": "a\0b"}]).encode()),
    "compose 10 MB": ("compose.yaml", b"services:\n  web:\n    image: nginx\n" + b"# x\n" * 2_500_000),
    "compose nested": ("compose.yaml", b"services: " + b"[" * 100_000),
    "compose nested by indentation": ("compose.yaml", b"services:\n" + b"".join(b" " * n + b"a:\n" for n in range(1, 1_300))),
    "compose aliases that explode": ("compose.yaml", f"{ALIASES}services: {{web: {{image: nginx, command: *a11}}}}\n".encode()),
    "compose 100,000 services": ("compose.yaml", MANY_SERVICES.encode()),
    "compose an object of Python": ("compose.yaml", b"services:\n  web: !!python/object/apply:os.system ['true']\n"),
    "compose not UTF-8": ("compose.yaml", b"services:\n  web:\n    image: \xff\xfe\n"),
    "compose NUL": ("compose.yaml", b"services:\n  web:\n    image: ng\0inx\n"),
    "nothing": ("", b""),
    "10 MB of nothing": ("", b"\0" * 10 * MEGABYTE),
    "a folder's listing": ("a.txt", b"total 12\n-rw-r--r-- 1 me me 5 a\n"),
    "an archive": ("a.zip", b"PK\3\4" + bytes(range(256)) * 100),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_within_a_second_and_says_why(name: str) -> None:
    file, body = FILES[name]
    started = time.process_time()  # a busy machine makes nobody work more
    with pytest.raises(Unusable) as refused:
        formats.read(body, Asked(name=file, seed="hostile", now=START))
    assert time.process_time() - started < 1
    assert 10 < len(str(refused.value)) < 1_000
    assert "\0" not in str(refused.value)


@pytest.mark.parametrize("name", FILES)
def test_it_takes_little_memory(name: str) -> None:
    file, body = FILES[name]
    tracemalloc.start()
    with pytest.raises(Unusable):
        formats.read(body, Asked(name=file, seed="hostile", now=START))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < MOST_MEMORY


def test_every_format_is_tried() -> None:
    assert {name.partition(" ")[0] for name in FILES} >= set(formats.catalogue())


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("format_name", formats.catalogue())
def test_no_format_falls_over_a_file_of_another(name: str, format_name: str) -> None:
    file, body = FILES[name]
    with suppress(Unusable):
        formats.read(body, Asked(name=file, seed="hostile", now=START), format_name=format_name)
