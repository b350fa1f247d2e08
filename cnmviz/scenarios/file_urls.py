"""Where files come in and go out."""

from django.urls import path

from . import files

urlpatterns = [
    path("labs/open", files.open_file, name="open"),
    path("lab/<str:code>/export/<slug:name>", files.export, name="export"),
    path("schema/lab.json", files.lab_schema, name="lab-schema"),
]
