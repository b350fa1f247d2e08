"""The Django app of scenarios."""

from django.apps import AppConfig

from cnmviz.labs.extras import EXTRAS


class ScenariosConfig(AppConfig):
    """Labs that are saved and shared, and the files that they come from and go to."""

    name = "cnmviz.scenarios"
    verbose_name = "Scenarios"

    def ready(self) -> None:
        from . import files  # noqa: PLC0415, models are there from now on

        EXTRAS.append(files.exports)
