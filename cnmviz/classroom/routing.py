"""The sockets' paths of classes."""

from typing import Any

from django.urls import path

from .socket import class_socket, projector_socket

participant: Any = class_socket  # Django has types for its own views only
projector: Any = projector_socket
paths = [path("class/<str:code>/socket", participant), path("class/<str:code>/door/socket", projector)]
