"""The pages of a class's results."""

from django.urls import path

from . import pages

urlpatterns = [
    path("class/<str:code>/results", pages.results, name="class_results"),
    path("class/<str:code>/results/<slug:table>.csv", pages.results_csv, name="class_results_csv"),
    path("class/<str:code>/results.xlsx", pages.results_workbook, name="class_results_workbook"),
]
