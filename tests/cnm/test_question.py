"""Questions as typed: what is asked, or what is wrong with it."""

import pytest

from cnmviz.cnm import question
from cnmviz.cnm.errors import Refusal
from cnmviz.cnm.question import Question
from tests.cnm.lab import Lab
from tests.cnm.walk.questions import reach


@pytest.mark.parametrize(
    ("target", "asked"),
    [
        ("db", Question("web", "db")),
        ("db:80", Question("web", "db", "tcp", 80)),
        ("db:53/udp", Question("web", "db", "udp", 53)),
        ("db/name", Question("web", "db", "name")),
        ("10.0.0.1:443/tcp", Question("web", "10.0.0.1", "tcp", 443)),
        ("fd00::2", Question("web", "fd00::2")),
        ("[fd00::2]:80", Question("web", "fd00::2", "tcp", 80)),
        ("@host:8080", Question("web", "@host", "tcp", 8080)),
    ],
)
def test_forms(target: str, asked: Question) -> None:
    assert question.read("web", target, "", 0) == asked


def test_fields_of_the_picture_say_the_same() -> None:
    assert question.read("web", "db", "tcp", 80) == question.read("web", "db:80", "", 0)
    assert question.read("web", "db", "icmp", 0) == question.read("web", "db", "", 0)


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("db:0", "invalid port 0: a port is a number from 1 to 65535"),
        ("db:70000", "invalid port 70000: a port is a number from 1 to 65535"),
        ("db:http", "invalid port http: a port is a number from 1 to 65535"),
        ("db:" + "9" * 40, "invalid port " + "9" * 20 + ": a port is a number from 1 to 65535"),
        ("db/tcp", "tcp needs a port from 1 to 65535, such as db:80"),
        ("db:80/sctp", 'unknown protocol "sctp": it is one of icmp, tcp, udp, name'),
        ("", "two places are needed, such as `reach web db`"),
        ("x" * 1000, "that name is too long to be one"),
    ],
)
def test_what_is_wrong(target: str, why: str) -> None:
    with pytest.raises(Refusal) as refused:
        question.read("web", target, "", 0)
    assert refused.value == Refusal(why, client=True)


def test_places_are_names_ids_hosts_and_the_outside() -> None:
    lab = Lab("network create app", "run -d --name web --network app nginx", "run -d --name db --network app nginx")
    web, db = lab.container("web"), lab.container("db")
    for source in ("web", "/web", web.id, web.id[:8]):
        assert reach(lab, source, db.id).output.packet.target == "db"
    assert reach(lab, "@node1", "@outside").output.ok
    assert reach(lab, "@outside", "@host").output.ok
    assert reach(lab, "web", db.id[:12]).output.packet.target == db.id[:12]


@pytest.mark.parametrize(
    ("source", "target", "refusal"),
    [
        ("ghost", "web", Refusal("No such container: ghost", status=404)),
        (
            "@mars",
            "web",
            Refusal("no such place: @mars (there are containers, @host, @outside, and hosts as @NAME)", client=True),
        ),
        (
            "web",
            "@mars",
            Refusal("no such place: @mars (there are containers, @host, @outside, and hosts as @NAME)", client=True),
        ),
    ],
)
def test_places_that_do_not_exist(source: str, target: str, refusal: Refusal) -> None:
    asked = reach(Lab("run -d --name web nginx"), source, target)
    assert (asked.error, asked.output, asked.changes) == (refusal, None, ())
