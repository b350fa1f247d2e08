"""The sockets' paths. Every path that leads nowhere is accepted and closed with a reason."""

from channels.routing import URLRouter
from django.urls import path, re_path

from .consumers import lab_socket, no_socket

sockets = URLRouter(
    [
        path("lab/<str:code>/socket", lab_socket),  # type: ignore[arg-type]
        re_path("", no_socket),  # type: ignore[arg-type]
    ]
)
