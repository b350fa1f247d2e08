"""Questions to classes in the admin, to be looked at."""

from __future__ import annotations

from django.contrib import admin

from cnmviz.classroom.admin import LookOnly

from .models import Answer, Question


@admin.register(Question)
class QuestionAdmin(LookOnly):
    list_display = ("__str__", "klass", "state", "round", "made")
    list_filter = ("klass",)
    list_select_related = ("klass",)


@admin.register(Answer)
class AnswerAdmin(LookOnly):
    list_display = ("question", "participant", "round", "chosen", "given")
    list_select_related = ("question", "participant")
