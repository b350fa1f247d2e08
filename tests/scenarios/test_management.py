"""`manage.py import_scenario` and `export_scenario`: files become scenarios or labs, and these become files, at a prompt."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cnmviz.labs import worlds
from cnmviz.labs.models import Lab
from cnmviz.scenarios import builtin, formats
from cnmviz.scenarios.models import Scenario
from tests.scenarios.labs import lab as lab_of
from tests.scenarios.likeness import same

pytestmark = pytest.mark.django_db

SCRIPT = "# title: Shop\ndocker network create shop\ndocker run -d --name web --network shop nginx\nsleep 5\n"


def run(*arguments: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command(*arguments, stdout=out, stderr=err, no_color=True)
    return out.getvalue(), err.getvalue()


def file(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text)
    return str(folder / name)


def test_each_file_becomes_a_scenario_with_its_link_and_its_notes(tmp_path: Path) -> None:
    first, second = file(tmp_path, "a.sh", SCRIPT), file(tmp_path, "compose.yaml", "services: {web: {image: nginx}}")
    out, err = run("import_scenario", first, second)
    links = [line.split()[0] for line in out.splitlines()]
    assert links == [scenario.get_absolute_url() for scenario in Scenario.objects.order_by("pk")]
    assert out.splitlines()[0].endswith("  Shop")
    assert f"{first}: not run, because it is no docker command: line 4 (sleep 5)\n" in err


def test_a_compose_project_is_called_as_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "Web-Shop"
    folder.mkdir()
    out, err = run("import_scenario", "--lab", file(folder, "compose.yaml", "services: {web: {image: nginx}}"))
    _, world = worlds.read(Lab.objects.get().pk)
    assert (out.split()[1], err) == ("web-shop", "")
    assert [container.name for container in world.containers.values()] == ["web-shop-web-1"]


def test_where_one_cannot_be_read_the_others_are_and_it_fails(tmp_path: Path) -> None:
    good, bad = file(tmp_path, "a.sh", SCRIPT), file(tmp_path, "b.sh", "docker frobnicate")
    err = io.StringIO()
    with pytest.raises(CommandError, match="2 of 3 files could not be read") as failed:
        call_command("import_scenario", bad, str(tmp_path / "gone.sh"), good, stdout=io.StringIO(), stderr=err, no_color=True)
    assert failed.value.returncode == 1
    assert f"{bad}: line 1: docker frobnicate: docker: unknown command: docker frobnicate" in err.getvalue()
    assert "gone.sh: No such file or directory" in err.getvalue()
    assert Scenario.objects.count() == 1


def test_a_file_becomes_a_lab_where_that_is_asked_for(tmp_path: Path) -> None:
    out, _ = run("import_scenario", "--lab", file(tmp_path, "a.sh", SCRIPT))
    assert out == f"{Lab.objects.get().get_absolute_url()}  Shop\n"
    assert not Scenario.objects.exists()


def test_a_file_without_a_title_has_one_as_a_scenario(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"docker network create shop")))
    run("import_scenario", "-")
    assert Scenario.objects.get().title == "A lab"


def test_a_file_comes_from_the_standard_input_and_its_format_can_be_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SCRIPT.encode())))
    out, _ = run("import_scenario", "-", "--format", "script", "--title", "Another")
    assert out.endswith("  Another\n")


def test_a_file_is_read_as_what_it_is_said_to_be(tmp_path: Path) -> None:
    err = io.StringIO()
    with pytest.raises(CommandError, match="nothing was made"):
        call_command("import_scenario", file(tmp_path, "a.sh", SCRIPT), "--format", "json", stdout=io.StringIO(), stderr=err)
    assert "this is not a lab" in err.getvalue()


@pytest.mark.parametrize("name", [one.name for one in formats.written()])
@pytest.mark.parametrize("kind", ["lab", "scenario"])
def test_what_is_written_is_read_again(tmp_path: Path, name: str, kind: str) -> None:
    asks = ["--lab"] if kind == "lab" else []
    run("import_scenario", *asks, file(tmp_path, "a.sh", SCRIPT))
    source = Lab.objects.get().code.lower() if asks else Scenario.objects.get().token
    target = str(tmp_path / f"again{formats.catalogue()[name].suffixes[0]}")
    assert run("export_scenario", source, "--format", name, "-o", target) == ("", "")
    run("import_scenario", "--lab", target)
    again = worlds.read(Lab.objects.latest("pk").pk)[1]
    same(lab_of(SCRIPT.replace("sleep 5", "")), again)


def test_a_built_in_scenario_is_written_by_its_name() -> None:
    slug = next(iter(builtin.catalogue()))
    out, _ = run("export_scenario", slug, "--format", "script")
    assert out.startswith("#!/usr/bin/env bash\n")
    assert f"# title: {builtin.catalogue()[slug].title}\n" in out


def test_a_lab_goes_to_the_standard_output_and_what_is_missing_beside_it(tmp_path: Path) -> None:
    run("import_scenario", "--lab", file(tmp_path, "a.sh", SCRIPT.replace("nginx", "postgres")))
    out, err = run("export_scenario", Lab.objects.get().code, "--format", "script")
    assert out.startswith("#!/usr/bin/env bash\n# title: Shop\n")
    assert "POSTGRES_PASSWORD" in err


def test_what_is_not_there_is_an_error() -> None:
    with pytest.raises(CommandError, match="there is neither a lab nor a scenario ZZZZ"):
        run("export_scenario", "ZZZZ")
