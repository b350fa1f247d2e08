"""The door: one step, one transaction, one entry; refusals leave no trace; a reference is done once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from string import ascii_letters
from typing import Any

import pytest
from django.db import IntegrityError, connection, connections
from django.test.utils import CaptureQueriesContext

from cnmviz.cnm.draft import Change
from cnmviz.cnm.entities import Network
from cnmviz.cnm.walk import verdicts
from cnmviz.labs import dispatch, frames, history, limits, requests, rows
from cnmviz.labs.dispatch import Deed
from cnmviz.labs.messages import SendLine
from cnmviz.labs.models import Endpoint, Entry, Lab
from cnmviz.labs.models import Network as NetworkRow

from .conftest import Somebody, forget, somebody


def test_a_new_lab_has_one_entry_that_holds_the_stage(lab: Lab, world: Any) -> None:
    entry = Entry.objects.get(lab=lab)
    assert (entry.seq, entry.member, entry.source, lab.seq) == (1, None, "lab", 1)
    assert sorted(network.name for network in world().networks.values()) == ["bridge", "host", "none"]


def test_a_command_writes_rows_and_one_entry(ana: Somebody, log: Any, lab: Lab) -> None:
    receipt = ana.types("docker network create front", ref="r1")
    row = NetworkRow.objects.get(lab=lab, name="front")
    assert (receipt.ok, receipt.seq, receipt.ref, receipt.error) == (True, 2, "r1", "")
    assert receipt.output
    assert receipt.output.stdout == f"{row.docker_id}\n"
    assert log() == [(2, "Ana", "docker network create front")]


def test_a_gesture_is_stored_as_the_docker_line_that_it_is(ana: Somebody, log: Any) -> None:
    assert ana.does("network create", name="front", internal=True).ok
    assert log() == [(2, "Ana", "docker network create --internal front")]


def test_a_line_says_whether_it_was_typed_or_written_by_a_form(ana: Somebody, lab: Lab) -> None:
    for number, line in enumerate(["docker network create front", "docker network create back && docker network rm back"]):
        asked = SendLine(ref=f"form{number}", text=line, source="form")
        assert requests.line(ana.member, asked, now=number + 1).ok
    assert ana.types("docker network rm front").ok
    sources = Entry.objects.filter(lab=lab, seq__gt=1).order_by("seq").values_list("source", flat=True)
    assert list(sources) == ["form", "form", "form", "console"]


@pytest.mark.parametrize(
    "line", ["docker network create bridge", "docker network rm nosuch", "docker nonsense", "", "docker network create", "a\0b"]
)
def test_what_is_refused_writes_nothing(ana: Somebody, log: Any, world: Any, line: str) -> None:
    before = world()
    receipt = ana.types(line, ref="r1")
    assert (receipt.seq, log()) == (0, [])
    assert world() == before


@pytest.mark.parametrize(
    ("name", "args", "error"),
    [
        ("network create", {"name": "a", "bogus": 1}, "network create has no field 'bogus'"),
        ("network create", {"name": 7}, "network create: Expected `str`, got `int` - at `$.name`"),
        ("network create", {}, "network create: Object missing required field `name`"),
        ("network destroy", {}, "there is no command 'network destroy'"),
        ("undo", {"seq": 2}, "undo takes no arguments"),
    ],
)
def test_a_gesture_is_converted_strictly(ana: Somebody, log: Any, name: str, args: dict[str, Any], error: str) -> None:
    receipt = ana.does(name, **args)
    assert (receipt.ok, receipt.error, log()) == (False, error, [])


@pytest.mark.parametrize(
    ("name", "args", "error"),
    [
        ("start", {"interactive": True}, "docker: 'docker start' requires at least 1 argument"),
        ("rm", {"containers": []}, "docker: 'docker rm' requires at least 1 argument"),
    ],
)
def test_a_gesture_that_could_not_be_typed_is_refused_as_if_it_were(
    ana: Somebody, log: Any, name: str, args: dict[str, Any], error: str
) -> None:
    answer = ana.does(name, **args)
    assert (answer.ok, answer.error.partition("\n")[0]) == (False, error)
    assert log() == []


def test_the_same_reference_is_answered_and_not_repeated(ana: Somebody, log: Any) -> None:
    first = ana.types("docker network create front", ref="r1")
    assert ana.types("docker network create front", ref="r1") == first
    forget()
    assert ana.types("docker network create front", ref="r1") == first
    assert len(log()) == 1


def test_references_belong_to_a_person(ana: Somebody, ben: Somebody, log: Any) -> None:
    assert ana.types("docker network create front", ref="r1").ok
    assert ben.types("docker network create back", ref="r1").ok
    assert [line for _, _, line in log()] == ["docker network create front", "docker network create back"]


def test_reading_makes_no_entry(ana: Somebody, log: Any) -> None:
    with CaptureQueriesContext(connection) as queries:
        receipt = ana.types("docker network ls", ref="r1")
    assert (receipt.ok, log()) == (True, [])
    assert not [q for q in queries if q["sql"].startswith(("BEGIN", "INSERT", "UPDATE", "DELETE"))]


def test_a_fault_of_the_server_is_answered_and_changes_nothing(
    ana: Somebody, lab: Lab, log: Any, world: Any, caplog: pytest.LogCaptureFixture
) -> None:
    before = world()

    def work(lab: Lab, world: Any) -> Deed:
        raise ZeroDivisionError

    receipt = dispatch.write(lab.pk, ana.member, "r1", 1, work)
    assert (receipt.ok, receipt.error) == (False, "the server failed at this command; nothing was changed")
    assert (world(), log()) == (before, [])
    assert "a command failed in the server" in caplog.text


@pytest.mark.skipif(connection.vendor != "sqlite", reason="it is SQLite's own limit")
def test_a_full_disk_is_said_and_changes_nothing(ana: Somebody, log: Any, world: Any) -> None:
    before = world()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
        refused = [ana.types(f"docker run -d --name web{n} --label x={'y' * 6000} nginx") for n in range(9)][-1]
        assert (refused.ok, refused.error) == (False, "the server's disk is full; nothing was changed")
        cursor.execute("PRAGMA max_page_count = 1000000")
    done = len(log())
    assert len(world().containers) - len(before.containers) == done
    assert ana.types("docker run -d --name after nginx").ok


def test_rows_that_break_a_constraint_are_rolled_back_whole(ana: Somebody, lab: Lab, log: Any, world: Any) -> None:
    before = world()
    stray = Network(id="b" * 64, host="no such host", name="stray")

    def work(lab: Lab, world: Any) -> Deed:
        return Deed(receipt=dispatch.refusal("r1", ""), world=world, changes=(Change("network", stray.id, None, stray),))

    assert not dispatch.write(lab.pk, ana.member, "r1", 1, work).ok
    assert (world(), log()) == (before, [])


def test_the_database_itself_refuses_a_second_entry_with_a_seq(lab: Lab) -> None:
    entry = Entry.objects.get(lab=lab)
    entry.pk = None
    with pytest.raises(IntegrityError):
        entry.save()


def test_a_lab_that_was_deleted_meanwhile(ana: Somebody, lab: Lab) -> None:
    Entry.objects.all().delete()
    Lab.objects.all().delete()
    assert ana.types("docker network create front").error == "this lab does not exist any more"
    assert ana.types("docker network ls").error == "this lab does not exist any more"


def test_many_people_write_at_once_and_nothing_is_lost(lab: Lab, world: Any) -> None:
    names = ["Ana", "Ben", "Cleo", "Eve"]
    everybody = [somebody(lab, name) for name in names]

    def work(person: Somebody) -> list[int]:
        try:
            return [person.types(f"docker network create {person.member.name.lower()}-{n}").seq for n in range(7)]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(names)) as threads:
        seqs = [seq for some in threads.map(work, everybody) for seq in some]
    assert sorted(seqs) == list(range(2, 30))
    assert Lab.objects.get(pk=lab.pk).seq == 29
    subnets = [pool.subnet for network in world().networks.values() for pool in network.pools]
    assert len(subnets) == len(set(subnets)) == 29


def test_another_process_wrote_meanwhile(ana: Somebody, ben: Somebody) -> None:
    """Worlds kept here are valid only while their seq is the row's."""
    assert ana.types("docker network create front").ok
    kept = dict(dispatch.worlds._hot)
    assert ben.types("docker network create back").ok
    dispatch.worlds._hot.clear()
    dispatch.worlds._hot.update(kept)
    assert ana.types("docker network create back").error == "network with name back already exists"


def test_frames_are_announced_after_the_commit_and_only_then(ana: Somebody, lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, bool]] = []

    def announce(lab: int, entry: Entry) -> None:
        with ThreadPoolExecutor(1) as other:
            seen.append((entry.seq, other.submit(_visible, lab, entry.seq).result()))

    monkeypatch.setattr(frames, "announce", announce)
    ana.types("docker network create front")
    ana.types("docker network create front")
    monkeypatch.setattr(rows, "write", _fail)
    ana.types("docker network create back")
    assert seen == [(2, True)]


def _visible(lab: int, seq: int) -> bool:
    """From another connection."""
    try:
        return Entry.objects.filter(lab=lab, seq=seq).exists()
    finally:
        connections.close_all()


def _fail(*_: object) -> None:
    raise RuntimeError("no disk")


def test_too_many_commands_of_one_person_are_refused(ana: Somebody, ben: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "COMMANDS_AT_ONCE", 3)
    monkeypatch.setattr(limits, "COMMANDS_PER_SECOND", 0.001)
    answers = [ana.types(f"docker network create n{n}") for n in range(4)]
    assert [answer.ok for answer in answers] == [True, True, True, False]
    assert "too many commands" in answers[-1].error
    assert ben.types("docker network create n3").ok


def test_a_full_lab_and_a_full_log(ana: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ENTITIES", 5)
    assert ana.types("docker network create n1").ok
    assert ana.types("docker network create n2").error == "this lab is full: it can hold 5 things"
    assert ana.types("docker network rm n1").ok
    monkeypatch.setattr(limits, "ENTRIES", 4)
    last = ana.types("docker network create n1", "r1")
    assert last.seq == 4
    assert ana.types("docker network create n2").error == "this lab's log is full: it has 4 steps"
    assert ana.types("docker network create n1", "r1") == last, "what was done is answered, also when nothing more can be"


def test_a_command_costs_the_same_statements_in_any_lab(ana: Somebody, lab: Lab) -> None:
    ana.types("docker network create --subnet 10.0.0.0/16 big")

    def statements(line: str) -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            assert ana.types(line, ref=line).ok
        return [query["sql"].partition(" ")[0] for query in queries]

    def grow(start: int, stop: int) -> None:
        for n in range(start, stop):
            requests._buckets.clear()
            assert ana.types(f"docker run -d --network big --name c{n} nginx").ok

    grow(0, 10)
    small = statements("docker run -d --network big --name probe10 nginx")
    grow(10, 1000)
    assert Endpoint.objects.filter(lab=lab).count() == 1001
    assert statements("docker run -d --network big --name probe1000 nginx") == small


def test_a_program_that_fails_is_an_answer_and_no_refusal(ana: Somebody) -> None:
    ana.types("docker run -d --name web --network none nginx")
    receipt = ana.types("docker exec web ping -c 1 192.0.2.1")
    assert receipt.output
    assert receipt.output.exit == 1
    assert (receipt.ok, receipt.error) == (True, "")
    receipt = ana.types("docker rm nobody")
    assert receipt.output
    assert receipt.output.exit == 1
    assert (receipt.ok, receipt.error) == (False, "Error response from daemon: No such container: nobody")


def test_what_fails_half_way_keeps_what_docker_keeps(ana: Somebody, log: Any, world: Any) -> None:
    receipt = ana.types("docker run -d --name web --network nosuch nginx")
    assert (receipt.ok, receipt.seq, len(log())) == (False, 2, 1)
    assert [container.status for container in world().containers.values()] == ["created"]


def test_a_question_brings_the_way_of_the_packet_and_the_matrix(ana: Somebody) -> None:
    for line in (
        "docker network create front",
        "docker run -d --name web --network front nginx",
        "docker run -d --name db redis",
    ):
        assert ana.types(line).ok
    no = ana.does("reach", source="web", target="db")
    assert no.ok
    assert no.trace
    assert (no.trace["verdict"]["ok"], bool(no.trace["reason"]), bool(no.trace["fix"])) == (False, True, True)
    assert ana.types(no.trace["fix"][0]).ok
    yes = ana.does("reach", source="web", target="db")
    assert yes.trace
    assert yes.trace["verdict"]["ok"]
    matrix = ana.does("matrix").matrix
    assert matrix
    names = [place["name"] for place in matrix["places"]]
    letter = matrix["cells"][names.index("web")][names.index("db")]
    assert matrix["keys"][ascii_letters.index(letter)] == yes.trace["verdict"]["key"]
    assert [matrix["keys"][ascii_letters.index(row[at])] for at, row in enumerate(matrix["cells"])] == [""] * len(names)


def test_a_cell_of_the_matrix_is_one_letter_whatever_its_verdict() -> None:
    assert len(verdicts()) < len(ascii_letters)


def test_what_was_made_and_removed_again_is_a_step_and_its_id_is_spent(ana: Somebody, log: Any, world: Any) -> None:
    ids = []
    for number in range(3):
        receipt = ana.types("docker run --rm alpine hostname", ref=f"r{number}")
        assert receipt.output
        ids.append(receipt.output.stdout.strip())
    assert len(set(ids)) == 3
    assert ana.types("docker run -d --name web nginx").ok
    assert next(iter(world().containers))[:12] not in ids
    assert [line for _, _, line in log()][:3] == ["docker run --rm alpine hostname"] * 3
    entry = Entry.objects.get(seq=2)
    assert entry.changes == []
    again = ana.types("docker run --rm alpine hostname", ref="r1")
    assert (again.seq, again.output and again.output.stdout.strip()) == (3, ids[1])
    forget()
    assert history.replay(entry.lab) == world()


def test_a_refusal_spends_nothing(ana: Somebody, log: Any, world: Any) -> None:
    before = world()
    assert not ana.types("docker run --rm missing").ok
    assert not ana.types("docker run -d --name web missing").ok
    assert (world().draws, log()) == (before.draws, [])


def test_a_gesture_that_could_not_be_typed_is_refused_in_one_line(ana: Somebody, log: Any) -> None:
    receipt = ana.does("network create", name="front", label=["=x"])
    assert receipt.error == 'invalid argument "=x" for "--label" flag: invalid label \'=x\': empty name'
    assert (receipt.ok, log()) == (False, [])
    assert ana.does("network create", name="front", label=["a=x"]).ok
