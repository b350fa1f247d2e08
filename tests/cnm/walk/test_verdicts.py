"""Every verdict: a lab that gives it, what the asker sees, the rule that decided, the fix; and beside it a sibling that can."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cnmviz.cnm.walk import verdicts
from tests.cnm.lab import Lab

from .cases import CASES, TWO, Case
from .questions import reach, trace, verdict

DOCUMENT = Path(__file__).parents[3] / "docs" / "verdicts.md"
FAMILIES = Path(__file__).parents[3] / "static" / "cnmviz" / "matrix" / "families.js"
RECORDINGS = Path(__file__).parents[3] / "tests" / "recordings"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.verdict}-{case.source}-{case.target}")
def test_verdict(case: Case) -> None:
    lab = Lab(*case.lines)
    asked = reach(lab, case.source, case.target)
    found = asked.output
    last = found.hops[-1].steps[-1]
    assert (found.verdict.key, found.symptom, last.rule) == (case.verdict, case.symptom, case.rule)
    assert found.fix == case.fix
    assert asked.changes == ()


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.sibling], ids=lambda case: f"{case.verdict}-{case.source}-{case.target}"
)
def test_sibling_that_can(case: Case) -> None:
    lab = Lab(*case.lines)
    if case.sibling.startswith("docker "):
        lab.run(case.sibling.removeprefix("docker "))
        source, target = case.source, case.target
    else:
        source, target = case.sibling.split()
    assert verdict(lab, source, target) == case.can


def test_every_verdict_has_a_case() -> None:
    assert {case.verdict for case in CASES} == set(verdicts())


def _rows() -> dict[str, list[str]]:
    """The rows of the document's table by verdict."""
    lines = [line for line in DOCUMENT.read_text().splitlines() if line.startswith("| `")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0].strip("`"): row for row in cells}


def test_every_verdict_is_documented_with_what_the_asker_sees() -> None:
    rows = _rows()
    assert set(rows) == set(verdicts())
    for key, (_, sentence, symptom, *_rest) in rows.items():
        assert (sentence, symptom.split(",")[0]) == (verdicts()[key].sentence, str(verdicts()[key].symptom))


def test_every_recording_that_the_document_names_exists() -> None:
    named = re.findall(r"`((?:handmade2?|random|swarm)/[\w-]+)`", DOCUMENT.read_text())
    assert named
    assert [name for name in named if not (RECORDINGS / f"{name}.json").exists()] == []


def test_a_name_that_does_not_resolve_is_explained_and_its_address_tried() -> None:
    found = trace(Lab(*TWO, "run -d --name db --network back nginx"), "web", "db")
    first = found.hops[0].steps[0]
    assert first.rule == "address-instead"
    assert first.text == "web and db share no network, so the name db is unknown to web. Its address 172.19.0.2 is tried."
    assert found.resolved == ()


def test_every_verdict_has_a_family_in_the_matrix_of_the_browser() -> None:
    lists = re.findall(r"verdicts:\s*\[([^\]]+)\]", FAMILIES.read_text())
    open_ones, *others = [set(re.findall(r'"([A-Z_]+)"', each)) for each in lists]
    assert open_ones == {key for key, verdict in verdicts().items() if verdict.ok}
    assert set().union(*others) == {key for key, verdict in verdicts().items() if not verdict.ok}
