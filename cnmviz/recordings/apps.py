"""The Django app that brings `manage.py replay`."""

from django.apps import AppConfig


class RecordingsConfig(AppConfig):
    name = "cnmviz.recordings"
