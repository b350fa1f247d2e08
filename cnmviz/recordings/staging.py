"""The stage of the recordings on a Linux machine with a Docker Engine of its own: the world outside, the resolver, the images.

It changes the machine's default route and its /etc/resolv.conf, so it belongs on a virtual machine that is thrown away. Root is
needed, and `ip`, `tar`, `docker` and a statically linked `busybox`.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path

HOST, OUTSIDE, RESOLVER = "203.0.113.1", "203.0.113.2", "192.0.2.53"
INTERFACE, NAMESPACE = "vdk", "outside"
OUTSIDE_PROGRAMS = f"ip netns exec {NAMESPACE}"
"""Put before a program that runs in the world outside."""

SERVERS = {"nginx": 80, "httpd": 80, "redis": 6379, "postgres": 5432}
TOOLS = ("alpine", "busybox")
PAGES = "/srv/www"


def network() -> Iterator[str]:
    """The commands that make the neighbour: a namespace behind a pair of interfaces, each the other's way out."""
    yield f"ip netns add {NAMESPACE}"
    yield f"ip link add {INTERFACE} type veth peer name up0 netns {NAMESPACE}"
    yield f"ip addr add {HOST}/24 dev {INTERFACE}"
    yield f"ip link set {INTERFACE} up"
    yield f"ip -n {NAMESPACE} addr add {OUTSIDE}/24 dev up0"
    yield f"ip -n {NAMESPACE} link set lo up"
    yield f"ip -n {NAMESPACE} link set up0 up"
    yield f"ip -n {NAMESPACE} route add default via {HOST}"
    yield f"ip route replace default via {OUTSIDE} dev {INTERFACE}"
    yield f"{OUTSIDE_PROGRAMS} busybox httpd -p 80 -h /var/empty"


def image(busybox: Path) -> bytes:
    """The files of every image, as a tar archive: BusyBox under all its names, and a page that tells who answers."""
    tools = subprocess.run([busybox, "--list"], capture_output=True, text=True, check=True).stdout.split()  # noqa: S603
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        archive.add(busybox, "bin/busybox")
        for folder in ("etc", "proc", "sys", "tmp", "srv", PAGES[1:]):
            entry = tarfile.TarInfo(folder)
            entry.type, entry.mode = tarfile.DIRTYPE, 0o755
            archive.addfile(entry)
        links = {f"bin/{tool}": "busybox" for tool in tools if tool != "busybox"} | {f"{PAGES[1:]}/hostname": "/etc/hostname"}
        for name, target in links.items():
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = tarfile.SYMTYPE, target
            archive.addfile(entry)
    return packed.getvalue()


def imports() -> Iterator[Sequence[str]]:
    """The `docker import` of each image; the archive comes on standard input."""
    for name, port in SERVERS.items():
        command = f'CMD ["httpd", "-f", "-p", "{port}", "-h", "{PAGES}"]'
        yield ("docker", "import", "--change", command, "--change", f"EXPOSE {port}", "-", name)
    for name in TOOLS:
        yield ("docker", "import", "--change", 'CMD ["sh"]', "-", name)


def set_up() -> None:
    """Set the stage up on this machine.

    Raises:
        FileNotFoundError: there is no BusyBox.
        subprocess.CalledProcessError: a command failed.
    """
    busybox = shutil.which("busybox")
    if busybox is None:
        raise FileNotFoundError("busybox is needed, linked statically (Debian: busybox-static)")
    Path("/etc/resolv.conf").write_text(f"nameserver {RESOLVER}\n")
    for command in network():
        subprocess.run(command.split(), check=True)  # noqa: S603
    files = image(Path(busybox))
    for words in imports():
        subprocess.run(words, input=files, check=True)  # noqa: S603
