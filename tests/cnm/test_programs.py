"""What a command line does as a container's process."""

from __future__ import annotations

import pytest

from cnmviz.cnm.images import IMAGES, find
from cnmviz.cnm.programs import ENDING, Process, is_shell, of_line, process_of
from cnmviz.console.tools import find as tool

GONE = Process()


@pytest.mark.parametrize(
    ("line", "process"),
    [
        ("sleep 1000", Process(stays=True)),
        ("sleep infinity", Process(stays=True)),
        ("sleep 1h", Process(stays=True)),
        ("sleep 0", GONE),
        ("tail -f /dev/null", Process(stays=True)),
        ("tail /etc/hosts", GONE),
        ("httpd -f -p 8080", Process(stays=True, listens=("8080/tcp",))),
        ("httpd -p 8080", GONE),
        ("nc -lk -p 9000", Process(stays=True, listens=("9000/tcp",))),
        ("nc -lkp 9000 -e cat", Process(stays=True, listens=("9000/tcp",))),
        ("nc -l -u -p 53", Process(stays=True, listens=("53/udp",))),
        ("nc web 80", GONE),
        ("python3 -m http.server", Process(stays=True, listens=("8000/tcp",))),
        ("python3 -m http.server 9001", Process(stays=True, listens=("9001/tcp",))),
        ("socat TCP-LISTEN:7,fork EXEC:cat", Process(stays=True, listens=("7/tcp",))),
        ("iperf3 -s -p 99", Process(stays=True, listens=("99/tcp",))),
        ("iperf3 -c web", GONE),
        ("nc -lp 65535", Process(stays=True, listens=("65535/tcp",))),
        ("nc -lp 65536", Process(stays=True)),
        (f"nc -lp {'9' * 5000}", Process(stays=True)),
        ("socat TCP-LISTEN:0 -", Process(stays=True)),
        ("ping web", Process(stays=True, interruptible=True)),
        ("sh -c 'hostname; ping web'", Process(stays=True, interruptible=True)),
        ("sh -c 'ping web & sleep 9'", Process(stays=True)),
        ("sh -c 'while true; do ping web; done'", Process(stays=True)),
        ("ping -c 1 web", GONE),
        ("sh", GONE),
        ("sh -c 'echo hi && sleep 100'", Process(stays=True)),
        ("sh -c 'nc -lk -p 1 & nc -lk -p 2'", Process(stays=True, listens=("1/tcp", "2/tcp"))),
        ("sh -c 'while true; do date; done'", Process(stays=True)),
        ("sh -c 'echo hi'", GONE),
        ("/usr/bin/wget web", GONE),
        ("nosuch", Process(known=False)),
        ("", GONE),
    ],
)
def test_of_line(line: str, process: Process) -> None:
    import shlex

    assert of_line(shlex.split(line), shell_waits=False, own=IMAGES["alpine"]) == process


def test_a_shell_with_somebody_at_it_stays() -> None:
    assert process_of(IMAGES["alpine"], (), ("sh",), shell_waits=True) == Process(stays=True)
    assert is_shell(("/bin/sh",))
    assert not is_shell(("sh", "-c", "ls"))


@pytest.mark.parametrize("name", sorted(IMAGES))
def test_every_image_runs_its_own_command(name: str) -> None:
    image = IMAGES[name]
    process = process_of(image, image.entrypoint, image.command, shell_waits=False)
    assert (process.known, process.stays, process.listens) == (True, image.stays, image.listens)
    assert find(f"{name}:some-tag") == image


def test_an_images_entrypoint_puts_its_program_in_front() -> None:
    postgres, curl = IMAGES["postgres"], IMAGES["curlimages/curl"]
    assert process_of(postgres, postgres.entrypoint, ("-c", "x=1"), shell_waits=False).listens == ("5432/tcp",)
    assert process_of(postgres, postgres.entrypoint, ("sleep", "9"), shell_waits=False) == Process(stays=True)
    assert process_of(curl, curl.entrypoint, ("http://web",), shell_waits=False) == GONE


@pytest.mark.parametrize("name", ["ping", "wget", "nslookup", "hostname", "cat", "curl", "ip"])
def test_programs_that_end_are_known_to_the_console(name: str) -> None:
    assert name in ENDING or name == "ping"
    assert tool(name) is not None
