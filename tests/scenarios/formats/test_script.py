"""Scripts of docker commands: what a lab writes is bash, and comes back; of any script the docker lines are done."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnmviz.scenarios import formats
from cnmviz.scenarios.formats import Asked, Reading, Unusable, script
from tests.console.prompt import START
from tests.scenarios.labs import lab, random_lab
from tests.scenarios.likeness import same, told
from tests.scenarios.recipe.test_recipe import HOSTS, PICTURE, VARIED


def read(text: str | bytes, name: str = "") -> Reading:
    body = text if isinstance(text, bytes) else text.encode()
    return formats.read(body, Asked(name=name, seed="script", now=START))


def refusal(text: str) -> str:
    with pytest.raises(Unusable) as refused:
        formats.read(text.encode(), Asked(name="x.sh", seed="script", now=START))
    return str(refused.value)


@pytest.mark.parametrize("text", [VARIED, HOSTS, PICTURE, ""], ids=["varied", "hosts", "picture", "empty"])
def test_bash_takes_what_a_lab_writes_and_it_comes_back(text: str) -> None:
    world = lab(text)
    written = script.write("Two\nlines", world)
    checked = subprocess.run(["bash", "-n"], input=written.body, capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, b"")
    reading = read(written.body)
    assert (reading.title, reading.notes) == ("Two lines", ())
    same(world, reading.world)


@given(st.integers(0, 2**32), st.booleans())
@settings(max_examples=40, deadline=None)
def test_any_lab_comes_back_as_far_as_its_notes_say(number: int, swarm: bool) -> None:
    world = random_lab(number, swarm=swarm)
    written = script.write("Any", world)
    told(world, read(written.body).world, written.notes)


def test_bash_and_the_lab_cut_words_alike() -> None:
    """Every letter that a shell could take for something stands in a setting, and comes back."""
    letters = "".join(map(chr, range(32, 127)))
    world = lab("docker run -d --name web -e X=1 nginx")
    [web] = world.containers.values()
    object.__setattr__(web, "env", (f"X={letters}",))
    written = script.write("Letters", world)
    [line] = [line for line in written.body.decode().splitlines() if line.startswith("docker run")]
    seen = subprocess.run(
        ["bash", "-c", line.replace("docker run", "printf '%s\\n'", 1)], capture_output=True, text=True, check=True
    )
    assert f"X={letters}" in seen.stdout.splitlines()
    [again] = read(written.body).world.containers.values()
    assert again.env == (f"X={letters}",)


def test_a_script_runs_on_a_real_engine_with_strict_rules_and_a_title() -> None:
    text = script.write("A lab", lab(HOSTS)).body.decode()
    assert text.startswith("#!/usr/bin/env bash\n# title: A lab\n")
    assert "\nset -euo pipefail\n" in text
    assert "\n# Other hosts are docker contexts of these names: node2, node3.\n" in text
    assert "\n#: addhost node2\n" in text


def test_what_a_real_engine_needs_beyond_a_lab_is_told() -> None:
    lines = "docker run -d --name db postgres\ndocker run -d --name other -e POSTGRES_PASSWORD=x postgres:16"
    assert script.write("", lab(lines)).notes == (
        "on a real engine db ends at once without POSTGRES_PASSWORD: add -e POSTGRES_PASSWORD=... there",
    )


def test_other_programs_are_listed_and_not_run() -> None:
    reading = read(
        "#!/bin/bash\nset -e\necho start\ndocker network create shop\nsleep 5\ndocker compose up -d\ndocker volume create v\n"
        "docker ps\ndocker exec web ping -c1 db\ncurl http://localhost\n"
    )
    assert [one.name for one in reading.world.networks.values() if not one.predefined] == ["shop"]
    assert reading.notes == (
        "not run, because it is no docker command: line 3 (echo start), line 5 (sleep 5), line 10 (curl http://localhost)",
        "not done, because a lab has networks and containers only: line 6 (docker compose up -d), line 7 (docker volume create v)",
    )


def test_many_lines_that_were_not_run_are_counted() -> None:
    reading = read(
        "docker network create a\n" + "make something that is rather long and goes on and on and on and on and on\n" * 30
    )
    [note] = reading.notes
    assert note.endswith(" and 22 more")
    assert len(note) < 1000


def test_variables_are_filled_in() -> None:
    reading = read(
        "NET=shop; \n".replace("; ", "")
        + 'export IMAGE=nginx NAME="a web"\nNAME=${NET}-web\ndocker network create $NET\ndocker run -d --name "$NAME" -e "T=$NET it" --network ${NET} $IMAGE\n'
    )
    [web] = reading.world.containers.values()
    assert (web.name, web.network_mode, web.image, web.env) == ("shop-web", "shop", "nginx", ("T=shop it",))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("docker network create a\n\ndocker run -d --network b --name web nginx", "line 3: docker run -d --network b --name web nginx: docker: Error response from daemon"),
        ("docker frobnicate", "line 1: docker frobnicate: docker: unknown command: docker frobnicate"),
        ("docker run --nonsense nginx", "unknown flag: --nonsense"),
        ("docker run -d --name $NAME nginx", "line 1: docker run -d --name $NAME nginx: $NAME has no value here"),
        ("docker run -d --name $1 nginx", "$1 has no value here"),
        ("for i in 1 2; do\ndocker network create n$i\ndone", "line 1: for i in 1 2; do: 'for' is not run here"),
        ("if true; then docker network create a; fi", "'if' is not run here"),
        ("up() {\n docker network create a\n}", "'up' is not run here"),
        ("ID=$(docker run -d nginx)\ndocker stop $ID", "$(...) is not run in the value of a variable"),
        ("docker run -d 'nginx", "unterminated quoted string"),
        ("docker network create a\n" * 2, "line 2: docker network create a: Error response from daemon: network with name a already exists"),
        ("docker ps\0", "there is a NUL character in line 1"),
        ("docker ps\n" * 5_001, "at most 5000 in one file"),
        ("docker run " + "x" * 9_000, "the line is too long"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_done_is_named_with_the_reason(text: str, why: str) -> None:
    assert why in refusal(text)


def test_a_script_without_a_title_is_called_as_its_file() -> None:
    assert read("docker network create a", "C:\\labs\\two networks.sh").title == "two networks"
    assert read("# Title:  Shop \ndocker network create a", "x.sh").title == "Shop"


def test_windows_line_ends_and_a_mark_in_front_are_no_hindrance() -> None:
    reading = read("\ufeff#!/bin/sh\r\ndocker network create \\\r\n  shop\r\n".encode())
    assert "shop" in {one.name for one in reading.world.networks.values()}
