"""The Django app of scenarios."""

from django.apps import AppConfig


class ScenariosConfig(AppConfig):
    """Labs that are saved and shared, and the files that they come from and go to."""

    name = "cnmviz.scenarios"
    verbose_name = "Scenarios"
