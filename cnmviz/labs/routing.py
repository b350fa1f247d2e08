"""The sockets' paths of labs. The path that leads nowhere is for whoever puts all of them together."""

from typing import Any

from django.urls import path, re_path

from .consumers import lab_socket, no_socket, watch_socket

lab: Any = lab_socket  # Django has types for its own views only
watch: Any = watch_socket
nothing: Any = no_socket
paths = [path("lab/<str:code>/socket", lab), path("lab/<str:code>/watch", watch)]
nowhere = re_path("", nothing)
"""Every path that leads nowhere is accepted and closed with a reason."""
