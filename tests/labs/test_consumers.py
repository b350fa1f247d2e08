"""The socket: joining mid-stream, catching up, answers, and what cannot be read."""

from __future__ import annotations

from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.test import Client

from cnmviz.labs import audience, consumers, limits, people
from cnmviz.labs.models import Lab, Member

from .conftest import Somebody
from .sockets import Browser


async def test_the_welcome_comes_first_and_tells_who_you_are(lab: Lab, ana: Somebody) -> None:
    async with Browser("BCDF", ana.id) as browser:
        welcome = await browser.next("welcome")
    you = {"id": ana.id, "name": "Ana", "colour": "#0b7285"}
    assert welcome == {"type": "welcome", "you": you, "people": [{**you, "here": 1}], "seq": 1}


async def test_everybody_sees_a_command_and_the_sender_gets_the_receipt(lab: Lab, ana: Somebody, ben: Somebody) -> None:
    async with Browser("BCDF", ana.id, since=1) as one, Browser("bcdf", ben.id, since=1) as two:
        receipt = await one.line("docker network create front", "r1")
        frames = [await one.next("frame"), await two.next("frame")]
    assert (receipt["ok"], receipt["ref"], receipt["seq"]) == (True, "r1", 2)
    assert frames[0] == frames[1]
    frame = frames[0]
    assert (frame["seq"], frame["by"], frame["source"], frame["line"]) == (2, ana.id, "console", "docker network create front")
    [change] = frame["changes"]
    assert (change["kind"], change["before"], change["after"]["name"]) == ("network", None, "front")


async def test_a_gesture_is_a_command_too(lab: Lab, ana: Somebody) -> None:
    async with Browser("BCDF", ana.id, since=1) as browser:
        await browser.send({"type": "command", "ref": "g", "name": "network create", "args": {"name": "front"}})
        assert (await browser.next("receipt"))["ok"]
        frame = await browser.next("frame")
    assert (frame["source"], frame["line"]) == ("picture", "docker network create front")


async def test_messages_of_one_socket_are_answered_in_order(lab: Lab, ana: Somebody) -> None:
    async with Browser("BCDF", ana.id, since=1) as browser:
        for n in range(8):
            await browser.send({"type": "line", "ref": f"r{n}", "text": f"docker network create n{n}"})
        receipts = [await browser.next("receipt") for _ in range(8)]
    assert [(receipt["ref"], receipt["seq"]) for receipt in receipts] == [(f"r{n}", n + 2) for n in range(8)]


async def test_joining_mid_stream_sends_what_is_missing(lab: Lab, ana: Somebody, ben: Somebody) -> None:
    for n in range(4):
        await sync_to_async(ana.types)(f"docker network create n{n}")
    async with Browser("BCDF", ben.id, since=3) as browser:
        assert (await browser.next("welcome"))["seq"] == 5
        assert [(await browser.next("frame"))["seq"] for _ in range(2)] == [4, 5]
        await sync_to_async(ana.types)("docker network create n4")
        assert (await browser.next("frame"))["seq"] == 6
        assert await browser.silent()


async def test_what_somebody_missed_comes_in_one_message(lab: Lab, ana: Somebody, ben: Somebody) -> None:
    for n in range(4):
        await sync_to_async(ana.types)(f"docker network create n{n}")
    async with Browser("BCDF", ben.id, since=1) as browser:
        await browser.next("welcome")
        together = await browser._socket.receive_json_from(timeout=5)
        assert together["type"] == "several"
        assert [(one["type"], one["seq"]) for one in together["messages"]] == [("frame", seq) for seq in range(2, 6)]


async def test_nothing_is_missed_between_joining_and_reading(
    lab: Lab, ana: Somebody, ben: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command that lands while the newcomer's log is being read is sent once, from one side or the other."""
    read = consumers.frames.missing

    def while_somebody_writes(lab: int, since: int | None) -> Any:
        before = read(lab, since)
        ana.types("docker network create meanwhile")
        return before

    monkeypatch.setattr(consumers.frames, "missing", while_somebody_writes)
    async with Browser("BCDF", ben.id, since=1) as browser:
        assert (await browser.next("welcome"))["seq"] == 1
        assert (await browser.next("frame"))["seq"] == 2
        assert await browser.silent()


async def test_a_gap_is_filled_on_request(lab: Lab, ana: Somebody) -> None:
    async with Browser("BCDF", ana.id, since=1) as browser:
        for n in range(3):
            await browser.line(f"docker network create n{n}", f"r{n}")
        first = [await browser.next("frame") for _ in range(3)]
        await browser.send({"type": "resend", "since": 2})
        assert [await browser.next("frame") for _ in range(2)] == first[1:]


@pytest.mark.parametrize("since", [0, 99])
async def test_who_is_too_far_behind_or_ahead_fetches_the_snapshot(
    lab: Lab, ana: Somebody, monkeypatch: pytest.MonkeyPatch, since: int
) -> None:
    monkeypatch.setattr(limits, "CATCH_UP_ENTRIES", 2)
    for n in range(3):
        await sync_to_async(ana.types)(f"docker network create n{n}")
    async with Browser("BCDF", ana.id, since=since) as browser:
        assert await browser.next("resync") == {"type": "resync", "seq": 4}
        await browser.send({"type": "resend", "since": since})
        assert await browser.next("resync") == {"type": "resync", "seq": 4}


async def test_a_long_gap_of_large_frames_is_a_snapshot_too(lab: Lab, ana: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    await sync_to_async(ana.types)("docker network create front")
    monkeypatch.setattr(limits, "CATCH_UP_BYTES", 100)
    async with Browser("BCDF", ana.id, since=1) as browser:
        assert (await browser.next("resync"))["seq"] == 2


async def test_the_same_reference_on_another_socket_is_answered_and_not_repeated(lab: Lab, ana: Somebody) -> None:
    async with Browser("BCDF", ana.id, since=1) as browser:
        first = await browser.line("docker network create front", "r1")
    async with Browser("BCDF", ana.id, since=2) as browser:
        assert await browser.line("docker network create front", "r1") == first
        assert await browser.silent()


@pytest.mark.parametrize(
    ("message", "why", "ref"),
    [
        ("{", "the message cannot be read", ""),
        ("[]", "the message cannot be read", ""),
        ("[" * 40_000, "the message cannot be read", ""),
        ('{"type": "bogus", "ref": "r7"}', "Invalid value 'bogus'", "r7"),
        ('{"type": "line", "ref": "r7", "text": "docker ps", "extra": 1}', "unknown field `extra`", "r7"),
        ('{"type": "line", "ref": "r7", "text": 5}', "Expected `str`, got `int` - at `$.text`", "r7"),
        ('{"type": "line", "text": "docker ps"}', "missing required field `ref`", ""),
        ('{"type": "line", "ref": "", "text": "docker ps"}', "length >= 1 - at `$.ref`", ""),
        ('{"type": "line", "ref": "' + "r" * 49 + '", "text": ""}', "length <= 48 - at `$.ref`", "r" * 48),
        ('{"type": "line", "ref": "r7", "text": "' + "x" * 8193 + '"}', "length <= 8192 - at `$.text`", "r7"),
        ('{"type": "line", "ref": "r7", "text": "\\ud800"}', "the message cannot be read", "r7"),
        ('{"type": "line", "ref": "r\\u0000", "text": ""}', "matching regex '^[ -~]*$' - at `$.ref`", "r"),
        ('{"type": "welcome", "ref": "r7"}', "Invalid value 'welcome'", "r7"),
        ("x" * (limits.MESSAGE_BYTES + 1), "the message is too large: at most 65536 bytes", ""),
        (b"\x00", "messages are text, not binary", ""),
    ],
    ids=lambda value: str(value)[:30],
)
async def test_what_cannot_be_read_is_refused_and_changes_nothing(
    lab: Lab, ana: Somebody, message: str | bytes, why: str, ref: str
) -> None:
    async with Browser("BCDF", ana.id, since=1) as browser:
        await browser.next("welcome")
        await browser.send(message)
        refused = await browser.next("refused")
        assert why in refused["why"]
        assert refused.get("ref", "") == ref
        assert (await browser.line("docker network create front"))["seq"] == 2


@pytest.mark.parametrize(
    ("browser", "code", "why"),
    [
        (Browser("ZZZZ"), 4404, "there is no such lab"),
        (Browser("", path="/elsewhere"), 4404, "there is nothing here"),
        (Browser("BCDF", origin="https://evil.example"), 4403, "this page belongs to another site"),
        (Browser("BCDF", origin="http://127.0.0.1:9000"), 4403, "this page belongs to another site"),
        (Browser("BCDF", origin="null"), 4403, "this page belongs to another site"),
    ],
    ids=["no lab", "no path", "origin", "port", "null origin"],
)
async def test_a_refused_socket_is_told_why_before_it_is_closed(lab: Lab, browser: Browser, code: int, why: str) -> None:
    async with browser:
        assert await browser.close_code() == code
    assert browser.kept == [{"type": "closed", "why": why}]


async def test_too_many_sockets(lab: Lab, ana: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SOCKETS_PER_LAB", 1)
    async with Browser("BCDF", ana.id) as first:
        await first.next("welcome")
        async with Browser("BCDF", ana.id) as second:
            assert await second.close_code() == 4429
        assert (await first.line("docker network create front"))["ok"]


async def test_a_program_without_origin_and_cookie_is_somebody_new(lab: Lab) -> None:
    async with Browser("BCDF", origin=None) as browser:
        you = (await browser.next("welcome"))["you"]
    assert await sync_to_async(Member.objects.filter(lab=lab, person=you["id"], name=you["name"]).exists)()


async def test_a_forged_cookie_is_nobody(lab: Lab, ana: Somebody) -> None:
    browser = Browser("BCDF", ana.id)
    browser._socket.scope["headers"][-1] = (b"cookie", f"person={ana.id}:forged".encode())
    async with browser:
        assert (await browser.next("welcome"))["you"]["id"] != ana.id


async def test_a_lab_full_of_people_still_takes_those_it_knows(
    lab: Lab, ana: Somebody, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MEMBERS", 1)
    async with Browser("BCDF") as stranger:
        assert await stranger.close_code() == 4429
    assert (await sync_to_async(client.get)("/lab/BCDF/")).status_code == 429
    async with Browser("BCDF", ana.id) as browser:
        await browser.next("welcome")


async def test_a_ping_is_answered(lab: Lab, ana: Somebody) -> None:
    async with Browser("BCDF", ana.id) as browser:
        await browser.send({"type": "ping"})
        assert await browser.next("pong") == {"type": "pong"}


async def test_a_frame_that_was_never_announced_is_found_in_the_log(
    lab: Lab, ana: Somebody, ben: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audience, "WATCH_SECONDS", 0.05)
    monkeypatch.setattr(consumers.frames, "announce", lambda *_: None)
    async with Browser("BCDF", ana.id, since=1) as one, Browser("BCDF", ben.id, since=1) as two:
        await one.next("welcome")
        await two.next("welcome")
        for n in range(3):
            assert (await one.line(f"docker network create n{n}", f"r{n}"))["ok"]
        for browser in (one, two):
            assert [(await browser.next("frame"))["seq"] for _ in range(3)] == [2, 3, 4]
            assert await browser.silent()


def broken(*_: object) -> None:
    raise ZeroDivisionError


async def test_a_fault_of_the_server_is_an_answer_too_or_the_client_would_ask_for_ever(
    lab: Lab, ana: Somebody, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with Browser("BCDF", ana.id, since=1) as browser:
        with monkeypatch.context() as patched:
            patched.setattr(consumers, "complete", broken)
            await browser.send({"type": "complete", "ref": "c", "text": "", "cursor": 0})
            assert await browser.next("refused") == {"type": "refused", "why": "the server failed at this message", "ref": "c"}
        assert (await browser.line("docker network create front"))["ok"]
    assert "a message failed in the server" in caplog.text


async def test_a_fault_of_the_server_at_the_door_closes_that_socket_with_a_reason(
    lab: Lab, ana: Somebody, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(people, "member", broken)
    async with Browser("BCDF", ana.id) as browser:
        assert await browser.close_code() == 1011
    assert browser.kept[-1] == {"type": "closed", "why": "the server failed; the lab is as it was"}
    assert "a socket failed in the server" in caplog.text


async def test_completion(lab: Lab, ana: Somebody) -> None:
    async with Browser("BCDF", ana.id) as browser:
        await browser.send({"type": "complete", "ref": "c", "text": "docker network cr", "cursor": 17})
        answer = await browser.next("completions")
    assert (answer["ref"], answer["start"], [item[0] for item in answer["items"]]) == ("c", 15, ["create"])


async def test_the_audience_ends_with_its_last_socket(lab: Lab, ana: Somebody, ben: Somebody) -> None:
    async with Browser("BCDF", ana.id) as one:
        await one.next("welcome")
        async with Browser("BCDF", ben.id) as two:
            await two.next("welcome")
            assert audience.size(lab.pk) == 2
        assert audience.size(lab.pk) == 1
    assert audience.size(lab.pk) == 0
    assert audience.Audience.of(lab.pk) is None
