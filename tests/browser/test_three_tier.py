"""Real input: a recording's commands, pasted into the console, give the picture, the addresses and every answer that it holds."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from cnmviz.recordings.recording import Recording, read

from .lab import LabPage

RECORDING = read(Path(__file__).resolve().parent.parent / "recordings" / "handmade" / "three-tier.json")


def test_the_pasted_recording_answers_as_the_engine_did(visits) -> None:  # type: ignore[no-untyped-def]
    lab = LabPage(visits())
    lab.paste(step.command for step in RECORDING.steps)
    expect(lab.output.locator(".entry")).to_have_count(len(RECORDING.steps))
    expect(lab.picture.locator("g.endpoint")).to_have_count(len(addresses(RECORDING)))
    expect(lab.output.locator(".exit")).to_have_count(0)

    assert lab.names("network") == set(RECORDING.networks[""])
    assert lab.names("container") == set(RECORDING.containers[""])
    said = lab.endpoints()
    for container, network, address in addresses(RECORDING):
        found = [text for text in said if f"{address}, of container {container}, on network {network}" in text]
        assert len(found) == 1, f"{container} on {network} has {address}: {said}"
    assert answers(lab, RECORDING) == expected(RECORDING)


def addresses(recording: Recording) -> list[tuple[str, str, str]]:
    return [
        (container, network, endpoint["ip"])
        for container, state in recording.containers[""].items()
        for network, endpoint in state["networks"].items()
    ]


Question = tuple[str, str, str]


def expected(recording: Recording) -> dict[Question, object]:
    """What the Engine answered, by who asked, how, and for what."""
    return {
        (who, kind, aim): answer
        for who, asked in recording.probes.items()
        for kind in ("ping", "tcp", "resolve")
        for aim, answer in asked.get(kind, {}).items()
    }


def answers(lab: LabPage, recording: Recording) -> dict[Question, object]:
    """The same questions, asked one after the other in the page's own form."""
    return {(who, kind, aim): answer(lab, who, kind, aim) for who, kind, aim in expected(recording)}


def answer(lab: LabPage, who: str, kind: str, aim: str) -> object:
    if kind == "ping":
        return lab.ask(who, aim, "icmp")["verdict"]["ok"]
    if kind == "resolve":
        return sorted(lab.ask(who, aim, "name")["resolved"])
    address, _, port = aim.rpartition(":")
    return lab.ask(who, address, "tcp", int(port))["verdict"]["ok"]
