"""Django's pages behind an ASGI server, with one change of threads for each request.

Django's own handler changes threads for every middleware, there and back, in threads that end with the request and take their
database connection along. Our middleware and views all wait for the database, so the whole of a request runs in one of a few
threads that stay. Measured with 200 students who come in at once: `python -m benchmarks class`.

Views must be functions that are no coroutines, and their answers must not be streamed.
"""

from __future__ import annotations

from contextlib import closing
from typing import IO, Any

from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix

from cnmviz.labs.threads import for_page


class Pages(ASGIHandler):
    """The application for HTTP, once Django is set up."""

    def load_middleware(self, is_async: bool = False) -> None:
        """As for a server without an event loop, whatever is asked for."""
        super().load_middleware(is_async=False)

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        with closing(body):
            response = await for_page(self._respond, scope, body)
            await self.send_response(response, send)

    def _respond(self, scope: dict[str, Any], body: IO[bytes]) -> HttpResponseBase:
        """Everything between the request and its answer."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=type(self), scope=scope)
        request, refused = self.create_request(scope, body)
        response = self.get_response(request) if request is not None else refused
        assert response is not None
        assert not response.streaming, "a streamed answer would be made on the event loop"
        response.close()
        return response
