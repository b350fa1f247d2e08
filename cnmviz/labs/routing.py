"""The sockets' paths. Every path that leads nowhere is accepted and closed with a reason."""

from typing import Any

from channels.routing import URLRouter
from django.urls import path, re_path

from .consumers import lab_socket, no_socket, watch_socket

lab: Any = lab_socket  # Django has types for its own views only
watch: Any = watch_socket
nowhere: Any = no_socket
sockets = URLRouter([path("lab/<str:code>/socket", lab), path("lab/<str:code>/watch", watch), re_path("", nowhere)])
