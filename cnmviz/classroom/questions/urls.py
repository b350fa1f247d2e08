"""The pages about questions to a class."""

from django.urls import path

from . import pages

urlpatterns = [
    path("class/<str:code>/questions", pages.prepared_ones, name="class_questions"),
]
