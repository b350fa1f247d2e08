"""The admin: everything can be seen and searched.

The topology and the log cannot be edited, because the door is their only writer.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from .models import CarryCode, Container, Endpoint, Entry, Host, Lab, Member, Network, Position, Sandbox


class LookOnly(admin.ModelAdmin):
    """Rows that only the door writes."""

    show_facets = admin.ShowFacets.NEVER

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A row goes with its lab only."""
        page = request.resolver_match.url_name if request.resolver_match else None
        return page in ("labs_lab_delete", "labs_lab_changelist")


@admin.register(Lab)
class LabAdmin(admin.ModelAdmin):
    """Labs can be renamed and deleted."""

    list_display = ("code", "title", "seq", "created", "touched")
    search_fields = ("code", "title", "members__name")
    readonly_fields = ("code", "seed", "draws", "seq", "created", "touched")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(Member)
class MemberAdmin(LookOnly):
    list_display = ("name", "lab", "colour", "joined", "person")
    list_filter = ("lab",)
    search_fields = ("name", "person", "lab__code")


@admin.register(Entry)
class EntryAdmin(LookOnly):
    list_display = ("lab", "seq", "member", "source", "line", "undoes")
    list_display_links = ("seq",)
    list_filter = ("source", "lab")
    list_select_related = ("lab", "member")
    search_fields = ("line", "member__name", "lab__code")


@admin.register(Host)
class HostAdmin(LookOnly):
    list_display = ("name", "lab", "interface", "address", "neighbour")
    list_filter = ("lab",)
    search_fields = ("name", "address", "docker_id", "lab__code")


@admin.register(Network)
class NetworkAdmin(LookOnly):
    list_display = ("name", "lab", "host", "driver", "scope", "internal", "pools")
    list_filter = ("driver", "scope", "internal", "lab")
    list_select_related = ("lab", "host")
    search_fields = ("name", "docker_id", "lab__code")


@admin.register(Sandbox)
class SandboxAdmin(LookOnly):
    list_display = ("__str__", "lab", "host", "container", "namespace")
    list_filter = ("lab",)
    list_select_related = ("lab", "host", "container")
    search_fields = ("docker_id", "container__name", "lab__code")


@admin.register(Container)
class ContainerAdmin(LookOnly):
    list_display = ("name", "lab", "host", "image", "status", "network_mode", "publish")
    list_filter = ("status", "image", "lab")
    list_select_related = ("lab", "host")
    search_fields = ("name", "image", "docker_id", "lab__code")


@admin.register(Endpoint)
class EndpointAdmin(LookOnly):
    list_display = ("name", "lab", "network", "container", "interface", "address", "prefix", "address6", "mac")
    list_filter = ("network__driver", "lab")
    list_select_related = ("lab", "network", "container")
    search_fields = ("name", "address", "address6", "mac", "docker_id", "lab__code")


@admin.register(Position)
class PositionAdmin(LookOnly):
    list_display = ("docker_id", "lab", "of", "placed", "x", "y", "rank", "group")
    list_filter = ("of", "lab")
    list_select_related = ("lab",)
    search_fields = ("docker_id", "lab__code")


@admin.register(CarryCode)
class CarryCodeAdmin(LookOnly):
    """Whoever knows a code can be its person, so the codes themselves are not shown."""

    list_display = ("made", "person", "taken")
    exclude = ("code",)
    search_fields = ("person",)
