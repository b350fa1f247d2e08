"""Headers of every page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

POLICY = "; ".join(
    (
        "default-src 'self'",
        "connect-src 'self' {socket}",
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors {frames}",
    )
)
"""Nothing inline and nothing from elsewhere. Pictures may be made by the page itself, for the export.

Only a page that says so may be shown in other people's pages (`xframe_options_exempt`).
"""


def content_security_policy(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Say what a page may load. `self` does not cover sockets in all browsers, so the page's own is named."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        socket = f"{'wss' if request.is_secure() else 'ws'}://{request.get_host()}"
        frames = "*" if getattr(response, "xframe_options_exempt", False) else "'none'"
        response.headers.setdefault("Content-Security-Policy", POLICY.format(socket=socket, frames=frames))
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response

    return middleware
