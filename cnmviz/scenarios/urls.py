"""The pages of scenarios: the gallery with what came with the product, links that cannot be guessed, and saving from a lab."""

from django.urls import path

from . import deeds, files, formats, pages

ABOUT = {
    "snapshot": pages.snapshot,
    "document": pages.document,
    "embed": pages.embed,
    "qr.svg": pages.qr_code,
    "fork": deeds.fork,
    **{f"export/{one.name}": files.export_of_scenario(one) for one in formats.written()},
}
"""What every scenario has behind its address."""
WAYS = {"builtin": "scenarios/<slug:slug>", "scenario": "s/<str:token>", "version": "s/<str:token>/<int:number>"}
"""Addresses of one that came with the product, of the newest version and of one version of one that somebody saved."""

urlpatterns = [
    path("scenarios/", pages.gallery, name="scenarios"),
    path("lab/<str:code>/scenario", deeds.save, name="save"),
    *(path(way, pages.scenario, name=name) for name, way in WAYS.items()),
    *(path(f"{way}/{part}", view) for way in WAYS.values() for part, view in ABOUT.items()),
    path("s/<str:token>/edit", deeds.edit, name="edit"),
    path("s/<str:token>/withdraw", deeds.withdraw, name="withdraw"),
    path("s/<str:token>/restore", deeds.restore, name="restore"),
    path("s/<str:token>/delete", deeds.delete, name="delete"),
]
