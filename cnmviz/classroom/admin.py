"""Classes in the admin. Private links and codes that hand somebody over are not shown."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from .models import Class, Participant, Takeover


@admin.register(Class)
class ClassAdmin(admin.ModelAdmin):
    """Classes can be renamed, given to another account, and deleted with everything in them."""

    list_display = ("code", "title", "owner", "lab", "door_open", "locked", "created", "ended")
    list_select_related = ("owner", "lab")
    search_fields = ("code", "title", "owner__username", "participants__nickname")
    fields = ("title", "owner", "code", "lab", "door_open", "locked", "newcomers", "created", "ended", "revision")
    readonly_fields = ("code", "lab", "door_open", "locked", "newcomers", "created", "ended", "revision")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


class LookOnly(admin.ModelAdmin):
    """Rows that classes write; each goes with its class."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        page = request.resolver_match.url_name if request.resolver_match else None
        return page in ("classroom_class_delete", "classroom_class_changelist", "labs_lab_delete", "labs_lab_changelist")


@admin.register(Participant)
class ParticipantAdmin(LookOnly):
    list_display = ("nickname", "klass", "role", "locked", "hand", "removed", "joined", "seen")
    list_filter = ("role", "klass")
    list_select_related = ("klass",)
    search_fields = ("nickname", "person", "klass__code")


@admin.register(Takeover)
class TakeoverAdmin(LookOnly):
    list_display = ("made", "participant", "taken")
    exclude = ("code",)
