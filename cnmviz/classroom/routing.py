"""The sockets' paths of classes."""

from typing import Any

from django.urls import path

from .copies.socket import wall_socket
from .socket import class_socket, projector_socket

participant: Any = class_socket  # Django has types for its own views only
projector: Any = projector_socket
wall: Any = wall_socket
paths = [
    path("class/<str:code>/socket", participant),
    path("class/<str:code>/door/socket", projector),
    path("class/<str:code>/wall/socket", wall),
]
