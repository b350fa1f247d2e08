"""Lessons in the admin: who works on what, and how far everybody is. Nothing can be edited; attempts and progress can go."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from .models import Attempt, Edition, Progress


class Seen(admin.ModelAdmin):
    """Rows that the lessons write."""

    show_facets = admin.ShowFacets.NEVER

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Edition)
class EditionAdmin(Seen):
    list_display = ("__str__",)
    search_fields = ("markdown",)


@admin.register(Attempt)
class AttemptAdmin(Seen):
    list_display = ("lab", "key", "person", "begun", "hints", "shown", "done")
    list_filter = ("key",)
    list_select_related = ("lab",)
    search_fields = ("key", "person", "lab__code")


@admin.register(Progress)
class ProgressAdmin(Seen):
    list_display = ("person", "key", "points", "used", "done")
    list_filter = ("key",)
    search_fields = ("key", "person")
