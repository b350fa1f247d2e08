"""Who stands in for what a lab does not have, and for what nobody does."""

from __future__ import annotations

import pytest

from cnmviz.scenarios.stand_in import MOST_PORTS, StandIn, stand_in
from tests.cnm.lab import Lab


def test_busybox_answers_on_the_port_of_an_image_that_is_not_here() -> None:
    assert stand_in("acme/api:1", None, None, ("8000/tcp",)) == StandIn(
        "busybox", None, ("httpd", "-f", "-p", "8000"), ("8000/tcp",), "is made from acme/api:1, which is not here"
    )


def test_on_several_ports_a_shell_starts_a_server_for_each() -> None:
    found = stand_in("acme/dns", None, None, ("80/tcp", "53/udp"))
    assert found is not None
    assert found.command == ("sh", "-c", "nc -lk -u -p 53 -e cat & httpd -f -p 80")
    lab = Lab(f"run -d --name dns busybox sh -c '{found.command[2]}'")
    assert (lab.container("dns").status, set(lab.container("dns").listens)) == ("running", {"53/udp", "80/tcp"})


def test_without_a_port_it_sleeps() -> None:
    found = stand_in("acme/worker", None, None, ())
    assert found is not None
    assert (found.command, found.listens) == (("sleep", "infinity"), ())


def test_what_is_built_has_a_stand_in_whatever_it_is_called() -> None:
    found = stand_in("nginx", None, None, ("80/tcp",), built="./proxy")
    assert found is not None
    assert found.sentence("proxy") == "proxy is built from ./proxy, which is not here: busybox stands in for it and answers on 80"


@pytest.mark.parametrize(
    ("image", "command"),
    [
        ("node:20", "npm start"),
        ("python", "flask run --host 0.0.0.0"),
        ("python", "uvicorn app:app"),
        ("python", "python app.py"),
        ("node", "node server.js"),
        ("python", "sh ./run.sh"),
        ("alpine", "celery worker"),
    ],
)
def test_a_program_that_the_lab_does_not_have_has_a_stand_in(image: str, command: str) -> None:
    found = stand_in(image, None, command.split(), ("5000/tcp",))
    assert found is not None
    assert found.image == "busybox"
    assert (
        found.sentence("app") == f"app runs {command}, which the lab does not have: busybox stands in for it and answers on 5000"
    )


def test_a_script_of_such_programs_has_one_too() -> None:
    assert stand_in("python", None, ("sh", "-c", "pip install -r x && python manage.py runserver"), ()) is not None


@pytest.mark.parametrize(
    ("image", "command"),
    [
        ("nginx", None),
        ("postgres:16", ("-c", "max_connections=10")),
        ("redis", ("redis-server", "--port", "7000")),
        ("alpine", ("sleep", "infinity")),
        ("alpine", ("echo", "hi")),
        ("alpine", ("sh", "-c", "cd /tmp && echo hi; exit 0")),
        ("alpine", ("sh", "-c", "httpd -f -p 9000")),
        ("curlimages/curl", ("curl", "http://web")),
        ("alpine", ("sh",)),
        ("python", ("python3", "-m", "http.server", "8000")),
        ("python", ("python", "--version")),
        ("hello-world", None),
        ("node", None),
        ("Bad", None),
    ],
)
def test_what_the_lab_has_or_what_ends_by_its_nature_has_none(image: str, command: tuple[str, ...] | None) -> None:
    assert stand_in(image, None, command, ("80/tcp",)) is None


def test_the_options_of_a_server_leave_its_place_to_the_image_itself() -> None:
    found = stand_in("prom/prometheus", None, ("--config.file=/etc/prometheus.yml",), ("9090/tcp",))
    assert found == StandIn(
        "prom/prometheus", None, None, ("9090/tcp",), "runs --config.file=/etc/prometheus.yml, which the lab does not have"
    )


def test_a_script_that_ends_in_the_images_own_program_does_too() -> None:
    found = stand_in("rabbitmq", None, ("bash", "-c", "prepare-plugins && docker-entrypoint.sh rabbitmq-server"), ())
    assert found is not None
    assert (found.image, found.command, found.listens[0]) == ("rabbitmq", None, "5672/tcp")


def test_a_client_in_a_servers_image_is_not_that_server() -> None:
    found = stand_in("redis", None, ("redis-cli", "-h", "cache", "monitor"), ())
    assert found is not None
    assert found.image == "busybox"


def test_a_variant_that_runs_another_server_has_a_stand_in() -> None:
    assert [one.listens for tag in ("8-fpm-alpine", "8-apache") if (one := stand_in(f"php:{tag}", None, None, ()))] == [
        ("9000/tcp",), ("80/tcp",),
    ]  # fmt: skip
    assert stand_in("wordpress:6-apache", None, None, ()) is None


def test_hundreds_of_ports_are_not_hundreds_of_servers() -> None:
    found = stand_in("acme/ftp", None, None, tuple(f"{port}/tcp" for port in range(30000, 30300)))
    assert found is not None
    assert len(found.listens) == MOST_PORTS


def test_a_stand_in_can_be_run_on_a_lab() -> None:
    for image, command in (("acme/api", None), ("node", ("npm", "start"))):
        found = stand_in(image, None, command, ("8000/tcp",))
        assert found is not None
        lab = Lab(f"run -d --name app {found.image} {' '.join(found.command or ())}")
        assert lab.container("app").listens == ("8000/tcp",)
