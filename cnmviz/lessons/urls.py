"""The pages of lessons, and what a lab asks about its own."""

from django.urls import path

from . import deeds, pages, trying

urlpatterns = [
    path("lessons/", pages.lessons, name="lessons"),
    path("lessons/try", trying.attempt, name="lesson_try"),
    path("lessons/<slug:slug>", pages.lesson, name="lesson"),
    path("lessons/<slug:slug>/start", pages.start, name="lesson_start"),
    path("lab/<str:code>/lesson/check", deeds.check, name="lesson_check"),
    path("lab/<str:code>/lesson/predict", deeds.predict, name="lesson_predict"),
    path("lab/<str:code>/lesson/hint", deeds.hint, name="lesson_hint"),
    path("lab/<str:code>/lesson/solution", deeds.solution, name="lesson_solution"),
    path("lab/<str:code>/lesson/again", deeds.again, name="lesson_again"),
]
