"""The Django app of the log of classes."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """What happened in classes."""

    name = "cnmviz.classroom.events"
    label = "events"
    verbose_name = "Logs of classes"

    def ready(self) -> None:
        """Hear of commands that were refused."""
        from cnmviz.labs import requests  # noqa: PLC0415 (models exist only now)

        from . import refusals  # noqa: PLC0415

        requests.HEARS.append(refusals.heard)
