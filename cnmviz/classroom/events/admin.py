"""Logs of classes in the admin, to be looked at."""

from __future__ import annotations

from django.contrib import admin

from cnmviz.classroom.admin import LookOnly

from .models import Event


@admin.register(Event)
class EventAdmin(LookOnly):
    list_display = ("seq", "klass", "kind", "by", "who", "step")
    list_filter = ("kind",)
    list_select_related = ("klass",)
