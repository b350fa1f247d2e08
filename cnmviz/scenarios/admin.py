"""The admin: scenarios can be seen, searched and deleted; what is in them was written by their authors and stays so."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from .models import Scenario, Version


class LookOrDelete(admin.ModelAdmin):
    """Rows that `saving` alone writes."""

    show_facets = admin.ShowFacets.NEVER

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Scenario)
class ScenarioAdmin(LookOrDelete):
    """All that people saved."""

    list_display = ("title", "versions_made", "person", "created", "saved", "withdrawn")
    search_fields = ("title", "text", "token", "person")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Scenario]:
        return super().get_queryset(request).annotate(made=Count("versions"))

    @admin.display(description="versions", ordering="made")
    def versions_made(self, scenario: Any) -> int:
        return int(scenario.made)


@admin.register(Version)
class VersionAdmin(LookOrDelete):
    """A version goes with its scenario, or alone where somebody asks for it."""

    list_display = ("title", "number", "scenario", "size", "made")
    search_fields = ("title", "text", "scenario__token")
    list_select_related = ("scenario",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Version]:
        return super().get_queryset(request).defer("document", "lesson")
