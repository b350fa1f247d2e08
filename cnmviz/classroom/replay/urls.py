"""The pages of a class's replay."""

from django.urls import path

from . import pages

urlpatterns = [
    path("class/<str:code>/replay", pages.replay, name="class_replay"),
    path("class/<str:code>/replay/moments", pages.replay_moments, name="class_replay_moments"),
    path("class/<str:code>/replay.jsonl", pages.replay_file, name="class_replay_file"),
]
