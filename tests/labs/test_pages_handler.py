"""Pages as a server asks for them: the whole of a request in one thread, which keeps its database connection."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from channels.testing import HttpCommunicator
from django.core import signals

from cnmviz.asgi import application
from cnmviz.pages import Pages

HEADERS = [(b"host", b"127.0.0.1")]


@pytest.mark.django_db(transaction=True)
async def test_a_page_is_answered_with_its_headers() -> None:
    answer = await HttpCommunicator(application, "GET", "/healthz", headers=HEADERS).get_response(timeout=10)
    assert (answer["status"], answer["body"]) == (200, b"ok\n")
    assert b"content-security-policy" in {name.lower() for name, _ in answer["headers"]}


@pytest.mark.django_db(transaction=True)
async def test_an_address_that_leads_nowhere_is_told_so() -> None:
    answer = await HttpCommunicator(application, "GET", "/nowhere", headers=HEADERS).get_response(timeout=10)
    assert answer["status"] == 404


@pytest.mark.django_db(transaction=True)
async def test_a_form_without_its_token_is_refused() -> None:
    asked = HttpCommunicator(application, "POST", "/labs/", body=b"title=x", headers=HEADERS)
    assert (await asked.get_response(timeout=10))["status"] == 403


@pytest.mark.django_db(transaction=True)
async def test_a_request_begins_and_ends_in_the_thread_of_its_page() -> None:
    seen: list[tuple[str, int]] = []

    def began(**_: Any) -> None:
        seen.append(("began", threading.get_ident()))

    def ended(**_: Any) -> None:
        seen.append(("ended", threading.get_ident()))

    signals.request_started.connect(began)
    signals.request_finished.connect(ended)
    try:
        await HttpCommunicator(application, "GET", "/healthz", headers=HEADERS).get_response(timeout=10)
    finally:
        signals.request_started.disconnect(began)
        signals.request_finished.disconnect(ended)
    assert [what for what, _ in seen] == ["began", "ended"]
    assert len({thread for _, thread in seen}) == 1
    assert seen[0][1] != threading.get_ident()


@pytest.mark.django_db(transaction=True)
async def test_who_leaves_before_the_request_is_whole_gets_no_page() -> None:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/healthz", "headers": HEADERS, "query_string": b""}
    await Pages()(scope, receive, send)
    assert sent == []
