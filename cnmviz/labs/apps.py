"""The Django app of labs."""

from django.apps import AppConfig


class LabsConfig(AppConfig):
    """Rows, the log, the door and the socket."""

    name = "cnmviz.labs"
    verbose_name = "Labs"
