"""The pages of labs."""

from django.urls import path

from . import past, sharing, views

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
    path("healthz", views.healthz, name="healthz"),
]
