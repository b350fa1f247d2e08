"""The sockets' paths of classes."""

from typing import Any

from django.urls import path

from .copies.socket import wall_socket
from .projector.socket import door_socket, lab_socket, projector_socket
from .socket import class_socket

participant: Any = class_socket  # Django has types for its own views only
door: Any = door_socket
projector: Any = projector_socket
projected: Any = lab_socket
wall: Any = wall_socket
paths = [
    path("class/<str:code>/socket", participant),
    path("class/<str:code>/door/socket", door),
    path("class/<str:code>/projector/socket", projector),
    path("class/<str:code>/projector/watch", projected),
    path("class/<str:code>/wall/socket", wall),
]
