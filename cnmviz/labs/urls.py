"""The pages of labs."""

from django.urls import path

from . import carry_pages, past, sharing, views

urlpatterns = [
    path("", views.home, name="home"),
    path("labs/", views.labs, name="labs"),
    path("join/", views.join, name="join"),
    path("lab/<str:code>/", views.lab, name="lab"),
    path("lab/<str:code>/snapshot", views.snapshot, name="snapshot"),
    path("lab/<str:code>/log", views.log, name="log"),
    path("lab/<str:code>/frames", past.frames_before, name="frames"),
    path("lab/<str:code>/moment", past.moment, name="moment"),
    path("lab/<str:code>/fork", past.fork, name="fork"),
    path("lab/<str:code>/document", sharing.document, name="document"),
    path("lab/<str:code>/embed", sharing.embed, name="embed"),
    path("lab/<str:code>/qr.svg", sharing.qr_code, name="qr"),
    path("carry/", carry_pages.carry, name="carry"),
    path("carry/enter", carry_pages.enter, name="carry_enter"),
    path("carry/done", carry_pages.done, name="carry_done"),
    path("carry/<str:code>", carry_pages.carry_here, name="carry_here"),
    path("healthz", views.healthz, name="healthz"),
]
