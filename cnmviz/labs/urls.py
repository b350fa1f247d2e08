"""The pages of labs."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("labs/", views.labs, name="labs"),
    path("join/", views.join, name="join"),
    path("lab/<str:code>/", views.lab, name="lab"),
    path("lab/<str:code>/snapshot", views.snapshot, name="snapshot"),
    path("lab/<str:code>/log", views.log, name="log"),
    path("healthz", views.healthz, name="healthz"),
]
