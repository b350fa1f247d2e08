"""Files over HTTP: one address takes every kind, tells what is inside, and makes a lab only when it is asked to."""

from __future__ import annotations

import json
import time
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from cnmviz.labs import limits
from cnmviz.labs.models import TOPOLOGY, Entry, Lab, Member
from cnmviz.scenarios import builtin, files, formats
from cnmviz.scenarios.formats import Asked, document, script
from cnmviz.scenarios.likeness import differences
from tests.console.prompt import START
from tests.scenarios.formats.pictures import png, svg
from tests.scenarios.labs import lab as lab_of
from tests.scenarios.recipe.test_recipe import UNSAID

pytestmark = pytest.mark.django_db

WORLD = lab_of("docker network create front\ndocker run -d --name web --network front nginx")
DOCUMENT = document.write("Shop", WORLD).body
INSPECTED = (
    b'[{"Name": "front", "Id": "%s", "Driver": "bridge", "Scope": "local", "IPAM": {"Config": [{"Subnet": "10.1.0.0/16"}]}}]'
    % (b"a" * 64)
)
FILES = {
    "lab.json": DOCUMENT,
    "lab.svg": svg(DOCUMENT.decode()),
    "lab.png": png(DOCUMENT),
    "lab.sh": script.write("Shop", WORLD).body,
    "compose.yaml": b"services:\n  web:\n    image: nginx\n    volumes: ['data:/srv']\n",
    "inspect.json": INSPECTED,
}


def sent(client: Client, body: bytes, name: str = "", *, look: bool = False, **headers: Any) -> Any:
    address = f"/labs/open?name={quote(name)}{'&look' if look else ''}"
    return client.post(address, body, content_type="application/octet-stream", **headers)


def everything() -> list[int]:
    return [model.objects.count() for model in (Lab, Member, Entry, *TOPOLOGY.values())]


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_looked_at_without_a_trace_and_then_becomes_a_lab(client: Client, name: str) -> None:
    before = everything()
    looked = sent(client, FILES[name], name, look=True)
    assert (looked.status_code, everything(), client.cookies) == (200, before, {})
    made = sent(client, FILES[name], name)
    [lab] = Lab.objects.all()
    assert made.json() == {"url": f"/lab/{lab.code}/", **looked.json()}
    assert looked.json()["hosts"] == 1
    assert client.get(made.json()["url"]).status_code == 200


def test_what_is_inside_is_told(client: Client) -> None:
    assert sent(client, FILES["compose.yaml"], "compose.yaml", look=True).json()["notes"] != []
    assert sent(client, DOCUMENT, look=True).json() == {
        "title": "Shop", "kind": "Lab (JSON)", "hosts": 1, "networks": 4, "containers": 1, "notes": [],
    }  # fmt: skip


def test_notes_are_told_up_to_a_number(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_NOTES", 1)
    body = b"echo a\ndocker compose up\ndocker network create a"
    notes = sent(client, body, "a.sh", look=True).json()["notes"]
    assert (len(notes), notes[-1]) == (2, "and 1 more")


@pytest.mark.parametrize("look", [True, False])
def test_what_cannot_be_read_says_why_and_writes_nothing(client: Client, look: bool) -> None:
    response = sent(client, b"docker frobnicate", "a.sh", look=look)
    assert (response.status_code, everything()[0]) == (400, 0)
    assert response.json() == {"error": "line 1: docker frobnicate: docker: unknown command: docker frobnicate\n\nRun 'docker --help' for more information"}  # fmt: skip


def test_a_file_that_is_too_large_is_not_read(client: Client) -> None:
    started = time.process_time()
    response = sent(client, b"x" * 10_000_000, "a.json", look=True)
    assert (response.status_code, response.json()) == (413, {"error": "the file is too large: at most 9.5 MiB"})
    assert time.process_time() - started < 1


def test_a_form_is_no_file(client: Client) -> None:
    assert client.get("/labs/open").status_code == 405
    response = client.post("/labs/open", {"file": "x"})
    assert (response.status_code, response.json()) == (400, {"error": "a file is sent as it is, not in a form"})


def test_opening_needs_the_token(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert sent(strict, DOCUMENT).status_code == 403
    strict.get("/")
    assert sent(strict, DOCUMENT, headers={"X-CSRFToken": strict.cookies["csrftoken"].value}).status_code == 200


def test_more_labs_than_anybody_needs_are_refused_and_looking_is_not(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LABS_PER_PERSON_AND_HOUR", 1)
    assert [sent(client, DOCUMENT).status_code for _ in range(2)] == [200, 429]
    assert sent(client, DOCUMENT, look=True).status_code == 200


def test_who_comes_while_others_are_served_is_asked_to_come_back(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READING_WAIT", 0.01)
    turns = [files._turns.acquire() for _ in range(limits.READINGS_AT_ONCE)]
    response = sent(client, DOCUMENT, look=True)
    for _ in turns:
        files._turns.release()
    assert (response.status_code, response.json()) == (503, {"error": files.BUSY})
    assert sent(client, DOCUMENT, look=True).status_code == 200


def test_a_name_of_a_file_is_only_a_name(client: Client) -> None:
    for name in ("../../etc/passwd", "\0.sh", "x" * 5_000, "<script>.sh"):
        told = sent(client, b"docker network create a", name, look=True).json()
        assert "\0" not in told["title"]
        assert len(told["title"]) <= 200


@pytest.mark.parametrize("name", [one.name for one in formats.written()])
def test_a_lab_is_saved_in_every_format_that_is_written_and_opens_again(client: Client, name: str) -> None:
    here = sent(client, DOCUMENT).json()["url"]
    response = client.get(f"{here}export/{name}")
    code = here.split("/")[2]
    suffix = formats.catalogue()[name].suffixes[0]
    assert response["Content-Disposition"] == f'attachment; filename="{code}{suffix}"'
    again = sent(client, response.content, f"{code}{suffix}", look=True).json()
    assert (again["containers"], again["networks"]) == (1, 4)
    with_notes = client.get(f"{here}export/{name}?notes").json()
    assert (with_notes["text"], with_notes.keys()) == (response.content.decode(), {"text", "notes"})


def test_what_a_script_cannot_say_is_told(client: Client) -> None:
    world = lab_of(UNSAID)
    here = sent(client, document.write("", world).body).json()["url"]
    assert "container node1/web: the lines leave it out" in client.get(f"{here}export/script?notes").json()["notes"][0]


def test_what_is_not_there_is_not_found(client: Client) -> None:
    here = sent(client, DOCUMENT).json()["url"]
    assert [
        client.get(f"{path}").status_code for path in (f"{here}export/png", f"{here}export/nonsense", "/lab/ZZZZ/export/script")
    ] == [404] * 3


def test_the_page_of_a_lab_knows_where_it_is_saved(client: Client) -> None:
    here = sent(client, DOCUMENT).json()["url"]
    page = json.loads(
        client.get(here).content.decode().partition('id="page" type="application/json">')[2].partition("</script>")[0]
    )
    found = {one["name"]: one for one in page["exports"]}
    assert found["script"] == {"name": "script", "label": "Docker script", "suffix": "sh", "url": f"{here}export/script"}
    assert "json" not in found


def test_the_schema_is_published(client: Client) -> None:
    response = client.get("/schema/lab.json")
    assert (response["Content-Type"], response["Access-Control-Allow-Origin"]) == ("application/schema+json", "*")
    assert response.json()["title"] == "Lab"


def test_a_scenario_is_saved_in_every_format_too(client: Client) -> None:
    for one in formats.written():
        response = client.get(f"/scenarios/three-tiers/export/{one.name}")
        assert response["Content-Disposition"] == f'attachment; filename="three-tiers{one.suffixes[0]}"'
        assert sent(client, response.content, f"x{one.suffixes[0]}", look=True).status_code == 200
    page = client.get("/scenarios/three-tiers").content.decode()
    assert 'href="/scenarios/three-tiers/export/script" download>Docker script</a>' in page


@pytest.mark.parametrize("slug", builtin.catalogue())
@pytest.mark.parametrize("name", [one.name for one in formats.written()])
def test_every_built_in_scenario_comes_back_from_every_format_or_it_is_told(slug: str, name: str) -> None:
    one = builtin.catalogue()[slug]
    world = builtin.world_of(one, "seed", START)
    written = formats.write(formats.catalogue()[name], one.title, world)
    again = formats.read(written.body, Asked(name="x", seed="again", now=START), format_name=name)
    assert differences(world, again.world) == [] or written.notes
    assert name == "compose" or not written.notes or "POSTGRES_PASSWORD" in "".join(written.notes)
