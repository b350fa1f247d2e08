"""The pages of lessons, and what a lab asks about its own."""

from django.urls import path

from . import builder, deeds, keeping, learning, pages, trying

urlpatterns = [
    path("lessons/", pages.lessons, name="lessons"),
    path("lessons/try", trying.attempt, name="lesson_try"),
    path("lessons/progress", keeping.kept, name="progress_file"),
    path("lessons/builder/write", builder.write, name="builder_write"),
    path("lessons/builder/read", builder.read, name="builder_read"),
    path("lessons/builder/preview", builder.preview, name="builder_preview"),
    path("lessons/builder/start", builder.start, name="builder_start"),
    path("lessons/builder/stand", builder.stand, name="builder_stand"),
    path("lessons/builder/share", builder.share, name="builder_share"),
    path("s/<str:token>/learn", learning.learn, name="learn"),
    path("s/<str:token>/<int:number>/learn", learning.learn, name="learn_version"),
    path("lessons/<slug:slug>", pages.lesson, name="lesson"),
    path("lessons/<slug:slug>/start", pages.start, name="lesson_start"),
    path("lab/<str:code>/lesson/check", deeds.check, name="lesson_check"),
    path("lab/<str:code>/lesson/predict", deeds.predict, name="lesson_predict"),
    path("lab/<str:code>/lesson/hint", deeds.hint, name="lesson_hint"),
    path("lab/<str:code>/lesson/solution", deeds.solution, name="lesson_solution"),
    path("lab/<str:code>/lesson/again", deeds.again, name="lesson_again"),
]
