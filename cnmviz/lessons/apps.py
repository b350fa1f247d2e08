"""The Django app of lessons."""

from django.apps import AppConfig


class LessonsConfig(AppConfig):
    """What a lesson asks for, and who has come how far."""

    name = "cnmviz.lessons"
    verbose_name = "Lessons"
